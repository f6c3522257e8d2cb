#include "pipeline/text/vote.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

Ballot ballot_of(const std::string& reader, const std::string& text, double weight = 1, double score = 0.9) {
    Ballot ballot{reader, {}, weight};
    for (const char32_t c : decode_utf8(text)) ballot.symbols.push_back({encode_utf8(c), score});
    return ballot;
}

std::string voted(const std::vector<Ballot>& ballots) {
    return count_votes(ballots).text;
}

}  // namespace

TEST_CASE("two readers outvote the third, character by character") {
    CHECK(voted({ballot_of("a", "数量指际"), ballot_of("b", "数童指标"), ballot_of("c", "数量指标")}) ==
          "数量指标");
    CHECK(voted({ballot_of("a", "数量标"), ballot_of("b", "数量指标"), ballot_of("c", "数量指标")}) == "数量指标");
}

// LED灯具 of a clean office scan was LEDK灯具: HanS made KJ of 灯, the glyphs 即 of ED.
TEST_CASE("readings are laid side by side by where their characters stand") {
    const auto placed = [](const char* reader, const char* text, const std::vector<int>& edges, double weight) {
        Ballot ballot = ballot_of(reader, text, weight);
        REQUIRE(ballot.symbols.size() == edges.size());
        for (std::size_t i = 0; i < edges.size(); ++i)
            ballot.symbols[i].x0 = edges[i], ballot.symbols[i].x1 = edges[i] + 9;
        return ballot;
    };
    CHECK(voted({placed("HanS", "更换LEDKJ具", {0, 20, 40, 50, 60, 72, 82, 92}, 1),
                 placed("glyphs", "更换L即灯具", {0, 20, 40, 50, 72, 92}, 1.3),
                 placed("chi_sim", "更换LED灯具", {0, 20, 40, 50, 60, 72, 92}, 1)}) == "更换LED灯具");
}

// Copies: 责任。. before the next item, and 稳定。、
TEST_CASE("a mark behind a full stop is a speck, whoever sees it") {
    for (const char* read : {"责任。.", "责任。、", "责任。'", "责任。，"})
        CHECK(voted({ballot_of("a", read), ballot_of("b", read)}) == "责任。");
    CHECK(voted({ballot_of("a", "责任。”"), ballot_of("b", "责任。”")}) == "责任。”");
    CHECK(voted({ballot_of("a", "责任。3"), ballot_of("b", "责任。3")}) == "责任。3");
}

TEST_CASE("a symbol of more weight outvotes two readers") {
    Ballot sure = ballot_of("glyphs", "暖心");
    sure.symbols[0].weight = 3;
    CHECK(voted({ballot_of("a", "暧心"), ballot_of("b", "暧心"), sure}) == "暖心");
}

TEST_CASE("a symbol may vote for two characters") {
    Ballot torn = ballot_of("glyphs", "矛盾");
    torn.symbols[0].other = OtherVote{"予", 0.8};
    CHECK(voted({ballot_of("a", "予盾"), torn}) == "予盾");
    CHECK(voted({ballot_of("a", "子盾", 0.9), torn}) == "矛盾");
    torn.symbols[0].other = OtherVote{"矛", 1.2};
    CHECK(voted({ballot_of("a", "予盾"), ballot_of("b", "予盾"), torn}) == "矛盾");
}

TEST_CASE("what is printed for certain is not voted away") {
    Ballot glyphs = ballot_of("glyphs", "纠纷,配齐", 1, 0.4);
    const std::vector<Ballot> others = {ballot_of("a", "纠纷配齐"), ballot_of("b", "纠纷配齐")};
    CHECK(voted({others[0], others[1], glyphs}) == "纠纷配齐");
    glyphs.symbols[2].printed = true;
    CHECK(voted({others[0], others[1], glyphs}) == "纠纷,配齐");
    CHECK(voted({ballot_of("a", "纠纷、配齐"), glyphs}) == "纠纷、配齐");
}

