/* Whose verb of saying it is: subjects that are named, described, or that no rule can read. Every
 * text is ours, about invented people and places. */
#include "tests/unit/quotes_fixture.h"

static const struct row english[] = {
    /* only described */
    {"Mayor Tor Odomsen said the shelters would open. “Stay in,” he said.\n\n"
     "One resident said she had nowhere to go. “My car is in the water,” she said.",
     "direct|Stay in,|Tor Odomsen|\ndirect|My car is in the water,||\n"},
    {"“They offered nothing,” said Mira Sandvik. Protesters outside chanted “Shame on you!”\n",
     "direct|They offered nothing,|Mira Sandvik|\ndirect|Shame on you!|Protesters|\n"},
    {"“We found it,” Mira Sandvik recalled. The study says the meadow “may be the oldest on "
     "Earth.”",
     "direct|We found it,|Mira Sandvik|\nmixed|may be the oldest on Earth.|The study|\n"},
    {"Mira Sandvik left early. A harbour official said the crew was “not to blame for any of it”.",
     "mixed|not to blame for any of it||\n"},
    {"“We thank Tor for his efforts,” the club said in a statement.",
     "direct|We thank Tor for his efforts,|the club|\n"},
    /* an article before a name tells nothing of its place */
    {"Mira Sandvik disagreed. In a letter, the Kelp Agency said the harbour was “unfit for boats”.",
     "mixed|unfit for boats|Kelp Agency|\n"},
    /* a name that only tells whose they are */
    {"“Wait,” Mira Sandvik said. A Kelpwire executive claimed the crew were “idle all of the "
     "night”.",
     "direct|Wait,|Mira Sandvik|\nmixed|idle all of the night||\n"},
    /* a noun that no rule can read: nobody, not the one spoken of */
    {"“Wait,” said Mira Sandvik. Only half of them agreed the plan was “good enough for the town”.",
     "direct|Wait,|Mira Sandvik|\nmixed|good enough for the town||\n"},
    /* the pronoun means the sentence's own subject */
    {"“Wait,” said Mira Sandvik. Deputy mayor Tor Odomsen left early, but he said, “I will be "
     "back.”",
     "direct|Wait,|Mira Sandvik|\ndirect|I will be back.|Tor Odomsen|\n"},
    /* "it" is a body or a text of the same paragraph, never a person */
    {"“Wait,” said Mira Sandvik.\n\nThe company, Arga Lines, declined. “We study it,” it said.",
     "direct|Wait,|Mira Sandvik|\ndirect|We study it,|Arga Lines|\n"},
    {"“Wait,” said Mira Sandvik.\n\n“We study the findings,” it said.",
     "direct|Wait,|Mira Sandvik|\ndirect|We study the findings,||\n"},
    {"“Wait,” said KTV host Tor Odomsen.", "direct|Wait,|Tor Odomsen|\n"},
};

static void english_subjects(void **state) {
    (void)state;
    CHECK_ENGLISH(english);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_subjects),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
