/* The formats: fields in the order of the schema, and nothing that breaks the format. */
#include <stdio.h>
#include <stdlib.h>

#include "core/export/export.h"
#include "packs_fixture.h"

static struct arena arena;
static struct article article;
static struct quotes quotes;
static struct buf out;

static const char page[] = "Jembatan \"Randu\" Dibuka & Dipakai\n"
                           "\n"
                           "Warta Melati - Jembatan itu dibuka pada Rabu.\n"
                           "\n"
                           "“Kami senang,\nsangat senang,” kata Sekar.\n";

/* An article whose record is made by hand: the formats are tested here, not the reading. */
static int make_article(void **state) {
    (void)state;
    static struct block blocks[4];
    static struct quote quote;
    static struct str via[2], sources[1], authors[2];
    article = (struct article){0};
    text_decode(&arena, str_from(page), &article.text);
    words_cut(&arena, article.text.clean, &article.words);
    article.pack = lang_detect(lang, article.text.clean, &article.words);
    struct str clean = article.text.clean;
    static const char *const starts[] = {"Jembatan \"", "Warta", "Jembatan itu", "“Kami"};
    static const char *const ends[] = {"Dipakai", " -", "Rabu.", "Sekar."};
    static const enum block_kind kinds[] = {BLOCK_TITLE, BLOCK_DATELINE, BLOCK_PARAGRAPH,
                                            BLOCK_PARAGRAPH};
    for (int i = 0; i < 4; i++) {
        size_t start = str_find(clean, str_from(starts[i]), 0);
        size_t end = str_find(clean, str_from(ends[i]), start) + strlen(ends[i]);
        blocks[i] = (struct block){.kind = kinds[i],
                                   .start = (uint32_t)start,
                                   .end = (uint32_t)end,
                                   .new_line = kinds[i] != BLOCK_PARAGRAPH || i == 3};
    }
    article.blocks = blocks;
    article.block_count = 4;
    article.title = str_slice(clean, blocks[0].start, blocks[0].end);
    article.outlet = STR("Warta {Melati}");
    article.published = (struct date){.year = 2031, .month = 6, .day = 4};
    article.published_from = DATE_BODY;
    authors[0] = STR("Darma Wiguna");
    authors[1] = STR("Redaksi, Kota and Desa");
    article.authors = (struct str_list){authors, 2};
    size_t start = str_find(clean, STR("Kami"), 0);
    via[0] = STR("Kantor A");
    via[1] = STR("Kantor \"B\"");
    quote = (struct quote){.start = (uint32_t)start,
                           .end = (uint32_t)(start + strlen("Kami senang,\nsangat senang,")),
                           .speaker = {.type = SPEAKER_PERSON, .name = STR("Sekar")},
                           .cue = STR("kata"),
                           .via = {via, 2},
                           .rule = "after",
                           .confidence = 90};
    sources[0] = STR("Kantor A");
    quotes = (struct quotes){&quote, 1, {sources, 1}};
    return 0;
}

static int drop(void **state) {
    (void)state;
    buf_free(&out);
    arena_free(&arena);
    return 0;
}

static const char *write(enum export_format format, struct export_article in) {
    in.article = &article;
    in.quotes = &quotes;
    if (in.path.ptr == NULL) in.path = STR("berita/a.txt");
    export_article(&out, format, &in);
    return buf_str(&out).ptr;
}

static void expect_in(const char *text, const char *part) {
    if (strstr(text, part) == NULL) fail_msg("no %s in %s", part, text);
}

static void jsonl_follows_the_schema(void **state) {
    (void)state;
    const char *line = write(EXPORT_JSONL, (struct export_article){0});
    static const char *const fields[] = {
        "{\"path\":\"berita/a.txt\",\"size\":",
        ",\"language\":",
        ",\"title\":\"Jembatan \\\"Randu\\\" Dibuka & Dipakai\",\"subtitle\":null",
        ",\"outlet\":\"Warta {Melati}\",\"place\":null,\"url\":null",
        ",\"published\":\"2031-06-04\",\"published_from\":\"body\",\"updated\":null",
        ",\"authors\":[\"Darma Wiguna\",\"Redaksi, Kota and Desa\"],\"editors\":[],\"tags\":[]",
        ",\"sources\":[\"Kantor A\"],\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":33},",
        "],\"quotes\":[{\"start\":",
        ",\"text\":\"Kami senang,\\nsangat senang,\",\"kind\":\"direct\"",
        ",\"speaker\":{\"type\":\"person\",\"name\":\"Sekar\",\"surface\":null,\"role\":null}",
        (",\"cue\":\"kata\",\"via\":[\"Kantor A\",\"Kantor "
         "\\\"B\\\"\"],\"channel\":null,\"said\":null}]}\n"),
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *hit = strstr(line, fields[i]);
        if (hit == NULL) fail_msg("no %s, or not here, in %s", fields[i], line);
        line = hit + strlen(fields[i]);
    }
    assert_int_equal(*line, '\0');
}

static void jsonl_takes_any_path(void **state) {
    (void)state;
    struct export_article in = {.path = STR("a\xFF\xC3\xA9\xED\xA0\x80\n\"\x1B\xC2\x9B\x7F")};
    expect_in(write(EXPORT_JSONL, in),
              "{\"path\":\"a\\udcff\xC3\xA9\\udced\\udca0\\udc80\\n\\\"\\u001b\\u009b\\u007f\",");
}

