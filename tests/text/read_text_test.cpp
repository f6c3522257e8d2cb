// A page of one cell, read with the models that the program uses.
#include "pipeline/text/read_text.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr const char* kFace = "AR PL UMing CN";

TextReader reader() {
    TextSettings settings;
    settings.value_model = SHENBAO_SOURCE_DIR "/models/tessdata";
    settings.glyph_model = SHENBAO_SOURCE_DIR "/models/glyphs/model.bin";
    settings.glyph_network = kGlyphNetwork;
    return TextReader(settings);
}

struct OneCell {
    UprightPage page;
    PageGrid grid;
    OneCell() {
        page.dpi = 200;
        page.grey = cv::Mat(200, 900, CV_8UC1, cv::Scalar(255));
        page.ink = cv::Mat(page.grey.size(), CV_8UC1, cv::Scalar(0));
        GridTable table;
        table.box = {20, 20, 880, 180};
        table.row_lines = {20, 180};
        table.col_lines = {20, 880};
        GridCell cell;
        cell.box = table.box;
        cell.rule_coverage = 1;
        table.cells = {cell};
        grid.tables = {table};
    }
    void print(const char* text, int x) {
        const LinePicture line = print_line(text, kFace, 30);
        const cv::Rect there(x, 80, line.grey.cols, line.grey.rows);
        line.grey.copyTo(page.grey(there));
        line.mask.copyTo(page.ink(there));
    }
    // The same without a table.
    PageText read_loose() { return reader().read(page, {}, std::nullopt); }
    CellReading read() { return reader().read(page, grid, std::nullopt).tables.at(0).at(0); }
};

}  // namespace

TEST_CASE("beside what was read in a cell its paper is measured") {
    OneCell bare;
    bare.print("其他资金", 40);
    const CellReading reading = bare.read();
    REQUIRE(reading.lines.size() == 1);
    CHECK(reading.lines[0].text == "其他资金");
    CHECK(reading.evidence.get(EvidenceKind::cell_darkness).value() < 0.03);
    OneCell pale;
    pale.print("其他资金", 40);
    cv::putText(pale.page.grey, "58", {500, 110}, cv::FONT_HERSHEY_SIMPLEX, 1, 215, 3);
    CHECK(pale.read().evidence.get(EvidenceKind::cell_darkness).value() > 0.03);
}

TEST_CASE("a point behind a number outside tables where nothing goes on is taken off for a person") {
    OneCell page;
    page.print("30,576.", 40);
    const PageText text = page.read_loose();
    REQUIRE(text.loose_lines.size() == 1);
    CHECK(text.loose_lines[0].text == "30,576");
    CHECK(text.loose_lines[0].evidence.get(EvidenceKind::alphabet_gap) == 1);
}
