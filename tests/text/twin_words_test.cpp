#include "pipeline/text/twin_words.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

std::vector<Symbol> glyphs_of(const std::string& text) {
    std::vector<Symbol> glyphs;
    for (const char32_t c : decode_utf8(text)) {
        Symbol glyph{encode_utf8(c), 0.999, 0, 10, 1.7};
        glyph.typical = true;
        glyph.other = OtherVote{glyph.text, 1.6};
        glyphs.push_back(glyph);
    }
    return glyphs;
}

std::string other_twins(const std::string& text) {
    return with_other_twins(glyphs_of(text), {});
}

}  // namespace

TEST_CASE("a twin is told by the word it stands in") {
    CHECK(other_twins("数据录人合格率") == "数据录入合格率");
    CHECK(other_twins("深人开展普法") == "深入开展普法");
    CHECK(other_twins("2021年未完成") == "2021年末完成");  // both may be meant
    CHECK(other_twins("2021年未") == "2021年末");
    CHECK(other_twins("水士保持") == "水土保持");
    CHECK(other_twins("数据录人次数") == "数据录入次数");  // both are words: a person says which
    CHECK(other_twins("高速入口") == "高速人口");
    CHECK(other_twins("健全井执行，井说明原因") == "健全并执行，并说明原因");  // at 150 dpi
    for (const char* text :
         {"更新水井并说明", "单井出水量", "健全并执行", "出台并执行", "年内完成设备更新并", "设备更新并投入运行"})
        CHECK(other_twins(text) == text);
    for (const char* text : {"受益入数", "入员经费"}) CHECK(other_twins(text) != text);
    for (const char* text :
         {"人员经费", "投入", "120人", "收入", "负责人：王明", "己方", "人", "入", "", "工作日", "孟入之"})
        CHECK(other_twins(text) == text);
}

// 列入次年计划, broken behind 列, was accepted as 列人次年计划: 人次 is a word.
TEST_CASE("a twin at the end of a line, or at the head of one, is told by what stands on the other") {
    const auto doubts = [](const std::vector<std::string>& texts) {
        std::vector<LineReading> lines(texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) lines[i].text = texts[i];
        doubt_twins_over_lines(lines);
        std::vector<std::string> doubted;
        for (const LineReading& line : lines)
            if (line.evidence.get(EvidenceKind::alphabet_gap) == 1)
                doubted.push_back(line.alternatives.back().text);
        return doubted;
    };
    CHECK(doubts({"未改造4座列", "人次年计划。"}) == std::vector<std::string>{"入次年计划。"});
    CHECK(doubts({"计划外收人", "库资金"}) == std::vector<std::string>{"计划外收入"});
    CHECK(doubts({"培训", "人次年计划。"}).empty());
    CHECK(doubts({"服务", "人员"}).empty());
    CHECK(doubts({"列人次"}).empty());
}

// 延续性项自 and 数学化 were accepted on copies: both glyph readers and one of the others saw them so.
TEST_CASE("look-alikes of worn print are told by their words, too") {
    for (const auto& [read, meant] : std::map<std::string, std::string>{{"延续性项自", "延续性项目"},
                                                                        {"文物数学化保护", "文物数字化保护"},
                                                                        {"候车亭数最", "候车亭数量"},
                                                                        {"虫害防冶而积", "虫害防治面积"},
                                                                        {"请理边沟长度", "清理边沟长度"},
                                                                        {"贷车超限率", "货车超限率"},
                                                                        {"拆旧", "折旧"},
                                                                        {"整体攴出", "整体支出"}}) {
        CHECK(other_twins(read) == meant);
        CHECK(other_twins(meant) == meant);
        // Only doubted: 数学 and 拆旧 are words, too.
        const std::vector<Symbol> glyphs = settle_twins(glyphs_of(read));
        CHECK((text_of(glyphs) == read || read == "整体攴出"));
        CHECK(std::ranges::count(glyphs, false, &Symbol::typical) >= 1);
    }
    CHECK(other_twins("防治任务完成肘间") == "防治任务完成时间");
    CHECK(other_twins("委托运行台同") == "委托运行合同");
    CHECK(other_twins("农牧和章原局") == "农牧和草原局");
    CHECK(other_twins("安装电了站牌") == "安装电子站牌");
    for (const char* text : {"完成了子项目", "平台合同", "规章制度", "12台合计", "项目自评", "项目建设",
                             "项目主管部门", "数量大", "工作量大", "文学", "贫困人口", "质量最好", "数字政府",
                             "大学生入学", "方面而言", "申请清运", "自", "目", "贷"})
        CHECK(other_twins(text) == text);
}

