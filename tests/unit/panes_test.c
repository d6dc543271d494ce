/* The pure parts of the panes: layout, line editor, text flow, search, scrolling. */
#include "tui/actions/general.h"
#include "tui/parts/edit.h"
#include "tui/parts/entries.h"
#include "tui/parts/find.h"
#include "tui/parts/flow.h"
#include "tui/parts/layout.h"
#include "tui/parts/picks.h"
#include "tui/parts/scroller.h"
#include "unit.h"

/* ---- actions ---- */

static void every_action_is_done_by_somebody(void **state) {
    (void)state;
    for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
        if (!general_knows((enum action)action))
            fail_msg("nothing does %s", action_info((enum action)action)->name);
}

/* ---- layout ---- */

static const struct layout_needs MUCH = {SIZE_MAX, 81};

static void layouts_fill_the_area_without_overlap(void **state) {
    (void)state;
    static const int SIZES[][2] = {{48, 200}, {38, 120}, {22, 80}, {3, 20}, {1, 1}, {0, 0}};
    for (int layout = 0; layout < LAYOUT_COUNT; layout++)
        for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++)
            for (int focus = 0; focus < SLOT_COUNT; focus++) {
                struct area area = {1, 0, SIZES[i][0], SIZES[i][1]};
                struct layout_plan plan;
                layout_plan((enum layout)layout, area, (enum slot)focus, &MUCH, &plan);
                int cells = 0;
                for (int slot = 0; slot < SLOT_COUNT; slot++)
                    cells += plan.slots[slot].rows * plan.slots[slot].columns;
                for (int line = 0; line < plan.line_count; line++)
                    cells += plan.lines[line].rows * plan.lines[line].columns;
                assert_int_equal(cells, area.rows * area.columns);
                if (cells > 0) assert_true(plan.slots[focus].rows > 0);
            }
}

static enum layout automatic(int rows, int columns) {
    struct layout_plan plan;
    layout_plan(LAYOUT_AUTO, (struct area){1, 0, rows - 2, columns}, SLOT_LIST, &MUCH, &plan);
    return plan.layout;
}

static void auto_goes_by_the_size(void **state) {
    (void)state;
    assert_int_equal(automatic(50, 170), LAYOUT_COLUMNS);
    assert_int_equal(automatic(50, 169), LAYOUT_WIDE);
    assert_int_equal(automatic(20, 110), LAYOUT_WIDE);
    assert_int_equal(automatic(19, 110), LAYOUT_STACKED);
    assert_int_equal(automatic(24, 80), LAYOUT_STACKED);
    assert_int_equal(automatic(16, 60), LAYOUT_STACKED);
    assert_int_equal(automatic(15, 60), LAYOUT_SINGLE);
    assert_int_equal(automatic(5, 20), LAYOUT_SINGLE);
}

static void a_short_list_leaves_room_to_the_text(void **state) {
    (void)state;
    struct layout_plan plan;
    struct area area = {1, 0, 38, 120};
    layout_plan(LAYOUT_WIDE, area, SLOT_LIST, &(struct layout_needs){6, 81}, &plan);
    assert_int_equal(plan.slots[SLOT_LIST].rows, 6);
    assert_int_equal(plan.slots[SLOT_TEXT].rows, 31);
    layout_plan(LAYOUT_WIDE, area, SLOT_LIST, &(struct layout_needs){1, 81}, &plan);
    assert_int_equal(plan.slots[SLOT_LIST].rows, 4);
    layout_plan(LAYOUT_WIDE, area, SLOT_LIST, &(struct layout_needs){1000, 81}, &plan);
    assert_int_equal(plan.slots[SLOT_LIST].rows, 11);
}

static void columns_give_the_list_what_the_text_has_no_use_for(void **state) {
    (void)state;
    struct layout_plan plan;
    layout_plan(LAYOUT_COLUMNS, (struct area){1, 0, 48, 300}, SLOT_LIST, &MUCH, &plan);
    assert_int_equal(plan.slots[SLOT_TEXT].columns, 81);
    assert_true(plan.slots[SLOT_LIST].columns > 150);
    layout_plan(LAYOUT_COLUMNS, (struct area){1, 0, 48, 170}, SLOT_LIST, &MUCH, &plan);
    assert_true(plan.slots[SLOT_TEXT].columns > 60);
    assert_true(plan.slots[SLOT_LIST].columns > 70);
}

