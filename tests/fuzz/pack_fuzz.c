/* Any bytes as a user's language pack over the world pack: the merged table is whole, and every
 * phrase is found from its first word. */
#include "core/lang/pack.h"
#include "fuzz.h"

static void check_list(const struct pack_table *table, const struct pack_list *list) {
    check(list->key + list->key_length <= table->text_size);
    check(list->first + list->first_length <= table->text_size);
}

static void check_phrase(const struct pack_table *table, uint32_t index) {
    const struct pack_phrase *phrase = &table->phrases[index];
    check(phrase->count >= 1 && phrase->count <= PACK_PHRASE_WORDS && phrase->class < WORD_CLASSES);
    check(phrase->words + phrase->count <= table->word_count && phrase->list < table->list_count);
    check(phrase->text + phrase->length <= table->text_size && phrase->length > 0);
    const uint32_t *words = &table->words[phrase->words];
    const struct pack_kind *kind = pack_kind(table, words[0]);
    struct pack_stretch stretch = pack_stretch(table, words[0]);
    check(stretch.first <= index && index < stretch.first + stretch.count);
    check((kind->begins >> phrase->class & 1) != 0);
    if (phrase->count == 1) check((kind->is >> phrase->class & 1) != 0);
    if (phrase->count > 1)
        check(phrase->second == words[1] && pack_pair(table, words[0], words[1]));
    check((kind->is & ~kind->begins) == 0);
    if (index == stretch.first) return; /* by class, those of more words first */
    const struct pack_phrase *before = &table->phrases[index - 1];
    check(before->class < phrase->class ||
          (before->class == phrase->class && before->count >= phrase->count));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct ini ini;
    struct pack_table table;
    ini_parse(&arena, (struct str){(const char *)data, size}, "fuzz.ini", &ini);
    struct pack_builder *builder = pack_builder_new();
    for (size_t i = 0; i < baked_pack_count && size % 64 == 0; i++)
        if (strcmp(baked_packs[i].name, "world") == 0)
            pack_add_table(builder, &baked_packs[i].table);
    pack_add_ini(builder, &ini, "fuzz.ini");
    pack_build(builder, &arena, &table);
    pack_builder_free(builder);

    builder = pack_builder_new(); /* a table laid over nothing gives the same table */
    struct pack_table again;
    pack_add_table(builder, &table);
    pack_build(builder, &arena, &again);
    check(again.phrase_count == table.phrase_count && again.mark_count == table.mark_count);
    pack_builder_free(builder);

    for (uint32_t i = 0; i < table.list_count; i++) check_list(&table, &table.lists[i]);
    for (uint32_t i = 0; i < table.setting_count; i++) check_list(&table, &table.settings[i]);
    for (uint32_t i = 0; i < table.phrase_count; i++) check_phrase(&table, i);
    for (uint32_t i = 0; i < table.mark_count; i++)
        check(table.marks[i].open != 0 && table.marks[i].close != 0);
    arena_free(&arena);
    return 0;
}
