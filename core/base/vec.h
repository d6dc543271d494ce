/* A growing array of any type: VEC(struct row) rows = {0}; vec_push(&rows, row); vec_free(&rows).
 */
#ifndef KUTIP_BASE_VEC_H
#define KUTIP_BASE_VEC_H

#include <stdlib.h>

#include "core/base/mem.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t count, room;                                                                        \
    }

/* Makes room for `more` further items. */
#define vec_reserve(v, more)                                                                       \
    do {                                                                                           \
        if ((v)->room - (v)->count < (size_t)(more)) {                                             \
            size_t room_ = (v)->room * 2;                                                          \
            if (room_ < (v)->count + (size_t)(more)) room_ = (v)->count + (size_t)(more);          \
            if (room_ < 8) room_ = 8;                                                              \
            (v)->at = mem_resize((v)->at, room_, sizeof *(v)->at);                                 \
            (v)->room = room_;                                                                     \
        }                                                                                          \
    } while (0)

#define vec_push(v, ...)                                                                           \
    do {                                                                                           \
        vec_reserve((v), 1);                                                                       \
        (v)->at[(v)->count++] = (__VA_ARGS__);                                                     \
    } while (0)

#define vec_free(v)                                                                                \
    do {                                                                                           \
        free((v)->at);                                                                             \
        (v)->at = NULL;                                                                            \
        (v)->count = (v)->room = 0;                                                                \
    } while (0)

#endif