TEST_CASE("models agree only where readers of two kinds gave the chosen text") {
    const auto agree = [](const char* reader, const char* text) {
        return count_votes({ballot_of("glyphs", "成本"), ballot_of(reader, text)}).models_agree;
    };
    CHECK(agree("HanS", "成本"));
    CHECK(agree("eng", "成本"));
    CHECK_FALSE(agree("glyphs", "成本"));
    CHECK_FALSE(agree("HanS", "戎本"));
    // Models of one engine err alike: both read 种 for a faxed 和, and it was accepted.
    CHECK_FALSE(count_votes({ballot_of("HanS", "种"), ballot_of("glyphs", "和"), ballot_of("chi_sim", "种")})
                    .models_agree);
}

TEST_CASE("texts that lost the vote stay as alternatives") {
    const Verdict verdict = count_votes({ballot_of("a", "成本"), ballot_of("b", "成本"), ballot_of("c", "戎本")});
    REQUIRE(verdict.alternatives.size() == 1);
    CHECK(verdict.alternatives[0].text == "戎本");
    CHECK(verdict.agreement == Approx(2.0 / 3));
}

TEST_CASE("readers whose alphabet lacks a sign do not count where it stands alone") {
    const auto agreement = [](const char* text) {
        return count_votes({ballot_of(kGlyphReader, text, 1.3), ballot_of(kValueReader, text, 1.3),
                            ballot_of("HanS", ">"), ballot_of("eng", "PP")})
            .agreement;
    };
    CHECK(agreement("≥") == 1);
    CHECK(agreement("=") == 0.5);
    CHECK(agreement("≥95") == 0.5);
    CHECK(count_votes({ballot_of(kGlyphReader, "≥", 1.3), ballot_of("HanS", ">"), ballot_of("eng", "P")})
              .agreement == Approx(1.0 / 3));
    CHECK(count_votes({ballot_of(kGlyphReader, "≥"), ballot_of(kValueReader, "≥"), ballot_of("HanS", "≥")})
              .agreement == 1);
}

// On photocopies two readers make a dot of the same speck: 罪认罚.案件数.
TEST_CASE(
    "a dot between Han characters yields to the one reader that saw none, or a comma; in a number it stays") {
    CHECK(has_speck_marks(ballot_of("a", "认罚.案件").symbols));
    CHECK_FALSE(has_speck_marks(ballot_of("a", "1.承担").symbols));
    CHECK(has_speck_marks(ballot_of("a", "数量指标.").symbols));
    CHECK(has_speck_marks(ballot_of("a", "、数量指标").symbols));
    CHECK(has_speck_marks(ballot_of("a", ".3.绩效标准").symbols));
    CHECK_FALSE(has_speck_marks(ballot_of("a", "数量指标、").symbols));
    CHECK_FALSE(has_speck_marks(ballot_of("a", "-").symbols));
    CHECK_FALSE(has_speck_marks(ballot_of("a", "98.5%").symbols));
    CHECK(voted({ballot_of("a", "认罚.案件"), ballot_of("b", "认罚.案件"), ballot_of("c", "认罚案件")}) ==
          "认罚案件");
    CHECK(voted({ballot_of("a", "工作.指导"), ballot_of("b", "工作.指导"), ballot_of("c", "工作，指导")}) ==
          "工作，指导");
    CHECK(voted({ballot_of("a", ".3.绩效"), ballot_of("b", ".3.绩效"), ballot_of("c", "3.绩效")}) == "3.绩效");
    CHECK(voted({ballot_of("a", "1.2"), ballot_of("b", "1.2"), ballot_of("c", "12")}) == "1.2");
}

TEST_CASE("what a reader saw between two glyphs that adjoin is no choice") {
    // HanS and chi_sim gave <19% for <1% in Noto Serif; between the 1 and the % is no room for a character.
    Ballot glyphs = ballot_of("glyphs", "率<1%。", 1, 0.99);
    const std::vector<Ballot> others = {ballot_of("HanS", "率<19%。"), ballot_of("chi_sim", "率<19%6。")};
    CHECK(voted({others[0], glyphs, others[1]}) == "率<19%。");
    for (std::size_t i = 2; i < 4; ++i) glyphs.symbols[i].adjoins = true;
    CHECK(voted({others[0], glyphs, others[1]}) == "率<1%。");
    glyphs.symbols.pop_back();
    glyphs.symbols.back().adjoins = true;  // nothing behind the last one either
    CHECK(voted({others[0], glyphs, others[1]}) == "率<1%");
    // The readers said what they said: it is no agreement.
    CHECK_FALSE(count_votes({others[0], glyphs, others[1]}).models_agree);
}

