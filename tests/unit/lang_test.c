/* The language packs: the built-in ones are sound, the user's are merged, words find their classes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/lang/lang.h"
#include "core/lang/pack.h"
#include "core/quotes/quotes.h"
#include "core/text/utf8.h"
#include "unit.h"

static struct arena arena;
static struct lang *lang;
static struct error *errors;
static size_t error_count;
static char folder[] = "/tmp/kutip-lang-XXXXXX";

static int start(void **state) {
    (void)state;
    return mkdtemp(folder) == NULL;
}

static void remove_file(const char *name) {
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

static int forget(void **state) {
    (void)state;
    lang_free(lang);
    lang = NULL;
    arena_free(&arena);
    const char *const names[] = {"id.ini", "en.ini", "world.ini", "xx.ini", "id.txt"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) remove_file(names[i]);
    return 0;
}

static int end(void **state) {
    (void)state;
    return rmdir(folder);
}

static void write_pack(const char *name, const char *text) {
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void load(const char *from) {
    lang = lang_load(&arena, from, &errors, &error_count);
}

static const struct lang_pack *detect(const char *text) {
    struct words words;
    words_cut(&arena, str_from(text), &words);
    return lang_detect(lang, str_from(text), &words);
}

static const struct lang_pack *indonesian(void) {
    return detect("Hal itu tidak akan terjadi karena mereka sudah sepakat dengan yang lain.");
}

/* The longest phrase of `class` at word `from` of `text`, as `hit`. */
static bool match(const struct lang_pack *pack, const char *text, size_t from,
                  enum word_class class, struct lang_hit *hit) {
    struct words words;
    words_cut(&arena, str_from(text), &words);
    lang_classify(pack, str_from(text), &words);
    bool found = lang_match(pack, &words, from, words.count, class, hit);
    if (found) assert_true(lang_may_match(&words.at[from], (uint64_t)1 << class));
    return found;
}

/* ---- the built-in packs ---- */

static void test_built_in_packs_load(void **state) {
    (void)state;
    load(NULL);
    for (size_t i = 0; i < error_count; i++)
        fail_msg("%s:%u: %s", errors[i].subject, errors[i].line, errors[i].detail);
    assert_true(baked_pack_count >= 3);
    for (size_t i = 1; i < baked_pack_count; i++)
        assert_true(strcmp(baked_packs[i - 1].name, baked_packs[i].name) < 0);
}

static struct str phrase_text(const struct pack_table *table, size_t phrase) {
    return (struct str){table->text + table->phrases[phrase].text, table->phrases[phrase].length};
}

static class_set classes_of(const struct pack_table *table, struct str word) {
    return pack_kind(table, utf8_fold_hash(word))->is;
}

/* Pairs of classes whose members cannot be the same word. */
static void test_no_word_contradicts_itself(void **state) {
    (void)state;
    const struct {
        class_set one, other;
    } contradictions[] = {
        {CLASS_BIT(FUNCTION_WORD), CLASS_BIT(BOILERPLATE_INLINE)},
        {CLASS_BIT(FUNCTION_WORD), CLASS_BIT(OUTLET) | CLASS_BIT(MEDIUM)},
        {CLASS_BIT(OUTLET), CLASS_BIT(MEDIUM)},
        {CLASS_BIT(CHANNEL), CLASS_BIT(MEDIUM) | CLASS_BIT(OUTLET)},
        {CLASS_BIT(PRONOUN_MALE), CLASS_BIT(PRONOUN_FEMALE)},
        {CLASS_BIT(NAME_MALE), CLASS_BIT(NAME_FEMALE)},
        {CLASS_BIT(CONTENT_PRONOUN), CLASS_BIT(PRONOUN)},
        {CLASS_BIT(MONTH), CLASS_BIT(WEEKDAY)},
        {CLASS_BIT(UPDATED), CLASS_BIT(PUBLISHED)},
        {CLASS_BIT(AUTHOR_LABEL), CLASS_BIT(EDITOR_LABEL)},
        {CLASS_BIT(COUNTRY), CLASS_BIT(FUNCTION_WORD)},
    };
    for (size_t p = 0; p < baked_pack_count; p++) {
        const struct pack_table *table = &baked_packs[p].table;
        for (size_t i = 0; i < table->phrase_count; i++) {
            if (table->phrases[i].count != 1) continue;
            class_set is = classes_of(table, phrase_text(table, i));
            if (is & CLASS_BIT(AMBIGUOUS_MEDIUM)) continue; /* Antara is an agency and "between" */
            for (size_t c = 0; c < sizeof contradictions / sizeof contradictions[0]; c++)
                if ((is & contradictions[c].one) != 0 && (is & contradictions[c].other) != 0)
                    fail_msg("%s.ini: “%.*s” stands in contradictory sections", baked_packs[p].name,
                             STR_ARG(phrase_text(table, i)));
        }
    }
}