/* ---- line editor ---- */

static void line_is_edited_as_in_a_shell(void **state) {
    (void)state;
    struct line_edit edit = {0};
    assert_true(edit_act(&edit, ACTION_DELETE_BACK)); /* of an empty line: nothing */
    assert_false(edit_act(&edit, ACTION_SEARCH));
    edit_insert(&edit, STR("said:surat e\u0301t"));
    assert_true(edit_act(&edit, ACTION_DELETE_BACK) && edit_act(&edit, ACTION_DELETE_BACK));
    assert_str(edit_text(&edit), "said:surat "); /* the letter went with its accent */
    assert_true(edit_act(&edit, ACTION_DELETE_WORD));
    assert_str(edit_text(&edit), "said:");
    assert_true(edit_act(&edit, ACTION_LINE_START) && edit_act(&edit, ACTION_PUT_BACK));
    assert_str(edit_text(&edit), "surat said:");
    assert_true(edit_act(&edit, ACTION_WORD_RIGHT) && edit_act(&edit, ACTION_DELETE_REST));
    assert_str(edit_text(&edit), "surat said");
    edit_replace(&edit, 6, STR("two\nlines"));
    assert_str(edit_text(&edit), "surat two lines");
    assert_true(edit_act(&edit, ACTION_CHAR_LEFT) && edit_act(&edit, ACTION_DELETE_LINE));
    assert_str(edit_text(&edit), "s");
    edit_free(&edit);
}

/* ---- picks ---- */

static void picks_are_kept_once_and_by_article(void **state) {
    (void)state;
    struct picks picks = {0};
    const struct pick more[] = {{.article = 7, .start = 40, .end = 50},
                                {.article = 3, .start = PICK_WHOLE},
                                {.article = 7, .start = 10, .end = 20},
                                {.article = 7, .start = 40, .end = 50}};
    picks_add(&picks, more, 4);
    assert_int_equal(picks.all.count, 3);
    assert_true(picks_has(&picks, 7, 10));
    assert_false(picks_has(&picks, 7, PICK_WHOLE));
    struct pick *ordered = picks_in_order(&picks);
    assert_int_equal(ordered[0].article, 7); /* picked first, and its other quote with it */
    assert_int_equal(ordered[0].start, 10);
    assert_int_equal(ordered[1].start, 40);
    assert_int_equal(ordered[2].article, 3);
    free(ordered);
    picks_remove(&picks, 7, 10);
    picks_remove(&picks, 9, 9);
    assert_int_equal(picks.all.count, 2);
    picks_clear(&picks);
    assert_null(picks_in_order(&picks));
    picks_free(&picks);
}

/* ---- search ---- */

static void search_folds_case_and_accents(void **state) {
    (void)state;
    struct arena arena = {0};
    struct hits hits;
    struct str text = STR("Pérancis, PERANCIS\nperancis\tStraße");
    find_all(&arena, text, STR("perancis"), &hits);
    assert_int_equal(hits.count, 3);
    assert_int_equal(hits.at[0].end, strlen("Pérancis"));
    find_all(&arena, text, STR("PERANCIS"), &hits); /* upper case: exactly so */
    assert_int_equal(hits.count, 1);
    find_all(&arena, text, STR("perancis perancis"), &hits); /* a blank meets a line break */
    assert_int_equal(hits.count, 1);
    find_all(&arena, text, STR("strasse"), &hits);
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.at[0].end, text.len);
    find_all(&arena, text, STR("p[aeiou]r.nc+is"), &hits); /* a regular expression */
    assert_int_equal(hits.count, 3);
    find_all(&arena, text, STR("p[aeiou"), &hits); /* half of one */
    assert_int_equal(hits.count, 0);
    find_all(&arena, STR("5*4 = 20\nse*"), STR("5*4"), &hits); /* as it stands, if it does */
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.at[0].end, 3);
    find_all(&arena, STR("satu\ndua satu\nsatu"), STR("^satu$"), &hits); /* a line each */
    assert_int_equal(hits.count, 2);
    assert_int_equal(hits.at[1].start, 14);
    find_all(&arena, STR("aaa"), STR("x*"), &hits); /* nothing is no hit */
    assert_int_equal(hits.count, 0);
    find_all(&arena, text, STR(""), &hits);
    assert_int_equal(hits.count, 0);
    arena_free(&arena);
}