TEST_CASE("glyphs take the twin that makes a word, and leave it to a reader that knows words") {
    const std::vector<Symbol> glyphs = settle_twins(glyphs_of("录人率"));
    CHECK(text_of(glyphs) == "录入率");
    CHECK_FALSE(glyphs[1].typical);
    CHECK(glyphs[1].score < 0.95);
    CHECK_FALSE(glyphs[1].other.has_value());
    CHECK(glyphs[0].typical);
}

TEST_CASE("a twin that nothing tells is no clear glyph, one in its word is") {
    const std::vector<Symbol> untold = settle_twins(glyphs_of("孟人之"));
    CHECK(text_of(untold) == "孟人之");
    CHECK_FALSE(untold[1].typical);
    CHECK(untold[1].weight < 1);
    const std::vector<Symbol> both = settle_twins(glyphs_of("录人次数"));
    CHECK(text_of(both) == "录人次数");
    CHECK_FALSE(both[1].typical);
    const std::vector<Symbol> told = settle_twins(glyphs_of("人员"));
    CHECK(told[0].typical);
    CHECK(told[0].weight == Approx(1.7));
}

// 未改造4座列 / 入次年计划: 人次 is a word, and so was accepted what glyphs' network and two readers saw
// otherwise.
TEST_CASE("no word tells a twin at an end of its line, where another line may go on") {
    for (const char* text : {"入次年计划", "计划外收人"}) {
        const std::vector<Symbol> glyphs = settle_twins(glyphs_of(text));
        CHECK(text_of(glyphs) == text);
        CHECK(std::ranges::count(glyphs, false, &Symbol::typical) == 1);
        CHECK(std::ranges::count_if(glyphs, [](const Symbol& glyph) { return glyph.weight < 1; }) == 1);
    }
}

TEST_CASE("a twin that the network is sure of stays, and is not doubted where two kinds of readers saw it, too") {
    std::vector<Symbol> glyphs = glyphs_of("数据录人率");
    glyphs[3].lookalikes = {{"人", 0.99}, {"入", 0.01}};
    CHECK(text_of(settle_twins(glyphs)) == "数据录人率");
    std::vector<Symbol> rare = glyphs_of("整体攴出");
    rare[2].lookalikes = {{"攴", 0.99}};
    CHECK(text_of(settle_twins(rare)) == "整体支出");  // the network took it so once
    glyphs[3].lookalikes = {{"人", 0.9}, {"入", 0.1}};
    CHECK(text_of(settle_twins(glyphs)) == "数据录入率");
    std::vector<Symbol> verdict = glyphs_of("高速入口");
    CHECK(with_other_twins(verdict, {}) == "高速人口");
    verdict[2].is_told = true;
    CHECK(with_other_twins(verdict, {}) == "高速入口");
}

TEST_CASE("a twin of more words than the other is in no doubt, one of as many is") {
    const CommonWords words({U"数据", U"录入", U"次数", U"人次", U"参加", U"加入", U"下游", U"人口", U"入口"});
    const auto other = [&](const char* text) { return with_other_twins(glyphs_of(text), words); };
    CHECK(other("数据录入次数") == "数据录入次数");
    CHECK(other("数据录人次数") == "数据录入次数");
    CHECK(other("参加入次") == "参加人次");
    CHECK(other("下游人口") == "下游入口");
    CHECK(with_other_twins(glyphs_of("数据录入次数"), {}) == "数据录人次数");  // no list
}
