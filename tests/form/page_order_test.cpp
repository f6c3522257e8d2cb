// Pages of one filing that were scanned twice, or lie in another order than the filing's.
#include "pipeline/form/page_order.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "drawn_grid.hpp"
#include "known_content.hpp"
#include "pipeline/form/page_number.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

const std::vector<int> kBreaks{5, 11, 16};  // four pages

// As they lie in the file.
std::vector<ReadPage> numbered(std::vector<ReadPage> pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) pages[i].info.number = static_cast<int>(i) + 1;
    return pages;
}

std::vector<ReadPage> in_order(const std::vector<ReadPage>& pages, const std::vector<std::size_t>& order) {
    std::vector<ReadPage> ordered;
    for (const std::size_t page : order) ordered.push_back(pages[page]);
    return numbered(std::move(ordered));
}

// In place of the number that the drawn page has; "" = none.
void print_number(ReadPage& page, const std::string& number) {
    std::erase_if(page.text.loose_lines, [](const LineReading& line) { return line.text.starts_with("— "); });
    page.info.height_px = 3508;
    const int foot = page.info.height_px - 120;
    if (!number.empty()) page.text.loose_lines.push_back(make_line(number, {1200, foot, 1280, foot + 40}));
}

std::vector<ReadPage> without_numbers(std::vector<ReadPage> pages) {
    for (ReadPage& page : pages) print_number(page, "");
    return pages;
}

std::vector<ReadPage> small_pages() {
    return paginate(draw(small_truth()), kBreaks);
}

std::string order_issues(const Declaration& declaration) {
    std::string told;
    for (const Issue& issue : declaration.issues)
        if (issue.code == "page-order" || issue.code == "duplicate-page")
            told += issue.code + (issue.severity == Severity::info ? " info\n" : " warning\n");
    return told;
}

Form project_form() {
    Form form = draw_grid(R"(
        项目名称 | 改造一期 ×4
        主管部门 | 水务局 | 实施单位 | 排水所 ×2
        项目资金(万元) | 年度资金总额 | 5 ×3
        年度目标 | 改造老旧管网，保障城区排水安全，减少内涝。 ×4
        绩效指标 ↓5 | 一级指标 | 二级指标 | 三级指标 | 指标值
        ^ | 产出指标 ↓2 | 数量指标 | 长度 | 3公里
        ^ | ^ | 质量指标 | 合格率 | 100%
        ^ | 效益指标 ↓2 | 社会效益指标 | 受益户数 | 120户
        ^ | ^ | 可持续影响指标 | 使用年限 | ≥15年
    )");
    form.title = "项目支出绩效目标表";
    return form;
}

}  // namespace

TEST_CASE("a page scanned twice is read once, wherever its copy lies, and told") {
    for (const std::vector<std::size_t>& order :
         {std::vector<std::size_t>{0, 0, 1, 2, 3}, {0, 1, 1, 2, 3}, {0, 1, 2, 3, 1}, {0, 1, 2, 3, 0}}) {
        const auto declarations = build(in_order(without_numbers(small_pages()), order));
        REQUIRE(declarations.size() == 1);
        CHECK(differences(flatten(small_truth()), flatten(declarations[0])) == "");
        CHECK(order_issues(declarations[0]) == "duplicate-page warning\n");
        CHECK(declarations[0].source.pages.size() == 5);
        CHECK(declarations[0].tables.size() == 4);
    }
}

TEST_CASE("a copy in which a character was misread is one still, and a person is told") {
    std::vector<ReadPage> pages = in_order(without_numbers(small_pages()), {0, 1, 2, 2, 3});
    bool changed = false;
    for (CellReading& cell : pages[3].text.tables[0])
        for (LineReading& line : cell.lines)
            if (!changed && line.text.size() > 12) {
                line.text.replace(0, 3, "某");
                line.attempts.clear();
                line.alternatives.clear();
                changed = true;
            }
    REQUIRE(changed);
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 1);
    CHECK(order_issues(declarations[0]) == "duplicate-page warning\n");
    CHECK(differences(flatten(small_truth()), flatten(declarations[0])) == "");
}

