#include "pipeline/deliver/read_cells.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

Field field(const std::string& text, int row) {
    Field made;
    made.text = text;
    made.cell = CellRef{"t1", row, 0};
    return made;
}

struct Shown {
    std::string text;
    bool differs = false;
};

// What is shown of a cell with these texts in it.
Shown show(const std::string& cell_text, const std::vector<std::string>& fields) {
    Declaration d;
    for (const std::string& text : fields) d.notes.push_back(field(text, 0));
    TableCell cell;
    cell.text = cell_text;
    const Table table{"t1", 1, {}, 1, 1, {}, {cell}};
    const ReadCell read = ReadCells(d).at(table, table.cells[0]);
    Shown shown{read.text, false};
    for (const NamedField& one : read.fields) shown.differs = shown.differs || one.differs;
    return shown;
}

}  // namespace

TEST_CASE("a cell shows its own text where its fields stand in it, wrapped or numbered") {
    CHECK(show("1.维护稳定 2.服务", {"维护稳定", "服务"}).text == "1.维护稳定 2.服务");
    CHECK_FALSE(show("1.维护稳定 2.服务", {"维护稳定", "服务"}).differs);
    CHECK(show("资金总额: 410.00", {"410.00"}).text == "资金总额: 410.00");
    CHECK_FALSE(show("年 度\n目标", {"年度目标"}).differs);
    CHECK(show("-", {""}).text == "-");
}

TEST_CASE("a field that was mended or corrected is shown where it is all of its cell") {
    CHECK(show("95%", {"≥95%"}).text == "≥95%");
    CHECK(show("≥95%", {"95%"}).text == "95%");  // a part of what was read, yet another value
    CHECK(show("2280次", {"280次"}).text == "280次");
    CHECK(show("18018.8", {"1801"}).text == "1801");
    CHECK(show("95%", {"95"}).text == "95");
    CHECK(show("产出指杯", {"产出指标", "产出指标"}).text == "产出指标");
}

TEST_CASE("a field that is a part of its cell never replaces it, but is told") {
    const Shown shown = show("项目资金总额(万元): 41O.00", {"410.00"});
    CHECK(shown.text == "项目资金总额(万元): 41O.00");
    CHECK(shown.differs);
    CHECK(show("甲 1OO 乙 200", {"100", "200"}).differs);
}

TEST_CASE("a doubt tells of long texts where the readings differ") {
    Field one = field("按照" + std::string(60, 'x') + "创新监管方式,落实监管责任" + std::string(60, 'y'), 0);
    one.confidence = 0.999;
    one.alternatives = {
        {"按照" + std::string(60, 'x') + "创新监管方式.落实监管责任" + std::string(60, 'y'), {}, "ocr"},
        {"短", {}, "ocr"}};
    one.findings = {"A1", "T2"};
    CHECK(describe_doubt({"notes/0", &one}) ==
          "notes/0: 按照" + std::string(18, 'x') + "… (0.99) | …创新监管方式.落实监管责任… | 短; A1, T2");
}
