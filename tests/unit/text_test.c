#include "core/text/text.h"
#include "core/text/utf8.h"
#include "unit.h"

/* `bytes` decode to `charset` and `clean`. */
static void assert_decodes(struct str bytes, enum charset charset, const char *clean) {
    struct arena arena = {0};
    struct text text;
    text_decode(&arena, bytes, &text);
    assert_int_equal(text.charset, charset);
    assert_str(text.clean, clean);
    arena_free(&arena);
}

static void assert_clean(struct str bytes, const char *clean) {
    assert_decodes(bytes, CHARSET_UTF8, clean);
}

static void nothing_to_change_is_not_copied(void **state) {
    (void)state;
    struct arena arena = {0};
    struct text text;
    struct str bytes = STR("“Kami yakin,” kata dia.\n\tPérancis 平和 😀\n");
    text_decode(&arena, bytes, &text);
    assert_ptr_equal(text.source.ptr, bytes.ptr);
    assert_ptr_equal(text.clean.ptr, bytes.ptr);
    assert_int_equal(text.splice_count, 1);
    assert_int_equal(text.file_size, bytes.len);
    text_decode(&arena, STR(""), &text);
    assert_int_equal(text.clean.len, 0);
    assert_int_equal(text_source(&text, 0), 0);
    assert_int_equal(text_source_end(&text, 0), 0);
    assert_int_equal(text_clean(&text, 0), 0);
    arena_free(&arena);
}

static void charsets(void **state) {
    (void)state;
    assert_decodes(STR("\xEF\xBB\xBFkata"), CHARSET_UTF8, "kata");
    assert_decodes(STR("\xFF\xFEk\0a\0\x1C\x20"), CHARSET_UTF16LE, "ka“");
    assert_decodes(STR("\xFE\xFF\0k\0a\x20\x1D"), CHARSET_UTF16BE, "ka”");
    assert_decodes(STR("\xFF\xFE\x3D\xD8\x00\xDE\x3D\xD8x"), CHARSET_UTF16LE, "😀��");
    assert_decodes(STR("k\0a\0t\0a\0\n\0"), CHARSET_UTF16LE, "kata\n");
    assert_decodes(STR("\0k\0a\0t\0a\0\n"), CHARSET_UTF16BE, "kata\n");
    assert_decodes(STR("\x93Ya,\x94 kata Jos\xE9 \x80 5."), CHARSET_WINDOWS_1252,
                   "“Ya,” kata José € 5.");
    assert_decodes(STR("Jos\xE9 \x81."), CHARSET_WINDOWS_1252, "José �.");
}

static void a_few_bad_bytes_stay_utf8(void **state) {
    (void)state;
    assert_clean(STR("“Ya,” \xFF kata"), "“Ya,” � kata");
    assert_clean(STR("kata \xE2\x80"), "kata �");
    assert_clean(STR("“Ya,” “ya” \xED\xA0\x80."), "“Ya,” “ya” ���.");
}

static void entities(void **state) {
    (void)state;
    assert_clean(STR("&quot;Ya&#34; &ldquo;a&rdquo; &#8220;&#x201D;&#X201d;"), "\"Ya\" “a” “””");
    assert_clean(STR("R&B AT&T; &bogus; &amp &#; &#x; &;"), "R&B AT&T; &bogus; &amp &#; &#x; &;");
    assert_clean(STR("&amp;quot;Ya&amp;quot; &amp;amp;quot; a&amp;b"), "\"Ya\" &quot; a&b");
    assert_clean(STR("&#147;Ya&#148;"), "“Ya”");
    assert_clean(STR("a&#27;[2J&#x9b;b&#8238;c&rlm;d&#0;&#xD800;&#99999999999;&#x202E;"),
                 "a[2J›bcd���");
}

/* `s` with its bytes taken for Latin-1 and encoded again. */
static struct str encoded_twice(struct arena *arena, struct str s) {
    char *twice = arena_alloc(arena, s.len * 2);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) len += utf8_put(twice + len, (unsigned char)s.ptr[i]);
    return (struct str){twice, len};
}

