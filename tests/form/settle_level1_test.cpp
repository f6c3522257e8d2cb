#include "pipeline/form/settle_level1.hpp"

#include <catch2/catch.hpp>

#include "known_content.hpp"
#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/library_parts.hpp"

using namespace shenbao;

namespace {

const Lexicon& lexicon() {
    return drawn::library().parts().lexicon;
}

Field level(const std::string& vocabulary, const std::string& text) {
    Field field;
    field.text = text;
    field.kind = FieldKind::vocabulary;
    field.source = FieldSource::ocr;
    if (const VocabularyWord* word = find_word(lexicon().vocabularies.at(vocabulary), text)) {
        field.value.emplace();
        field.value->kind = ValueKind::enumeration;
        field.value->text = word->word;
    }
    return field;
}

Indicator row(const std::string& level1, const std::string& level2) {
    Indicator indicator;
    indicator.level1 = level("level1", level1);
    indicator.level2 = level("level2", level2);
    settle_level1(indicator, lexicon());
    return indicator;
}

std::string settled(const std::string& level1, const std::string& level2) {
    return row(level1, level2).level1->text;
}

}  // namespace

// A copy's list read 实出指祭 and 交出指标 beside a clear 数量指标: the tuples were wrong.
TEST_CASE("half a level 1 and the level 2 that stands under nothing else are that level 1, for a person to see") {
    const Field field = *row("实出指祭", "数量指标").level1;
    CHECK(field.text == "产出指标");
    CHECK(field.value->text == "产出指标");
    CHECK(field.evidence.get(EvidenceKind::alphabet_gap) == 1);
    REQUIRE(field.alternatives.size() == 1);
    CHECK(field.alternatives.front().text == "实出指祭");
    CHECK(settled("交出指标", "时效指标") == "产出指标");
}

TEST_CASE("a level 1 that is a word stays, whatever stands beside it") {
    CHECK(settled("效益指标", "数量指标") == "效益指标");
    CHECK_FALSE(row("产出指标", "数量指标").level1->evidence.get(EvidenceKind::alphabet_gap));
}

TEST_CASE("less than half a level 1 is none, nor is one that another word is as near to") {
    CHECK(settled("实山指祭", "数量指标") == "实山指祭");
    CHECK(settled("某某指标", "数量指标") == "某某指标");
    CHECK(settled("效蕴指标", "社会效益指标") == "效蕴指标");  // 效益指标 or 效果指标
    CHECK(settled("某出某某", "数量指标") == "某出某某");
    CHECK(settled("", "数量指标").empty());
}

TEST_CASE("a level 2 that was not read, or stands under several, tells nothing") {
    CHECK(settled("实出指祭", "数淫指标") == "实出指祭");
    CHECK(settled("满豆度指标", "服务对象满意度指标") == "满豆度指标");
}

TEST_CASE("what a text layer says is left as it is") {
    Indicator indicator;
    indicator.level1 = level("level1", "实出指祭");
    indicator.level1->source = FieldSource::text_layer;
    indicator.level2 = level("level2", "数量指标");
    settle_level1(indicator, lexicon());
    CHECK(indicator.level1->text == "实出指祭");
}
