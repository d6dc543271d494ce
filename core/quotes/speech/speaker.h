/* Who the words at a quotation mean: from surface to person, with the thread of the story kept. */
#ifndef KUTIP_QUOTES_SPEAKER_H
#define KUTIP_QUOTES_SPEAKER_H

#include "core/quotes/names/people.h"
#include "core/quotes/quotes.h"
#include "core/quotes/speech/speech.h"

/* One who acts or speaks: a row of the people table, or somebody only described. */
struct someone {
    uint32_t person;        /* NO_PERSON: only described */
    struct mention mention; /* kind MENTION_NONE: nobody */
};

enum { TOPICS_BEFORE = 3 };

/* What a reader of the article has in mind at a point of it. */
struct thread {
    const struct outline *o;
    const struct mentions *mentions;
    const struct people *people;
    struct someone topic; /* whom the text speaks of: what "dia" and "katanya" mean */
    struct someone others[TOPICS_BEFORE]; /* the topics before it, newest first */
    struct someone speaker;               /* who spoke last: what "tambahnya" means */
    struct someone body; /* the organisation or text at hand: what "it said" means */
    bool body_spoke;     /* it spoke last in this paragraph, no person since */
};

void thread_begin(struct thread *thread, const struct outline *o, const struct mentions *mentions,
                  const struct people *people);

/* The first subject among the tokens [from, to) who speaks somewhere becomes the topic: "katanya"
 * never means somebody whom the article does not let speak. */
void thread_subject(struct thread *thread, uint32_t from, uint32_t to);

/* Somebody among the tokens [from, to) who does not want to be named ("seorang pejabat yang enggan
 * disebut namanya") becomes topic and last speaker; false where there is nobody. */
bool thread_unnamed(struct thread *thread, uint32_t from, uint32_t to);

/* "Hal serupa dialami NAME": is the doer behind a passive verb somebody whom the article names here
 * for the first time? */
bool thread_doer(const struct thread *thread, const struct mention *m);

/* A new paragraph begins: "it" means nothing of the one before. */
void thread_turn(struct thread *thread);

/* "Her spokeswoman NAME": does the pronoun at `at` only tell whose the next mention is? */
bool thread_possessor(const struct mentions *mentions, size_t at);

/* Resolves the speaker of `speech`, who becomes topic and last speaker. mention.kind is
 * MENTION_NONE when nobody can be named. */
struct someone thread_speaks(struct thread *thread, const struct speech *speech);

/* The exported form. `surface` is NULL when no words stand for the speaker at the quotation. */
struct speaker speaker_make(const struct thread *thread, const struct someone *someone,
                            const struct mention *surface);

#endif