/* ---- scrolling ---- */

static void cursor_keeps_its_margin(void **state) {
    (void)state;
    struct scroller s = {.count = 100, .rows = 10, .margin = 2};
    scroller_go(&s, 8);
    assert_int_equal(s.top, 1);
    assert_true(scroller_act(&s, ACTION_PAGE_DOWN, 1));
    assert_int_equal(s.cursor, 17);
    assert_int_equal(s.top, 10);
    assert_true(scroller_act(&s, ACTION_LAST, 0));
    assert_int_equal(s.cursor, 99);
    assert_int_equal(s.top, 90);
    assert_true(scroller_act(&s, ACTION_SCROLL_UP, 5));
    assert_int_equal(s.top, 85);
    assert_int_equal(s.cursor, 92);
    assert_true(scroller_act(&s, ACTION_FIRST, 50));
    assert_int_equal(s.cursor, 49);
    s.count = 3;
    scroller_fit(&s);
    assert_int_equal(s.cursor, 2);
    assert_int_equal(s.top, 0);
    s.count = s.rows = 0;
    scroller_fit(&s);
    assert_false(scroller_act(&s, ACTION_QUIT, 1));
    assert_int_equal(s.cursor, 0);
}

static int five_rows(const void *context, size_t entry) {
    (void)context, (void)entry;
    return 5;
}

static void selected_entry_is_seen_whole(void **state) {
    (void)state;
    struct entries entries = {.count = 10, .cursor = 3};
    entries_fit(&entries, 12, five_rows, NULL);
    assert_int_equal(entries.top, 2);
    entries_fit(&entries, 3, five_rows, NULL); /* higher than the pane: from its first row on */
    assert_int_equal(entries.top, 3);
    entries.cursor = 9;
    entries_fit(&entries, 20, five_rows, NULL);
    assert_int_equal(entries.top, 6);
    entries_fit(&entries, 100, five_rows, NULL);
    assert_int_equal(entries.top, 0);
}

static void an_entry_higher_than_the_pane_is_scrolled_through(void **state) {
    (void)state;
    struct entries entries = {.count = 2};
    entries_fit(&entries, 3, five_rows, NULL);
    assert_int_equal(entries.below, 2);
    assert_true(entries_scroll(&entries, ACTION_SCROLL_DOWN, 0, 3, five_rows, NULL));
    assert_true(entries_scroll(&entries, ACTION_PAGE_DOWN, 0, 3, five_rows, NULL));
    assert_false(entries_scroll(&entries, ACTION_SCROLL_DOWN, 0, 3, five_rows, NULL)); /* its end */
    entries_fit(&entries, 3, five_rows, NULL);
    assert_int_equal(entries.skipped, 2);
    assert_int_equal(entries.below, 0);
    assert_false(entries_scroll(&entries, ACTION_CURSOR_DOWN, 0, 3, five_rows, NULL));
    entries.cursor = 1;
    entries_fit(&entries, 3, five_rows, NULL);
    assert_int_equal(entries.skipped, 0);
    entries_fit(&entries, 5, five_rows, NULL);
    assert_false(entries_scroll(&entries, ACTION_SCROLL_DOWN, 0, 5, five_rows, NULL));
}

/* ---- flow ---- */

static const char PAGE[] =
    "Menu\nAdvertisement\nTitle of it\n\nKOTA - First line\nof text.\nRead on\n"
    "Second paragraph.\n";

enum { BLOCKS = 6 };