static void test_ambiguous_media_are_media(void **state) {
    (void)state;
    load(NULL);
    for (size_t p = 0; p < baked_pack_count; p++) {
        const struct pack_table *table = &baked_packs[p].table;
        for (size_t i = 0; i < table->phrase_count; i++) {
            if (table->phrases[i].class != CLASS_AMBIGUOUS_MEDIUM) continue;
            bool is = false;
            for (size_t j = 0; j < table->phrase_count && !is; j++)
                is = (table->phrases[j].class == CLASS_OUTLET ||
                      table->phrases[j].class == CLASS_MEDIUM) &&
                     str_eq_ascii_nocase(phrase_text(table, i), phrase_text(table, j));
            if (!is)
                fail_msg("%s.ini: ambiguous “%.*s” is neither outlet nor medium",
                         baked_packs[p].name, STR_ARG(phrase_text(table, i)));
        }
    }
}

static void test_months_and_weekdays_are_complete(void **state) {
    (void)state;
    for (size_t p = 0; p < baked_pack_count; p++) {
        const struct pack_table *table = &baked_packs[p].table;
        bool months[13] = {0}, days[8] = {0};
        if (strcmp(baked_packs[p].name, "world") == 0) continue;
        for (size_t i = 0; i < table->phrase_count; i++) {
            const struct pack_list *list = &table->lists[table->phrases[i].list];
            struct str key = {table->text + list->key, list->key_length};
            int number = atoi(arena_str(&arena, key).ptr);
            if (table->phrases[i].class == CLASS_MONTH) {
                assert_in_range(number, 1, 12);
                months[number] = true;
            } else if (table->phrases[i].class == CLASS_WEEKDAY) {
                assert_in_range(number, 1, 7);
                days[number] = true;
            }
        }
        for (int i = 1; i <= 12; i++)
            if (!months[i]) fail_msg("%s.ini: no month %d", baked_packs[p].name, i);
        for (int i = 1; i <= 7; i++)
            if (!days[i]) fail_msg("%s.ini: no weekday %d", baked_packs[p].name, i);
    }
}

struct folded {
    uint32_t hash;
    struct str text;
};

static int compare_folded(const void *a, const void *b) {
    const struct folded *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return str_cmp(x->text, y->text);
}

/* Words are compared by their hashes only. */
static void test_no_two_words_share_a_hash(void **state) {
    (void)state;
    size_t room = 0, count = 0;
    for (size_t p = 0; p < baked_pack_count; p++) room += baked_packs[p].table.word_count;
    struct folded *all = arena_new(&arena, struct folded, room);
    for (size_t p = 0; p < baked_pack_count; p++) {
        const struct pack_table *table = &baked_packs[p].table;
        for (size_t i = 0; i < table->phrase_count; i++) {
            struct str text = phrase_text(table, i);
            struct words words;
            words_cut(&arena, text, &words);
            for (size_t w = 0; w < words.count; w++) {
                if ((words.at[w].flags & WORD_LETTERS) == 0) continue;
                struct str word = str_slice(text, words.at[w].start, words.at[w].end);
                all[count++] = (struct folded){words.at[w].hash, utf8_fold(&arena, word)};
            }
        }
    }
    assert_true(count > 3000);
    qsort(all, count, sizeof *all, compare_folded);
    for (size_t i = 1; i < count; i++)
        if (all[i].hash == all[i - 1].hash && !str_eq(all[i].text, all[i - 1].text))
            fail_msg("“%.*s” and “%.*s” share a hash", STR_ARG(all[i - 1].text),
                     STR_ARG(all[i].text));
}