static void text_encoded_twice_is_read_as_meant(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str text = STR("“Kami yakin,” kata José – 5 km² • ™ 😀");
    assert_clean(encoded_twice(&arena, text), text.ptr);
    assert_clean(encoded_twice(&arena, STR("a\u2060b\u202ec\u200bd")), "abcd");
    assert_clean(STR("â€œKami yakin,â€\xC2\x9D kata José â€“ 5 kmÂ² â„¢ ðŸ˜€"),
                 "“Kami yakin,” kata José – 5 km² ™ 😀");
    struct str plain = STR("«Café»… «Spaß» MANHÃ» â É» NÃO â€ Ã");
    assert_clean(plain, plain.ptr);
    arena_free(&arena);
}

static void controls_and_bidi_are_harmless(void **state) {
    (void)state;
    assert_clean(STR("a\x1b[31mb\0c\x7f\x07"), "a[31mbc");
    assert_clean(STR("satu\r\ndua\rtiga\xE2\x80\xA8lima\f"), "satu\ndua\ntiga\nlima ");
    assert_clean(STR("\xC2\x93Ya\xC2\x94\xC2\x9D."), "“Ya”�.");
    assert_clean(STR("a\u202eb\u2066c\u200fd\u061ce\u200bf\ufeffg\u00adh"), "abcdefgh");
    assert_clean(STR("a\u00a0b"), "a\u00a0b");
}

static void source_offsets(void **state) {
    (void)state;
    struct arena arena = {0};
    struct text text;
    text_decode(&arena, STR("a&eacute;\xE2\x80\x8B\"b\r\n"), &text); /* clean: aé"b\n */
    assert_str(text.clean, "aé\"b\n");
    static const uint32_t source[] = {0, 1, 2, 12, 13, 15, 16};
    static const uint32_t end[] = {0, 1, 2, 9, 13, 14, 16};
    for (uint32_t at = 0; at <= 6; at++) {
        if (at == 2) continue; /* inside é */
        assert_int_equal(text_source(&text, at), source[at]);
        assert_int_equal(text_source_end(&text, at), end[at]);
        assert_int_equal(text_clean(&text, source[at]), at);
    }
    for (uint32_t at = 1; at < 9; at++) assert_int_equal(text_clean(&text, at), 1);
    arena_free(&arena);
}

static void sanitise(void **state) {
    (void)state;
    struct arena arena = {0};
    assert_str(text_sanitise(&arena, STR("a\x1b]52;c;aGk=\x07z")), "a]52;c;aGk=z");
    assert_str(text_sanitise(&arena, STR("a\xC2\x9B"
                                         "2J\xC2\x9D"
                                         "52;x\xC2\x90")),
               "a›2J�52;x�");
    assert_str(text_sanitise(&arena, STR("nama\nbaru\t\xff\u202egpj.exe")), "nama baru �gpj.exe");
    assert_str(text_sanitise(&arena, STR("&quot;")), "&quot;");
    assert_int_equal(text_sanitise(&arena, STR_NONE).len, 0);
    arena_free(&arena);
}

static void one_line(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str plain = STR("Kabar Lembah");
    assert_ptr_equal(text_one_line(&arena, plain).ptr, plain.ptr); /* no copy */
    assert_str(text_one_line(&arena, STR(" Judul\n\tyang \xC2\xA0terlipat\xC2\xA0")),
               "Judul yang terlipat");
    assert_str(text_one_line(&arena, STR("Wali\xE2\x80\xAFKota \xE2\x80\x94 ya")),
               "Wali Kota — ya");
    assert_null(text_one_line(&arena, STR_NONE).ptr);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_to_change_is_not_copied),
        cmocka_unit_test(charsets),
        cmocka_unit_test(a_few_bad_bytes_stay_utf8),
        cmocka_unit_test(entities),
        cmocka_unit_test(text_encoded_twice_is_read_as_meant),
        cmocka_unit_test(controls_and_bidi_are_harmless),
        cmocka_unit_test(source_offsets),
        cmocka_unit_test(sanitise),
        cmocka_unit_test(one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
