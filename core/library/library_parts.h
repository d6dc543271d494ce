/* What the files of the library's front share; nobody else includes it. */
#ifndef KUTIP_LIBRARY_LIBRARY_PARTS_H
#define KUTIP_LIBRARY_LIBRARY_PARTS_H

#include "core/library/asker.h"
#include "core/library/indexer.h"
#include "core/library/marks_store.h"
#include "core/library/page.h"
#include "core/library/place.h"
#include "core/library/rows.h"
#include "core/library/view.h"

enum { KEPT_PAGES = 8 };

struct library {
    struct library_options options; /* its strings are ours */
    struct place place;
    struct events *events;
    int lock; /* file descriptor of the writer's lock; -1 when another instance writes */
    struct indexer *indexer; /* NULL when another instance writes */
    struct asker *asker;
    struct rows *rows;
    struct marks *marks; /* like asker and rows NULL when no index can be had any more */
    struct view *view;   /* NULL before the first */
    struct page *pages[KEPT_PAGES];
    size_t page_count, next_page;   /* a ring */
    size_t wanted_from, wanted_end; /* positions of the view asked of `rows` */
    uint32_t requests;
    int recoveries;             /* times that the index was made anew or elsewhere */
    struct library_query query; /* the latest asked for; its text is ours */
    uint32_t query_request;
};

/* The cached row of an id; NULL when it is not there. */
const struct page_row *library_cached(const struct library *library, uint32_t id);

#endif
