#include "pipeline/form/choose_reading.hpp"

#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "pipeline/form/library_parts.hpp"

using namespace shenbao;

namespace {

const Lexicon& lexicon() {
    return drawn::library().parts().lexicon;
}

Expectation word_of(const std::string& name) {
    return {FieldKind::vocabulary, &lexicon().vocabularies.at(name), {}};
}

ChosenReading choose(const std::vector<WeightedText>& candidates, const Expectation& expected) {
    return choose_reading(candidates, expected, lexicon().confusions);
}

const Expectation kTarget{FieldKind::target_value, nullptr, {}};
const Expectation kAmount{FieldKind::amount, nullptr, {"万元", UnitOrigin::heading}};

}  // namespace

TEST_CASE("sense prefers a supported reading that parses to one that does not") {
    CHECK(choose({{"100多", 0.5}, {"100%", 0.4}}, kTarget).text == "100%");
    CHECK(choose({{"l801.88", 0.6}, {"1801.88", 0.4}}, kAmount).text == "1801.88");
    CHECK(choose({{"290%", 0.5}, {"≥90%", 0.4}}, kTarget).text == "≥90%");
}

TEST_CASE("sense never makes up a text, and never overrules a reading by one with hardly any weight") {
    CHECK(choose({{"100多", 1.0}}, kTarget).text == "100多");
    CHECK_FALSE(*choose({{"100多", 1.0}}, kTarget).parses);
    CHECK(choose({{"l801.88", 0.9}, {"1801.88", 0.1}}, kAmount).text == "l801.88");
    CHECK(choose({{"100%", 0.5}, {"109%", 0.5}}, kTarget).text == "100%");
    CHECK(choose({{"持续改善", 0.5}, {"50%", 0.5}}, kTarget).text == "持续改善");
    CHECK(choose({{"", 1.0}, {"1", 0.5}}, kAmount).text.empty());
}

TEST_CASE("a closed word is chosen with support of a reading or one look-alike away") {
    const ChosenReading supported = choose({{"质暈指标", 0.5}, {"质量指标", 0.3}}, word_of("level2"));
    CHECK(supported.text == "质量指标");
    CHECK(supported.changed);
    CHECK(*supported.similarity < 1);
    CHECK(choose({{"质量指际", 1.0}}, word_of("level2")).text == "质量指标");
    CHECK(choose({{"质矗指标", 1.0}}, word_of("level2")).text == "质矗指标");
    CHECK(choose({{"质量指标", 1.0}}, word_of("level2")).similarity == 1.0);
}

// Of 效益指标（20-30）分 nobody knew which level it is, and it went to a person with a confidence of 0.35.
TEST_CASE("a level with the points that it is worth is a closed word, and stays as it is printed") {
    const ChosenReading chosen =
        choose({{"效益指标（20-30）分", 0.7}, {"效益指标(20-30(分", 0.3}}, word_of("level1"));
    CHECK(chosen.text == "效益指标（20-30）分");
    CHECK_FALSE(chosen.changed);
    CHECK(*chosen.similarity == 1);
    const VocabularyWord* word = find_word(*word_of("level1").vocabulary, "效益指标（20-30）分");
    REQUIRE(word != nullptr);
    CHECK(word->word == "效益指标");
    CHECK(find_word(*word_of("level1").vocabulary, "其他（20-30）分") == nullptr);
    CHECK(find_word(*word_of("operator").vocabulary, "≥90分") == nullptr);
    CHECK(find_word(*word_of("operator").vocabulary, "不低于90分") == nullptr);
    CHECK(find_word(*word_of("grade").vocabulary, "优(90-100分)") == nullptr);
}

// 产出指”标 and 数量指弘: one speck on a merged level made eleven tuples wrong.
TEST_CASE("one wrong character of six or more leaves no doubt which word it is, of five it does") {
    CHECK(choose({{"服务他象满意度指标", 1.0}}, word_of("level2")).text == "服务对象满意度指标");
    CHECK(choose({{"可持续影响指一标", 1.0}}, word_of("level2")).text == "可持续影响指标");
    CHECK(choose({{"服务他象满意庵指标", 1.0}}, word_of("level2")).text == "服务他象满意庵指标");
    CHECK(choose({{"止向指标", 1.0}}, word_of("direction")).text == "正向指标");
    CHECK(choose({{"下向指标", 1.0}}, word_of("direction")).text == "下向指标");
    const auto& level2 = lexicon().vocabularies.at("level2");
    CHECK(is_near_word(level2, "质量指标", lexicon().confusions));
    CHECK(is_near_word(level2, "可持续影响指一标", lexicon().confusions));
    CHECK_FALSE(is_near_word(level2, "越冬水鸟", lexicon().confusions));
}

// -99.75 was accepted: a speck before the amount.
TEST_CASE("an amount without a minus makes more sense than one with it") {
    CHECK(choose({{"-99.75", 0.6}, {"99.75", 0.4}}, kAmount).text == "99.75");
    CHECK_FALSE(*choose({{"-99.75", 1.0}}, kAmount).parses);
}

// The —— of open months came as — though the longer one was read.
TEST_CASE("no dash makes more sense than a longer one") {
    CHECK(choose({{"——", 0.5}, {"—", 0.5}}, kTarget).text == "——");
    CHECK(choose({{"—", 0.5}, {"——", 0.5}}, kTarget).text == "—");
}

