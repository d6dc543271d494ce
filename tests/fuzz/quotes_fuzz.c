/* Bytes -> quotes: what must hold for any page. */
#include "core/quotes/quotes.h"
#include "fuzz.h"

/* Absent, or a part of the page: whole characters of clean, so that nothing which clean forbids can
 * come out. */
static void check_slice(struct str clean, struct str slice) {
    if (slice.ptr == NULL) return;
    check(slice.len > 0);
    check(slice.ptr >= clean.ptr && slice.ptr + slice.len <= clean.ptr + clean.len);
    check(is_boundary(clean, (size_t)(slice.ptr - clean.ptr)));
    check(is_boundary(clean, (size_t)(slice.ptr - clean.ptr) + slice.len));
}

static void check_media(struct str_list via) {
    for (size_t i = 0; i < via.count; i++) {
        check(via.at[i].ptr != NULL && via.at[i].len > 0);
        for (size_t k = 0; k < i; k++) check(!str_eq(via.at[i], via.at[k]));
    }
}

static void check_speaker(struct str clean, const struct speaker *speaker) {
    check_slice(clean, speaker->name);
    check_slice(clean, speaker->surface);
    check_slice(clean, speaker->role);
    if (speaker->type == SPEAKER_NONE)
        check(speaker->name.ptr == NULL);
    else
        check(speaker->name.ptr != NULL || speaker->surface.ptr != NULL);
    if (speaker->type == SPEAKER_ANONYMOUS) check(speaker->name.ptr == NULL);
}

static size_t check_quotes(const struct article *article, const struct quotes *quotes) {
    struct str clean = article->text.clean;
    uint32_t marked_end = 0, indirect_end = 0, start = 0;
    size_t marked = 0;
    for (size_t i = 0; i < quotes->count; i++) {
        const struct quote *q = &quotes->at[i];
        bool indirect = q->kind == QUOTE_INDIRECT;
        check(q->start < q->end && q->end <= clean.len);
        check(is_boundary(clean, q->start) && is_boundary(clean, q->end));
        check(q->start >= start);
        check(q->start >= (indirect ? indirect_end : marked_end));
        if (indirect)
            indirect_end = q->end;
        else
            marked_end = q->end;
        start = q->start;
        marked += !indirect;
        check(quote_kind_name(q->kind) != NULL);
        check(q->rule != NULL && q->confidence >= 0 && q->confidence <= 100);
        check((q->confidence == 0) == (q->speaker.type == SPEAKER_NONE));
        check_speaker(clean, &q->speaker);
        check_slice(clean, q->cue);
        check_slice(clean, q->channel);
        check_slice(clean, q->said);
        check_slice(clean, q->antecedent);
        check_media(q->via);
    }
    check_media(quotes->sources);
    return marked;
}

/* Asking for indirect ones, too, changes nothing about the others and the sources: what is not read
 * without them would have told nothing. */
static void check_same(const struct quotes *direct, const struct quotes *all) {
    size_t next = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct quote *a = &all->at[i];
        if (a->kind == QUOTE_INDIRECT) continue;
        check(next < direct->count);
        const struct quote *d = &direct->at[next++];
        check(a->start == d->start && a->end == d->end && a->kind == d->kind);
        check(a->speaker.type == d->speaker.type && str_eq(a->speaker.name, d->speaker.name));
        check(str_eq(a->speaker.role, d->speaker.role) && a->rule == d->rule);
        check(str_eq(a->cue, d->cue) && a->via.count == d->via.count);
        for (size_t v = 0; v < a->via.count; v++) check(str_eq(a->via.at[v], d->via.at[v]));
    }
    check(next == direct->count);
    check(all->sources.count == direct->sources.count);
    for (size_t i = 0; i < all->sources.count; i++)
        check(str_eq(all->sources.at[i], direct->sources.at[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct article article;
    struct quotes direct, all;
    article_read(&arena, built_in_packs(), (struct str){(const char *)data, size}, &article);
    quotes_find(&arena, &article, false, &direct);
    quotes_find(&arena, &article, true, &all);
    check(check_quotes(&article, &direct) == direct.count);
    check(check_quotes(&article, &all) == direct.count);
    check_same(&direct, &all);
    arena_free(&arena);
    return 0;
}
