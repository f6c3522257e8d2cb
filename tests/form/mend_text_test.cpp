#include "pipeline/form/mend_text.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

TEST_CASE("marks that no text begins or ends with go") {
    CHECK(mend_text(".产出指标") == "产出指标");
    CHECK(mend_text("“数量指标") == "数量指标");
    CHECK(mend_text("全力维护社会和谐稳定“") == "全力维护社会和谐稳定");
    CHECK(mend_text("项目支出,") == "项目支出");
    CHECK(mend_text("服务示范点.") == "服务示范点");
    CHECK(mend_text("合计”") == "合计");
    CHECK(mend_text("新洲区司法局I") == "新洲区司法局");
}

TEST_CASE("a dot behind a sentence is its full stop") {
    CHECK(mend_text("负责全区司法行政系统警务督察工作.") == "负责全区司法行政系统警务督察工作。");
}

TEST_CASE("nothing follows the full stop") {
    CHECK(mend_text("负责警务督察工作。.") == "负责警务督察工作。");
    CHECK(mend_text("提供法治保障。，") == "提供法治保障。");
    CHECK(mend_text("警务督察工作。一") == "警务督察工作。");
    CHECK(mend_text("指导帮教安置工作。”") == "指导帮教安置工作。");
    CHECK(mend_text("本系统财务工作。T]") == "本系统财务工作。");
    CHECK(mend_text("集中统一领导。。") == "集中统一领导。");
    for (const char* text : {"完成工作。下一步", "“完成工作。”", "（完成工作。）", "完成工作。（二）"})
        CHECK(mend_text(text) == text);
}

TEST_CASE("a dot between words is a comma without its tail") {
    CHECK(mend_text("落实区委工作要求.在履行职责") == "落实区委工作要求，在履行职责");
    CHECK(mend_text("参考率<1%.重新犯罪率") == "参考率<1%，重新犯罪率");
    CHECK(mend_text("实现“应援尽援”.为维护") == "实现“应援尽援”，为维护");
    for (const char* text : {"开展“12.4”活动", "二.承担工作", "10.承担工作", "改造3.5公里水渠", "V1.网站"})
        CHECK(mend_text(text) == text);
}

// 中国-东盟博览会 was 中国东盟博览会.
TEST_CASE("a hyphen between words is no speck by itself") {
    for (const char* text : {"中国-东盟博览会", "省-市-县三级", "打造1-2个", "A-甲"})
        CHECK(mend_text(text) == text);
}

// The first quote went, which has a partner.
TEST_CASE("of three quotes the one without a partner goes") {
    CHECK(mend_text("“双一流”建设“") == "“双一流”建设");
    CHECK(mend_text("“推进“双一流”") == "推进“双一流”");
    CHECK(mend_text("”双一流”建设“") == "”双一流”建设“");
}

TEST_CASE("what may be meant is left alone") {
    for (const char* text : {"“七五”普法", "开展“七五”", "落实“放管服”改革。", ".95", "95%.", "-", "—", "", "。",
                             "1.承担工作", "长期目标1：", "成本指标：", "（社区）", "《办法》", "ABC."})
        CHECK(mend_text(text) == text);
}

// The dash of a cell without points was read as 一 and accepted.
TEST_CASE("a lone 一 in a column of figures is a dash") {
    CHECK(mend_dash("一") == "—");
    CHECK(mend_dash("一一") == "——");
    CHECK(mend_dash("—一") == "——");
    CHECK(mend_dash("-一一") == "——");
    for (const char* text : {"", "—", "一般", "1", "一次", "一一一一", "-"}) CHECK(mend_dash(text) == text);
}

TEST_CASE("of two marks beside each other the dot is a speck") {
    CHECK(mend_text("新设乡镇分馆、.村级书屋") == "新设乡镇分馆、村级书屋");
    CHECK(mend_text("严控运行成本，，每册单价≤42元") == "严控运行成本，每册单价≤42元");
    CHECK(mend_text("1..“整体绩效目标”") == "1.“整体绩效目标”");
    CHECK(mend_text("（含口述史）.，扫描") == "（含口述史），扫描");
    for (const char* text : {"其他...", "指标1：…", "改造3.5公里，共2.1万元"}) CHECK(mend_text(text) == text);
}

// The year of every document number came as [2021].
TEST_CASE("the year of a document's number stands in its own brackets") {
    CHECK(mend_text("（松卫发[2021]36号）") == "（松卫发〔2021〕36号）");
    CHECK(mend_text("（松卫发【2021]36号）") == "（松卫发〔2021〕36号）");
    CHECK(mend_text("松卫发(2021]36号") == "松卫发〔2021〕36号");
    CHECK(mend_text("松卫发[2021]】36号") == "松卫发〔2021〕36号");
    for (const char* text : {"松卫发(2021)36号", "松卫发〔2021〕36号", "[2021]", "[1821]36号", "[2021]36",
                             "[2021]36件", "[2021]年第36号", "主管[017]县局"})
        CHECK(mend_text(text) == text);
}

TEST_CASE("the counter of a name has a colon") {
    CHECK(mend_text("指标2，新建口袋公园") == "指标2：新建口袋公园");
    CHECK(mend_text("指标12.古树档案") == "指标12：古树档案");
    for (const char* text : {"指标2：新建", "指标，新建", "指标2.5倍", "指标123，新", "绩效指标2，新"})
        CHECK(mend_text(text) == text);
}

TEST_CASE("a hyphen behind the last word is a speck") {
    CHECK(mend_text("项目支出绩效目标表-") == "项目支出绩效目标表");
}

TEST_CASE("threes of digits are parted by commas, the last two by a dot") {
    CHECK(mend_separators("4.014.20") == "4,014.20");
    CHECK(mend_separators("3.264,000.00") == "3,264,000.00");
    CHECK(mend_separators("≤2.910.000.00（元）") == "≤2,910,000.00（元）");
    CHECK(mend_separators("1.234.567") == "1,234,567");
    for (const char* text : {"4,014.20", "4.014", "1,234.567", "2024.12.31", "12.50", "3.5-4.5", "1:2", "1.234.5",
                             "-", "", "1234.567.89", ".014.20", "1:20", "8:30", "1:200:300", "12：50"})
        CHECK(mend_separators(text) == text);
}

TEST_CASE("a telephone number neither begins nor ends with a mark") {
    CHECK(mend_phone("0746-5550198.") == "0746-5550198");
    CHECK(mend_phone("，0930-5550127，") == "0930-5550127");
    for (const char* text : {"0746-5550198", "", "."}) CHECK(mend_phone(text) == text);
}

TEST_CASE("what stands for no word among boxes is a ticked one") {
    CHECK(mend_boxes("新增项目@延续项目□") == "新增项目☑延续项目□");
    CHECK(mend_boxes("新增项目囝延续项目□") == "新增项目☑延续项目□");
    for (const char* text : {"新增项目@延续项目", "a@b.cn□", "新增项目□延续项目□"})
        CHECK(mend_boxes(text) == text);
}
