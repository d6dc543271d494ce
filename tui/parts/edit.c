#include "tui/parts/edit.h"

#include "core/text/utf8.h"
#include "core/text/width.h"

/* The cluster boundary before `at`: lines are short, so walking from the start is quick enough. */
static size_t cluster_before(struct str s, size_t at) {
    size_t previous = 0;
    for (size_t next = 0; next < at;) {
        previous = next;
        next += width_cluster(s, next).bytes.len;
    }
    return previous;
}

static size_t cluster_after(struct str s, size_t at) {
    return at < s.len ? at + width_cluster(s, at).bytes.len : s.len;
}

/* Words are cut at blanks and at the query language's own signs, as a shell does. */
static bool is_gap(char c) {
    return c == ' ' || strchr(":\"()/,=", c) != NULL;
}

static size_t word_before(struct str s, size_t at) {
    while (at > 0 && is_gap(s.ptr[at - 1])) at--;
    while (at > 0 && !is_gap(s.ptr[at - 1])) at--;
    return at;
}

static size_t word_after(struct str s, size_t at) {
    while (at < s.len && is_gap(s.ptr[at])) at++;
    while (at < s.len && !is_gap(s.ptr[at])) at++;
    return at;
}

/* Cuts [start, end) out; the cursor stands where it was. */
static void cut(struct line_edit *edit, size_t start, size_t end, bool keep) {
    if (start >= end) return;
    if (keep) {
        edit->killed.len = 0;
        buf_add(&edit->killed, str_slice(edit_text(edit), start, end));
    }
    memmove(edit->text.at + start, edit->text.at + end, edit->text.len - end);
    edit->text.len -= end - start;
    edit->text.at[edit->text.len] = '\0';
    edit->cursor = start;
}

bool edit_act(struct line_edit *edit, enum action action) {
    struct str s = edit_text(edit);
    size_t at = edit->cursor;
    switch (action) {
    case ACTION_CHAR_LEFT:
        edit->cursor = cluster_before(s, at);
        return true;
    case ACTION_CHAR_RIGHT:
        edit->cursor = cluster_after(s, at);
        return true;
    case ACTION_WORD_LEFT:
        edit->cursor = word_before(s, at);
        return true;
    case ACTION_WORD_RIGHT:
        edit->cursor = word_after(s, at);
        return true;
    case ACTION_LINE_START:
        edit->cursor = 0;
        return true;
    case ACTION_LINE_END:
        edit->cursor = s.len;
        return true;
    case ACTION_DELETE_BACK:
        cut(edit, cluster_before(s, at), at, false);
        return true;
    case ACTION_DELETE_CHAR:
        cut(edit, at, cluster_after(s, at), false);
        return true;
    case ACTION_DELETE_WORD:
        cut(edit, word_before(s, at), at, true);
        return true;
    case ACTION_DELETE_LINE:
        cut(edit, 0, at, true);
        return true;
    case ACTION_DELETE_REST:
        cut(edit, at, s.len, true);
        return true;
    case ACTION_PUT_BACK:
        edit_insert(edit, buf_str(&edit->killed));
        return true;
    default:
        return false;
    }
}

void edit_insert(struct line_edit *edit, struct str s) {
    if (s.len == 0) return;
    struct buf line = {0};
    struct str before = edit_text(edit);
    buf_add(&line, str_slice(before, 0, edit->cursor));
    buf_add(&line, s);
    buf_add(&line, str_slice(before, edit->cursor, before.len));
    for (size_t i = edit->cursor; i < edit->cursor + s.len; i++)
        if (line.at[i] == '\n' || line.at[i] == '\t') line.at[i] = ' ';
    buf_free(&edit->text);
    edit->text = line;
    edit->cursor += s.len;
}

void edit_set(struct line_edit *edit, struct str s) {
    edit->text.len = 0;
    edit->cursor = 0;
    if (edit->text.at != NULL) edit->text.at[0] = '\0';
    edit_insert(edit, s);
}

void edit_replace(struct line_edit *edit, size_t start, struct str s) {
    cut(edit, start, edit->cursor, false);
    edit_insert(edit, s);
}

void edit_free(struct line_edit *edit) {
    buf_free(&edit->text);
    buf_free(&edit->killed);
    edit->cursor = 0;
}