TEST_CASE("a page on which a number differs is no copy, however long the text around it") {
    std::vector<ReadPage> pages = in_order(without_numbers(small_pages()), {0, 1, 2, 2, 3});
    int changed = 0;
    for (const std::size_t page : {2, 3})
        for (CellReading& cell : pages[page].text.tables[0])
            for (LineReading& line : cell.lines)
                if (line.text.size() > 12 && changed == (page == 2 ? 0 : 1)) {
                    line.text = page == 2 ? "新建管网三十六公里惠及城乡居民" : "新建管网三十七公里惠及城乡居民";
                    line.attempts.clear();
                    line.alternatives.clear();
                    ++changed;
                }
    REQUIRE(changed == 2);
    for (const Declaration& declaration : build(pages)) CHECK(order_issues(declaration) == "");
}

// The worst that leaving pages out could do.
TEST_CASE("two filings that differ in one number, or in one character of the name, are two") {
    for (const auto& [from, to] :
         {std::pair{"5", "6"}, {"120户", "121户"}, {"改造一期", "改造二期"}, {"排水所", "排涝所"}}) {
        INFO(from << " and " << to);
        Form second = project_form();
        REQUIRE(replace_text(second, from, to));
        std::vector<ReadPage> pages = paginate(project_form(), {});
        pages.push_back(paginate(second, {}).front());
        const auto declarations = build(numbered(std::move(pages)));
        CHECK(declarations.size() == 2);
    }
}

TEST_CASE("pages that differ only in a line beside their table are two") {
    for (const auto& [here, there] : {std::pair{"2020年度", "2021年度"},
                                      {"315204潞滨市水闸管理所", "315209潞滨市河道管理所"},
                                      {"潞滨市水闸管理所", "潞滨市水闸管理站"},
                                      {"附件1", ""}}) {
        INFO(here << " and " << there);
        std::vector<ReadPage> pages;
        for (const std::string line : {here, there}) {
            pages.push_back(paginate(project_form(), {}).front());
            if (!line.empty()) pages.back().text.loose_lines.push_back(make_line(line, {300, 40, 900, 80}));
        }
        CHECK_FALSE(compare_pages(pages[0], pages[1]).same);
        CHECK(build(numbered(std::move(pages))).size() == 2);
    }
}

TEST_CASE("the number at its foot makes no other page of a copy") {
    std::vector<ReadPage> pages(2, paginate(project_form(), {}).front());
    print_number(pages[0], "— 1 —");
    print_number(pages[1], "");
    CHECK(compare_pages(pages[0], pages[1]).same);
}

namespace {

// The first page's first line of this text reads otherwise, with what the page prints as a weak alternative.
PageComparison compare_with_alternative(const std::string& text, const std::string& other) {
    std::vector<ReadPage> pages(2, paginate(project_form(), {}).front());
    for (CellReading& cell : pages[0].text.tables[0])
        for (LineReading& line : cell.lines)
            if (line.text == text)
                line = [&] {
                    LineReading changed = make_line(other, line.box);
                    changed.attempts.clear();
                    changed.alternatives = {{text, 0.1, "ocr"}};
                    return changed;
                }();
    return compare_pages(pages[0], pages[1]);
}

}  // namespace

TEST_CASE("another reading of a page excuses a character, but no number") {
    const PageComparison misread = compare_with_alternative("合格率", "合恪率");
    CHECK(misread.same);
    CHECK(misread.otherwise == 1);
    CHECK_FALSE(compare_with_alternative("120户", "128户").same);
    CHECK_FALSE(compare_with_alternative("改造一期", "改造二期").same);
    CHECK_FALSE(compare_with_alternative("≥15年", "≥1.5年").same);
    CHECK_FALSE(compare_with_alternative("≥15年", "≤15年").same);
}

TEST_CASE("a first page of which a character reads otherwise is another filing's") {
    std::vector<ReadPage> pages(2, paginate(project_form(), {}).front());
    for (CellReading& cell : pages[0].text.tables[0])
        for (LineReading& line : cell.lines)
            if (line.text == "排水所") line.alternatives = {{"排涝所", 0.1, "ocr"}};
    for (CellReading& cell : pages[1].text.tables[0])
        for (LineReading& line : cell.lines)
            if (line.text == "排水所") line = make_line("排涝所", line.box);
    const auto declarations = build(numbered(std::move(pages)));
    REQUIRE(declarations.size() == 2);
    CHECK(order_issues(declarations[0]) == "duplicate-page warning\n");
}

