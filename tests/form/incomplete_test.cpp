// Filings of which a page is missing.
#include <algorithm>
#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

std::vector<ReadPage> numbered(std::vector<ReadPage> pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) pages[i].info.number = static_cast<int>(i) + 1;
    return pages;
}

// As a text layer has it, which nobody can misread.
void print_number(ReadPage& page, const std::string& number, FieldSource source = FieldSource::text_layer) {
    page.info.height_px = 3508;
    const int foot = page.info.height_px - 120;
    std::erase_if(page.text.loose_lines,
                  [&](const LineReading& line) { return line.text.starts_with("— ") || line.box.y0 == foot; });
    if (number.empty()) return;
    page.text.loose_lines.push_back(make_line(number, {1200, foot, 1280, foot + 40}));
    page.text.loose_lines.back().source = source;
    page.text.loose_lines.back().evidence = {};
}

std::vector<ReadPage> small_pages(const std::vector<std::string>& numbers) {
    std::vector<ReadPage> pages = paginate(draw(small_truth()), {5, 11, 16});
    for (std::size_t i = 0; i < pages.size(); ++i) print_number(pages[i], numbers[i]);
    return pages;
}

// What the issues `incomplete` say.
std::string missing(const std::vector<ReadPage>& pages) {
    std::string told;
    for (const Declaration& declaration : build(pages))
        for (const Issue& issue : declaration.issues)
            if (issue.code == "incomplete") {
                CHECK(issue.severity == Severity::warning);
                told += issue.message + "\n";
            }
    return told;
}

std::string missing_without(std::vector<ReadPage> pages, std::size_t page) {
    pages.erase(pages.begin() + static_cast<std::ptrdiff_t>(page));
    return missing(numbered(std::move(pages)));
}

const std::vector<std::string> kNumbers{"— 1 —", "— 2 —", "— 3 —", "— 4 —"}, kNone{"", "", "", ""};

std::vector<ReadPage> evaluation(const std::vector<int>& breaks) {
    Form form = draw_grid(R"(
        项目名称 | 改造一期 ×8
        主管部门 | 水务局 ×4 | 实施单位 | 排水所 ×3
        年度总体目标 ↓2 | 预期目标 ×4 | 实际完成情况 ×4
        ^ | 改造老旧管网。 ×4 | 已改造。 ×4
        绩效指标 ↓5 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
        ^ | 产出指标 ↓2 | 数量指标 | 长度 | 3公里 | 3公里 | 30 | 30 |
        ^ | ^ | 质量指标 | 合格率 | 100% | 100% | 30 | 30 |
        ^ | 效益指标 | 社会效益指标 | 受益户数 | 120户 | 120户 | 30 | 30 |
        ^ | 满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
        总分 ×6 | 100 | 100 |
    )");
    form.title = "项目支出绩效自评表";
    return paginate(form, breaks);
}

// The last table of a page that was cut there reaches its foot.
void fill_page(ReadPage& page) {
    page.info.height_px = page.grid.tables.back().box.y1 * 10 / 9;
}

}  // namespace

TEST_CASE("a filing with all of its pages is complete, numbered or not") {
    CHECK(missing(small_pages(kNumbers)) == "");
    CHECK(missing(small_pages(kNone)) == "");
    CHECK(missing(small_pages({"1/4", "2/4", "3/4", "4/4"})) == "");
    CHECK(missing(small_pages({"15", "16", "17", "18"})) == "");  // of a volume
    CHECK(missing(small_pages({"15/200", "16/200", "17/200", "18/200"})).find("count") != std::string::npos);
    CHECK(missing(small_pages({"", "2", "", "4"})) == "");
}

TEST_CASE("a gap in the numbers printed is a page that is missing, unless the file has one there") {
    CHECK(missing_without(small_pages(kNumbers), 1).find("page 2 is missing by the numbers printed") !=
          std::string::npos);
    CHECK(missing_without(small_pages(kNumbers), 2).find("page 3 is missing by the numbers printed") !=
          std::string::npos);
    std::vector<ReadPage> pages = small_pages({"1", "3", "4", "5"});
    pages.insert(pages.begin() + 1, ReadPage{});
    pages[1].blank = true;
    CHECK(missing(numbered(pages)) == "");
}

TEST_CASE("numbers that were not read surely, or contradict each other, prove nothing") {
    std::vector<ReadPage> pages = small_pages({"1", "2", "3", "8"});
    CHECK(missing(pages).find("pages 4 to 7 are missing") != std::string::npos);
    print_number(pages[3], "8", FieldSource::ocr);
    CHECK(missing(pages) == "");
    pages[3].text.loose_lines.back().evidence.set(EvidenceKind::models_agree, 1);
    pages[3].text.loose_lines.back().evidence.set(EvidenceKind::reader_agreement, 1);
    CHECK(missing(pages).find("pages 4 to 7 are missing") != std::string::npos);
    CHECK(missing(small_pages({"1", "8", "3", "4"})) == "");
}