TEST_CASE("a second equal digit may stand where the glyphs ran together") {
    // 100% of a copy: the glyphs took 0% for one character; 1 and 0 adjoin for certain.
    Ballot glyphs = ballot_of("glyphs", "10叫", 1.3, 0.99);
    glyphs.symbols[0].adjoins = true;
    glyphs.symbols[2].score = 0.1;
    CHECK(voted({ballot_of("HanS", "100%"), ballot_of("values", "100%"), glyphs}) == "100%");
    glyphs.symbols[1].adjoins = true;  // not even there
    CHECK(voted({ballot_of("HanS", "100%"), ballot_of("values", "100%"), glyphs}) == "10%");
}

TEST_CASE("a character that two kinds of witnesses saw otherwise is no agreement") {
    // 社 under a fax's dropped line: glyphs and chi_sim gave 杜, HanS and the network 社.
    Ballot glyphs = ballot_of("glyphs", "法治杜会", 1.3);
    CHECK(count_votes({ballot_of("HanS", "法治社会"), glyphs, ballot_of("chi_sim", "法治杜会")}).models_agree);
    glyphs.symbols[2].other = OtherVote{"社", 0.3};
    CHECK_FALSE(
        count_votes({ballot_of("HanS", "法治社会"), glyphs, ballot_of("chi_sim", "法治杜会")}).models_agree);
}

TEST_CASE("two kinds that err at different places agree on what each place shows") {
    const Ballot first = ballot_of("HanS", "担描万卷"), second = ballot_of("chi_sim", "扫描万着");
    const Ballot glyphs = ballot_of("glyphs", "扫描万卷", 1.3);
    const Verdict verdict = count_votes({first, glyphs, second});
    CHECK(verdict.text == "扫描万卷");
    CHECK(verdict.models_agree);
    // One kind alone for 卷: no agreement.
    CHECK_FALSE(count_votes({ballot_of("HanS", "扫描万卷"), ballot_of("glyphs", "扫描万着", 0.5),
                             ballot_of("chi_sim", "担描万卷")})
                    .models_agree);
    // What one reader alone saw is nothing, what two saw is not.
    CHECK(count_votes({ballot_of("HanS", "扫描.万卷"), glyphs, ballot_of("chi_sim", "担描万卷")}).models_agree);
    CHECK_FALSE(count_votes({ballot_of("HanS", "扫描x万卷", 0.3), glyphs, ballot_of("chi_sim", "担描x万卷", 0.3)})
                    .models_agree);
}

// <= in a column of its own, on a scan of 150 dpi: = was accepted.
TEST_CASE("what one reader alone saw is no nothing if it is part of a figure") {
    for (const char* whole : {"<=", "5=", "=%"}) {
        INFO(whole);
        const Verdict verdict = count_votes({ballot_of("HanS", whole, 0.4), ballot_of("glyphs", "夺", 0.5),
                                             ballot_of("chi_sim", "", 0.5), ballot_of("values", "=", 1.3)});
        CHECK(verdict.text == "=");
        CHECK_FALSE(verdict.models_agree);
    }
}

// 428,350.00 on an office scan lost its comma, which two readers saw faintly: the glyphs' dot stood for the 8.
TEST_CASE("a stop that is read otherwise votes where the others have a stop") {
    Ballot first = ballot_of("HanS", "428,350.00"), values = ballot_of("values", "428,350.00");
    for (Ballot* ballot : {&first, &values}) ballot->symbols[3].score = 0.35;
    CHECK(voted({first, values, ballot_of("glyphs", "4跚.350.阅", 1.3, 0.3)}) == "428,350.00");
}

namespace {

const CommonWords kWords({U"挖掘", U"遗产", U"文化", U"养护", U"效益"});

}  // namespace

// A period of 1-8月 was accepted as 18月, 资产资源类——房屋类 with half a dash.
TEST_CASE("a mark between digits, or a piece of a dash, that one reader saw is not dropped as a speck") {
    const auto agree = [](const char* one, const char* other, const char* third) {
        return count_votes({ballot_of("HanS", one), ballot_of("glyphs", other), ballot_of("chi_sim", third)})
            .models_agree;
    };
    CHECK_FALSE(agree("1-8月", "18月", "8月"));
    CHECK_FALSE(agree("1.8月", "18月", "8月"));
    CHECK_FALSE(agree("1--8月", "18月", "8月"));
    CHECK(agree("保.障月", "保障月", "障月"));
    CHECK_FALSE(agree("类一--房屋", "类一房屋", "一房屋"));
    CHECK(agree("类--房屋", "类房屋", "房屋"));
}

