#include "tools/bench/reading/reading_score.hpp"

#include <catch2/catch.hpp>

using namespace shenbao::bench;

TEST_CASE("cells are of the kind that their fields are") {
    CHECK(kind_of({"indicators/3/value"}, "≥95%") == CellKind::value);
    CHECK(kind_of({"indicators/3/history/2019"}, "90") == CellKind::value);
    CHECK(kind_of({"indicators/3/name"}, "办结率") == CellKind::name);
    CHECK(kind_of({"indicators/3/level1", "indicators/4/level1"}, "产出指标") == CellKind::label);
    CHECK(kind_of({"funding/0/current"}, "12.50") == CellKind::amount);
    CHECK(kind_of({"funding/0/label"}, "合计") == CellKind::label);
    CHECK(kind_of({"organisation/phone"}, "027-86911111") == CellKind::phone);
    CHECK(kind_of({"filing_date"}, "2020年1月") == CellKind::date);
    CHECK(kind_of({"goals/1/text", "goals/1/heading"}, "目标1：普法") == CellKind::text);
    CHECK(kind_of({}, "指标名称") == CellKind::label);
    CHECK(kind_of({}, "深入推进法治创建和法治文化建设，为改革营造环境。") == CellKind::text);
    CHECK(kind_of({"indicators/3/value"}, " ") == CellKind::blank);
}

TEST_CASE("characters are counted as they differ, signs as they stand") {
    ReadingScore score;
    score.add("≥95%", "≥９5 ％");  // widths and blanks are no difference
    score.add("≥95%", "295%");
    score.add("60≤x<80", "60≤x＜80");
    score.add("＜3天", "3天");
    score.add("部门", "部门");
    CHECK(score.cells == 5);
    CHECK(score.exact == 3);
    CHECK(score.characters == 4 + 4 + 7 + 3 + 2);
    CHECK(score.wrong_characters == 2);
    CHECK(score.operators == 4);
    CHECK(score.right_operators == 2);
    ReadingScore sum;
    sum.add(score);
    sum.add(score);
    CHECK(sum.exact == 6);
    CHECK(sum.right_operators == 4);
}
