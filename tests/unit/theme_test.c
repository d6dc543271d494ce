/* Themes: every built-in one is whole, and says what it must on few colours too. */
#include <stdio.h>
#include <stdlib.h>

#include "tui/config/config.h"
#include "tui/term/palette.h"
#include "unit.h"

static const int palettes[] = {PALETTE_RGB, 256, 16, 8, 0};
enum { PALETTES = sizeof palettes / sizeof *palettes };

static struct config *with_theme(const char *name) {
    char setting[80];
    snprintf(setting, sizeof setting, "theme=%s", name);
    const char *const settings[] = {setting};
    struct config *config = config_load(NULL, settings, 1);
    if (config->error_count > 0) fail_msg("%s: %s", name, config->errors[0].detail);
    return config;
}

static bool look_alike(struct shown_face a, struct shown_face b) {
    return a.foreground == b.foreground && a.background == b.background &&
           a.attributes == b.attributes;
}

static void for_each_theme(void (*check)(const char *name, const struct theme *theme)) {
    struct config *all = config_load(NULL, NULL, 0);
    assert_true(all->theme_count >= 4);
    for (size_t i = 0; i < all->theme_count; i++) {
        struct config *config = with_theme(all->themes[i]);
        check(all->themes[i], &config->theme);
        config_free(config);
    }
    config_free(all);
}

static void check_nothing_hides(const char *name, const struct theme *theme) {
    struct theme plain;
    theme_plain(&plain);
    for (size_t p = 0; p < PALETTES; p++) {
        for (unsigned role = 0; role < ROLE_COUNT; role++) {
            struct shown_face face = palette_face(theme, &plain, (cell_style)role, palettes[p]);
            if (face.foreground >= 0 && face.foreground == face.background) {
                fail_msg("%s hides %s on %d colours", name, style_face_name(role), palettes[p]);
            }
        }
    }
}

static void nothing_is_drawn_in_the_colour_of_its_ground(void **state) {
    (void)state;
    for_each_theme(check_nothing_hides);
}

static void check_overlays(const char *name, const struct theme *theme) {
    static const cell_style must_show[] = {STYLE_SELECTED, STYLE_BLURRED, STYLE_PICKED,
                                           STYLE_HIT,      STYLE_CURRENT, STYLE_DIFFERENT};
    static const cell_style roles[] = {ROLE_TEXT, ROLE_ROW, ROLE_SPEAKER1, ROLE_OUTLET};
    struct theme plain;
    theme_plain(&plain);
    for (size_t p = 0; p < PALETTES; p++) {
        for (size_t i = 0; i < sizeof must_show / sizeof *must_show; i++) {
            for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
                cell_style over = (cell_style)(roles[r] | must_show[i]);
                bool alike = look_alike(palette_face(theme, &plain, over, palettes[p]),
                                        palette_face(theme, &plain, roles[r], palettes[p]));
                if (alike) {
                    fail_msg("%s: overlay %zu over %s is not seen on %d colours", name, i,
                             style_face_name(roles[r]), palettes[p]);
                }
            }
        }
    }
}

static void overlays_are_seen_on_every_palette(void **state) {
    (void)state;
    for_each_theme(check_overlays);
}

static void check_speakers(const char *name, const struct theme *theme) {
    struct theme plain;
    theme_plain(&plain);
    if (strcmp(name, "mono") == 0) return;
    for (unsigned a = 0; a < SPEAKER_COLOURS; a++) {
        for (unsigned b = 0; b < a; b++) {
            if (look_alike(palette_face(theme, &plain, style_speaker(a), 256),
                           palette_face(theme, &plain, style_speaker(b), 256))) {
                fail_msg("%s: speakers %u and %u look alike", name, b + 1, a + 1);
            }
        }
    }
}

static void speakers_differ_on_256_colours(void **state) {
    (void)state;
    for_each_theme(check_speakers);
}

static void no_colour_means_none(void **state) {
    (void)state;
    struct config *config = with_theme("dark");
    struct theme plain;
    theme_plain(&plain);
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        struct shown_face face = palette_face(&config->theme, &plain, (cell_style)role, 0);
        assert_int_equal(face.foreground, -1);
        assert_int_equal(face.background, -1);
    }
    assert_true(palette_face(&config->theme, &plain, ROLE_TITLE, 0).attributes & FACE_BOLD);
    config_free(config);
}

static void what_is_open_shows_what_lies_below(void **state) {
    (void)state;
    struct theme theme = {0};
    theme.faces[ROLE_TEXT].background = (struct colour){COLOUR_RGB, 1, 2, 3};
    theme.faces[ROLE_TITLE].foreground = (struct colour){COLOUR_ANSI, 4, 0, 0};
    theme.faces[OVERLAY_SELECTED].background = (struct colour){COLOUR_DEFAULT, 0, 0, 0};
    theme.faces[OVERLAY_SELECTED].attributes = FACE_BOLD;
    theme.faces[OVERLAY_HIT].attributes = FACE_UNDERLINE;
    struct face face = theme_face(&theme, ROLE_TITLE);
    assert_int_equal(face.foreground.red, 4);
    assert_int_equal(face.background.blue, 3);
    face = theme_face(&theme, ROLE_TITLE | STYLE_SELECTED | STYLE_HIT);
    assert_int_equal(face.foreground.red, 4);
    assert_int_equal(face.background.kind, COLOUR_DEFAULT);
    assert_int_equal(face.attributes, FACE_BOLD | FACE_UNDERLINE);
    face = theme_face(&theme, ROLE_DATE);
    assert_int_equal(face.foreground.kind, COLOUR_DEFAULT);
}

static void colours_become_the_nearest_of_a_palette(void **state) {
    (void)state;
    struct colour orange = {COLOUR_RGB, 0xff, 0x87, 0x00}, grey = {COLOUR_RGB, 0x80, 0x80, 0x80};
    struct colour black = {COLOUR_RGB, 0, 0, 0}, bright_red = {COLOUR_ANSI, 9, 0, 0};
    assert_int_equal(palette_number(orange, PALETTE_RGB), 0xff8700);
    assert_int_equal(palette_number(orange, 256), 208);
    assert_int_equal(palette_number(orange, 16), 11);
    assert_int_equal(palette_number(orange, 8), 3);
    assert_int_equal(palette_number(grey, 256), 244);
    assert_int_equal(palette_number(grey, 16), 8);
    assert_int_equal(palette_number(black, PALETTE_RGB), 8); /* 0 to 7 are no RGB there */
    assert_int_equal(palette_number(black, 256), 16);        /* never the reader's own 16 */
    assert_int_equal(palette_number(bright_red, 256), 9);
    assert_int_equal(palette_number(bright_red, 8), 1);
    assert_int_equal(palette_number((struct colour){COLOUR_DEFAULT, 0, 0, 0}, 256), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_drawn_in_the_colour_of_its_ground),
        cmocka_unit_test(overlays_are_seen_on_every_palette),
        cmocka_unit_test(speakers_differ_on_256_colours),
        cmocka_unit_test(no_colour_means_none),
        cmocka_unit_test(what_is_open_shows_what_lies_below),
        cmocka_unit_test(colours_become_the_nearest_of_a_palette),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