// 挖掘 was read 挖握 and 挖气 by the others, and went to a person.
TEST_CASE("where readers differ the character that makes a word wins, and is borne out where the glyphs saw it") {
    const std::vector<Ballot> ballots = {ballot_of("HanS", "挖握文化"), ballot_of("glyphs", "挖掘文化", 1, 0.6),
                                         ballot_of("chi_sim", "挖气文化")};
    CHECK(count_votes(ballots).text == "挖握文化");
    CHECK_FALSE(count_votes(ballots).borne_out);
    CHECK(count_votes(ballots, kWords).text == "挖掘文化");
    CHECK(count_votes(ballots, kWords).borne_out);
    CHECK_FALSE(count_votes(ballots, kWords).models_agree);  // a word is no reader
    CHECK_FALSE(count_votes(ballots, kWords).by_words);
}

TEST_CASE("a word that one neural reader alone saw is chosen, not borne out: it knows words itself") {
    const Verdict verdict =
        count_votes({ballot_of("glyphs", "挖握文化", 1.1), ballot_of("HanS", "挖掘文化")}, kWords);
    CHECK(verdict.text == "挖掘文化");
    CHECK_FALSE(verdict.borne_out);
    const Verdict dropped =
        count_votes({ballot_of("glyphs", "挖文化", 0.5), ballot_of("HanS", "挖掘文化")}, kWords);
    CHECK(dropped.text == "挖掘文化");
    CHECK_FALSE(dropped.borne_out);
}

// Tesseract's models know words: where both see none, the ink says so.
TEST_CASE("a word is no witness against two readers, nor for what the glyphs' network alone sees") {
    const std::vector<Ballot> unanimous = {ballot_of("HanS", "挖握文化"), ballot_of("glyphs", "挖掘文化", 1, 0.6),
                                           ballot_of("chi_sim", "挖握文化")};
    CHECK_FALSE(count_votes(unanimous, kWords).borne_out);
    Ballot glyphs = ballot_of("glyphs", "藉护", 1, 0.4);
    glyphs.symbols[0].other = OtherVote{"养", 0.2};
    glyphs.symbols[0].lookalikes = {{"养", 0.2}};
    const Verdict verdict = count_votes({glyphs, ballot_of("HanS", "荞护")}, kWords);
    CHECK(verdict.text == "养护");
    CHECK_FALSE(verdict.borne_out);
}

TEST_CASE("no word chooses among numbers, nor whether something is not") {
    const CommonWords words({U"一次", U"三次", U"不足", U"水足"});
    const auto voted_with = [&words](const char* glyphs, const char* other) {
        return count_votes(
            {ballot_of("HanS", other), ballot_of("glyphs", glyphs, 1, 0.5), ballot_of("chi_sim", other)}, words);
    };
    CHECK(voted_with("一次", "二次").text == "二次");
    CHECK_FALSE(voted_with("一次", "二次").borne_out);
    CHECK(voted_with("不足", "未足").text == "未足");
    CHECK_FALSE(count_votes({ballot_of("HanS", "木足"), ballot_of("glyphs", "不足", 1.3)}, words).borne_out);
}

TEST_CASE("where two readings make words neither is borne out by them") {
    const CommonWords both({U"人口", U"入口"});
    const std::vector<Ballot> ballots = {ballot_of("glyphs", "入口", 1.3), ballot_of("HanS", "人口")};
    CHECK(count_votes(ballots, both).text == "入口");
    CHECK_FALSE(count_votes(ballots, both).borne_out);
    CHECK(count_votes(ballots, CommonWords({U"入口"})).borne_out);
}

TEST_CASE("a word bears nothing out where the network finds another one likely") {
    const CommonWords words({U"昭明", U"照明"});
    Ballot glyphs = ballot_of("glyphs", "昭明", 1.3);
    const Ballot other = ballot_of("HanS", "椒明");
    CHECK(count_votes({glyphs, other}, words).borne_out);
    glyphs.symbols[0].lookalikes = {{"昭", 0.7}, {"照", 0.2}};
    CHECK(count_votes({glyphs, other}, words).text == "昭明");
    CHECK_FALSE(count_votes({glyphs, other}, words).borne_out);
}

