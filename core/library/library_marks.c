/* The marks' part of the library's front (marks.h). */
#include <stdlib.h>

#include "core/library/library_parts.h"

uint32_t library_mark(struct library *library, const struct mark *mark) {
    return library_mark_all(library, mark, 1);
}

uint32_t library_mark_all(struct library *library, const struct mark *marks, size_t count) {
    uint32_t request = ++library->requests;
    if (library->marks != NULL) marks_set(library->marks, marks, count, request);
    return request;
}

uint32_t library_mark_all_read(struct library *library) {
    uint32_t request = ++library->requests;
    const struct view *view = library->view;
    if (library->marks != NULL && view != NULL)
        marks_set_read(library->marks, view->articles, view->count, request);
    return request;
}

uint32_t library_mark_undo(struct library *library, bool redo) {
    uint32_t request = library->requests + 1;
    if (library->marks == NULL || !marks_undo(library->marks, redo, request)) return 0;
    return library->requests = request;
}

const char *library_history(struct library *library, const char *prompt, size_t index) {
    return library->marks != NULL ? marks_history(library->marks, prompt, index) : NULL;
}

void library_history_add(struct library *library, const char *prompt, const char *text) {
    if (library->marks != NULL) marks_add_history(library->marks, prompt, text);
}
