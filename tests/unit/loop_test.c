/* The session between two events: what golden screens, which let all work settle, cannot show. */
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tui/app/loop.h"
#include "tui/panes/list.h"
#include "unit.h"

struct session {
    struct arena arena;
    struct lang *lang;
    struct config *config;
    struct library *library;
    struct reader_setup setup;
    struct reader reader;
    char folder[32]; /* of articles that come and go; "": none */
};

static void settle(struct session *session) {
    for (int i = 0; i < 8; i++) {
        library_settle(session->library);
        loop_take_events(&session->reader);
        session->reader.now += 1000;
        loop_fire_timers(&session->reader);
        loop_draw(&session->reader);
    }
}

static int open_session_of(struct session *session, const char *path) {
    const char *const paths[] = {path};
    struct error *errors, error;
    size_t error_count;
    session->lang = lang_load(&session->arena, NULL, &errors, &error_count);
    session->config = config_load(NULL, NULL, 0);
    struct library_options options = {.lang = session->lang, .watch = session->folder[0] != '\0'};
    if (!library_open(paths, 1, &options, &session->library, &error)) return 1;
    session->setup = (struct reader_setup){
        .library = session->library, .config = &session->config, .label = "articles"};
    session->reader.now = 1000000;
    loop_start(&session->reader, &session->setup, NULL, true, 40, 120);
    settle(session);
    return 0;
}

static int open_library(void **state, const char *path) {
    *state = mem_new(1, sizeof(struct session));
    return open_session_of(*state, path);
}

static int open_session(void **state) {
    return open_library(state, PROJECT_DIR "/tests/articles");
}

/* One article of more quotes than the library gives rows at a time. */
static int open_many_quotes(void **state) {
    static char path[] = "/tmp/kutip_loop_XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (file == NULL) return 1;
    for (int i = 0; i < 400; i++)
        fprintf(file, "\"Jembatan nomor %d ini selesai tahun depan,\" kata Marek Holvat.\n\n", i);
    if (fclose(file) != 0) return 1;
    int failed = open_library(state, path);
    return unlink(path) != 0 || failed;
}

static const char *path_in(struct session *session, int day) {
    return arena_printf(&session->arena, "%s/%d.txt", session->folder, day).ptr;
}

static void write_day(struct session *session, int day) {
    FILE *file = fopen(path_in(session, day), "w");
    assert_non_null(file);
    fprintf(file,
            "Hari ke-%d di Teluk Kenanga\n\nSenin, %d Agustus 2031 09:15 WIB\n\n"
            "KERTAPURA - Hujan turun di kota ini sejak pagi tadi.\n",
            day, day);
    assert_int_equal(fclose(file), 0);
}

/* A library of the days 1 to 5, the latest first, that is watched. */
static int open_days(void **state) {
    struct session *session = mem_new(1, sizeof *session);
    strcpy(session->folder, "/tmp/kutip_loop_XXXXXX");
    if (mkdtemp(session->folder) == NULL) return 1;
    for (int day = 1; day <= 5; day++) write_day(session, day);
    *state = session;
    return open_session_of(session, session->folder);
}

static void wait_for_rows(struct session *session, size_t rows) {
    for (int i = 0; i < 100 && list_of(&session->reader)->rows.count != rows; i++) {
        struct pollfd fd = {library_fd(session->library), POLLIN, 0};
        poll(&fd, 1, 100);
        settle(session);
    }
    assert_int_equal(list_of(&session->reader)->rows.count, rows);
}

static int close_session(void **state) {
    struct session *session = *state;
    loop_end(&session->reader);
    library_close(session->library);
    config_free(session->config);
    lang_free(session->lang);
    for (int day = 0; session->folder[0] != '\0' && day < 10; day++) unlink(path_in(session, day));
    if (session->folder[0] != '\0') rmdir(session->folder);
    arena_free(&session->arena);
    free(session);
    return 0;
}

static void press(struct session *session, const char *keys) {
    struct str rest = str_from(keys);
    struct key key;
    while (key_next(&rest, &key)) loop_key(&session->reader, key, -1, -1);
}