TEST_CASE("what two kinds of readers saw is no word's to bear out otherwise") {
    const std::vector<Ballot> ballots = {ballot_of("HanS", "挖握"), ballot_of("values", "挖握"),
                                         ballot_of("glyphs", "挖掘", 1.3)};
    CHECK_FALSE(count_votes(ballots, kWords).borne_out);
}

TEST_CASE("what the network finds likely is chosen where it makes a word and what was seen makes none") {
    Ballot glyphs = ballot_of("glyphs", "藉护", 1, 0.4);
    glyphs.symbols[0].lookalikes = {{"藉", 0.5}, {"养", 0.1}, {"券", 0.1}};
    const std::vector<Ballot> ballots = {glyphs, ballot_of("HanS", "荞护")};
    const Verdict verdict = count_votes(ballots, kWords);
    CHECK(verdict.text == "养护");
    CHECK(verdict.by_words);
    CHECK_FALSE(verdict.borne_out);
    CHECK_FALSE(count_votes(ballots).by_words);
    // Not where readers of two kinds saw the same.
    CHECK(count_votes({ballot_of("glyphs", "藉护"), glyphs, ballot_of("HanS", "藉护")}, kWords).text == "藉护");
    glyphs.symbols[0].lookalikes[1].weight = 0.01;  // hardly like it
    CHECK(count_votes({glyphs, ballot_of("HanS", "荞护")}, kWords).text != "养护");
}

TEST_CASE("words are no reason to read digits, signs or what stands alone otherwise") {
    const CommonWords words({U"二次", U"一次"});
    Ballot glyphs = ballot_of("glyphs", "2次", 1.3);
    glyphs.symbols[0].lookalikes = {{"二", 0.4}};
    CHECK(count_votes({glyphs, ballot_of("HanS", "2次")}, words).text == "2次");
}

TEST_CASE("each character says whether it is borne out, and what stands beside a lost mark is not") {
    const auto borne_out = [](const std::vector<Ballot>& ballots) {
        std::string marks;
        for (const Symbol& symbol : count_votes(ballots).symbols) marks += symbol.borne_out ? '+' : '-';
        return marks;
    };
    CHECK(borne_out({ballot_of("HanS", "557碧泉"), ballot_of("glyphs", "557磐泉"),
                     ballot_of("chi_sim", "55了君泉")}) == "+++-+");
    CHECK(borne_out({ballot_of("HanS", "种"), ballot_of("glyphs", "和"), ballot_of("chi_sim", "种")}) == "-");
    CHECK(borne_out({ballot_of("HanS", "1-8月"), ballot_of("glyphs", "18月"), ballot_of("chi_sim", "18月")}) ==
          "--+");
}

// 旧 was read 加 and 四, 泮 (of no alphabet of Tesseract's) 洋 by both, and each went to a person.
TEST_CASE("what glyphs and network are sure of is borne out against readers that saw others, but for numbers") {
    const auto voted_with = [](const char* text, double likeness) {
        Ballot glyphs = ballot_of("glyphs", text, 2.2);
        glyphs.symbols[0].lookalikes = {{glyphs.symbols[0].text, likeness}, {"洋", 1 - likeness}};
        return count_votes({ballot_of("HanS", "洋溪"), glyphs, ballot_of("chi_sim", "洋溪")});
    };
    CHECK(voted_with("泮溪", 0.98).text == "泮溪");
    CHECK(voted_with("泮溪", 0.98).borne_out);
    CHECK_FALSE(voted_with("泮溪", 0.98).models_agree);
    CHECK_FALSE(voted_with("泮溪", 0.97).borne_out);
    for (const char* text : {"三溪", "不溪"}) {
        CHECK(voted_with(text, 0.98).text == text);
        CHECK_FALSE(voted_with(text, 0.98).borne_out);
    }
}