TEST_CASE("pages whose printed numbers say so are put in order, and told") {
    for (const std::vector<std::size_t>& order :
         {std::vector<std::size_t>{1, 0, 2, 3}, {3, 2, 1, 0}, {0, 2, 1, 3}, {2, 3, 0, 1}}) {
        std::vector<ReadPage> pages = small_pages();
        for (std::size_t i = 0; i < pages.size(); ++i) print_number(pages[i], "— " + std::to_string(i + 1) + " —");
        const auto declarations = build(in_order(pages, order));
        INFO("first is " << order[0]);
        REQUIRE(declarations.size() == 1);
        CHECK(differences(flatten(small_truth()), flatten(declarations[0])) == "");
        CHECK(order_issues(declarations[0]) == "page-order warning\n");
        CHECK(declarations[0].source.pages.front().number == 1);
    }
}

// A warning sent every field of the filing to a person, for one digit at a foot.
TEST_CASE("a number that cannot be right moves no page and is mere information, two of them are not") {
    const auto told = [](const std::vector<std::string>& numbers) {
        std::vector<ReadPage> pages = small_pages();
        for (std::size_t i = 0; i < pages.size(); ++i) print_number(pages[i], numbers[i]);
        const auto declarations = build(numbered(pages));
        REQUIRE(declarations.size() == 1);
        CHECK(differences(flatten(small_truth()), flatten(declarations[0])) == "");
        return order_issues(declarations[0]);
    };
    CHECK(told({"1", "8", "3", "4"}) == "page-order info\n");  // 8 for 2
    CHECK(told({"1", "2", "8", "4"}) == "page-order info\n");
    CHECK(told({"7", "2", "3", "4"}) == "page-order info\n");
    CHECK(told({"1", "2", "", "4"}).empty());
    CHECK(told({"9", "8", "3", "4"}) == "page-order warning\n");
    CHECK(told({"1", "4", "3", "6"}) == "page-order warning\n");  // 4 and 3 may lie the wrong way round
}

TEST_CASE("each filing of a file counts its pages from one") {
    std::vector<ReadPage> pages = paginate(draw(small_truth()), {11});
    Form second = draw(small_truth());
    REQUIRE(replace_text(second, "云麓市水务局", "云麓市林业局"));
    for (ReadPage& page : paginate(second, {11})) pages.push_back(std::move(page));
    for (std::size_t i = 0; i < pages.size(); ++i) print_number(pages[i], i % 2 == 0 ? "1" : "2");
    const auto declarations = build(in_order(pages, {1, 0, 2, 3}));
    REQUIRE(declarations.size() == 2);
    CHECK(differences(flatten(small_truth()), flatten(declarations[0])) == "");
    CHECK(order_issues(declarations[0]) == "page-order warning\n");
    CHECK(order_issues(declarations[1]) == "");
}

TEST_CASE("without numbers no page goes behind the first page that follows it, and a person is told") {
    std::vector<ReadPage> pages = without_numbers(small_pages());
    const auto declarations = build(in_order(pages, {1, 0, 2, 3}));
    REQUIRE(declarations.size() == 2);
    CHECK(order_issues(declarations[0]) == "page-order warning\n");
    CHECK(order_issues(declarations[1]) == "page-order warning\n");
    CHECK(declarations[0].source.pages.size() == 1);

    pages = without_numbers(paginate(project_form(), {7}));
    pages[1].text.loose_lines.clear();  // its title stands on the first page only
    const auto rest = build(in_order(pages, {1, 0}));
    REQUIRE(rest.size() == 2);
    CHECK(order_issues(rest[0]) == "page-order warning\n");
    CHECK(rest[1].indicators.size() < build(pages)[0].indicators.size());
}

namespace {

// Pages of one filing and of another one, in the order of the file.
struct FilingPage {
    int filing = 0;
    std::size_t page = 0;
    std::string number;
};

std::vector<ReadPage> mixed(const std::vector<FilingPage>& order) {
    Form second = draw(small_truth());
    REQUIRE(replace_text(second, "云麓市水务局", "云麓市林业局"));
    const std::vector<ReadPage> filings[] = {small_pages(), paginate(second, kBreaks)};
    std::vector<ReadPage> pages;
    for (const auto& [filing, page, number] : order) {
        pages.push_back(filings[filing][page]);
        print_number(pages.back(), number);
    }
    return numbered(std::move(pages));
}

}  // namespace

