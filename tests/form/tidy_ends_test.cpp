#include "pipeline/form/tidy_ends.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

TEST_CASE("marks that no text begins or ends with go") {
    CHECK(tidy_ends(".产出指标") == "产出指标");
    CHECK(tidy_ends("“数量指标") == "数量指标");
    CHECK(tidy_ends("全力维护社会和谐稳定“") == "全力维护社会和谐稳定");
    CHECK(tidy_ends("项目支出,") == "项目支出");
    CHECK(tidy_ends("服务示范点.") == "服务示范点");
    CHECK(tidy_ends("合计”") == "合计");
}

TEST_CASE("a dot behind a sentence is its full stop") {
    CHECK(tidy_ends("负责全区司法行政系统警务督察工作.") == "负责全区司法行政系统警务督察工作。");
}

TEST_CASE("nothing follows the full stop") {
    CHECK(tidy_ends("负责警务督察工作。.") == "负责警务督察工作。");
    CHECK(tidy_ends("提供法治保障。，") == "提供法治保障。");
    CHECK(tidy_ends("警务督察工作。一") == "警务督察工作。");
    CHECK(tidy_ends("完成工作。下一步") == "完成工作。下一步");
}

TEST_CASE("a dot between words is a comma without its tail") {
    CHECK(tidy_ends("落实区委工作要求.在履行职责") == "落实区委工作要求，在履行职责");
    CHECK(tidy_ends("开展“12.4”活动") == "开展“12.4”活动");
    CHECK(tidy_ends("二.承担工作") == "二.承担工作");
}

TEST_CASE("what may be meant is left alone") {
    for (const char* text : {"“七五”普法", "开展“七五”", "落实“放管服”改革。", ".95", "95%.", "-", "—", "", "。",
                             "1.承担工作", "长期目标1：", "成本指标：", "（社区）", "《办法》", "ABC."})
        CHECK(tidy_ends(text) == text);
}
