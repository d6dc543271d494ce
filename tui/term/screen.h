/* Inside term/: the terminal as its files share it. The only header of the program with curses. */
#ifndef KUTIP_TERM_SCREEN_H
#define KUTIP_TERM_SCREEN_H

#include <curses.h>
#include <stdio.h>
#include <termios.h>

#include "tui/term/decode.h"
#include "tui/term/palette.h"

/* What a style is to curses; `known` is false until it was asked for. */
struct curses_face {
    attr_t attributes;
    int16_t pair;
    bool known;
};

enum { STYLES = 1 << 16 };

struct term {
    SCREEN *screen;
    FILE *input; /* standard input, or /dev/tty when that is no terminal */
    int input_fd, output_fd, signal_fd;
    FILE *output;  /* curses' own way to the terminal */
    int curses_fd; /* its descriptor; leads to `frame` while a frame is drawn */
    FILE *frame;   /* NULL: frames are not gathered */
    bool in_frame;
    char name[64]; /* the TERM in use */
    enum term_notice notice;
    bool is_utf8;
    struct termios modes; /* as they were before */
    int colours;          /* of palette.h */
    struct theme theme, plain;
    struct curses_face *faces; /* by cell_style */
    struct grid shown;         /* what is on the screen */
    int rows, columns;
    bool can_scroll;
    int region_top, region_bottom; /* the scrolling region that is set; -1: none */
    bool mouse, has_reports;
    bool input_is_lost; /* the terminal is gone */
    bool resized;       /* a TERM_RESIZE is due */
    struct decoder *decoder;
};

/* Writes bytes past curses, whose own are all out (after doupdate() and endwin()); within a frame
 * they stand in it at their place. */
void screen_write(struct term *term, struct str bytes);

/* Opens `output` for curses, before newterm(). False when there is no descriptor left. */
bool frame_open(struct term *term);
void frame_close(struct term *term);

/* What is written between the two goes to the terminal as one. */
void frame_begin(struct term *term);
void frame_end(struct term *term);

/* Leaves the screen to others and takes it again. Taking it again makes a TERM_RESIZE due. */
void screen_leave(struct term *term);
void screen_take(struct term *term);

/* Can this terminal move lines by itself? */
void scroll_look_up(struct term *term);

/* Before a grid is drawn: moves the lines that only moved, and leaves the scrolling region set when
 * all that changes lies in it. */
void scroll_ahead(struct term *term, const struct grid *grid);

/* The whole screen scrolls again. */
void scroll_reset(struct term *term);

/* Decides on the colours and forgets all faces. */
void screen_set_colours(struct term *term, const struct options *options);

#endif
