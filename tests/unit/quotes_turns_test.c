/* Printed conversations: "NAME: words." without marks. Every text is ours, about invented people.
 */
#include "quotes_fixture.h"

static void reads_turns_of_a_conversation(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Novelist Mira Sandvik spoke to Harbour Review about doubt.\n\n"
         "HARBOUR REVIEW: How long did it take?\n\nSANDVIK: Seven years, on and off.\n\n"
         "HARBOUR REVIEW: Did you give up?\n\nSANDVIK: Every Monday.\n",
         "direct|How long did it take?|Harbour Review|\n"
         "direct|Seven years, on and off.|Mira Sandvik|\n"
         "direct|Did you give up?|Harbour Review|\n"
         "direct|Every Monday.|Mira Sandvik|\n"},
        /* one alone who speaks */
        {"Novelist Mira Sandvik spoke about doubt.\n\nSandvik: Seven years, on and off.\n\n"
         "Sandvik: Every Monday.\n\nSandvik: I never doubted it.\n",
         "direct|Seven years, on and off.|Mira Sandvik|\ndirect|Every Monday.|Mira Sandvik|\n"
         "direct|I never doubted it.|Mira Sandvik|\n"},
    };
    CHECK_ENGLISH(rows);
}

static void leaves_lists_with_labels_alone(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"The film opens on Friday.\n\nGenre: Drama\n\nCast: Tor Odomsen\n\nGenre: Comedy\n", ""},
        {"She spoke about doubt.\n\nVerdict: It is a fine book.\n\nPrice: It is not cheap.\n", ""},
    };
    CHECK_ENGLISH(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_turns_of_a_conversation),
        cmocka_unit_test(leaves_lists_with_labels_alone),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
