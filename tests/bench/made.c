#include "tests/bench/made.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WORDS = 24000, PEOPLE = 3000, ROLES = 400, A_FOLDER = 1000 };

struct made {
    uint64_t seed;
    struct str words[WORDS];
    double until[WORDS]; /* sum of the frequencies up to and with a word */
    struct str people[PEOPLE], roles[ROLES];
};

/* ---- chance: splitmix64 ---- */

static uint64_t next(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static size_t below(uint64_t *state, size_t bound) {
    return (size_t)(next(state) % bound);
}

static size_t between(uint64_t *state, size_t low, size_t high) {
    return low + below(state, high - low + 1);
}

static double fraction(uint64_t *state) {
    return (double)(next(state) >> 11) / 9007199254740992.0;
}

#define PICK(state, list) ((list)[below((state), sizeof(list) / sizeof *(list))])

/* ---- vocabulary ---- */

static const char *const small_words[] = {
    "yang",   "dan",  "di",    "ke",     "dari",   "untuk",  "dengan", "pada",  "dalam",
    "tidak",  "akan", "ini",   "itu",    "juga",   "telah",  "sudah",  "oleh",  "sebagai",
    "karena", "agar", "namun", "serta",  "atau",   "bahwa",  "masih",  "dapat", "bisa",
    "lebih",  "saat", "para",  "hingga", "antara", "setelah"};
static const char *const true_words[] = {
    "pemerintah", "pemeriksaan", "pemerataan", "pemersatu",  "harga",    "beras",     "pasar",
    "warga",      "polisi",      "daerah",     "kota",       "jalan",    "rumah",     "sekolah",
    "anggaran",   "program",     "kebijakan",  "masyarakat", "produksi", "ekspor",    "impor",
    "hukum",      "membangun",   "memberi",    "berjalan",   "bersama",  "perjanjian"};
static const char *const places[] = {"Teluk Melur", "Muara Randu", "Tanjung Kemuning",
                                     "Bukit Cendana", "Lembah Pinang"};
static const char *const outlets[] = {"Kabar Melur",   "Warta Randu",   "Harian Kemuning",
                                      "Suara Cendana", "Portal Pinang", "Berita Selat"};
static const char *const days[] = {"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"};

static struct str made_word(struct arena *arena, uint64_t *state) {
    static const char *const starts[] = {"b", "c", "d", "g", "h", "j", "k",  "l",  "m", "n",
                                         "p", "r", "s", "t", "w", "y", "ng", "ny", "sy"};
    static const char *const vowels[] = {"a", "a", "a", "e", "i", "i", "o", "u"};
    static const char *const ends[] = {"", "", "", "n", "ng", "r", "s", "t", "k", "h", "l"};
    static const char *const before[] = {"", "", "", "me", "ber", "di", "pe", "ter", "ke", "se"};
    static const char *const behind[] = {"", "", "", "an", "kan", "nya", "i"};
    char word[40] = "";
    size_t len = (size_t)snprintf(word, sizeof word, "%s", PICK(state, before));
    for (size_t syllables = between(state, 1, 3); syllables > 0; syllables--)
        len += (size_t)snprintf(word + len, sizeof word - len, "%s%s", PICK(state, starts),
                                PICK(state, vowels));
    len += (size_t)snprintf(word + len, sizeof word - len, "%s%s", PICK(state, ends),
                            PICK(state, behind));
    return arena_str(arena, (struct str){word, len});
}

static char upper(char c) {
    return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

static void add_capitalised(struct buf *out, struct str word) {
    buf_add_char(out, upper(word.ptr[0]));
    buf_add(out, str_slice(word, 1, word.len));
}

static struct str made_phrase(const struct made *made, struct arena *arena, uint64_t *state,
                              size_t words, bool capitals) {
    struct buf out = {0};
    for (size_t i = 0; i < words; i++) {
        struct str word = made->words[below(state, WORDS)];
        if (i > 0) buf_add_char(&out, ' ');
        if (capitals)
            add_capitalised(&out, word);
        else
            buf_add(&out, word);
    }
    struct str phrase = arena_str(arena, buf_str(&out));
    buf_free(&out);
    return phrase;
}

const struct made *made_new(struct arena *arena, uint64_t seed) {
    struct made *made = arena_new(arena, struct made, 1);
    uint64_t state = seed;
    double sum = 0;
    size_t kept = sizeof true_words / sizeof *true_words;
    made->seed = seed;
    for (size_t i = 0; i < WORDS; i++) {
        bool is_true = i % 9 == 4 && i / 9 < kept; /* among the frequent ones */
        made->words[i] = is_true ? str_from(true_words[i / 9]) : made_word(arena, &state);
        made->until[i] = sum += 1 / pow((double)i + 12, 0.95);
    }
    for (size_t i = 0; i < PEOPLE; i++) made->people[i] = made_phrase(made, arena, &state, 2, true);
    for (size_t i = 0; i < ROLES; i++) made->roles[i] = made_phrase(made, arena, &state, 3, false);
    return made;
}

struct str made_person(const struct made *made, size_t number) {
    return made->people[number % PEOPLE];
}

/* ---- sentences ---- */

static struct str any_word(const struct made *made, uint64_t *state) {
    double wanted = fraction(state) * made->until[WORDS - 1];
    size_t low = 0, high = WORDS - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (made->until[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return made->words[low];
}

static struct str small_word(uint64_t *state) {
    size_t count = sizeof small_words / sizeof *small_words;
    return str_from(small_words[(size_t)(pow(fraction(state), 1.6) * (double)count)]);
}

/* A sentence without its full stop: every third word is a small one. */
static void add_sentence(const struct made *made, uint64_t *state, struct buf *out, size_t least,
                         size_t most) {
    size_t words = between(state, least, most);
    for (size_t i = 0; i < words; i++) {
        if (i == 0) {
            add_capitalised(out, any_word(made, state));
            continue;
        }
        buf_add_char(out, i == 8 && words > 11 && below(state, 5) < 2 ? ',' : ' ');
        if (out->at[out->len - 1] == ',') buf_add_char(out, ' ');
        if (i == 4 && below(state, 7) == 0) buf_printf(out, "%zu persen ", between(state, 2, 99));
        buf_add(out, i % 3 == 2 ? small_word(state) : any_word(made, state));
    }
}

struct day {
    int year, month, day, hour, minute, weekday;
};

/* Thirteen minutes after the article before; months of 28 days. */
static struct day day_of(size_t i) {
    size_t minutes = 6 * 60 + 13 * i, day = minutes / (24 * 60);
    return (struct day){2022 + (int)(day / 336),  1 + (int)(day / 28 % 12), 1 + (int)(day % 28),
                        (int)(minutes / 60 % 24), (int)(minutes % 60),      (int)(day % 7)};
}

static void add_quote(const struct made *made, uint64_t *state, struct buf *out,
                      const struct day *day) {
    bool curly = below(state, 5) < 3;
    const char *open = curly ? "\xe2\x80\x9c" : "\"", *close = curly ? "\xe2\x80\x9d" : "\"";
    struct str who = made->people[below(state, PEOPLE)];
    switch (below(state, 3)) {
    case 0:
        buf_printf(out, "%s", open);
        add_sentence(made, state, out, 12, 22);
        buf_printf(out, ",%s kata %.*s, %.*s, %s (%d/%d/%d).", close, STR_ARG(who),
                   STR_ARG(made->roles[below(state, ROLES)]), days[day->weekday], day->day,
                   day->month, day->year);
        break;
    case 1:
        buf_printf(out, "Menurut %.*s, warga ", STR_ARG(who));
        buf_add(out, any_word(made, state));
        buf_printf(out, " di sana. %s", open);
        add_sentence(made, state, out, 12, 22);
        buf_printf(out, ".%s", close);
        break;
    default:
        buf_printf(out, "%s", open);
        add_sentence(made, state, out, 12, 22);
        buf_printf(out, ",%s ujar %.*s. %s", close, STR_ARG(who), open);
        add_sentence(made, state, out, 7, 13);
        buf_printf(out, ",%s tambahnya.", close);
    }
}

static void add_headline(const struct made *made, uint64_t *state, struct buf *out) {
    for (size_t words = between(state, 6, 10); words > 0; words--) {
        add_capitalised(out, any_word(made, state));
        if (words > 1) buf_add_char(out, ' ');
    }
}

static void add_paragraph(const struct made *made, uint64_t *state, struct buf *out) {
    for (size_t sentences = between(state, 1, 2); sentences > 0; sentences--) {
        add_sentence(made, state, out, 13, 25);
        buf_add(out, sentences > 1 ? STR(". ") : STR("."));
    }
}

void made_article(const struct made *made, size_t i, struct buf *out) {
    uint64_t state = made->seed * 1000003 + i;
    struct day day = day_of(i);
    size_t paragraphs = between(&state, 10, 14), related = between(&state, 3, paragraphs - 2);
    const char *outlet = PICK(&state, outlets);
    add_headline(made, &state, out);
    buf_printf(out, "\n%s, %02d/%02d/%d %02d:%02d WIB\n\n%s, %s - ", days[day.weekday], day.day,
               day.month, day.year, day.hour, day.minute, PICK(&state, places), outlet);
    for (size_t k = 0; k < paragraphs; k++) {
        if (k > 0 && below(&state, 3) == 0)
            add_quote(made, &state, out, &day);
        else
            add_paragraph(made, &state, out);
        if (k == 1 && i % 50 == 7) buf_add(out, STR(" Kenaikan harga beras masih terjadi."));
        if (k == 2 && i % 500 == 123) buf_add(out, STR(" Cadangan zirkonium disebut cukup."));
        buf_add(out, STR("\n\n"));
        if (k != related) continue;
        buf_add(out, STR("Baca Juga: "));
        add_headline(made, &state, out);
        buf_add(out, STR("\n\n"));
    }
    buf_printf(out, "Editor : %.*s\n", STR_ARG(made->people[below(&state, PEOPLE)]));
}

/* ---- files ---- */

static bool write_file(const char *path, struct str bytes) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) return false;
    bool ok = write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len;
    return close(fd) == 0 && ok;
}

size_t made_library(const struct made *made, const char *folder, size_t count) {
    char path[4096];
    struct buf article = {0};
    size_t bytes = 0;
    bool ok = mkdir(folder, 0755) == 0 || errno == EEXIST;
    for (size_t i = 0; i < count && ok; i++) {
        struct stat status;
        int len = snprintf(path, sizeof path, "%s/%03zu", folder, i / A_FOLDER);
        if (i % A_FOLDER == 0) ok = mkdir(path, 0755) == 0 || errno == EEXIST;
        snprintf(path + len, sizeof path - (size_t)len, "/%06zu.txt", i);
        if (stat(path, &status) == 0) {
            bytes += (size_t)status.st_size;
            continue;
        }
        article.len = 0;
        made_article(made, i, &article);
        ok = ok && write_file(path, buf_str(&article));
        bytes += article.len;
    }
    buf_free(&article);
    return ok ? bytes : 0;
}
