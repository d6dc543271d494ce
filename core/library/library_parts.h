/* What the files of the library's front share; nobody else includes it. */
#ifndef KUTIP_LIBRARY_LIBRARY_PARTS_H
#define KUTIP_LIBRARY_LIBRARY_PARTS_H

#include <stdatomic.h>

#include "core/library/answers/asker.h"
#include "core/library/answers/page.h"
#include "core/library/answers/rows.h"
#include "core/library/files/place.h"
#include "core/library/files/watch.h"
#include "core/library/index/indexer.h"
#include "core/library/marks/marks_store.h"
#include "core/library/query/view.h"

enum { KEPT_PAGES = 64 }; /* of library_row(): see LIBRARY_ROWS_KEPT */

struct library {
    struct library_options options;
    struct arena strings; /* of the options */
    struct place place;
    struct events *events;
    int lock;      /* file descriptor of the writer's lock, held by whoever writes */
    bool complete; /* the lock's file says that all files were read */
    _Atomic(struct indexer *) indexer; /* NULL when another instance writes */
    struct asker *asker;
    struct rows *rows;
    struct watch *watch; /* NULL: nothing is followed */
    struct marks *marks; /* like asker and rows NULL when no index can be had any more */
    struct view *view;   /* NULL before the first */
    struct page *pages[KEPT_PAGES];
    size_t page_count, next_page;   /* a ring */
    size_t wanted_from, wanted_end; /* positions of the view asked of `rows` */
    uint32_t requests;
    int recoveries;             /* times that the index was made anew or elsewhere */
    struct library_query query; /* the latest asked for */
    char *query_text;           /* its text, NULL: nothing was asked yet */
    uint32_t query_request;
};

/* ---- library_open.c ---- */

/* The index broke, or there is no room for it: makes it anew, or elsewhere. */
void library_recover(struct library *library, const struct error *why);

/* Another instance writes no more: takes over when nobody else did. */
void library_take_over(struct library *library);

/* Writes into the lock's file who holds it and whether all files were read. */
void library_tell_state(struct library *library, bool complete);

/* Has the instance that holds the lock read all files since this was asked last? */
bool library_other_is_complete(struct library *library);

/* ---- library.c ---- */

/* Asks the latest question again. */
void library_ask_again(struct library *library);

/* Forgets view and rows: the ids that they hold are no more. */
void library_forget_rows(struct library *library);

#endif
