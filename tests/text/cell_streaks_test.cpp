#include "pipeline/text/cell_streaks.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr double kGlyph_px = 26;

// Three lines of 26 px print with 10 px between them: boxes with an upright and a level stroke inside, 3 px thick.
cv::Mat draw_text() {
    cv::Mat cell = cv::Mat::zeros(130, 300, CV_8UC1);
    for (const int y : {12, 48, 84})
        for (int x = 10; x + 26 < 290; x += 30) {
            cv::rectangle(cell, {x, y, 26, 26}, 255, 3);
            cell(cv::Rect(x + 12, y, 3, 26)).setTo(255);
            cell(cv::Rect(x, y + 12, 26, 3)).setTo(255);
        }
    return cell;
}

}  // namespace

TEST_CASE("a streak through the lines of a cell is found, strokes it crosses keep their ink") {
    for (const double drift_px : {0.0, 1.4}) {
        cv::Mat cell = draw_text();
        const cv::Mat text = cell.clone();
        for (int y = 0; y < cell.rows; ++y) cell.at<uchar>(y, 77 + cvRound(drift_px * y / cell.rows)) = 255;
        const cv::Mat streaks = find_cell_streaks(cell, kGlyph_px);
        REQUIRE_FALSE(streaks.empty());
        const cv::Mat left = cell & ~streaks;
        CHECK(cv::countNonZero(left & ~text) <= 8);
        CHECK(cv::countNonZero(text & ~left) <= 8);
    }
}

TEST_CASE("print alone has no streaks: upright strokes end with their line") {
    CHECK(find_cell_streaks(draw_text(), kGlyph_px).empty());
    CHECK(find_cell_streaks(cv::Mat::zeros(100, 100, CV_8UC1), kGlyph_px).empty());
    cv::Mat full = draw_text().rowRange(12, 38);  // no row without text: nothing can be told
    full.col(77).setTo(255);
    CHECK(find_cell_streaks(full, kGlyph_px).empty());
}

TEST_CASE("specks between the lines are no streak") {
    cv::Mat cell = draw_text();
    cell(cv::Rect(60, 4, 4, 4)).setTo(255);
    cell(cv::Rect(61, 42, 3, 3)).setTo(255);
    CHECK(find_cell_streaks(cell, kGlyph_px).empty());
}
