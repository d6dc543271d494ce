/* The actions that mean the same in every pane. A pane's own table is asked first. */
#ifndef KUTIP_ACTIONS_GENERAL_H
#define KUTIP_ACTIONS_GENERAL_H

#include "tui/reader/reader.h"

typedef void general_action(struct reader *reader, enum action action, unsigned number);

/* Does an action: the pane that has the keys, else the general one. */
void general_do(struct reader *reader, enum action action, unsigned number);

/* Is this action, done now, about the article under the cursor, so that it must not be done to the
 * one before while that is still shown? */
bool general_needs_article(struct reader *reader, enum action action);

/* Is there anything that does this action, somewhere? */
bool general_knows(enum action action);

/* ---- asking.c: prompts ---- */
general_action ask_search, ask_filter, ask_tags, ask_note, ask_read_all, ask_export, ask_pipe;

/* ---- commanding.c: the command line ---- */
general_action ask_command;

/* ---- completing.c: what Tab finds (prompt_ops.complete) ---- */
void complete_query(struct reader *reader, struct str before, struct candidates *out);
void complete_tags(struct reader *reader, struct str before, struct candidates *out);
void complete_path(struct str before, struct candidates *out);
void complete_pipe(struct reader *reader, struct str before, struct candidates *out);

/* ---- marking.c: the reader's marks ---- */
general_action mark_star, mark_read_or_not, mark_undo;
void mark_all_read(struct reader *reader);
void mark_text(struct reader *reader, enum mark_kind kind, struct str text);
/* The tags or the note of what the next mark is for; "" when there are none or they are not known.
 */
struct str mark_text_now(struct reader *reader, enum mark_kind kind);

/* ---- taking.c: words out of the program ---- */
general_action take_copy, take_link, take_editor;
/* Puts what `action` copies on the clipboard and says so. */
void take_words(struct reader *reader, enum action action, struct str words);
/* Hands the article to a command of the configuration. */
void take_pipe(struct reader *reader, struct str command);

/* ---- exporting.c: to a file, and more than one article to the clipboard ---- */
/* A file name as it was typed, with the home folder for "~/". */
const char *path_typed(struct arena *arena, struct str typed);
/* Is a single quote what is exported where nothing is picked? */
bool export_is_of_quote(const struct reader *reader);
/* Exports what is picked, else the quote or article shown, to a file; its ending tells the format.
 */
void export_begin(struct reader *reader, struct str file);
/* Copies the citations of what is picked, or (ACTION_COPY_PATH) the paths of its articles. */
void export_copy(struct reader *reader, enum action action);
/* Takes an article that the export asked for; false when it did not. */
bool export_take(struct reader *reader, uint32_t request, struct library_article *article);
void export_drop(struct reader *reader);

#endif
