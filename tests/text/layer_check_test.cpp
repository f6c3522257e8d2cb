#include "pipeline/text/layer_check.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

bool denied(const std::string& seen, const std::string& layer, bool sure = false) {
    LineReading line;
    line.text = seen;
    line.evidence.set(EvidenceKind::models_agree, sure ? 1 : 0);
    return contradicts({line}, layer);
}

}  // namespace

TEST_CASE("punctuation does not speak against a layer, nor do widths and blanks") {
    CHECK_FALSE(denied("“整体绩效目标”:请编报.", "“整体绩效目标”：请编报。", true));
    CHECK_FALSE(denied("≥95%", "≧ ９５ ％", true));
}

TEST_CASE("another digit, sign or decimal point speaks against a layer, however unsure the readers are") {
    CHECK(denied("027-86921740", "027-36921740"));
    CHECK(denied("295%", "≥95%"));
    CHECK(denied("1801.88", "18018.8"));
    CHECK(denied("1801.88", "180188"));
    CHECK(denied("预算20万元以内完成全部工作任务", "预算20元以内完成全部工作任务"));
}

TEST_CASE("another character speaks against a layer where the readers are sure of theirs") {
    CHECK(denied("全区公务员无纸化学法考法", "全区公务员无纸化学法老法", true));
    CHECK_FALSE(denied("全区公务员无纸化学法考法", "全区公务员无纸化学法老法", false));
    CHECK(denied("历史标准", "口口口口"));  // mostly another text
    CHECK(denied("", "历史标准"));          // it does not show at all
}