static void jsonl_explains_and_tells_echoes(void **state) {
    (void)state;
    struct export_echo echoes[] = {{STR("b.txt"), 7, ECHO_VARIANT}, {STR("c.txt"), 9, ECHO_AGAIN}};
    const struct export_echo *of_quotes[] = {echoes};
    size_t counts[] = {2};
    const char *line =
        write(EXPORT_JSONL,
              (struct export_article){.explain = true, .echoes = of_quotes, .echo_counts = counts});
    expect_in(
        line,
        "\"said\":null,\"why\":{\"rule\":\"after\",\"cue\":\"kata\",\"antecedent\":null},"
        "\"confidence\":90,\"echoes\":[{\"path\":\"b.txt\",\"start\":7,\"kind\":\"variant\"}],"
        "\"again\":[{\"path\":\"c.txt\",\"start\":9,\"kind\":\"again\"}]}");
}

static void csv_quotes_what_needs_it(void **state) {
    (void)state;
    export_head(&out, EXPORT_CSV);
    expect_in(buf_str(&out).ptr, "path,line,id,");
    const char *rows = write(EXPORT_CSV, (struct export_article){.path = STR("a,b.txt")});
    expect_in(rows, "\r\n\"a,b.txt\",5,kutip:");
    expect_in(rows, ",Warta {Melati},\"Jembatan \"\"Randu\"\" Dibuka & Dipakai\",2031-06-04,body,");
    expect_in(rows, ",kata,\"Kantor A; Kantor \"\"B\"\"\",,,\"Kami senang,\nsangat senang,\"\r\n");
}

/* What a spreadsheet would calculate. */
static void csv_holds_no_formulas(void **state) {
    (void)state;
    struct quote *quote = quotes.at;
    article.outlet = STR("=HYPERLINK(\"http://a.example\";\"b\")");
    quote->speaker.name = STR("@sekar");
    quote->speaker.role = STR("-1+1");
    quote->said = STR("+62");
    quote->cue = STR("a=b");
    const char *rows = write(EXPORT_CSV, (struct export_article){.path = STR("-a,b.txt")});
    expect_in(rows, "\"'-a,b.txt\",5,kutip:");
    expect_in(rows, ",\"'=HYPERLINK(\"\"http://a.example\"\";\"\"b\"\")\",");
    expect_in(rows, ",'@sekar,person,'-1+1,direct,a=b,");
    expect_in(rows, ",,'+62,\"Kami");
}

static void markdown_cites(void **state) {
    (void)state;
    article.published.has_time = true; /* a citation names the day alone */
    const char *text = write(EXPORT_MARKDOWN, (struct export_article){.path = STR("a`*.txt")});
    expect_in(text,
              "> “Kami senang,\n>\n> sangat senang,”\n>\n> — Sekar, via Kantor A → Kantor \"B\"");
    expect_in(text, "*Warta {Melati}*, Jembatan \"Randu\" Dibuka \\& Dipakai, ~2031-06-04 (");
    expect_in(text, "`` a`*.txt:5 ``, `kutip:");
    article.published.has_time = false;
}

static void markdown_says_that_nobody_is_known(void **state) {
    (void)state;
    quotes.at[0].speaker = (struct speaker){0};
    expect_in(write(EXPORT_MARKDOWN, (struct export_article){0}), "\n> — speaker unknown");
}

static void endings_name_formats(void **state) {
    (void)state;
    enum export_format format;
    assert_true(export_format_of_file(STR("a.b/Kutipan.MD"), &format));
    assert_int_equal(format, EXPORT_MARKDOWN);
    assert_true(export_format_of_file(STR("a.json"), &format));
    assert_int_equal(format, EXPORT_JSONL);
    assert_false(export_format_of_file(STR("a.docx"), &format));
    assert_false(export_format_of_file(STR("md"), &format));
    assert_non_null(strstr(export_endings(), ".bib "));
}

static void bibtex_escapes(void **state) {
    (void)state;
    const char *text = write(EXPORT_BIBTEX, (struct export_article){.path = STR("a_b.txt")});
    expect_in(text, "@article{wartamelati2031-");
    expect_in(text, "author = {Darma Wiguna and {Redaksi, Kota and Desa}}");
    expect_in(text, "title = {{Jembatan \"Randu\" Dibuka \\& Dipakai}}");
    expect_in(text, "journal = {Warta {\\textbraceleft}Melati{\\textbraceright}}");
    expect_in(text, "date = {2031-06-04},\n  year = {2031},\n  month = jun");
    expect_in(text, "annote = {a\\_b.txt}");
}

static void text_is_the_story_alone(void **state) {
    (void)state;
    assert_string_equal(write(EXPORT_TEXT, (struct export_article){0}),
                        "Jembatan \"Randu\" Dibuka & Dipakai\n"
                        "Warta {Melati} · Darma Wiguna, Redaksi, Kota and Desa · ~2031-06-04\n"
                        "\n"
                        "Warta Melati - Jembatan itu dibuka pada Rabu.\n"
                        "\n"
                        "“Kami senang, sangat senang,” kata Sekar.\n");
}

static void ids_are_permanent(void **state) {
    (void)state;
    export_quote_id(&out, &article, &quotes.at[0]);
    char expected[64];
    snprintf(expected, sizeof expected, "kutip:%016llx:%zu-%zu",
             (unsigned long long)article.text.hash, str_find(str_from(page), STR("Kami"), 0),
             str_find(str_from(page), STR("” kata"), 0));
    assert_string_equal(buf_str(&out).ptr, expected);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_article, drop)
    const struct CMUnitTest tests[] = {
        TEST(jsonl_follows_the_schema),
        TEST(jsonl_takes_any_path),
        TEST(jsonl_explains_and_tells_echoes),
        TEST(csv_quotes_what_needs_it),
        TEST(csv_holds_no_formulas),
        TEST(markdown_cites),
        TEST(markdown_says_that_nobody_is_known),
        TEST(endings_name_formats),
        TEST(bibtex_escapes),
        TEST(text_is_the_story_alone),
        TEST(ids_are_permanent),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
