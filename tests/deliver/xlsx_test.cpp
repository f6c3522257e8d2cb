#include "pipeline/deliver/tables/xlsx.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/tables/xlsx_list.hpp"
#include "tests/deliver/other_programs.hpp"
#include "tests/support/sample_declaration.hpp"

using namespace shenbao;
using namespace shenbao::testing;
using Json = nlohmann::json;

namespace {

Json as_openpyxl_reads(const std::string& path) {
    return Json::parse(output_of("/usr/bin/python3 " SHENBAO_SOURCE_DIR "/tests/deliver/dump_xlsx.py " + path));
}

Json workbook_of(const Declaration& d) {
    const ScratchFolder folder;
    write_xlsx(folder.at("book.xlsx"), std::span(&d, 1));
    return as_openpyxl_reads(folder.at("book.xlsx"));
}

TableCell cell(int row, int col, int row_span, int col_span, const Box& box, const std::string& text) {
    return {row, col, row_span, col_span, box, corners(box), text, 0.9, FieldSource::ocr, {}};
}

// Two tables whose dividers differ: one with a merged head over two columns, one of three columns.
Declaration make_two_tables() {
    Declaration d = make_full_declaration();
    d.source.pages.resize(1);
    d.source.pages[0].lines = {{{400, 10, 800, 40}, {}, "绩效目标申报表", FieldSource::ocr},
                               {{100, 50, 300, 70}, {}, "填报单位:甲", FieldSource::ocr},
                               {{900, 50, 1000, 70}, {}, "单位:万元", FieldSource::ocr}};
    d.tables = {{"t1", 1, {100, 100, 1100, 300}, 2, 2, {}, {}}, {"t2", 1, {100, 400, 1100, 500}, 1, 3, {}, {}}};
    d.tables[0].cells = {cell(0, 0, 1, 2, {100, 100, 1100, 200}, "资金(万元)"),
                         cell(1, 0, 1, 1, {100, 200, 600, 300}, "当年"),
                         cell(1, 1, 1, 1, {600, 200, 1100, 300}, "1801.88")};
    d.tables[1].cells = {cell(0, 0, 1, 1, {100, 400, 300, 500}, "甲"),
                         cell(0, 1, 1, 1, {300, 400, 605, 500}, "=1+1"),
                         cell(0, 2, 1, 1, {605, 400, 1100, 500}, "")};
    d.funding.front().current->cell = CellRef{"t1", 1, 1};
    return d;
}

}  // namespace

TEST_CASE("a workbook draws the form again: lines above it, merged cells, shared columns") {
    const Json sheet = workbook_of(make_two_tables())["表单"];
    CHECK(sheet["cells"]["A1"] == "绩效目标申报表");
    CHECK(sheet["cells"]["A2"] == "填报单位:甲    单位:万元");
    CHECK(sheet["cells"]["A3"] == "资金(万元)");
    CHECK(sheet["cells"]["A4"] == "当年");
    CHECK(sheet["cells"]["C4"] == "1801.88");
    CHECK(sheet["cells"]["A5"] == "甲");
    CHECK(sheet["merged"] == Json::parse(R"(["A1:C1", "A2:C2", "A3:C3", "A4:B4"])"));
}

TEST_CASE("a cell to review is orange and says in a comment what else it could be") {
    const Json sheet = workbook_of(make_two_tables())["表单"];
    CHECK(sheet["fills"] == Json::parse(R"({"C4": "FFFFD28C"})"));
    REQUIRE(sheet["comments"].size() == 1);
    const auto comment = sheet["comments"]["C4"].get<std::string>();
    CHECK(comment.find("funding/0/current: 1801.88 (0.99) | 1801.86 | 1801.68; A1") != std::string::npos);
}

TEST_CASE("no text of a paper becomes a formula") {
    const Json sheet = workbook_of(make_two_tables())["表单"];
    CHECK(sheet["cells"]["B5"] == "=1+1");
    CHECK(sheet["kinds"]["B5"] != "f");
}

TEST_CASE("a field that was corrected is shown instead of the reading, and is blue") {
    Declaration d = make_two_tables();
    d.funding.front().current->text = "1801.38";
    d.funding.front().current->status = FieldStatus::corrected;
    const Json sheet = workbook_of(d)["表单"];
    CHECK(sheet["cells"]["C4"] == "1801.38");
    CHECK(sheet["fills"]["C4"] == "FFBDD7EE");
}

TEST_CASE("a field does not stand in a number that it is a part of") {
    Declaration d = make_two_tables();
    d.tables[0].cells[2].text = "21801.88";
    CHECK(workbook_of(d)["表单"]["cells"]["C4"] == "1801.88");
}

TEST_CASE("the list of indicators has numbers as numbers, and a heading that people read") {
    const Json sheet = workbook_of(make_full_declaration())["指标"];
    CHECK(sheet["cells"]["A1"] == "申报表编号");
    CHECK(sheet["cells"]["J1"] == "序号");
    CHECK(sheet["cells"]["J2"] == 1);
    CHECK(sheet["kinds"]["J2"] == "n");
    const Json funding = workbook_of(make_full_declaration())["资金"];
    bool amount = false;
    for (const auto& [place, value] : funding["cells"].items()) amount = amount || value == Json(1801.88);
    CHECK(amount);
}

