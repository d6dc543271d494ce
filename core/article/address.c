#include "core/article/address.h"

/* Words of a notice among which its address is looked for. */
enum { NOTICE_WORDS = 80 };

static bool begins_address(const struct page *page, size_t i, size_t to) {
    if (i + 3 >= to || !page_is_char(page, i + 1, ':') || !page_is_char(page, i + 2, '/'))
        return false;
    struct str word = page_word_str(page, i);
    return str_eq(word, STR("http")) || str_eq(word, STR("https"));
}

/* The word behind the address that begins at word `i`: it goes on until white space. */
static size_t address_end(const struct page *page, size_t i, size_t to) {
    size_t end = i + 1;
    while (end < to && (page_word(page, end)->flags & WORD_GLUED) != 0) end++;
    return end;
}

/* Where an address begins that the line's label names, or the line itself. */
static size_t skip_label(const struct page *page, const struct line *line) {
    struct lang_hit hit;
    size_t taken = page_match(page, line->first, line->end, CLASS_NAVIGATION, &hit);
    if (taken == 0 || !str_starts(hit.key, STR("address"))) return line->first;
    size_t next = line->first + taken;
    return next < line->end && page_is_char(page, next, ':') ? next + 1 : next;
}

bool address_is_line(const struct page *page, const struct line *line) {
    if ((line->flags & WORD_JOINED) == 0) return false; /* no host: most lines */
    size_t at = skip_label(page, line), end;
    if (at >= line->end || !begins_address(page, at, line->end)) return false;
    end = address_end(page, at, line->end);
    return end == line->end || (end + 1 == line->end && /* "https://… 1/4" */
                                (page_word(page, end)->flags & WORD_DIGIT) != 0);
}

/* The address at words [first, end) without the marks behind it; STR_NONE for a mere site. */
static struct str page_address(const struct page *page, size_t first, size_t end) {
    while (end > first && !page_is_spoken(page, end - 1) && !page_is_char(page, end - 1, '/'))
        end--;
    struct str address = page_str(page, first, end);
    size_t host = str_find(address, STR("://"), 0);
    if (host == SIZE_MAX) return STR_NONE;
    size_t path = str_find(address, STR("/"), host + 3);
    return path != SIZE_MAX && path + 1 < address.len ? address : STR_NONE;
}

/* The address in a notice of where the story stands: its phrase's key begins with "own", or is
 * "archive": there the page's own is inside the archive's ("https://archive.org/1/https://…"). */
static struct str in_notice(const struct page *page, const struct line *line) {
    struct lang_hit hit;
    if (page_match(page, line->first, line->end, CLASS_BOILERPLATE_START, &hit) == 0)
        return STR_NONE;
    bool archive = str_eq(hit.key, STR("archive"));
    if (!archive && !str_starts(hit.key, STR("own"))) return STR_NONE;
    for (size_t i = line->first; i < line->end && i - line->first < NOTICE_WORDS; i++) {
        if (!begins_address(page, i, line->end)) continue;
        struct str own = page_address(page, i, address_end(page, i, line->end));
        bool within = archive && own.ptr != NULL;
        size_t inside = within ? str_find(own, STR("/http"), 0) : SIZE_MAX;
        return inside == SIZE_MAX ? own : str_slice(own, inside + 1, own.len);
    }
    return STR_NONE;
}

/* "www.kabar.com", "www1.kabar.com" -> "kabar.com" */
static struct str without_www(struct str host) {
    size_t dot = str_find(host, STR("."), 0);
    return str_starts(host, STR("www")) && dot <= 4 ? str_slice(host, dot + 1, host.len) : host;
}

struct str address_host(struct str address) {
    if (address.ptr == NULL) return STR_NONE;
    size_t start = str_find(address, STR("://"), 0);
    if (start == SIZE_MAX) return STR_NONE;
    struct str host = str_slice(address, start + 3, address.len);
    for (size_t i = 0; i < host.len; i++)
        if (host.ptr[i] == '/' || host.ptr[i] == ':' || host.ptr[i] == '?')
            return without_www(str_slice(host, 0, i));
    return without_www(host);
}

struct str address_of_page(const struct page *page) {
    struct str bare = STR_NONE;
    bool several = false;
    for (uint32_t i = 0; i < page->line_count; i++) {
        const struct line *line = &page->lines[i];
        bool holds = (line->spoken >= 2) & ((line->flags & WORD_JOINED) != 0); /* a host */
        if (!holds || line->kind != BLOCK_BOILERPLATE) continue;
        struct str own = in_notice(page, line);
        if (own.ptr != NULL) return own;
        bool outside = i < page->body || i >= page->tail;
        if (!outside || !address_is_line(page, line)) continue;
        size_t at = skip_label(page, line);
        struct str address = page_address(page, at, line->end);
        if (address.ptr == NULL) continue;
        if (at > line->first) return address;
        several |= bare.ptr != NULL && !str_eq(bare, address);
        bare = address;
    }
    return several ? STR_NONE : bare;
}