/* ---- matching ---- */

static void test_longest_phrase_and_canonical_form(void **state) {
    (void)state;
    load(NULL);
    const struct lang_pack *pack = indonesian();
    struct lang_hit hit;
    assert_true(match(pack, "menteri luar negeri itu", 0, CLASS_ROLE_SHORT, &hit));
    assert_int_equal(hit.words, 3);
    assert_true(str_eq(hit.key, STR("menlu")));
    assert_true(str_eq(hit.first, STR("Menlu")));
    assert_true(match(pack, "kata MENTERI Anu", 1, CLASS_ROLE, &hit));
    assert_int_equal(hit.words, 1);
    assert_true(match(pack, "kantor  berita resmi", 0, CLASS_MEDIUM_WORD, &hit));
    assert_int_equal(hit.words, 3);
    assert_false(match(pack, "kantor pusat", 0, CLASS_MEDIUM_WORD, &hit));
}

static void test_phrase_stays_in_its_line(void **state) {
    (void)state;
    load(NULL);
    const struct lang_pack *pack = indonesian();
    struct lang_hit hit;
    assert_true(match(pack, "Korea\nUtara dan Korea Utara", 3, CLASS_COUNTRY, &hit));
    assert_false(match(pack, "Korea\nUtara dan Korea Utara", 0, CLASS_COUNTRY, &hit));
}

static void test_match_ends_before_to(void **state) {
    (void)state;
    load(NULL);
    const struct lang_pack *pack = indonesian();
    struct str text = STR("Korea Utara");
    struct words words;
    struct lang_hit hit;
    words_cut(&arena, text, &words);
    lang_classify(pack, text, &words);
    assert_true(lang_match(pack, &words, 0, 2, CLASS_COUNTRY, &hit));
    assert_false(lang_match(pack, &words, 0, 1, CLASS_COUNTRY, &hit));
    assert_false(lang_match(pack, &words, 2, 2, CLASS_COUNTRY, &hit));
}

static void test_glued_words(void **state) {
    (void)state;
    load(NULL);
    const struct lang_pack *pack = indonesian();
    struct lang_hit hit;
    assert_true(match(pack, "Irjen Pol. Anu", 0, CLASS_RANK, &hit));
    assert_int_equal(hit.words, 3);
    assert_true(match(pack, "Baca juga: x", 0, CLASS_RELATED_LABEL, &hit));
    assert_true(match(pack, "dikutip dari Kompas.com, Senin", 2, CLASS_OUTLET, &hit));
    assert_true(str_eq(hit.first, STR("Kompas.com")));
}

static void test_every_word_has_its_lead(void **state) {
    (void)state;
    /* hashes that are alike in their low bits, in their high bits, and in neither */
    static const uint32_t steps[] = {1 << 16, 1, 2654435769u};
    static const size_t counts[] = {0, 1, 5, 4000};
    struct leads_slot words[4000];
    struct leads leads;
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++)
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            for (uint32_t i = 0; i < counts[c]; i++)
                words[i] = (struct leads_slot){.hash = 7 + i * steps[s], .lead = i / 2 + 1};
            leads_make(&arena, words, counts[c], &leads);
            for (size_t i = 0; i < counts[c]; i++)
                assert_int_equal(leads_find(&leads, words[i].hash), words[i].lead);
            assert_int_equal(leads_find(&leads, 6), 0);
            assert_int_equal(leads_find(&leads, 0), 0);
        }
}

