#include "pipeline/trust/stray_marks.hpp"

#include <catch2/catch.hpp>

using shenbao::has_stray_marks;

TEST_CASE("texts that forms print have no stray marks") {
    for (const char* text : {"",
                             "100%",
                             "≥95%",
                             "-",
                             "——",
                             "-5.2",
                             "1801.88",
                             "027-86921740",
                             "“放管服”改革",
                             "2020年度",
                             "（一）重点工作",
                             "1）完善制度",
                             "打造1-2个街镇",
                             "附件2：工作",
                             "推进落实。",
                             "完成任务；",
                             "《办法》",
                             "1. “整体绩效目标”：请结合",
                             "指标1：（≥**%）",
                             "等......",
                             "III类水质",
                             "5A级景区",
                             "A级",
                             "1.负责",
                             "IT项目",
                             "2019年-2021年"}) {
        CAPTURE(text);
        CHECK_FALSE(has_stray_marks(text));
    }
}

TEST_CASE("texts that specks and rules make have stray marks") {
    for (const char* text :
         {"，重点湖泊水质达标率", ".100%", "“100%", "”法律知识宣传覆盖面", "70%|历史标准", "300件-", ">96%.",
          "“世界水日\"中国水周\"", "“绩效标准””设定", "办理（公证事项", "目标”.，请结合", "、安全", "考.试参考率",
          "村.（社区）", "行政执法I作", "- 安全", "泮溪县第：幼儿园", "第-季度"}) {
        CAPTURE(text);
        CHECK(has_stray_marks(text));
    }
}

TEST_CASE("a semicolon behind a last digit is a misread colon, behind words it ends an item") {
    CHECK(has_stray_marks("附件2；"));
    CHECK(has_stray_marks("“整体绩效目标”.请结合部门职能编报"));  // a colon read as a full stop was accepted
    CHECK_FALSE(has_stray_marks("1.请结合部门职能编报"));
    CHECK_FALSE(has_stray_marks("负责全区水利工程建设管理；"));
}

TEST_CASE("brackets of two widths are not a pair") {
    for (const char* text : {"（约850m)，2021年", "影像(含口述史）", "（一)甲（二）乙"})
        CHECK(shenbao::has_mixed_brackets(text));
    for (const char* text : {"（约850㎡），2021年", "(1)", "村（社区(街道)）", "一)甲", "（未完", ""})
        CHECK_FALSE(shenbao::has_mixed_brackets(text));
}
