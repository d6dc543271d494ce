/* How English desks name people and bodies. Every text is ours, about invented people and places.
 */
#include "tests/unit/quotes_fixture.h"

static const struct row names[] = {
    /* a role of two words whose first is a body's */
    {"Council member Paul Odomsen, a vocal opponent, told reporters the sums “simply don't add "
     "up.”",
     "mixed|simply don't add up.|Paul Odomsen|\n"},
    /* initials, written together or apart */
    {"Chief Minister S.K. Odomsen said that they would “leave no stone unturned”. “Today,” Mr. "
     "Odomsen said.",
     "mixed|leave no stone unturned|S.K. Odomsen|\ndirect|Today,|S.K. Odomsen|\n"},
    {"In Tarnmere, Chief Minister S.K. Odomsen said they would “leave no stone unturned”.",
     "mixed|leave no stone unturned|S.K. Odomsen|\n"},
    {"Superintendent R. Sandvik said the search was “not over”.", "mixed|not over|R. Sandvik|\n"},
    {"“We wait,” said Lucy van der Odomsen.", "direct|We wait,|Lucy van der Odomsen|\n"},
    /* titles of the countries that write English */
    {"Opposition leader Tan Sri Odom Keng Sand said the plan was “dead in the water”.",
     "mixed|dead in the water|Odom Keng Sand|\n"},
    {"Det Insp Tor Odomsen, of Tarnshire Police, said: “This was wicked.”",
     "direct|This was wicked.|Tor Odomsen|\n"},
    {"Judge Mira Sandvik KC said: “You knew.”", "direct|You knew.|Mira Sandvik|\n"},
};

static const struct row bodies[] = {
    {"The Tarnmere Fishermen's Association said it was “deeply disappointed”.",
     "mixed|deeply disappointed|Tarnmere Fishermen's Association|\n"},
    {"The Dockers' Union said it “strongly supports” the bill.",
     "mixed|strongly supports|Dockers' Union|\n"},
    {"“We saw forty cases,” said St. Bede's Hospital.",
     "direct|We saw forty cases,|Bede's Hospital|\n"},
    {"The Ministry of Health said it was “ready”. The Bank of Ostmark said rates “must go up”.",
     "mixed|ready|Ministry of Health|\nmixed|must go up|Bank of Ostmark|\n"},
    {"The Kardanian Defence Ministry said it had struck “a legitimate target.”",
     "mixed|a legitimate target.|Kardanian Defence Ministry|\n"},
    {"Valdoria's Ministry said it was “ready”.", "mixed|ready|Ministry|\n"},
};

static const struct row sources[] = {
    /* a report is no medium, whoever wrote it */
    {"According to a report by the Institute for Coastal Studies, seas have risen. The report "
     "warned that “tides will flood the town by 2045.”",
     "mixed|tides will flood the town by 2045.|The report|\n"},
};

static const struct row clauses[] = {
    {"“Wait,” said Mira Sandvik.\n\nThe work is due to start in June, Reuters reported, citing a "
     "person familiar with the matter.",
     "direct|Wait,|Mira Sandvik|\nindirect|The work is due to start in June|Reuters|\n"},
    {"“Wait,” said Mira Sandvik.\n\nThe wall would protect the old town, Tor Odomsen said.",
     "direct|Wait,|Mira Sandvik|\nindirect|The wall would protect the old town|Tor Odomsen|\n"},
    {"The wall will take six years to build, Mayor Mira Sandvik said on Monday.\n\nThe fund has "
     "been spent already, she said in a statement.",
     "indirect|The wall will take six years to build|Mira Sandvik|\n"
     "indirect|The fund has been spent already|Mira Sandvik|\n"},
    /* the comma behind whose report it is */
    {"According to a report by the Institute for Coastal Studies, the sea has risen since 1990.",
     "indirect|the sea has risen since 1990|a report|\n"},
};

static const struct row unnamed[] = {
    /* the name only tells whose they are; an office whose first word is a body's */
    {"Two Kelpwire officials said the plan was “dead for now”.",
     "mixed|dead for now|Kelpwire officials|\n"},
    {"“It is the fourth cut,” said a fund manager.", "direct|It is the fourth cut,||\n"},
};

static void test_clauses(void **state) {
    (void)state;
    check(ENGLISH, clauses, sizeof clauses / sizeof *clauses, true);
}

static void test_unnamed(void **state) {
    (void)state;
    CHECK_ENGLISH(unnamed);
}

static void test_names(void **state) {
    (void)state;
    CHECK_ENGLISH(names);
}

static void test_bodies(void **state) {
    (void)state;
    CHECK_ENGLISH(bodies);
}

static void test_sources(void **state) {
    (void)state;
    CHECK_ENGLISH(sources);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),   cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_sources), cmocka_unit_test(test_clauses),
        cmocka_unit_test(test_unnamed),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
