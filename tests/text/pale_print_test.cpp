#include "pipeline/text/pale_print.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr double kGlyphPx = 20;

// A cell of 100 by 40 px at (20, 20) of grained paper, with nothing in its mask.
struct PaleCell {
    cv::Mat grey;
    CellInk ink{{20, 20, 120, 60}, cv::Mat::zeros(40, 100, CV_8UC1), {}};
};

PaleCell grained_cell() {
    PaleCell cell;
    cv::Mat grain(80, 140, CV_16S);
    cv::RNG(7).fill(grain, cv::RNG::NORMAL, 232, 6);
    grain.convertTo(cell.grey, CV_8U);
    return cell;
}

// Takes `depth` from the paper along the strokes of <, 12 px high, its tip at (60, 40).
void draw_less(cv::Mat& grey, int depth, int gap_px) {
    cv::Mat stroke = cv::Mat::zeros(grey.size(), CV_8U);
    cv::line(stroke, {60, 40}, {72, 34}, depth, 2);
    cv::line(stroke, {60, 40 + gap_px}, {72, 46 + gap_px}, depth, 2);
    grey -= stroke;
}

}  // namespace

// Lone ≤ of a copy at 7.5 pt came as empty cells: their strokes were too small and too far apart for the mask.
TEST_CASE("a pale sign in two pieces is found where it stands") {
    PaleCell cell = grained_cell();
    draw_less(cell.grey, 60, 2);
    const auto line = find_pale_line(cell.grey, cell.ink, kGlyphPx);
    REQUIRE(line);
    CHECK(line->box.x0 >= 50);
    CHECK(line->box.x0 <= 60);
    CHECK(line->box.x1 >= 73);
    CHECK(line->box.x1 <= 83);
    CHECK(line->box.y0 >= 28);
    CHECK(line->box.y1 <= 56);
    CHECK(cv::countNonZero(line->mask) > 20);
    CHECK(line->glyph_px == kGlyphPx);
}

TEST_CASE("grain, a speck and the rules' soft edges are no print") {
    PaleCell cell = grained_cell();
    CHECK_FALSE(find_pale_line(cell.grey, cell.ink, kGlyphPx));
    cell.grey(cv::Rect(60, 40, 4, 4)).setTo(20);
    CHECK_FALSE(find_pale_line(cell.grey, cell.ink, kGlyphPx));
    cell = grained_cell();
    cv::rectangle(cell.grey, cv::Rect(18, 18, 104, 44), cv::Scalar(60), 3);
    CHECK_FALSE(find_pale_line(cell.grey, cell.ink, kGlyphPx));
}

TEST_CASE("what is taller than a line is no line, and a cell without room has none") {
    PaleCell cell = grained_cell();
    cell.grey(cv::Rect(60, 24, 8, 32)).setTo(120);
    CHECK_FALSE(find_pale_line(cell.grey, cell.ink, kGlyphPx));
    cell.ink.box = {20, 20, 32, 60};
    CHECK_FALSE(find_pale_line(cell.grey, cell.ink, kGlyphPx));
}