TEST_CASE("a page of another filing stays out of the filing behind it, and a person is told") {
    const std::vector<FilingPage> orders[] = {
        {{0, 2, "3"}, {1, 0, "1"}},                                         // 2 is missing
        {{0, 2, "2"}, {1, 0, "1"}, {1, 1, "2"}},                            // 2 is there twice
        {{0, 3, "3"}, {1, 0, "1"}, {1, 1, "2"}, {1, 2, "3"}, {1, 3, "4"}},  // 3 is there twice
        {{0, 1, "2"}, {1, 0, "1"}, {1, 1, ""}},                             // one has no number
        {{0, 2, ""}, {1, 0, ""}, {1, 1, ""}},                               // none has
        {{0, 2, "3"}, {1, 0, "2"}, {1, 1, "4"}},                            // none begins
    };
    for (const auto& order : orders) {
        INFO(order.size() << " pages, first numbered " << order[0].number);
        const auto declarations = build(mixed(order));
        REQUIRE(declarations.size() == 2);
        CHECK(declarations[0].source.pages.size() == 1);
        CHECK(order_issues(declarations[0]) == "page-order warning\n");
        CHECK(order_issues(declarations[1]) == (order.size() == 2 ? "" : "page-order warning\n"));
    }
}

TEST_CASE("complete numbers move no page whose heading is another's") {
    std::vector<ReadPage> pages = mixed({{0, 1, "2"}, {1, 0, "1"}});
    pages[0].text.loose_lines.push_back(make_line("2021年度", {1100, 40, 1400, 80}));
    pages[1].text.loose_lines.push_back(make_line("2022年度", {1100, 40, 1400, 80}));
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 2);
    CHECK(order_issues(declarations[0]) == "page-order warning\n");
}

TEST_CASE("a page number is printed in many ways") {
    const auto read = [](const std::string& text) {
        const auto number = read_page_number(make_line(text, {0, 0, 10, 10}));
        if (!number) return std::string("none");
        return std::to_string(number->number) + (number->of ? "/" + std::to_string(*number->of) : "");
    };
    for (const char* text : {"2", "— 2 —", "-2-", "第2页", "第 2 页", "·2·"}) CHECK(read(text) == "2");
    for (const char* text : {"2/4", "第2页 共4页", "第2页，共4页", "第 2 页/共 4 页", "— 2/4 —", "第2页总4页"})
        CHECK(read(text) == "2/4");
    for (const char* text : {"2600页", "4/2", "2.5", "注2", "第2条", "2021年", "第5页 共4页"})
        CHECK(read(text) == "none");
}

namespace {

// Nobody's form; its columns are no filing's.
ReadPage sign_in_sheet() {
    Form foreign = draw_grid(
        "序号 | 姓名 ×2 | 单位 ×5 | 电话\n1 | 李明 ×2 | 水务局 ×5 | 81230001\n2 | 王芳 ×2 | 林业局 ×5 | 81230002");
    foreign.title = "会议签到表";
    return paginate(foreign, {}).front();
}

std::size_t count_of(const Declaration& declaration, const char* code) {
    return static_cast<std::size_t>(std::ranges::count(declaration.issues, code, &Issue::code));
}

}  // namespace

// It made two filings of one, the second without its head and with all it had accepted.
TEST_CASE("a foreign page between the pages of a filing stays by itself, and both are told") {
    for (const std::ptrdiff_t at : {1, 2, 3})
        for (const bool titled : {true, false}) {
            std::vector<ReadPage> pages = without_numbers(small_pages());
            if (!titled)
                for (std::size_t i = 1; i < pages.size(); ++i)
                    std::erase_if(pages[i].text.loose_lines,
                                  [](const LineReading& line) { return line.text.starts_with("2021"); });
            pages.insert(pages.begin() + at, sign_in_sheet());
            const auto declarations = build(numbered(pages));
            INFO("behind page " << at << (titled ? ", titled" : ", untitled"));
            REQUIRE(declarations.size() == 2);
            CHECK(differences(flatten(small_truth()), flatten(declarations[0])) == "");
            CHECK(count_of(declarations[0], "foreign-page") == 1);
            CHECK(count_of(declarations[0], "incomplete") == 0);
            CHECK(declarations[1].form.family == "unknown");
            CHECK(count_of(declarations[1], "unknown-form") == 1);
            CHECK(declarations[1].tables.at(0).cells.size() == 12);
        }
}