/* An article as article_read() would give it, so that this test stands on its own. */
static struct article page(struct block blocks[BLOCKS]) {
    static const struct {
        const char *words;
        enum block_kind kind;
        bool new_line;
    } PARTS[BLOCKS] = {
        {"Menu", BLOCK_BOILERPLATE, true},  {"Advertisement", BLOCK_BOILERPLATE, true},
        {"Title of it", BLOCK_TITLE, true}, {"KOTA - First line\nof text.", BLOCK_PARAGRAPH, true},
        {"Read on", BLOCK_RELATED, true},   {"Second paragraph.", BLOCK_PARAGRAPH, true},
    };
    struct str clean = STR(PAGE);
    for (int i = 0; i < BLOCKS; i++) {
        size_t at = str_find(clean, str_from(PARTS[i].words), 0);
        blocks[i] = (struct block){.kind = PARTS[i].kind,
                                   .start = (uint32_t)at,
                                   .end = (uint32_t)(at + strlen(PARTS[i].words)),
                                   .new_line = PARTS[i].new_line};
    }
    return (struct article){.text = {.source = clean, .clean = clean},
                            .title = str_slice(clean, blocks[2].start, blocks[2].end),
                            .blocks = blocks,
                            .block_count = BLOCKS};
}

static void flow_shows_all_and_maps_both_ways(void **state) {
    (void)state;
    struct block blocks[BLOCKS];
    struct article article = page(blocks);
    struct flow flow = {0};
    struct flow_head head = {.meta = STR("Outlet"), .dot = STR("|")};
    flow_build(&flow, &article, BOILERPLATE_DIM, &head);
    assert_str(flow.text, "Title of itOutletMenu | AdvertisementKOTA - First line of text."
                          "Read onSecond paragraph.");
    for (uint32_t clean = 0; clean < article.text.clean.len; clean++) {
        char c = article.text.clean.ptr[clean];
        uint32_t at = flow_shown(&flow, clean);
        if (c != '\n' || at == flow.text.len) assert_true(c == '\n' || flow.text.ptr[at] == c);
        if (c != '\n') assert_int_equal(flow_clean(&flow, at), clean);
    }
    flow_build(&flow, &article, BOILERPLATE_HIDDEN, &head);
    assert_str(flow.text, "Title of itOutletKOTA - First line of text.Second paragraph.");
    uint32_t ad = blocks[1].start; /* what is hidden leads to what follows it */
    assert_int_equal(flow_clean(&flow, flow_shown(&flow, ad)), blocks[3].start);
    flow_build(&flow, &article, BOILERPLATE_RAW, &head);
    assert_str(flow.text, PAGE);
    flow_free(&flow);
}

static void flow_wraps_to_the_width(void **state) {
    (void)state;
    struct block blocks[BLOCKS];
    struct article article = page(blocks);
    struct flow flow = {0};
    struct flow_head head = {.meta = STR("Outlet"), .dot = STR("|")};
    flow_build(&flow, &article, BOILERPLATE_HIDDEN, &head);
    flow_wrap(&flow, 80);
    /* title, outlet, blank, paragraph, blank, paragraph */
    assert_int_equal(flow.line_count, 6);
    assert_int_equal(flow.lines[1].kind, FLOW_META);
    assert_int_equal(flow.lines[2].kind, FLOW_BLANK);
    uint32_t second = flow_shown(&flow, blocks[5].start);
    assert_int_equal(flow_line_of(&flow, second), 5);
    flow_wrap(&flow, 10);
    for (size_t i = 0; i < flow.line_count; i++)
        assert_true(flow.lines[i].end - flow.lines[i].start <= 10);
    assert_int_equal(flow.lines[flow_line_of(&flow, second)].start, second);
    flow_free(&flow);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_is_done_by_somebody),
        cmocka_unit_test(layouts_fill_the_area_without_overlap),
        cmocka_unit_test(auto_goes_by_the_size),
        cmocka_unit_test(a_short_list_leaves_room_to_the_text),
        cmocka_unit_test(columns_give_the_list_what_the_text_has_no_use_for),
        cmocka_unit_test(line_is_edited_as_in_a_shell),
        cmocka_unit_test(picks_are_kept_once_and_by_article),
        cmocka_unit_test(search_folds_case_and_accents),
        cmocka_unit_test(cursor_keeps_its_margin),
        cmocka_unit_test(selected_entry_is_seen_whole),
        cmocka_unit_test(an_entry_higher_than_the_pane_is_scrolled_through),
        cmocka_unit_test(flow_shows_all_and_maps_both_ways),
        cmocka_unit_test(flow_wraps_to_the_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
