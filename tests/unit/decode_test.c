/* Bytes from the terminal become keys: by time, in pieces, and never a keystroke too many. */
#include <stdio.h>
#include <stdlib.h>

#include "tui/term/decode.h"
#include "unit.h"

/* Everything that comes out at a time, written one after the other. */
static void take_all(struct decoder *decoder, int64_t now_ms, struct buf *out) {
    struct term_event event;
    while (decoder_next(decoder, now_ms, &event)) {
        if (event.kind == TERM_PASTE) buf_printf(out, "paste(%.*s)", STR_ARG(event.paste));
        if (event.kind == TERM_KEY) key_write(out, event.key);
        if (event.row >= 0) buf_printf(out, "@%d,%d", event.row, event.column);
    }
}

static void expect_keys(const char *bytes, size_t count, const char *keys) {
    struct decoder *decoder = decoder_new(25);
    struct buf out = {0};
    buf_add(&out, STR(""));
    decoder_push(decoder, bytes, count, 1000);
    take_all(decoder, 1000, &out);
    take_all(decoder, 3000, &out);
    if (!str_eq(buf_str(&out), str_from(keys))) {
        fail_msg("“%s” became “%.*s”, not “%s”", bytes + (bytes[0] == '\x1b'),
                 STR_ARG(buf_str(&out)), keys);
    }
    buf_free(&out);
    /* the same in single bytes, each 10 ms later */
    for (size_t i = 0; i < count; i++) {
        decoder_push(decoder, bytes + i, 1, 4000 + 10 * (int64_t)i);
        take_all(decoder, 4000 + 10 * (int64_t)i, &out);
    }
    take_all(decoder, 4000 + 10 * (int64_t)count + 2000, &out);
    if (!str_eq(buf_str(&out), str_from(keys))) {
        fail_msg("in pieces “%s” became “%.*s”, not “%s”", bytes + (bytes[0] == '\x1b'),
                 STR_ARG(buf_str(&out)), keys);
    }
    buf_free(&out);
    decoder_free(decoder);
}

#define EXPECT(bytes, keys) expect_keys(bytes, sizeof(bytes) - 1, keys)

static void characters_are_keys(void **state) {
    (void)state;
    EXPECT("jJ ;<", "jJ<Space><semicolon><lt>");
    EXPECT("\r\t\x7f\x08\x0a", "<Enter><Tab><BS><C-h><C-j>");
    EXPECT("\x01\x1a\x1f", "<C-a><C-z><C-_>");
    expect_keys("\0", 1, "<C-Space>");
    EXPECT("é日😀", "é日😀");
}

