/* By what a role is known again when it stands without its name. */
#ifndef KUTIP_QUOTES_ROLE_H
#define KUTIP_QUOTES_ROLE_H

#include "core/quotes/names/people.h"

/* The head of a role, the same for its short and its full form, and in `broad` for its kind; 0:
 * none. */
struct role_key {
    uint32_t head, broad;
};

struct role_key role_key(const struct outline *o, uint32_t from, uint32_t to);

/* "hakim", "ketua majelis hakim": is the role one that the pack joins, and that several people
 * have? */
bool role_shared(const struct outline *o, uint32_t from, uint32_t to);

/* Does the person's role hold every place and body that the mention's holds? */
bool role_fits(const struct outline *o, const struct mention *m, const struct person *p);

/* Does the role [from, to) name a country other than the one that goes without saying? */
bool role_names_country(const struct outline *o, uint32_t from, uint32_t to);

#endif
