#include "core/article/date.h"
#include "packs_fixture.h"

static const char INDONESIAN[] =
    "Warga desa itu yang sudah lama menunggu akhirnya bisa masuk dan duduk di sana. ";
static const char ENGLISH[] =
    "They were waiting for it and it was not what the people had asked of them. ";

static const char JAPANESE[] = "市議会は木曜日、新しい堤防の建設を承認したと市の担当者が述べた。";
static const char KOREAN[] = "시의회는 목요일 새 제방 건설을 승인했다고 시 관계자가 밝혔다.";

/* The date of the last line of `text`, whose language the sentence before it tells. "" for none. */
static void assert_date(const char *language, const char *text, const char *expected) {
    struct arena arena = {0};
    struct str clean = arena_printf(&arena, "%s\n%s", language, text);
    struct words words;
    words_cut(&arena, clean, &words);
    struct page page = {.arena = &arena, .clean = clean, .words = &words};
    page.pack = lang_detect(lang, clean, &words);
    lang_classify(page.pack, clean, &words);
    struct date_hit hit = {0};
    char got[DATE_TEXT_SIZE] = "";
    if (date_find(&page, words_from(&words, (uint32_t)strlen(language)), words.count, &hit))
        date_format(&hit.date, got);
    if (strcmp(got, expected) != 0) fail_msg("%s: %s, not %s", text, got, expected);
    arena_free(&arena);
}

static void indonesian(void **state) {
    (void)state;
    assert_date(INDONESIAN, "Senin, 15 Agustus 2022 | 09:15 WIB", "2022-08-15T09:15+07:00");
    assert_date(INDONESIAN, "Senin, 15 Agustus 2022 |09:15 WIB", "2022-08-15T09:15+07:00");
    assert_date(INDONESIAN, "Jumat , 17 February 2017, 13:16 WITA", "2017-02-17T13:16+08:00");
    assert_date(INDONESIAN, "Jum'at 08 Des 2017 00:09 WIT", "2017-12-08T00:09+09:00");
    assert_date(INDONESIAN, "9 Juni 2025 | 22.00 WIB", "2025-06-09T22:00+07:00");
    assert_date(INDONESIAN, "19 Jun 2025, 08:24", "2025-06-19T08:24");
    assert_date(INDONESIAN, "Kompas- 18/06/2025, 22:05 WIB", "2025-06-18T22:05+07:00");
    assert_date(INDONESIAN, "Kamis, 21 Maret 2013 – 20:02 WIB", "2013-03-21T20:02+07:00");
    assert_date(INDONESIAN, "Selasa (15/8/2023)", "2023-08-15");
    assert_date(INDONESIAN, "Kamis (29/5/25)", "2025-05-29");
    assert_date(INDONESIAN, "15 Agustus 2022 pukul 9.30 WIB", "2022-08-15T09:30+07:00");
    assert_date(INDONESIAN, "19-Agu-20", "2020-08-19");
}

static void english(void **state) {
    (void)state;
    assert_date(ENGLISH, "June 19, 2025 8:24 am", "2025-06-19T08:24");
    assert_date(ENGLISH, "June 19, 2025 at 12:05 a.m. EDT", "2025-06-19T00:05-04:00");
    assert_date(ENGLISH, "November 20th, 2019 - 07:29 GMT", "2019-11-20T07:29+00:00");
    assert_date(ENGLISH, "Published 3:14 PM EST Nov 19, 2019", "2019-11-19T15:14-05:00");
    assert_date(ENGLISH, "11:48, Thu, Jul 18, 2024", "2024-07-18T11:48");
    assert_date(ENGLISH, "Nov. 20, 2019, 9:28 AM UTC", "2019-11-20T09:28+00:00");
    assert_date(ENGLISH, "19 Nov 2019 05:44 GMT", "2019-11-19T05:44+00:00");
    assert_date(ENGLISH, "Fri, Apr 28 20232:23 PM EDT", "2023-04-28T14:23-04:00");
    assert_date(ENGLISH, "12/25/2019", "2019-12-25");
}

static void any_language(void **state) {
    (void)state;
    assert_date(INDONESIAN, "2025-06-18T08:24:10+07:00", "2025-06-18T08:24+07:00");
    assert_date(INDONESIAN, "2025-03-29T11:36:01Z", "2025-03-29T11:36+00:00");
    assert_date(INDONESIAN, "2025-03-29T11:36:01.250-0500", "2025-03-29T11:36-05:00");
    assert_date(INDONESIAN, "2025-12-28 00:00", "2025-12-28T00:00");
    assert_date(INDONESIAN, "2025/1/21 20:50", "2025-01-21T20:50");
    assert_date(INDONESIAN, "2024年04月24日23:52", "2024-04-24T23:52");
}

static void units_behind_numbers(void **state) {
    (void)state;
    assert_date(JAPANESE, "2031年3月14日 9時12分", "2031-03-14T09:12");
    assert_date(JAPANESE, "2031年3月14日(金) 午後9時", "2031-03-14T21:00");
    assert_date(KOREAN, "입력 2031년 3월 14일 오후 3시 05분", "2031-03-14T15:05");
    assert_date(KOREAN, "2031.03.14. 오전 9:12", "2031-03-14T09:12");
}

static void no_dates(void **state) {
    (void)state;
    assert_date(INDONESIAN, "2 jam lalu", "");
    assert_date(INDONESIAN, "Selasa (15/8)", "");
    assert_date(INDONESIAN, "31/02/2023", "");
    assert_date(INDONESIAN, "15 Agustus", "");
    assert_date(INDONESIAN, "Rp 1.000.000", "");
    assert_date(INDONESIAN, "pasal 12 ayat 3 tahun 2020", "");
    assert_date(INDONESIAN, "08-12-45-33", "");
    assert_date(ENGLISH, "5 minutes ago", "");
    assert_date(ENGLISH, "29 February 2023", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indonesian),   cmocka_unit_test(english),
        cmocka_unit_test(any_language), cmocka_unit_test(units_behind_numbers),
        cmocka_unit_test(no_dates),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