TEST_CASE("a foreign page behind a filing stays by itself") {
    std::vector<ReadPage> pages = small_pages();
    pages.push_back(sign_in_sheet());
    const auto declarations = build(numbered(pages));
    REQUIRE(declarations.size() == 2);
    CHECK(count_of(declarations[0], "foreign-page") == 0);
    CHECK(differences(flatten(small_truth()), flatten(declarations[0])) == "");
    CHECK(count_of(declarations[1], "unknown-form") == 1);
}

// Its cells would be rows of indicators.
TEST_CASE("a page that goes on by its columns alone, without a word of the form, is told") {
    std::vector<ReadPage> pages = paginate(project_form(), {});
    Form sheet = draw_grid("序号 | 姓名 | 职务 | 电话 | 籍贯\n1 | 李明 | 科长 | 81230001 | 本地");
    pages.push_back(paginate(sheet, {}).front());
    pages[1].text.loose_lines.clear();
    const auto declarations = build(numbered(pages));
    REQUIRE(declarations.size() == 1);
    CHECK(count_of(declarations[0], "foreign-page") == 1);
    CHECK(declarations[0].tables.size() == 2);
    pages = paginate(project_form(), {7});
    pages[1].text.loose_lines.clear();
    for (const Declaration& declaration : build(numbered(pages)))
        CHECK(count_of(declaration, "foreign-page") == 0);
}

TEST_CASE("what lies behind a foreign page and begins another filing does not go to the one before") {
    std::vector<ReadPage> pages = paginate(project_form(), {});
    pages.push_back(sign_in_sheet());
    Form second = project_form();
    REQUIRE(replace_text(second, "改造一期", "改造二期"));
    pages.push_back(paginate(second, {}).front());
    const auto declarations = build(numbered(pages));
    REQUIRE(declarations.size() == 3);
    for (const Declaration& one : declarations) CHECK(count_of(one, "foreign-page") == 0);
}

TEST_CASE("a filing of another form between the pages of one is a filing of its own") {
    std::vector<ReadPage> pages = without_numbers(small_pages());
    pages.insert(pages.begin() + 2, paginate(project_form(), {}).front());
    const auto declarations = build(numbered(pages));
    REQUIRE(declarations.size() == 2);
    CHECK(differences(flatten(small_truth()), flatten(declarations[0])) == "");
    CHECK(count_of(declarations[0], "foreign-page") == 1);
    CHECK(declarations[1].form.family == "project_targets");
    CHECK(declarations[1].indicators.size() == 4);
}

TEST_CASE("a foreign table before a filing stays by itself") {
    std::vector<ReadPage> pages = paginate(project_form(), {});
    Form foreign = draw_grid("序号 | 姓名 | 单位 | 电话 | 备注\n1 | 李明 | 水务局 | 81230001 | 无");
    foreign.title = "会议签到表";
    std::vector<ReadPage> all = paginate(foreign, {});
    all.push_back(pages.front());
    const auto declarations = build(numbered(all));
    REQUIRE(declarations.size() == 2);
    CHECK(declarations[0].form.family == "unknown");
    CHECK(order_issues(declarations[1]) == "");
}

namespace {

ReadPage cover() {
    ReadPage page;
    page.info.width_px = 2480;
    page.info.height_px = 3508;
    page.text.loose_lines = {make_line("封面", {1100, 500, 1300, 560}),
                             make_line("绩效目标申报材料汇编", {700, 900, 1700, 980}),
                             make_line("云麓市水务局", {900, 2600, 1500, 2660})};
    return page;
}

}  // namespace

TEST_CASE("a cover before a filing is told, and one between its pages changes nothing") {
    for (const std::size_t at : {0U, 1U, 3U}) {
        std::vector<ReadPage> pages = without_numbers(small_pages());
        pages.insert(pages.begin() + static_cast<std::ptrdiff_t>(at), cover());
        const auto declarations = build(numbered(std::move(pages)));
        INFO("cover before page " << at + 1);
        REQUIRE(declarations.size() == (at == 0 ? 2 : 1));
        CHECK(differences(flatten(small_truth()), flatten(declarations.back())) == "");
        const auto& issues = declarations.front().issues;
        CHECK(std::ranges::count(issues, at == 0 ? "unknown-form" : "page-without-table", &Issue::code) == 1);
    }
}
