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

/* What the page tells of one person in several places. */
static const struct row persons[] = {
    {"Captain Mateus “Teto” Silva was hurt. “I am fine,” Silva said. “He is,” Mira Sandvik said.",
     "direct|I am fine,|Mateus “Teto” Silva|\ndirect|He is,|Mira Sandvik|\n"},
    {"The match turned on Tor Odomsen's late goal. “I closed my eyes,” Odomsen said.",
     "direct|I closed my eyes,|Tor Odomsen|\n"},
    {"The first thing Tor Odomsen did was to open the windows. “It smelled,” he said.",
     "direct|It smelled,|Tor Odomsen|\n"},
    /* a last name tells no gender, a first name does */
    {"Elizabeth Warren rose. “Not so,” Warren said. The plan, she said, was “dead”.",
     "direct|Not so,|Elizabeth Warren|\nmixed|dead|Elizabeth Warren|\n"},
    /* by his country, which is not its name */
    {"Coach Tor Odomsen was furious. Asked about it, the Italian said: “Ask them.”",
     "direct|Ask them.|Tor Odomsen|\n"},
    {"The court heard that Tor Odomsen had boasted to a friend that it was “easy money”.",
     "mixed|easy money|Tor Odomsen|\n"},
    {"At the inn on Mill Street, the waitress, Mira Sandvik, remembered him. “A thin boy,” she "
     "said.",
     "direct|A thin boy,|Mira Sandvik|\n"},
    /* the one before, where the pronoun tells; one who spoke as "he" speaks on */
    {"Prosecutor Giles Odomsen KC rose. Ms Sandvik waited. “No,” Ms Sandvik said. “You signed?” Mr "
     "Odomsen asked.\n\n“I was tired,” she replied.",
     "direct|No,|Sandvik|\ndirect|You signed?|Giles Odomsen|\ndirect|I was tired,|Sandvik|\n"},
    {"Station commander Lee Abbott was there. A teacher named Beth Arden saw it. She describes it "
     "as "
     "“eleven minutes of peace”.",
     "mixed|eleven minutes of peace|Beth Arden|\n"},
    /* she who spoke before two others; words that go on those of nobody known */
    {"Lawyer Petra Odomsen waited. “Wait,” Odomsen said. Envoy Andre Laval came. “A step,” Laval "
     "said.\n\nColonel Igor Babin said it was “over”.\n\n“No,” she said. “Never.”",
     "direct|Wait,|Petra Odomsen|\ndirect|A step,|Andre Laval|\nmixed|over|Igor Babin|\n"
     "direct|No,|Petra Odomsen|\ndirect|Never.|Petra Odomsen|\n"},
    {"Colonel Igor Babin left. “Over,” Babin said.\n\n“No,” she said. “We go on.”",
     "direct|Over,|Igor Babin|\ndirect|No,||\ndirect|We go on.||\n"},
    {"“I stay,” said founder and chairman Tor Odomsen.", "direct|I stay,|Tor Odomsen|\n"},
    /* no town is meant by "he" */
    {"The town calls him “the Professor of the Hills”. “Never,” he said.", "direct|Never,||\n"},
};