static void keys_for_an_article_wait_for_it(void **state) {
    struct session *session = *state;
    struct reader *reader = &session->reader;
    int64_t first = reader->article->id;
    press(session, "j))");
    assert_int_equal(reader->article->id, first); /* the next one is still on its way */
    assert_int_equal(reader->quote, 0);
    settle(session);
    assert_int_not_equal(reader->article->id, first);
    assert_int_equal(reader->article->id, reader->wanted);
    assert_int_equal(reader->quote, 2);
}

static void the_text_follows_when_keys_rest(void **state) {
    struct session *session = *state;
    struct reader *reader = &session->reader;
    int delay = reader->config->options.preview_delay;
    press(session, "j");
    assert_int_equal(reader->preview_due, 0); /* after a pause: at once */
    reader->now += 1;
    press(session, "j");
    assert_int_equal(reader->preview_due, reader->now + delay);
    assert_int_equal(loop_fire_timers(reader), delay);
    reader->now += delay;
    assert_int_equal(loop_fire_timers(reader), -1); /* and nothing wakes an idle session */
    settle(session);
    assert_int_equal(reader->article->id, reader->wanted);
}

static void keys_behind_a_range_wait_until_it_is_picked(void **state) {
    struct session *session = *state;
    struct reader *reader = &session->reader;
    press(session, "gq");
    settle(session);
    size_t quotes = library_counts(reader->library).rows;
    assert_true(quotes > 300);
    press(session, "VG;m");
    assert_true(list_of(reader)->gathering);
    assert_int_equal(reader->marked.steps.count, 0);
    settle(session);
    assert_false(list_of(reader)->gathering);
    assert_int_equal(reader->marked.steps.count, 1);
    assert_int_equal(reader->marked.steps.at[0].count, quotes);
}

static void a_range_stays_with_its_rows(void **state) {
    struct session *session = *state;
    struct reader *reader = &session->reader;
    press(session, "jVj"); /* from day 4 to day 3 */
    settle(session);
    write_day(session, 6);
    wait_for_rows(session, 6);
    assert_true(list_of(reader)->ranging);
    press(session, "V");
    settle(session);
    assert_int_equal(reader->picks.all.count, 2);
    for (size_t row = 2; row <= 3; row++)
        assert_true(picks_has(&reader->picks, library_article_at(session->library, row),
                              (uint32_t)PICK_WHOLE));
}

static void a_range_that_has_lost_its_beginning_ends_with_a_word(void **state) {
    struct session *session = *state;
    struct reader *reader = &session->reader;
    press(session, "jVj");
    settle(session);
    assert_int_equal(unlink(path_in(session, 4)), 0);
    wait_for_rows(session, 4);
    assert_false(list_of(reader)->ranging);
    assert_true(reader->message.len > 0);
}

static void a_rested_session_has_nothing_to_draw(void **state) {
    struct session *session = *state;
    settle(session);
    assert_false(loop_draw(&session->reader));
    assert_int_equal(loop_fire_timers(&session->reader), -1);
    press(session, "g");
    assert_true(loop_fire_timers(&session->reader) > 0); /* the continuations are due */
}

static void any_size_can_be_drawn(void **state) {
    struct session *session = *state;
    static const char *const VIEWS[] = {"ga", "gq", "gp", "go", "gt", "?", "gm"};
    for (size_t i = 0; i < sizeof VIEWS / sizeof *VIEWS; i++) {
        press(session, VIEWS[i]);
        settle(session);
        for (int rows = 0; rows < 30; rows += 3)
            for (int columns = 0; columns < 200; columns += 17) {
                loop_resize(&session->reader, rows, columns);
                assert_true(loop_draw(&session->reader));
            }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_for_an_article_wait_for_it, open_session,
                                        close_session),
        cmocka_unit_test_setup_teardown(the_text_follows_when_keys_rest, open_session,
                                        close_session),
        cmocka_unit_test_setup_teardown(a_rested_session_has_nothing_to_draw, open_session,
                                        close_session),
        cmocka_unit_test_setup_teardown(keys_behind_a_range_wait_until_it_is_picked,
                                        open_many_quotes, close_session),
        cmocka_unit_test_setup_teardown(a_range_stays_with_its_rows, open_days, close_session),
        cmocka_unit_test_setup_teardown(a_range_that_has_lost_its_beginning_ends_with_a_word,
                                        open_days, close_session),
        cmocka_unit_test_setup_teardown(any_size_can_be_drawn, open_session, close_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
