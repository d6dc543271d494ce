/* How the words of an echo stand to those that were asked for, once: WORDS("kind as exports name
 * it", "what the echoes call it", "what the help says of it"). */
#ifndef KUTIP_PANES_ECHO_WORDS_H
#define KUTIP_PANES_ECHO_WORDS_H

#define ECHO_WORDS(WORDS)                                                                          \
    WORDS("copied", N_("the same words"), N_("carried as they stand"))                             \
    WORDS("variant", N_("in other words"),                                                         \
          N_("another translation or wording of what was said; the words that differ are "         \
             "underlined"))                                                                        \
    WORDS("shortened", N_("a part of it"), N_("one of the two holds only a part of the other"))    \
    WORDS("again", N_("on another day"),                                                           \
          N_("a formula that the same person uses again and again; it is not counted"))

#endif