// 016 stood beside its text as the number 16, and a phone without its first digit.
TEST_CASE("a code and a phone are no numbers in a list") {
    Declaration d = make_full_declaration();
    for (const auto& [field, kind, digits] : {std::tuple{&d.organisation.department_code, ValueKind::code, "016"},
                                              {&d.organisation.phone, ValueKind::phone, "02712345678"}}) {
        Value value;
        value.kind = kind;
        value.number = digits;
        (*field)->text = digits;
        (*field)->value = value;
        (*field)->status = FieldStatus::review;
    }
    const Json sheet = workbook_of(d)["待核对"];
    CHECK(sheet["cells"].dump().find("\"016\"") != std::string::npos);
    for (const auto& [place, shown] : sheet["cells"].items()) {
        INFO(place);
        CHECK(shown != Json(16));
        CHECK(shown != Json(2712345678));
    }
}

TEST_CASE("texts that a workbook cannot hold are cleaned or cut, and escapes stay what they were") {
    CHECK(xlsx_text("a\x01"
                    "b") == "a\uFFFDb");
    CHECK(xlsx_text("_x0041_") == "_x005F_x0041_");
    const std::string cut = xlsx_text(std::string(40000, 'x'));
    CHECK(cut.size() == 32766 + std::string("…").size());
    Declaration d = make_full_declaration();
    d.indicators.front().name->text = "_x003D_1+1";
    CHECK(workbook_of(d)["指标"]["cells"]["O2"] == "_x003D_1+1");
}

TEST_CASE("a list that fills a sheet goes on in the next") {
    const ScratchFolder folder;
    XlsxBook book(folder.at("book.xlsx"), Memory::of_a_row);
    XlsxList list(book, TidyTable::indicators, "指标", 3);
    for (int i = 0; i < 5; ++i) list.add(make_full_declaration());
    book.close();
    const Json sheets = as_openpyxl_reads(folder.at("book.xlsx"));
    CHECK(sheets.size() == 3);
    CHECK(sheets["指标2"]["cells"]["A1"] == "申报表编号");
    CHECK(sheets["指标3"]["cells"].contains("A2"));
    CHECK_FALSE(sheets["指标3"]["cells"].contains("A3"));
}

TEST_CASE("the lists of many filings are one workbook") {
    const ScratchFolder folder;
    XlsxLists lists(folder.at("all.xlsx"));
    for (int i = 0; i < 3; ++i) lists.add(make_full_declaration());
    lists.finish();
    const Json sheets = as_openpyxl_reads(folder.at("all.xlsx"));
    CHECK(sheets.size() == 3);
    CHECK(sheets["指标"]["cells"].contains("A4"));
    CHECK(sheets["待核对"]["cells"].contains("A4"));
}

TEST_CASE("cells of a stranger's file that overlap are all written") {
    Declaration d = make_two_tables();
    d.tables[0].cells.push_back(cell(0, 1, 2, 1, {600, 100, 1100, 300}, "重叠"));
    d.tables[0].cells.push_back(cell(2000000000, 2000000000, 2147483647, 2147483647, {0, 0, 1, 1}, "远"));
    const std::string sheet = workbook_of(d)["表单"]["cells"].dump();
    CHECK(sheet.find("重叠") != std::string::npos);
    CHECK(sheet.find("远") != std::string::npos);
}

TEST_CASE("a workbook that cannot be written is told") {
    const Declaration d = make_full_declaration();
    CHECK_THROWS_AS(write_xlsx("/nowhere/at/all.xlsx", std::span(&d, 1)), Error);
}

// Only openpyxl had ever opened one: it forgives what a spreadsheet program repairs or refuses.
TEST_CASE("LibreOffice opens the workbook and shows what is in it") {
    if (std::system("command -v soffice >/dev/null 2>&1") != 0) {
        WARN("soffice is not here: the workbook is not opened in LibreOffice");
        return;
    }
    const ScratchFolder folder;
    const Declaration d = make_two_tables();
    write_xlsx(folder.at("book.xlsx"), std::span(&d, 1));
    // Commas, quotes, UTF-8, from the first line on, as shown, every sheet to a file of its own.
    (void)output_of("cd " + folder.path() + " && HOME=" + folder.path() +
                    " soffice --headless --convert-to 'csv:Text - txt - csv "
                    "(StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' book.xlsx");
    std::ifstream file(folder.at("book-表单.csv"));
    const std::string sheet{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    CHECK(sheet == "绩效目标申报表,,\n填报单位:甲    单位:万元,,\n资金(万元),,\n当年,,1801.88\n甲,=1+1,\n");
    const std::filesystem::directory_iterator files(folder.path());
    CHECK(std::count_if(begin(files), end(files), [](const auto& e) { return e.path().extension() == ".csv"; }) ==
          static_cast<long>(as_openpyxl_reads(folder.at("book.xlsx")).size()));
}