/* Whose words they are, where the sentence tells it in a roundabout way. */
static const struct row subjects[] = {
    {"The bank kept its rate on Monday, with Governor Mira Sandvik warning that prices were “more "
     "stubborn than hoped”.",
     "mixed|more stubborn than hoped|Mira Sandvik|\n"},
    {"The state news agency Odomwire quoted Mayor Tor Odomsen as saying the pier was “lost”.",
     "mixed|lost|Tor Odomsen|Odomwire\n"},
    {"The money comes from the Halden Foundation, which says it supports “curiosity without "
     "borders”. She thanked Tor Odomsen, who said: “We are glad.”",
     "mixed|curiosity without borders|Halden Foundation|\ndirect|We are glad.|Tor Odomsen|\n"},
    /* a body in small letters, and "it" for it */
    {"The weather service rejected the criticism. “We did our job,” it said in a statement.",
     "direct|We did our job,|The weather service|\n"},
    {"The council has scrapped the tunnel, saying costs had “spiralled out of control”.",
     "mixed|spiralled out of control|The council|\n"},
    /* whoever is named besides, one unnamed speaks */
    {"Mayor Mira Sandvik left. Her colleague, who asked not to be named, said staff had been told "
     "to “keep quiet”. “We knew,” they said.",
     "mixed|keep quiet||\ndirect|We knew,||\n"},
    {"An aide, who spoke to the Tarn Gazette on condition of anonymity, said it came “too late”.",
     "mixed|too late||\n"},
    {"Two people saw the plan. “It was tense,” one of the people said.",
     "direct|It was tense,||\n"},
    {"Captain Tor Odomsen was hurt. “We owe the fans,” the 29-year-old told the club.",
     "direct|We owe the fans,|Tor Odomsen|\n"},
    /* the noun, not the verb */
    {"Tor Odomsen said his warning was “too late”.", "mixed|too late|Tor Odomsen|\n"},
    {"Senator Tor Odomsen, a Republican who wrote the bill, called it “madness at its worst”.",
     "mixed|madness at its worst|Tor Odomsen|\n"},
    {"Mira Sandvik of the Max Ferber Institute wrote that it “closes a debate”.",
     "mixed|closes a debate|Mira Sandvik|\n"},
    {"Mira Sandvik spoke. Her defence team argues that the records were “a shambles”.",
     "mixed|a shambles|Her defence team|\n"},
    {"Press secretary Mira Sandvik dismissed the report as “a nothingburger”. Mayor Tor Odomsen "
     "wrote "
     "on his page: “TOTAL HOAX!”",
     "mixed|a nothingburger|Mira Sandvik|\ndirect|TOTAL HOAX!|Tor Odomsen|\n"},
    {"Tor Odomsen, a carrier, set up a page and wrote that “the ovens are cold”. Arga Foods said "
     "it "
     "would close the shop, telling users that “all ends”.",
     "mixed|the ovens are cold|Tor Odomsen|\nmixed|all ends|Arga Foods|\n"},
    {"The study, published in June, says the fires are “a likely source of smoke”.",
     "mixed|a likely source of smoke|The study|\n"},
    {"The opposition Civic Union party accused it of “sleepwalking”.",
     "mixed|sleepwalking|The opposition Civic Union party|\n"},
    {"A former aide to Mayor Tor Odomsen said it was “laundry”.", "mixed|laundry||\n"},
    {"A Fenwick spokeswoman, Mira Sandvik, said the board had “concluded at last”.",
     "mixed|concluded at last|Mira Sandvik|\n"},
    {"Analyst Tor Odomsen at Bell & Hart said they “should run”. Bell & Hart said it was “glad”.",
     "mixed|should run|Tor Odomsen|\nmixed|glad|Bell & Hart|\n"},
    {"A second person said the price was “too low”.", "mixed|too low||\n"},
    /* the office of another */
    {"The leader of Keld council, Mira Sandvik, said it was “a blow”.",
     "mixed|a blow|Mira Sandvik|\n"},
    {"Gov. Tor Odomsen Jr. came. “I am here,” Odomsen said.",
     "direct|I am here,|Tor Odomsen Jr.|\n"},
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
    /* neither is who is told of, or a council that is called like one */
    {"According to Tor Odomsen, it was “a mess”. According to the National Oat Council, it was “a "
     "triumph”.",
     "mixed|a mess|Tor Odomsen|\nmixed|a triumph|National Oat Council|\n"},
    /* words that go on were told to the same paper */
    {"“A coin,” Mira Sandvik told The Paris Quarterly in 1999. “What a day,” Tor Odomsen told "
     "Meridian "
     "Science.",
     "direct|A coin,|Mira Sandvik|Paris Quarterly\ndirect|What a day,|Tor Odomsen|Meridian "
     "Science\n"},
    {"“What a night,” Tor Odomsen told the Tarn Gazette. “We ran.”",
     "direct|What a night,|Tor Odomsen|Tarn Gazette\ndirect|We ran.|Tor Odomsen|Tarn Gazette\n"},
    /* titles of works */
    {"In his memoir, “Left Hand, Right Hand,” Tor Odomsen writes that it was “a place to leave.”",
     "mixed|a place to leave.|Tor Odomsen|\n"},
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
    /* without "that", and a study that found; nothing is told in "refused to say" */
    {"Rick Odomsen said he understood the fears but the town needed homes. The study found that "
     "older bees did worse. Odomsen refused to say whether he would resign tonight.",
     "indirect|he understood the fears but the town needed homes|Rick Odomsen|\n"
     "indirect|older bees did worse|The study|\n"},
    {"Pelham Motors (PLHM.N) said on Thursday it would recall all its cars. Tor Odomsen told Tarn "
     "News "
     "he wanted to see the bolts. Odomsen told the truth about the bolts and the nuts. He said in "
     "a "
     "statement on the bolts nothing at all.",
     "indirect|it would recall all its cars|Pelham Motors|\n"
     "indirect|he wanted to see the bolts|Tor Odomsen|\n"},
    {"A former official, who asked not to be named, said the memo was quite true. A separate "
     "survey, "
     "published last year, showed that the lake dried out.",
     "indirect|the memo was quite true||\nindirect|the lake dried out|A separate survey|\n"},
    {"The clerk testified Wednesday that he carried the envelopes. Odomsen warned voters that the "
     "river would rise.",
     "indirect|he carried the envelopes||\nindirect|the river would rise|Odomsen|\n"},
    {"The firm has agreed to buy a stake in the mill, the bank said on Thursday.",
     "indirect|The firm has agreed to buy a stake in the mill|the bank|\n"},
    {"According to police, Odomsen spent the money on cars.\n\nRates up, bank says\n\nMore soon.",
     "indirect|Odomsen spent the money on cars|police|\n"},
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

static void test_subjects(void **state) {
    (void)state;
    CHECK_ENGLISH(subjects);
}

static void test_persons(void **state) {
    (void)state;
    CHECK_ENGLISH(persons);
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
        cmocka_unit_test(test_unnamed), cmocka_unit_test(test_subjects),
        cmocka_unit_test(test_persons),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