TEST_CASE("a count of pages that is not reached tells of the last ones") {
    CHECK(missing_without(small_pages({"1/4", "2/4", "3/4", "4/4"}), 3)
              .find("page 4 is missing by the count printed") != std::string::npos);
}

TEST_CASE("a filing that begins behind its head has lost its first page") {
    CHECK(missing_without(small_pages(kNumbers), 0).find("nothing says whose filing it is") != std::string::npos);
    std::vector<ReadPage> pages = paginate(draw(small_truth()), {11});
    for (ReadPage& page : pages) print_number(page, "");
    CHECK(missing_without(pages, 0).find("nothing says whose filing it is") != std::string::npos);
}

TEST_CASE("goals and their blocks tell of pages without numbers") {
    CHECK(missing_without(small_pages(kNone), 3) != "");
    CHECK(missing_without(small_pages(kNone), 2) != "");
}

TEST_CASE("the first page alone has no indicators") {
    std::vector<ReadPage> pages = small_pages(kNone);
    pages.resize(1);
    CHECK(missing(pages).find("there are no indicators") != std::string::npos);
}

// A's first page, B's first page, A's rest: B was delivered with A's goals, and all of it accepted.
TEST_CASE("a rest behind two first pages puts the filing that has it in doubt") {
    std::vector<ReadPage> pages = small_pages(kNone);
    std::vector<ReadPage> others = pages;
    for (auto& table : others[0].text.tables)
        for (CellReading& cell : table)
            for (LineReading& line : cell.lines)
                if (const auto at = line.text.find("局"); at != std::string::npos) line.text.insert(at, "二");
    pages.insert(pages.begin(), others[0]);
    const auto doubted = [](const std::vector<ReadPage>& read) {
        std::vector<bool> told;
        for (const Declaration& declaration : build(read))
            told.push_back(std::ranges::find(declaration.issues, "page-order", &Issue::code) !=
                           declaration.issues.end());
        return told;
    };
    CHECK(doubted(numbered(pages)) == std::vector{false, true});
    CHECK(doubted(small_pages(kNone)) == std::vector{false});
    std::vector<ReadPage> whole = small_pages(kNone);
    std::ranges::copy(small_pages(kNone), std::back_inserter(whole));
    for (std::size_t i = 0; i < 4; ++i) whole[i] = i == 0 ? others[0] : whole[i];
    CHECK(doubted(numbered(whole)) == std::vector{false, false});
}

TEST_CASE("points without their sum, and indicators that stop early at the foot, tell of the last page") {
    CHECK(missing(evaluation({})) == "");
    CHECK(missing(evaluation({8})) == "");
    std::vector<ReadPage> pages = evaluation({9});
    pages.resize(1);
    pages[0].info.height_px = 2 * pages[0].grid.tables.back().box.y1;
    CHECK(missing(pages) == "");  // a table that ends in the middle of its page may be the whole
    fill_page(pages[0]);
    CHECK(missing(pages) == "pages are missing: the points are not summed\n");
    pages = evaluation({7});
    pages.resize(1);
    fill_page(pages[0]);
    CHECK(missing(pages) ==
          "pages are missing: the points are not summed\n"
          "pages are missing: the indicators end at the foot of a page before the last kind of them\n");
}

// What is missing may be there and misread.
TEST_CASE("text without a place speaks against missing pages") {
    std::vector<ReadPage> pages = evaluation({9});
    pages.resize(1);
    fill_page(pages[0]);
    bool changed = false;
    for (CellReading& cell : pages[0].text.tables[0])
        for (LineReading& line : cell.lines)
            if (!changed && line.text == "主管部门") {
                line = make_line("吴某某某某某", line.box);
                changed = true;
            }
    REQUIRE(changed);
    CHECK(missing(pages) == "");
}

TEST_CASE("pages of no known form with rows of indicators and no head of their table are a rest") {
    Form rest = draw_grid(R"(
        产出指标 ↓2 | 数量指标 | 长度 | 3公里
        ^ | 质量指标 | 合格率 | 100%
        效益指标 | 社会效益指标 | 受益户数 | 120户
    )");
    std::vector<ReadPage> pages = paginate(rest, {});
    for (ReadPage& page : pages) print_number(page, "");
    CHECK(missing(pages) == "pages are missing: indicators without the head of their table\n");
    Form foreign = draw_grid("序号 | 姓名 | 单位\n1 | 李明 | 水务局");
    pages = paginate(foreign, {});
    print_number(pages[0], "");
    CHECK(missing(pages) == "");
    print_number(pages[0], "2");
    CHECK(missing(pages) == "pages are missing: the first page is numbered 2\n");
    print_number(pages[0], "15");
    CHECK(missing(pages) == "");
}
