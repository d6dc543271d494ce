/* One person across articles: which names of speakers are the same person's.
 *
 * Names that differ only in case, accents, hyphens and spaces are one ("Ilse Brand-vold", "Ilse
 * Brandvold"). A name of several words joins the one longer name that holds its words in order
 * ("Sasmita Arum", "Sasmita Arum Wijaya"); a single word joins the one longer name that ends with
 * it
 * ("Holvat"), or that begins with it when both hold an office that shares a word. Where two longer
 * names would do, nothing is joined. The reader's people.ini has the last word:
 *
 *     [same]
 *     holvat = Marek Holvat, Holvat, Mareck Holvat     the first is the name as shown
 *     [never]
 *     vask = Joren Vaskelund, Joren Vask               never one person */
#ifndef KUTIP_LIBRARY_PEOPLE_H
#define KUTIP_LIBRARY_PEOPLE_H

#include "core/library/query/shelf.h"

struct people_rules;

struct people {
    uint32_t
        *person;  /* by name id: the id of the name that stands for the person; 0 for no speaker */
    size_t names; /* name ids are below this */
    uint64_t version; /* of the shelf it was made from */
    struct people_rules *rules;
};

/* Reads the rules of people.ini; `path` NULL: none. */
void people_init(struct people *people, const char *path);
void people_free(struct people *people);

/* Finds the people anew when the shelf has changed since. False when SQLite failed. */
bool people_update(struct people *people, struct shelf *shelf);

#endif