static void test_is(void **state) {
    (void)state;
    load(NULL);
    const struct lang_pack *pack = indonesian();
    struct lang_hit hit;
    assert_true(lang_is(pack, STR("Baca Juga"), CLASS_RELATED_LABEL, NULL));
    assert_false(lang_is(pack, STR("Baca Juga ini"), CLASS_RELATED_LABEL, NULL));
    assert_true(lang_is(pack, STR("Associated Press"), CLASS_MEDIUM, &hit));
    assert_true(str_eq(hit.first, STR("AP")));
    assert_false(lang_is(pack, STR(""), CLASS_MEDIUM, NULL));
}

static void test_classify_sets_both_masks(void **state) {
    (void)state;
    load(NULL);
    const struct lang_pack *pack = indonesian();
    struct str text = STR("kantor kata xyzzy");
    struct words words;
    words_cut(&arena, text, &words);
    lang_classify(pack, text, &words);
    assert_true(words.at[0].begins & CLASS_BIT(MEDIUM_WORD)); /* kantor berita */
    assert_false(words.at[0].is & CLASS_BIT(MEDIUM_WORD));
    assert_true(words.at[1].is & CLASS_BIT(CUE_BASE));
    assert_true(words.at[1].begins & CLASS_BIT(CUE_BASE));
    assert_int_equal(words.at[2].is | words.at[2].begins, 0);
}

static void test_marks_and_settings(void **state) {
    (void)state;
    load(NULL);
    size_t count;
    const struct lang_marks *marks = lang_marks(indonesian(), &count);
    assert_true(count > 5);
    assert_int_equal(marks[0].open, 0x201C);
    assert_int_equal(marks[0].close, 0x201D);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(marks[i].open == marks[j].open && marks[i].close == marks[j].close);
    assert_true(str_eq(lang_setting(indonesian(), STR("date-order")), STR("dmy")));
    assert_null(lang_setting(indonesian(), STR("no-such")).ptr);
}

/* ---- detection ---- */

static void assert_language(const char *name, const char *text) {
    const char *found = lang_name(detect(text));
    if (name == NULL)
        assert_string_equal(found != NULL ? found : "none", "none");
    else if (found == NULL || strcmp(found, name) != 0)
        fail_msg("“%s” is taken for %s, not %s", text, found != NULL ? found : "none", name);
}

static void test_detect(void **state) {
    (void)state;
    load(NULL);
    assert_language("id", "Rapat itu tidak akan ditunda karena semua pihak sudah sepakat.");
    assert_language("en",
                    "The meeting will not be put off because all of the parties have agreed.");
    assert_language("ms",
                    "Mesyuarat itu tidak ditangguhkan kerana semua pihak bersetuju, kata beliau.");
    assert_language("de", "Die Sitzung wird nicht verschoben, weil sich alle einig sind.");
    assert_language("fr", "La réunion ne sera pas reportée, car tous les partis sont d’accord.");
    assert_language("es", "La reunión no se aplazará porque todos los partidos están de acuerdo.");
    assert_language("pt", "A reunião não será adiada porque todos os partidos estão de acordo.");
    assert_language("ru", "Заседание не будет перенесено, так как все стороны это поддержали.");
    assert_language("ar", "لن يتم تأجيل الاجتماع في هذا الأسبوع لأن كل الأطراف على اتفاق مع ذلك");
    assert_language("ja", "全員が合意したため、会議は延期されない見通しだ。");
    assert_language("zh", "各方已经达成一致，会议不会推迟。");
    assert_language("ko", "모든 당사자가 합의했기 때문에 이번 회의는 연기되지 않을 것으로 보인다.");
    assert_language("uk", "Засідання не буде перенесено, оскільки всі сторони згодні з цим.");
    assert_language("it", "La riunione non sarà rinviata perché tutti i partiti sono d’accordo.");
    assert_language("nl",
                    "De vergadering wordt niet uitgesteld omdat alle partijen het eens zijn.");
    assert_language(NULL, "Ședința nu va fi amânată deoarece toate partidele sunt de acord.");
    assert_language(NULL, "Cuộc họp sẽ không bị hoãn lại vì tất cả các bên đã đồng ý với đề xuất.");
    assert_language(NULL, "");
    assert_language(NULL, "12345 67890 --- ***");
    assert_language(NULL, "Zxcv qwrt plmk bvcx nhgf rtgv wsxc edcv fgbh mnju");
}

