#include "quotes_fixture.h"

/* Tells the language: others share the script. */
#define ARABIC                                                                                     \
    "لم تخرج القوارب إلى البحر منذ يومين لأن العاصفة كانت قوية، كما أن الميناء كان مغلقا.\n\n"

static const struct row japanese[] = {
    {"架空市の山野太郎市長は1日の会見で「橋は市民の夢だった」と述べた。",
     "direct|橋は市民の夢だった|山野太郎|\n"},
    {"山野太郎市長（61）は「次は駅だ」と語り、「来年度に始める」と続けた。",
     "direct|次は駅だ|山野太郎|\ndirect|来年度に始める|山野太郎|\n"},
    /* the page goes on with the family name */
    {"渋川署の荻野卓警部補（41）は訓練した。荻野警部補は「活用したい」と話している。",
     "direct|活用したい|荻野卓|\n"},
    {"海原大学教授の谷口実氏は「調査が必要だ」と指摘した。", "direct|調査が必要だ|谷口実|\n"},
    {"ベルナ共和国のドラン大統領は「協力する」と述べた。", "direct|協力する|ドラン|\n"},
    /* bodies, and titles without a name */
    {"政府は「適切に対応する」と説明した。", "direct|適切に対応する|政府|\n"},
    {"自民党幹事長は「聞いていない」と述べた。", "direct|聞いていない||\n"},
    /* nobody is made to speak */
    {"いわゆる「夢の橋」計画は10年前に始まった。", ""},
    {"「迅速な対応につながる」。商店主の前川豊さん（56）も安堵した。",
     "direct|迅速な対応につながる||\n"},
};

static const struct row chinese[] = {
    {"虚构市市长王立新1日在记者会上说：“这座桥是梦想。”他还说：“明年开始。”",
     "direct|这座桥是梦想。|王立新|\ndirect|明年开始。|王立新|\n"},
    {"“安全是第一位的。”交通局发言人李静表示。", "direct|安全是第一位的。|李静|\n"},
    {"贝尔纳共和国总统多兰强调，“我们愿意合作”。", "direct|我们愿意合作|多兰|\n"},
    {"王立新主席指出：“工程年底完成。”", "direct|工程年底完成。|王立新|\n"},
    {"外交部表示：“我们注意到有关报道。”", "direct|我们注意到有关报道。|外交部|\n"},
    /* whose words these are no rule can read */
    {"交通局发言人李静表示：“通车了。”\n\n“客人越来越多，”店主们说，“我们很高兴。”",
     "direct|通车了。|李静|\ndirect|客人越来越多，||\ndirect|我们很高兴。||\n"},
    {"所谓“梦之桥”计划始于十年前。", ""},
};

static const struct row korean[] = {
    {"가상시 김하늘 시장은 1일 회견에서 “다리는 꿈이었다”라고 말했다.",
     "direct|다리는 꿈이었다|김하늘|\n"},
    {"김하늘 시장은 웃었다. 김 시장은 “내년에 시작한다”고 덧붙였다.",
     "direct|내년에 시작한다|김하늘|\n"},
    {"“손님이 늘어 기쁘다”고 상인 최보람 씨는 말했다. 그는 “기대된다”고 말했다.",
     "direct|손님이 늘어 기쁘다|최보람|\ndirect|기대된다|최보람|\n"},
    /* the polite word run into the name, behind an age; a title with its town */
    {"주민 최지우씨는 “기다렸다”고 말했다. 상인 김하늘(54)씨는 “기쁘다”고 말했다.",
     "direct|기다렸다|최지우|\ndirect|기쁘다|김하늘|\n"},
    {"박민수 가상시장은 “다리를 완공하겠다”고 밝혔다.", "direct|다리를 완공하겠다|박민수|\n"},
    {"외교부는 “상황을 주시하고 있다”고 밝혔다.", "direct|상황을 주시하고 있다|외교부|\n"},
    /* the next paragraph tells who spoke, not the one before */
    {"김하늘 시장은 “시작한다”고 말했다.\n\n“우리의 목표는 확고합니다. 두려움은 없습니다.”",
     "direct|시작한다|김하늘|\ndirect|우리의 목표는 확고합니다. 두려움은 없습니다.||\n"},
};

static const struct row arabic[] = {
    {"قال رئيس بلدية مدينة النور سامي الحداد في مؤتمر صحفي: «الجسر حلم المواطنين». وأضاف: «سنبدأ "
     "المحطة».\n\nوأكد الحداد أن «المشروع سينتهي في موعده».",
     "direct|الجسر حلم المواطنين|سامي الحداد|\ndirect|سنبدأ المحطة|سامي الحداد|\n"
     "direct|المشروع سينتهي في موعده|سامي الحداد|\n"},
    {"«نحن سعداء بالجسر الجديد»، قال كريم سعيد لوكالة الأنباء.",
     "direct|نحن سعداء بالجسر الجديد|كريم سعيد|\n"},
    {"وقالت المتحدثة باسم وزارة النقل ليلى منصور إن «السلامة هي الأولوية».",
     "direct|السلامة هي الأولوية|ليلى منصور|\n"},
    /* nobody that a rule could name */
    {"وقال رجال يعملون هناك: «رأينا الافتتاح أمس مع الجميع».",
     "direct|رأينا الافتتاح أمس مع الجميع||\n"},
};

static void japanese_speakers(void **state) {
    (void)state;
    check("", japanese, sizeof japanese / sizeof *japanese, false);
}

static void chinese_speakers(void **state) {
    (void)state;
    check("", chinese, sizeof chinese / sizeof *chinese, false);
}

static void korean_speakers(void **state) {
    (void)state;
    check("", korean, sizeof korean / sizeof *korean, false);
}

static void arabic_speakers(void **state) {
    (void)state;
    check(ARABIC, arabic, sizeof arabic / sizeof *arabic, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(japanese_speakers),
        cmocka_unit_test(chinese_speakers),
        cmocka_unit_test(korean_speakers),
        cmocka_unit_test(arabic_speakers),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
