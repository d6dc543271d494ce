#include "core/library/query/query_run.h"

#include <stdlib.h>

#include "core/base/buf.h"
#include "core/base/mem.h"

enum { KEPT_LEAVES = 16 };

struct kept_leaf {
    struct buf key;
    struct bitset set;
    uint64_t used;
};

struct query_runner {
    struct query_sources from;
    struct kept_leaf kept[KEPT_LEAVES];
    uint64_t kept_version, clock;
};

struct query_runner *query_runner_new(const struct query_sources *from) {
    struct query_runner *runner = mem_new(1, sizeof *runner);
    runner->from = *from;
    return runner;
}

static void forget_leaves(struct query_runner *runner) {
    for (int i = 0; i < KEPT_LEAVES; i++) {
        buf_free(&runner->kept[i].key);
        bitset_free(&runner->kept[i].set);
        runner->kept[i] = (struct kept_leaf){0};
    }
}

void query_runner_free(struct query_runner *runner) {
    forget_leaves(runner);
    free(runner);
}

/* ---- kept leaves ---- */

static bool changes_with_marks(enum query_field field) {
    return field == FIELD_IS || field == FIELD_TAG;
}

static struct kept_leaf *find_kept(struct query_runner *runner, struct str key) {
    struct kept_leaf *oldest = &runner->kept[0];
    for (int i = 0; i < KEPT_LEAVES; i++) {
        struct kept_leaf *kept = &runner->kept[i];
        if (kept->set.words != NULL && str_eq(buf_str(&kept->key), key)) return kept;
        if (kept->used < oldest->used) oldest = kept;
    }
    return oldest;
}

static bool run_kept_leaf(struct query_runner *runner, const struct query_node *leaf,
                          struct bitset *out) {
    bool of_quote = query_leaf_of_quote(leaf);
    size_t last = of_quote ? runner->from.shelf->quotes : runner->from.shelf->articles;
    if (runner->kept_version != runner->from.shelf->version) forget_leaves(runner);
    runner->kept_version = runner->from.shelf->version;
    struct buf key = {0};
    buf_printf(&key, "%d%c%.*s", leaf->field, leaf->prefix ? '*' : ' ', STR_ARG(leaf->value));
    struct kept_leaf *kept = find_kept(runner, buf_str(&key));
    bool hit = kept->set.words != NULL && str_eq(buf_str(&kept->key), buf_str(&key)), ok = true;
    if (hit) {
        *out = bitset_copy(&kept->set);
    } else {
        *out = bitset_new(last + 1, false);
        ok = query_leaf_run(&runner->from, leaf, out);
    }
    if (!hit && ok && !changes_with_marks(leaf->field)) {
        buf_free(&kept->key);
        bitset_free(&kept->set);
        *kept = (struct kept_leaf){.key = key, .set = bitset_copy(out)};
        key = (struct buf){0};
    }
    if (hit || ok) kept->used = ++runner->clock;
    buf_free(&key);
    if (!ok) bitset_free(out);
    return ok;
}

/* ---- the tree ---- */

/* From quotes to the articles they stand in, or from articles to all their quotes. */
static bool convert(struct shelf *shelf, struct bitset *set, bool to_quotes) {
    const uint32_t *first = shelf_u32(shelf, COLUMN_FIRST_QUOTE);
    if (first == NULL) return false;
    struct bitset out = bitset_new((to_quotes ? shelf->quotes : shelf->articles) + 1, false);
    if (to_quotes) {
        for (size_t id = bitset_next(set, 1); id != SIZE_MAX; id = bitset_next(set, id + 1)) {
            struct quote_range range = shelf_quotes(shelf, first, id);
            for (size_t quote = range.first; quote < range.end; quote++) bitset_set(&out, quote);
        }
    } else { /* both kinds of ids rise together: one walk over the set bits */
        size_t id = 1;
        for (size_t quote = bitset_next(set, 1); quote != SIZE_MAX;) {
            while (shelf_quotes(shelf, first, id).end <= quote) id++;
            bitset_set(&out, id);
            quote = bitset_next(set, shelf_quotes(shelf, first, id).end);
        }
    }
    bitset_free(set);
    *set = out;
    return true;
}

static bool is_of_quote(const struct query_node *node) {
    return node->op == QUERY_LEAF && query_leaf_of_quote(node);
}

/* The conditions of a chain of ANDs, one after the other. */
static void flatten(const struct query_node *node, const struct query_node **out, size_t *count) {
    if (node->op == QUERY_AND) {
        flatten(node->left, out, count);
        flatten(node->right, out, count);
    } else {
        out[(*count)++] = node;
    }
}

static size_t chain_length(const struct query_node *node) {
    return node->op == QUERY_AND ? chain_length(node->left) + chain_length(node->right) : 1;
}

static bool narrow(struct query_runner *runner, const struct query_node *node, bool quotes,
                   struct bitset *into, bool *begun) {
    struct bitset set;
    if (!query_run(runner, node, quotes, &set)) return false;
    if (*begun) {
        bitset_and(into, &set);
        bitset_free(&set);
    } else {
        *into = set;
        *begun = true;
    }
    return true;
}

/* In a list of articles, first what must hold of one quote, then the rest. */
static bool run_and(struct query_runner *runner, const struct query_node *node, bool quotes,
                    struct bitset *out) {
    size_t count = 0;
    const struct query_node **parts = mem_new(chain_length(node), sizeof *parts);
    flatten(node, parts, &count);
    struct bitset one = {0}, all = {0};
    bool one_begun = false, all_begun = false, ok = true;
    for (size_t i = 0; i < count && ok && !quotes; i++)
        if (is_of_quote(parts[i])) ok = narrow(runner, parts[i], true, &one, &one_begun);
    if (one_begun && ok) ok = convert(runner->from.shelf, &one, false);
    for (size_t i = 0; i < count && ok; i++)
        if (quotes || !is_of_quote(parts[i]))
            ok = narrow(runner, parts[i], quotes, &all, &all_begun);
    free(parts);
    if (ok && one_begun && all_begun) bitset_and(&all, &one);
    *out = all_begun ? all : one;
    if (all_begun && one_begun) bitset_free(&one);
    if (!ok) bitset_free(out);
    return ok;
}

bool query_run(struct query_runner *runner, const struct query_node *query, bool quotes,
               struct bitset *out) {
    struct shelf *shelf = runner->from.shelf;
    struct bitset other;
    switch (query->op) {
    case QUERY_ALL:
        *out = bitset_new((quotes ? shelf->quotes : shelf->articles) + 1, true);
        return true;
    case QUERY_LEAF:
        if (!run_kept_leaf(runner, query, out)) return false;
        if (query_leaf_of_quote(query) == quotes || convert(shelf, out, quotes)) return true;
        bitset_free(out);
        return false;
    case QUERY_NOT:
        if (!query_run(runner, query->left, quotes, out)) return false;
        bitset_not(out);
        return true;
    case QUERY_AND:
        return run_and(runner, query, quotes, out);
    case QUERY_OR:
        if (!query_run(runner, query->left, quotes, out)) return false;
        if (query_run(runner, query->right, quotes, &other)) {
            bitset_or(out, &other);
            bitset_free(&other);
            return true;
        }
        bitset_free(out);
        return false;
    }
    return false;
}
