/* Bytes from a terminal -> key, mouse and paste events. Pure but for its own memory: time is handed
 * in, so tests decide it. What a terminal may send that is no key (replies, focus, unknown
 * sequences) is swallowed and never becomes keystrokes. */
#ifndef KUTIP_TERM_DECODE_H
#define KUTIP_TERM_DECODE_H

#include "tui/term/term.h"

struct decoder;

/* Never NULL; decoder_free() releases. `esc_delay_ms` is how long an Esc alone may become more. */
struct decoder *decoder_new(int esc_delay_ms);
void decoder_free(struct decoder *decoder);

/* A key of this terminal (from terminfo); wins over what is known of terminals in general. */
void decoder_add_key(struct decoder *decoder, const char *sequence, struct key key);

/* Bytes that came at `now_ms` (any clock that runs forward). */
void decoder_push(struct decoder *decoder, const char *bytes, size_t count, int64_t now_ms);

/* Takes the next event; false when more bytes or more time are needed. A paste is valid until the
 * next call. */
bool decoder_next(struct decoder *decoder, int64_t now_ms, struct term_event *out);

/* Milliseconds until decoder_next() is worth a call without new bytes; -1: it is not. */
int decoder_timeout(const struct decoder *decoder, int64_t now_ms);

#endif