// 图书 was read 图朽 by the glyphs; 昭 that the network is sure of is a name.
TEST_CASE("a word that both neural readers saw is borne out where the network is sure of no other character") {
    Ballot glyphs = ballot_of("glyphs", "图朽", 1.0, 0.3);
    const std::vector<Ballot> others = {ballot_of("HanS", "图书"), ballot_of("chi_sim", "图书")};
    const CommonWords words({U"图书"});
    glyphs.symbols[1].lookalikes = {{"朽", 0.4}, {"书", 0.25}};
    CHECK(count_votes({others[0], glyphs, others[1]}, words).borne_out);
    CHECK_FALSE(count_votes({others[0], glyphs}, words).borne_out);
    CHECK_FALSE(count_votes({others[0], glyphs, others[1]}).borne_out);
    glyphs.symbols[1].lookalikes = {{"朽", 0.4}, {"书", 0.01}};
    CHECK_FALSE(count_votes({others[0], glyphs, others[1]}, words).borne_out);
    glyphs.symbols[1].lookalikes = {{"朽", 0.98}, {"书", 0.02}};
    CHECK_FALSE(count_votes({others[0], glyphs, others[1]}, words).borne_out);
}

// 古树 was accepted as 吉树, 馆舍 as 馆合, 加固 as 加国: others and the discriminant saw so, and the network did
// not.
TEST_CASE(
    "nothing is confirmed that the network is sure is another, nor by one reader against what it finds likelier") {
    Ballot glyphs = ballot_of("glyphs", "古树", 1.0, 0.99);
    glyphs.symbols[0].other = OtherVote{"吉", 0.9};
    glyphs.symbols[0].lookalikes = {{"古", 0.99}, {"吉", 0.01}};
    const Ballot first = ballot_of("HanS", "吉树"), second = ballot_of("chi_sim", "吉树");
    CHECK(count_votes({first, glyphs}).text == "吉树");
    CHECK_FALSE(count_votes({first, glyphs}).borne_out);
    CHECK_FALSE(count_votes({first, glyphs, second}).borne_out);
    CHECK(count_votes({first, glyphs, second}, CommonWords({U"吉树"})).models_agree);
    glyphs.symbols[0].lookalikes = {{"古", 0.5}, {"吉", 0.4}};
    CHECK_FALSE(count_votes({first, glyphs}).borne_out);
    CHECK(count_votes({first, glyphs, second}).models_agree);
    glyphs.symbols[0].lookalikes = {{"吉", 0.5}, {"古", 0.4}};
    CHECK(count_votes({first, glyphs}).models_agree);
    Ballot alike = ballot_of("glyphs", "加国");  // the network's 困 has not half
    alike.symbols[1].lookalikes = {{"困", 0.45}, {"固", 0.19}, {"国", 0.13}};
    CHECK_FALSE(count_votes({ballot_of("HanS", "加国"), alike}).models_agree);
}

TEST_CASE("no word changes what two kinds of readers saw and the network is sure of") {
    const CommonWords words({U"古道"});
    Ballot glyphs = ballot_of("glyphs", "占道");
    const std::vector<Ballot> others = {ballot_of("HanS", "占道"), ballot_of("chi_sim", "贞道")};
    glyphs.symbols[0].lookalikes = {{"占", 0.6}, {"古", 0.3}};
    glyphs.symbols[0].score = 0.2;
    CHECK(count_votes({others[0], glyphs, others[1]}, words).text == "古道");
    glyphs.symbols[0].lookalikes = {{"占", 0.98}, {"古", 0.02}};
    CHECK(count_votes({others[0], glyphs, others[1]}, words).text == "占道");
}

TEST_CASE("a reader that was shown a part votes on that alone") {
    Ballot values = ballot_of("values", "亩产70公斤", 1.3);
    values.of_parts = true;
    for (const std::size_t at : {0, 1, 4, 5}) values.symbols[at].borrowed = true;
    const std::vector<Ballot> two = {ballot_of("HanS", "亩产10公片"), ballot_of("glyphs", "亩产70公斤")};
    std::vector<Ballot> three = two;
    three.push_back(values);
    CHECK(count_votes(three).text.find("70") != std::string::npos);
    CHECK_FALSE(count_votes(three).models_agree);  // 公斤: the glyphs alone
    CHECK(count_votes(three).symbols[2].borne_out);
    CHECK_FALSE(count_votes(two).symbols[2].borne_out);
    CHECK_FALSE(count_votes(three).symbols[5].borne_out);
}