TEST_CASE("a closed word is told from its marks and from a worn 指标 at its end") {
    for (const char* read : {"产出指”标", "产出指，标", "产出指标；", ".产出·指标"})
        CHECK(choose({{read, 1.0}}, word_of("level1")).text == "产出指标");
    const ChosenReading worn = choose({{"数量指弘", 1.0}}, word_of("level2"));
    CHECK(worn.text == "数量指标");
    CHECK(worn.weight == 0);
    CHECK(choose({{"质量指称；", 1.0}}, word_of("level2")).text == "质量指标");
    CHECK(choose({{"质矗指弘", 1.0}}, word_of("level2")).text == "质矗指弘");
    CHECK(choose({{"数量措弘", 1.0}}, word_of("level2")).text == "数量措弘");
    CHECK(choose({{"产出指标：", 1.0}}, word_of("level1")).text == "产出指标：");
}

// A list on a worn copy: no reader had the whole word, and the tuples were wrong though only one word can stand
// there.
TEST_CASE("half a closed word is that word where no two readers agree, and no other is as near to any reading") {
    const auto chosen = choose({{"满豆让指标", 0.3}, {"注区让描标", 0.3}, {"满巨匪指标", 0.3}}, word_of("level1"));
    CHECK(chosen.text == "满意度指标");
    CHECK(chosen.weight == 0);
    CHECK(chosen.half_read);
    CHECK_FALSE(choose({{"质暈指标", 0.5}, {"质量指标", 0.3}}, word_of("level2")).half_read);
    CHECK(choose({{"注区让描标", 0.4}, {"满豆让指标", 0.3}}, word_of("level1")).text == "满意度指标");
    CHECK(choose({{"正扁指际", 0.3}, {"正问指壬", 0.3}}, word_of("direction")).text == "正向指标");
    CHECK(choose({{"促性", 0.3}, {"逄性", 0.3}}, word_of("operator")).text == "定性");
    CHECK(choose({{"满豆让指标", 0.7}, {"满意庵指标", 0.3}}, word_of("level1")).text == "满豆让指标");
    CHECK(choose({{"回何指标", 0.3}, {"巨口指标", 0.3}}, word_of("direction")).text == "回何指标");
    CHECK(choose({{"正扁指际", 0.3}, {"反扁指际", 0.3}}, word_of("direction")).text == "正扁指际");
}

TEST_CASE("between two words that are equally near the reading is kept") {
    CHECK(choose({{"历史标", 1.0}, {"历史标准", 0.1}}, word_of("standard")).text == "历史标");
    CHECK(choose({{"XX标准", 1.0}, {"历史标准", 0.4}}, word_of("standard")).text == "XX标准");
    CHECK(choose({{"行业指标", 1.0}}, word_of("standard")).text == "行业指标");
}

TEST_CASE("alternatives of a part of a line are cut like the line") {
    LineReading line = drawn::make_line("2020年度部门整体支出", {0, 0, 400, 40});
    line.alternatives = {{"2026年度部门整体支出", 0.2, "ocr"}, {"2020年度部门整休支出", 0.1, "ocr"}};
    const Pieces year{{&line, 1, 0, 6}};
    const auto candidates = read_candidates(year);
    REQUIRE(candidates.size() == 2);
    CHECK(candidates[0].text == "2020年度");
    CHECK(candidates[1].text == "2026年度");
}

TEST_CASE("a field keeps the raw reading of a chosen word as an alternative, and the weakest evidence") {
    LineReading first = drawn::make_line("服务对象满意", {0, 0, 240, 40});
    LineReading second = drawn::make_line("度指际", {0, 50, 120, 90});
    second.evidence.set(EvidenceKind::char_score_min, 0.4);
    second.evidence.set(EvidenceKind::seal_overlap, 0.3);
    first.evidence.set(EvidenceKind::seal_overlap, 0.1);
    const Field field =
        make_running_field({line_piece(first, 2), line_piece(second, 2)}, word_of("level2"), lexicon().confusions);
    CHECK(field.text == "服务对象满意度指标");
    CHECK(field.alternatives.at(0).text == "服务对象满意度指际");
    CHECK(field.alternatives.at(0).why == "ocr");
    CHECK(field.value->text == "服务对象满意度指标");
    CHECK(field.bbox == Box{0, 0, 240, 90});
    CHECK(field.page == 2);
    CHECK(field.evidence.get(EvidenceKind::char_score_min) == 0.4);
    CHECK(field.evidence.get(EvidenceKind::seal_overlap) == 0.3);
    CHECK(field.evidence.get(EvidenceKind::text_length) == 9);
    CHECK(*field.evidence.get(EvidenceKind::vocabulary_similarity) < 1);
}

// The scale 1:20 was 1.20, the time 8:30 8.30.
TEST_CASE("a colon is a worn dot in columns of amounts only") {
    CHECK(choose({{"12：50", 1.0}}, kAmount).text == "12.50");
    CHECK(choose({{"3:264:000.00", 1.0}}, kAmount).text == "3,264,000.00");
    for (const char* text : {"1:20", "8:30", "1:200:300"}) CHECK(choose({{text, 1.0}}, kTarget).text == text);
}

TEST_CASE("a hyphen between words stays unless a reader saw the text without it") {
    const Expectation name{FieldKind::text, nullptr, {}};
    CHECK(choose({{"中国-东盟博览会", 0.8}, {"中国-东盟博览公", 0.2}}, name).text == "中国-东盟博览会");
    const ChosenReading speck = choose({{"认罪认罚-案件数", 0.8}, {"认罪认罚案件数", 0.2}}, name);
    CHECK(speck.text == "认罪认罚案件数");
    CHECK(speck.weight == 0.2);
    CHECK(speck.changed);
}