static void xterms_keys_are_known(void **state) {
    (void)state;
    EXPECT("\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "<Up><Down><Right><Left><Home><End>");
    EXPECT("\x1bOA\x1bOP\x1bOS\x1bOM", "<Up><F1><F4><Enter>");
    EXPECT("\x1b[5~\x1b[6~\x1b[2~\x1b[3~\x1b[15~\x1b[24~", "<PgUp><PgDn><Insert><Delete><F5><F12>");
    EXPECT("\x1b[1;5D\x1b[1;2A\x1b[3;3~\x1b[1;6P\x1b[1;9C",
           "<C-Left><S-Up><A-Delete><C-S-F1><A-Right>");
    EXPECT("\x1b[Z\x1b[27;5;105~\x1b[97;5u\x1b[13u", "<S-Tab><C-i><C-a><Enter>");
    EXPECT("\x1b[55555u\x1b[8364u", "€"); /* a surrogate is no character */
}

static void other_terminals_keys_are_known(void **state) {
    (void)state;
    EXPECT("\x1b[7~\x1b[8~\x1b[5^\x1b[5$\x1b[5@\x1b[a\x1bOd", /* rxvt */
           "<Home><End><C-PgUp><S-PgUp><C-S-PgUp><S-Up><C-Left>");
    EXPECT("\x1b[[A\x1b[[E", "<F1><F5>"); /* the Linux console */
    struct decoder *decoder = decoder_new(25);
    struct buf out = {0};
    decoder_add_key(decoder,
                    "\x1b"
                    "A",
                    (struct key){SPECIAL_UP, 0}); /* vt52, from terminfo */
    decoder_push(decoder,
                 "\x1b"
                 "A",
                 2, 0);
    take_all(decoder, 0, &out);
    assert_string_equal(out.at, "<Up>");
    buf_free(&out);
    decoder_free(decoder);
}

static void alt_is_esc_and_a_key(void **state) {
    (void)state;
    EXPECT("\x1bx\x1b\r\x1b\x7f\x1bé", "<A-x><A-Enter><A-BS><A-é>");
    EXPECT("\x1b\x1b[A", "<A-Up>");
}

static void mouse_reports_are_keys_with_a_place(void **state) {
    (void)state;
    EXPECT("\x1b[<0;5;7M\x1b[<0;5;7m", "<Click>@6,4");
    EXPECT("\x1b[<64;1;1M\x1b[<65;80;24M", "<WheelUp>@0,0<WheelDown>@23,79");
    EXPECT("\x1b[<2;5;7M\x1b[<0;0;0Mx", "x");
}

static void a_paste_is_one_event(void **state) {
    (void)state;
    EXPECT("a\x1b[200~q\x1b[A\nQ\x1b[201~b", "apaste(q\x1b[A\nQ)b");
    EXPECT("\x1b[200~its end is lost", "paste(its end is lost)");
    EXPECT("\x1b[200~\x1b[201~x", "paste()x");
}

static void what_is_no_key_types_nothing(void **state) {
    (void)state;
    EXPECT("\x1b[?1;2c\x1b[24;80R\x1b[I\x1b[Ox", "x"); /* replies */
    EXPECT("\x1b]11;rgb:0000/0000/0000\x07x", "x");
    EXPECT("\x1b]52;c;cXVpdA==\x1b\\x", "x");
    EXPECT("\x1bP1+r544e=787465726d\x1b\\x", "x");
    EXPECT("\x1b[999;999;999;999;999~\x1b[>0;276;0cx", "x");
    EXPECT("\x1b[12", "");
    EXPECT("\xff\xc3\x28\xc2\x9bx", "(x");
}

static void an_esc_alone_waits_its_time(void **state) {
    (void)state;
    struct decoder *decoder = decoder_new(25);
    struct buf out = {0};
    buf_add(&out, STR(""));
    decoder_push(decoder, "\x1b", 1, 0);
    take_all(decoder, 24, &out);
    assert_int_equal(out.len, 0);
    assert_int_equal(decoder_timeout(decoder, 5), 20);
    take_all(decoder, 25, &out);
    assert_string_equal(out.at, "<Esc>");
    assert_int_equal(decoder_timeout(decoder, 25), -1);
    buf_free(&out);
    decoder_free(decoder);
}

/* Over a slow line the rest of a sequence may come long after its Esc. */
static void a_late_sequence_is_still_one_key(void **state) {
    (void)state;
    struct decoder *decoder = decoder_new(25);
    struct buf out = {0};
    decoder_push(decoder, "\x1b", 1, 0);
    take_all(decoder, 30, &out);
    decoder_push(decoder, "[A", 2, 140);
    take_all(decoder, 140, &out);
    assert_string_equal(out.at, "<Esc><Up>");
    out.len = 0;
    decoder_push(decoder, "\x1b[", 2, 1000);
    take_all(decoder, 1100, &out);
    decoder_push(decoder, "B", 1, 1100);
    take_all(decoder, 1100, &out);
    assert_string_equal(out.at, "<Down>");
    out.len = 0;
    decoder_push(decoder, "\x1b", 1, 2000); /* a person: Esc, and later [u */
    take_all(decoder, 2030, &out);
    decoder_push(decoder, "[", 1, 2100);
    take_all(decoder, 2100, &out);
    decoder_push(decoder, "u", 1, 2200);
    take_all(decoder, 2200, &out);
    assert_string_equal(out.at, "<Esc>[u");
    out.len = 0;
    decoder_push(decoder, "\x1b", 1, 3000);
    take_all(decoder, 3030, &out);
    decoder_push(decoder, "[A", 2, 3400); /* too late to belong to it */
    take_all(decoder, 3400, &out);
    assert_string_equal(out.at, "<Esc>[A");
    buf_free(&out);
    decoder_free(decoder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_keys),
        cmocka_unit_test(xterms_keys_are_known),
        cmocka_unit_test(other_terminals_keys_are_known),
        cmocka_unit_test(alt_is_esc_and_a_key),
        cmocka_unit_test(mouse_reports_are_keys_with_a_place),
        cmocka_unit_test(a_paste_is_one_event),
        cmocka_unit_test(what_is_no_key_types_nothing),
        cmocka_unit_test(an_esc_alone_waits_its_time),
        cmocka_unit_test(a_late_sequence_is_still_one_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
