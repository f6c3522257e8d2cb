#include <catch2/catch.hpp>
#include <string>

#include "pipeline/run/extract_document.hpp"

using namespace shenbao;

namespace {

// A blank page with a table of two cells, side by side.
UprightPage blank_page() {
    UprightPage page;
    page.dpi = 200;
    page.grey = cv::Mat(200, 600, CV_8UC1, cv::Scalar(255));
    page.ink = cv::Mat::zeros(page.grey.size(), CV_8UC1);
    return page;
}

PageGrid two_cells() {
    PageGrid grid;
    grid.tables.push_back({{50, 50, 550, 150}, {50, 150}, {50, 300, 550}, {}});
    grid.tables[0].cells = {{0, 0, 1, 1, {50, 50, 300, 150}, 1}, {0, 1, 1, 1, {300, 50, 550, 150}, 1}};
    return grid;
}

std::vector<CellReading> read_cells(const UprightPage& page, const PageGrid& grid) {
    static Knowledge known = load_knowledge(std::string(SHENBAO_SOURCE_DIR) + "/models", "");
    return known.reader.read(page, grid, std::nullopt).tables.at(0);
}

}  // namespace

// Pale writing in a cell went with a watermark beside it, and the cell was accepted as empty.
TEST_CASE("an empty cell from which something was lifted goes to a person, one beside it does not") {
    UprightPage page = blank_page();
    page.lifted = cv::Mat::zeros(page.grey.size(), CV_8UC1);
    page.lifted(cv::Rect(80, 80, 60, 30)).setTo(255);
    const auto cells = read_cells(page, two_cells());
    REQUIRE(cells.size() == 2);
    CHECK(cells[0].evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK_FALSE(cells[1].evidence.get(EvidenceKind::alphabet_gap));
}

// The streaks of a fax were read as | and 1.
TEST_CASE("a streak that the grid saw is not read") {
    UprightPage page = blank_page();
    PageGrid grid = two_cells();
    grid.streaks = cv::Mat::zeros(page.grey.size(), CV_8UC1);
    grid.streaks(cv::Rect(120, 80, 3, 34)).setTo(255);
    page.ink(cv::Rect(400, 80, 3, 34)).setTo(255);
    page.ink = page.ink | grid.streaks;
    page.grey.setTo(0, page.ink);
    const auto cells = read_cells(page, grid);
    CHECK(cells.at(0).lines.empty());
    CHECK_FALSE(cells.at(1).lines.empty());  // the same stroke, of which the grid says nothing
}

TEST_CASE("what is read from a streak as thick as the rules goes to a person") {
    UprightPage page = blank_page();
    PageGrid grid = two_cells();
    grid.thick_streaks = cv::Mat::zeros(page.grey.size(), CV_8UC1);
    grid.thick_streaks(cv::Rect(400, 80, 3, 34)).setTo(255);
    page.ink = grid.thick_streaks.clone();
    page.grey.setTo(0, page.ink);
    const auto cells = read_cells(page, grid);
    REQUIRE(cells.at(1).lines.size() == 1);
    CHECK(cells[1].lines[0].evidence.get(EvidenceKind::alphabet_gap) == 1);
}
