#include "quotes_fixture.h"

static const struct row german[] = {
    {"„Das ist ein guter Tag“, sagte Bürgermeisterin Greta Hollmann. „Wir haben gewartet.“",
     "direct|Das ist ein guter Tag|Greta Hollmann|\ndirect|Wir haben gewartet.|Greta Hollmann|\n"},
    {"Der Verkehrsminister Otto Brandner betonte: „Sicherheit geht vor.“",
     "direct|Sicherheit geht vor.|Otto Brandner|\n"},
    {"„Wir prüfen das“, sagte der Sprecher.", "direct|Wir prüfen das||\n"},
    /* words put together that are a role, a body */
    {"„Das reicht nicht“, sagte Oppositionspolitiker Otto Brandner. Eine Sprecherin des "
     "Umweltministeriums nannte den Plan „einen guten Anfang“.",
     "direct|Das reicht nicht|Otto Brandner|\nmixed|einen guten Anfang||\n"},
    /* an age before the office; an accusation; the subject of the sentence before a colon */
    {"„Endlich“, sagte die 54-jährige Anwohnerin Petra Lenz der Zeitung. Otto Brandner warf ihr "
     "vor, "
     "die Kosten „systematisch kleinzurechnen“.",
     "direct|Endlich|Petra Lenz|\nmixed|systematisch kleinzurechnen|Otto Brandner|\n"},
    {"Kapitän Otto Brandner nahm die Mannschaft in Schutz: „Die Jungs sind müde.“",
     "direct|Die Jungs sind müde.|Otto Brandner|\n"},
    {"„Der Umsatz wird steigen“, hofft Händlerin Petra Lenz.",
     "direct|Der Umsatz wird steigen|Petra Lenz|\n"},
};

static const struct row french[] = {
    /* marks with spaces inside */
    {"« C’est un grand jour », a déclaré la maire Hélène Marchand. « Nous avons attendu. »",
     "direct|C’est un grand jour|Hélène Marchand|\n"
     "direct|Nous avons attendu.|Hélène Marchand|\n"},
    /* whose the office is; an article that ran into it; his age */
    {"La maire de Montclair, Hélène Marchand, a réclamé de l’aide. « Nous sommes seuls », a-t-elle "
     "soupiré. Pour l’ancien ministre Paul Lenoir, « le chantier est mort ». « J’ai tout perdu », "
     "raconte Luc Girard, 61 ans, agriculteur.",
     "direct|Nous sommes seuls|Hélène Marchand|\ndirect|le chantier est mort|Paul Lenoir|\n"
     "direct|J’ai tout perdu|Luc Girard|\n"},
    {"« C’est fini », a déclaré la maire Hélène Marchand. Selon Mme Marchand, « le chantier est "
     "enfin terminé ».",
     "direct|C’est fini|Hélène Marchand|\ndirect|le chantier est enfin terminé|Hélène Marchand|\n"},
};

static const struct row french_gender[] = {
    /* the verb tells whether he or she speaks: she is the one spoken of before him */
    {"La syndicaliste Hélène Marchand a rencontré Paul Lenoir. M. Lenoir a écouté Mme Marchand. "
     "« C’est fini », a déclaré M. Lenoir. « Le chantier est en danger », argumente-t-elle.",
     "direct|C’est fini|Paul Lenoir|\ndirect|Le chantier est en danger|Hélène Marchand|\n"},
    {"La syndicaliste Hélène Marchand a refusé l’accord. « Le chantier est en danger », "
     "argumente-t-elle.",
     "direct|Le chantier est en danger|Hélène Marchand|\n"},
};

static const struct row malay[] = {
    {"\"Ini hari besar,\" kata Datuk Bandar, Datuk Seri Azlan Murad.",
     "direct|Ini hari besar,|Azlan Murad|\n"},
};

static const struct row spanish[] = {
    {"—Hemos esperado mucho tiempo —dijo la alcaldesa Elena Robledo ante la prensa.",
     "direct|Hemos esperado mucho tiempo|Elena Robledo|\n"},
    {"\"Es un gran día\", dijo la alcaldesa Elena Robledo ante la prensa.",
     "direct|Es un gran día|Elena Robledo|\n"},
    {"\"Habrá más clientes en la plaza\", aseguró la comerciante Lucía Prado.",
     "direct|Habrá más clientes en la plaza|Lucía Prado|\n"},
};

static const struct row portuguese[] = {
    {"\"É um grande dia\", disse a prefeita Helena Barros a jornalistas.",
     "direct|É um grande dia|Helena Barros|\n"},
    {"\"Teremos mais clientes na praça\", conta o comerciante Lucas Prado.",
     "direct|Teremos mais clientes na praça|Lucas Prado|\n"},
};

static const struct row russian[] = {
    /* speech behind a dash; a list's dash is none */
    {"— Мы долго ждали, — сказала мэр Елена Орлова. — Теперь мост открыт для всех.\n\n"
     "— второй пункт плана",
     "direct|Мы долго ждали,|Елена Орлова|\ndirect|Теперь мост открыт для всех.|Елена Орлова|\n"},
    /* names in their cases */
    {"Министр транспорта Павел Громов открыл мост. По словам Павла Громова, «мост выдержит сто "
     "лет». Для них это было все, что они хотели.",
     "direct|мост выдержит сто лет|Павел Громов|\n"},
    {"Журналисты встретились с Еленой Орловой. «Мы долго ждали», — сказала Елена Орлова. По "
     "словам Орловой, «все работы закончены».",
     "direct|Мы долго ждали|Елена Орлова|\ndirect|все работы закончены|Елена Орлова|\n"},
    {"«Это большой день», — сказала мэр Елена Орлова. «Мы долго ждали», — добавила она.",
     "direct|Это большой день|Елена Орлова|\ndirect|Мы долго ждали|Елена Орлова|\n"},
    {"Министр транспорта Павел Громов на открытии заявил: «Для нас безопасность прежде всего».",
     "direct|Для нас безопасность прежде всего|Павел Громов|\n"},
};

/* Each tells the language, as the first paragraph of a page does. */
#define GERMAN "Die Stadt hat am Mittwoch eine Brücke eröffnet, die seit Jahren geplant war.\n\n"
#define FRENCH                                                                                     \
    "La ville a inauguré mercredi un pont que les habitants attendaient depuis dix ans.\n\n"
#define SPANISH                                                                                    \
    "La ciudad inauguró el miércoles un puente que los vecinos esperaban desde hace años.\n\n"
#define MALAY                                                                                      \
    "Majlis bandaran telah merasmikan jambatan baharu itu semalam selepas kerja pembinaannya "     \
    "siap.\n\n"
#define PORTUGUESE                                                                                 \
    "A cidade inaugurou uma nova ponte que os moradores esperavam não se sabe desde quando.\n\n"
#define RUSSIAN "В среду в городе открыли мост, которого жители ждали уже больше десяти лет.\n\n"

static void speakers_in_other_languages(void **state) {
    (void)state;
    check(GERMAN, german, sizeof german / sizeof *german, false);
    check(FRENCH, french, sizeof french / sizeof *french, false);
    check(FRENCH, french_gender, sizeof french_gender / sizeof *french_gender, false);
    check(MALAY, malay, sizeof malay / sizeof *malay, false);
    check(SPANISH, spanish, sizeof spanish / sizeof *spanish, false);
    check(PORTUGUESE, portuguese, sizeof portuguese / sizeof *portuguese, false);
    check(RUSSIAN, russian, sizeof russian / sizeof *russian, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(speakers_in_other_languages)};
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
