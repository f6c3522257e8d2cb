#include "pipeline/text/vote.hpp"

#include <catch2/catch.hpp>

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
