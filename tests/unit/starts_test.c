/* Beginnings of words: cut once each, found again whatever the windows and the order of commits. */
#include <stdio.h>
#include <stdlib.h>

#include "core/base/buf.h"
#include "core/library/index/starts.h"
#include "unit.h"

static sqlite3 *open_index(void) {
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(store_exec(db, "CREATE TABLE starts(win INTEGER, key INTEGER, data BLOB,"
                                    " PRIMARY KEY(win, key)) WITHOUT ROWID"),
                     SQLITE_OK);
    return db;
}

static void collect(struct starts *starts, enum starts_scope scope, const char *tokens,
                    uint32_t id) {
    struct arena arena = {0}, scratch = {0};
    starts_add(starts, starts_cut(&arena, &scratch, scope, str_from(tokens)), id);
    arena_free(&arena);
    arena_free(&scratch);
}

static size_t found(sqlite3 *db, enum starts_scope scope, const char *token, size_t id) {
    struct bitset set = bitset_new(40000, false);
    assert_true(starts_find(db, scope, str_from(token), &set));
    size_t count = bitset_count(&set);
    if (id > 0) assert_true(bitset_has(&set, id));
    bitset_free(&set);
    return count;
}

static void beginnings_of_every_length_are_found(void **state) {
    (void)state;
    sqlite3 *db = open_index();
    struct starts starts = {0};
    collect(&starts, STARTS_ARTICLE, "surat presiden a ", 1);
    collect(&starts, STARTS_ARTICLE, "surabaya \xd0\xbf\xd1\x80\xd0\xb5\xd0\xb7 ", 2);
    collect(&starts, STARTS_TITLE, "surat ", 3);
    assert_int_equal(starts_append(db, &starts), SQLITE_OK);
    assert_int_equal(found(db, STARTS_ARTICLE, "s", 1), 2);
    assert_int_equal(found(db, STARTS_ARTICLE, "sura", 2), 2);
    assert_int_equal(found(db, STARTS_ARTICLE, "p", 1), 1);
    assert_int_equal(found(db, STARTS_ARTICLE, "a", 1), 1);
    assert_int_equal(found(db, STARTS_ARTICLE, "\xd0\xbf\xd1\x80\xd0\xb5\xd0\xb7", 2), 1);
    assert_int_equal(found(db, STARTS_ARTICLE, "ura", 0), 0);
    assert_int_equal(found(db, STARTS_TITLE, "su", 3), 1);
    assert_int_equal(found(db, STARTS_QUOTE, "su", 0), 0);
    sqlite3_close(db);
}

static void commits_add_up_across_windows(void **state) {
    (void)state;
    sqlite3 *db = open_index();
    struct starts starts = {0};
    size_t dense = 0, sparse = 0;
    for (uint32_t id = 1; id < 40000; id++) {
        if (id % 3 != 0) collect(&starts, STARTS_ARTICLE, "dia ", id), dense++;
        if (id % 997 == 0) collect(&starts, STARTS_ARTICLE, "kita ", id), sparse++;
        if (id % 1234 == 0) assert_int_equal(starts_append(db, &starts), SQLITE_OK);
    }
    assert_int_equal(starts_append(db, &starts), SQLITE_OK);
    assert_int_equal(found(db, STARTS_ARTICLE, "dia", 7681), dense);
    assert_int_equal(found(db, STARTS_ARTICLE, "kit", 997), sparse);
    sqlite3_close(db);
}

static void only_short_tokens_are_beginnings(void **state) {
    (void)state;
    assert_true(starts_has(STARTS_ARTICLE, STR("sura")));
    assert_false(starts_has(STARTS_ARTICLE, STR("surat")));
    assert_true(starts_has(STARTS_QUOTE, STR("\xd0\xbf\xd1\x80")));
    assert_false(starts_has(STARTS_QUOTE, STR("sur")));
    assert_false(starts_has(STARTS_ARTICLE, STR("")));
}

static void each_beginning_is_cut_once(void **state) {
    (void)state;
    struct arena arena = {0}, scratch = {0};
    struct buf many = {0};
    for (int i = 0; i < 5000; i++) buf_printf(&many, "w%d ab ", i % 2000);
    struct starts_set few = starts_cut(&arena, &scratch, STARTS_TITLE, STR("aba abb ab "));
    struct starts_set all = starts_cut(&arena, &scratch, STARTS_ARTICLE, buf_str(&many));
    assert_int_equal(few.count, 4);                     /* a ab aba abb */
    assert_int_equal(all.count, 2 + 1 + 10 + 90 + 900); /* a ab; w, wd, wdd, wddd */
    buf_free(&many);
    arena_free(&arena);
    arena_free(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beginnings_of_every_length_are_found),
        cmocka_unit_test(commits_add_up_across_windows),
        cmocka_unit_test(only_short_tokens_are_beginnings),
        cmocka_unit_test(each_beginning_is_cut_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