static void test_detect_brief(void **state) {
    (void)state;
    load(NULL);
    assert_language("id", "Bupati Rina: \"Kami siap.\"");
    assert_language("id", "\"Kami siap,\" kata Bupati Rina.");
    assert_language("en", "\"We are ready,\" Mayor Reed said.");
    assert_language("es", "El alcalde dijo: \"Estamos listos.\"");
    assert_language("fr", "Le maire a dit : « Nous sommes prêts. »");
    assert_language("de", "Der Bürgermeister sagte: „Wir sind bereit.“");
    assert_language(NULL, "Rina Arga Wiguna");
    assert_language(NULL, "Primarul spune că orașul este pregătit.");
    assert_language(NULL, "Borgmästaren säger att staden är redo.");
}

/* ---- the user's packs ---- */

static void test_user_adds_and_removes(void **state) {
    (void)state;
    write_pack("id.ini",
               "[cue.base]\nmine = koar, -kata\n[medium]\nreuters = Kantor Reuters, Reuters\n");
    load(folder);
    assert_int_equal(error_count, 0);
    const struct lang_pack *pack = indonesian();
    struct lang_hit hit;
    assert_true(lang_is(pack, STR("Koar"), CLASS_CUE_BASE, &hit));
    assert_true(str_eq(hit.key, STR("mine")));
    assert_false(lang_is(pack, STR("kata"), CLASS_CUE_BASE, NULL));
    assert_true(lang_is(pack, STR("kata"), CLASS_TERM_WORD, NULL)); /* other classes keep it */
    assert_true(lang_is(pack, STR("ujar"), CLASS_CUE_BASE, NULL));
    assert_true(lang_is(pack, STR("Reuters"), CLASS_MEDIUM, &hit));
    assert_true(str_eq(hit.first, STR("Kantor Reuters")));
    const struct lang_pack *english =
        detect("This is not what they said about it when we were there.");
    assert_false(lang_is(english, STR("koar"), CLASS_CUE_BASE, NULL));
}

static void test_user_world_is_under_every_pack(void **state) {
    (void)state;
    write_pack("world.ini", "[medium]\nmine = Warta Antah\n[marks]\nouter = ⟦⟧\nbad\n");
    load(folder);
    assert_int_equal(error_count, 1); /* told once, though every pack takes it */
    assert_int_equal(errors[0].line, 5);
    assert_true(lang_is(indonesian(), STR("warta antah"), CLASS_MEDIUM, NULL));
    assert_true(lang_is(detect(""), STR("warta antah"), CLASS_MEDIUM, NULL));
    size_t count;
    const struct lang_marks *marks = lang_marks(indonesian(), &count);
    assert_int_equal(marks[0].open, 0x27E6);
    assert_int_equal(marks[1].open, 0x201C);
}

static void test_user_marks_hold_quotes(void **state) {
    (void)state;
    write_pack("id.ini", "[marks]\nouter = ⟦⟧\n");
    load(folder);
    struct article article;
    struct quotes quotes;
    article_read(&arena, lang,
                 STR("Warga desa itu sudah lama menunggu bantuan dari kota.\n\n"
                     "⟦Kami siap,⟧ kata Darma Wiguna.\n"),
                 &article);
    quotes_find(&arena, &article, false, &quotes);
    assert_int_equal(quotes.count, 1);
    assert_true(str_eq(quotes.at[0].speaker.name, STR("Darma Wiguna")));
}

static void test_user_adds_a_language(void **state) {
    (void)state;
    write_pack("xx.ini", "[pack]\nname = Antah\nscript = latin\n[function]\n"
                         "all = zum, bel, kar, tos\n[cue.active]\nsay = morvak\n");
    load(folder);
    assert_int_equal(error_count, 0);
    const struct lang_pack *pack = detect("Zum ril bel dost, kar morvak tos \"zum bel\" kar.");
    assert_string_equal(lang_name(pack), "xx");
    assert_true(lang_is(pack, STR("morvak"), CLASS_CUE_ACTIVE, NULL));
    assert_true(lang_is(pack, STR("Reuters"), CLASS_MEDIUM, NULL)); /* world.ini lies below */
}

