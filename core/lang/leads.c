/* Words are put in groups by their hashes, and for each group, the largest first, a factor is
 * looked for that turns all its hashes to slots that are free ("hash, displace and compress",
 * Belazzougui, Botelho, Dietzfelbinger 2009). */
#include "core/lang/leads.h"

#include <stdlib.h>

#include "core/base/mem.h"

enum { GROUP_SLOTS = 8 }; /* for each group: two to four words in it */

struct member {
    struct leads_slot word;
    uint32_t group, group_size;
};

static int compare_members(const void *a, const void *b) {
    const struct member *x = a, *y = b;
    if (x->group_size != y->group_size) return x->group_size > y->group_size ? -1 : 1;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return (x->word.hash > y->word.hash) - (x->word.hash < y->word.hash);
}

/* The members, those of a group together, the largest groups first. */
static struct member *sort_members(const struct leads_slot *words, size_t count, uint32_t groups) {
    struct member *members = mem_new(count + 1, sizeof *members);
    uint32_t *sizes = mem_new(groups, sizeof *sizes);
    for (size_t i = 0; i < count; i++) sizes[words[i].hash & (groups - 1)]++;
    for (size_t i = 0; i < count; i++) {
        uint32_t group = words[i].hash & (groups - 1);
        members[i] = (struct member){words[i], group, sizes[group]};
    }
    free(sizes);
    qsort(members, count, sizeof *members, compare_members);
    return members;
}

/* Puts a group in its slots; false, and nothing is put, when one of them is taken. */
static bool put_group(struct leads_slot *slots, uint32_t shift, const struct member *group,
                      uint32_t turn) {
    for (uint32_t i = 0; i < group->group_size; i++) {
        struct leads_slot *slot = &slots[group[i].word.hash * turn >> shift];
        if (slot->lead == 0) {
            *slot = group[i].word;
            continue;
        }
        while (i-- > 0) slots[group[i].word.hash * turn >> shift] = (struct leads_slot){0};
        return false;
    }
    return true;
}

static bool put_members(struct leads_slot *slots, uint16_t *turns, uint32_t shift,
                        const struct member *members, size_t count) {
    for (size_t i = 0; i < count; i += members[i].group_size) {
        uint32_t turn = 1;
        while (turn <= UINT16_MAX && !put_group(slots, shift, &members[i], turn)) turn += 2;
        if (turn > UINT16_MAX) return false;
        turns[members[i].group] = (uint16_t)turn;
    }
    return true;
}

void leads_make(struct arena *arena, const struct leads_slot *words, size_t count,
                struct leads *out) {
    uint32_t shift = 32 - 4;
    while (shift > 1 && ((size_t)2 << (32 - shift)) < count * 3) shift--;
    for (bool made = false; !made; shift--) {
        size_t slot_count = (size_t)1 << (32 - shift), groups = slot_count / GROUP_SLOTS;
        struct leads_slot *slots = arena_new(arena, struct leads_slot, slot_count);
        uint16_t *turns = arena_new(arena, uint16_t, groups);
        struct member *members = sort_members(words, count, (uint32_t)groups);
        made = put_members(slots, turns, shift, members, count);
        free(members);
        *out = (struct leads){slots, turns, shift, (uint32_t)groups};
    }
}
