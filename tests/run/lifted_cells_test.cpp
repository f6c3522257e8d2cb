#include <catch2/catch.hpp>
#include <string>

#include "pipeline/run/extract_document.hpp"

using namespace shenbao;

// Pale writing in a cell went with a watermark beside it, and the cell was accepted as empty.
TEST_CASE("an empty cell from which something was lifted goes to a person, one beside it does not") {
    UprightPage page;
    page.dpi = 200;
    page.grey = cv::Mat(200, 600, CV_8UC1, cv::Scalar(255));
    page.ink = cv::Mat::zeros(page.grey.size(), CV_8UC1);
    page.lifted = cv::Mat::zeros(page.grey.size(), CV_8UC1);
    page.lifted(cv::Rect(80, 80, 60, 30)).setTo(255);
    PageGrid grid;
    grid.tables.push_back({{50, 50, 550, 150}, {50, 150}, {50, 300, 550}, {}});
    grid.tables[0].cells = {{0, 0, 1, 1, {50, 50, 300, 150}, 1}, {0, 1, 1, 1, {300, 50, 550, 150}, 1}};
    Knowledge known = load_knowledge(std::string(SHENBAO_SOURCE_DIR) + "/models", "");
    const PageText text = known.reader.read(page, grid, std::nullopt);
    REQUIRE(text.tables.at(0).size() == 2);
    CHECK(text.tables[0][0].evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK_FALSE(text.tables[0][1].evidence.get(EvidenceKind::alphabet_gap));
}