static void test_undetectable_language_is_told(void **state) {
    (void)state;
    write_pack("xx.ini", "[cue.active]\nsay = morvak\n");
    load(folder);
    assert_int_equal(error_count, 1);
    assert_non_null(strstr(errors[0].subject, "xx.ini"));
    assert_non_null(strstr(errors[0].detail, "script = latin"));
    forget(state);
    write_pack("xx.ini", "[pack]\nscript = latin\n[cue.active]\nsay = morvak\n");
    load(folder);
    assert_int_equal(error_count, 1);
    assert_non_null(strstr(errors[0].detail, "[function]"));
}

static void test_bad_lines_are_told_and_the_rest_works(void **state) {
    (void)state;
    write_pack("id.ini", "[cue.bas]\na = x\n[cue.base]\nno equals\nmine = koar, -belumada\n"
                         "[marks]\nouter = “” abc\nside = “”\n[pack]\nscrip = latin\n");
    write_pack("id.txt", "not a pack");
    load(folder);
    const struct {
        uint32_t line;
        const char *words;
    } told[] = {
        {2, "“cue.base” is meant"}, {4, "no '='"},         {5, "belumada"},
        {7, "pair of marks"},       {8, "key of [marks]"}, {10, "“script” is meant"},
    };
    assert_int_equal(error_count, sizeof told / sizeof told[0]);
    for (size_t i = 0; i < error_count; i++) {
        assert_int_equal(errors[i].code, ERROR_INI_SYNTAX);
        assert_non_null(strstr(errors[i].subject, "id.ini"));
        assert_int_equal(errors[i].line, told[i].line);
        if (strstr(errors[i].detail, told[i].words) == NULL)
            fail_msg("“%s” does not say “%s”", errors[i].detail, told[i].words);
    }
    assert_true(lang_is(indonesian(), STR("koar"), CLASS_CUE_BASE, NULL));
}

static void test_no_folder_is_no_error(void **state) {
    (void)state;
    load("/no/such/folder");
    assert_int_equal(error_count, 0);
    assert_string_equal(lang_name(indonesian()), "id");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_built_in_packs_load, forget),
        cmocka_unit_test_teardown(test_no_word_contradicts_itself, forget),
        cmocka_unit_test_teardown(test_ambiguous_media_are_media, forget),
        cmocka_unit_test_teardown(test_months_and_weekdays_are_complete, forget),
        cmocka_unit_test_teardown(test_no_two_words_share_a_hash, forget),
        cmocka_unit_test_teardown(test_longest_phrase_and_canonical_form, forget),
        cmocka_unit_test_teardown(test_phrase_stays_in_its_line, forget),
        cmocka_unit_test_teardown(test_match_ends_before_to, forget),
        cmocka_unit_test_teardown(test_glued_words, forget),
        cmocka_unit_test_teardown(test_every_word_has_its_lead, forget),
        cmocka_unit_test_teardown(test_is, forget),
        cmocka_unit_test_teardown(test_classify_sets_both_masks, forget),
        cmocka_unit_test_teardown(test_marks_and_settings, forget),
        cmocka_unit_test_teardown(test_detect, forget),
        cmocka_unit_test_teardown(test_detect_brief, forget),
        cmocka_unit_test_teardown(test_user_adds_and_removes, forget),
        cmocka_unit_test_teardown(test_user_world_is_under_every_pack, forget),
        cmocka_unit_test_teardown(test_user_marks_hold_quotes, forget),
        cmocka_unit_test_teardown(test_user_adds_a_language, forget),
        cmocka_unit_test_teardown(test_undetectable_language_is_told, forget),
        cmocka_unit_test_teardown(test_bad_lines_are_told_and_the_rest_works, forget),
        cmocka_unit_test_teardown(test_no_folder_is_no_error, forget),
    };
    return cmocka_run_group_tests(tests, start, end);
}
