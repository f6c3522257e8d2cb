#include "pipeline/text/unread_ink.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr double kGlyph_px = 30;

// A cell with a line of print at its top.
struct Cell {
    CellInk ink;
    std::vector<LinePicture> lines;
    Cell() {
        ink.box = {100, 200, 300, 300};
        ink.mask = cv::Mat::zeros(100, 200, CV_8U);
        ink.mask(cv::Rect(10, 8, 150, 28)).setTo(255);
        LinePicture line;
        line.box = {110, 208, 260, 236};
        lines.push_back(line);
    }
    [[nodiscard]] bool unread() const { return has_unread_ink(ink, lines, kGlyph_px); }
};

}  // namespace

TEST_CASE("pieces of a broken character under a line are unread ink") {
    Cell cell;
    for (int i = 0; i < 4; ++i) cell.ink.mask(cv::Rect(80 + 6 * i, 55 + 6 * (i % 3), 5, 7)).setTo(255);
    CHECK(cell.unread());
}

TEST_CASE("scattered specks, a stroke and what was read are none") {
    Cell cell;
    CHECK_FALSE(cell.unread());
    for (int i = 0; i < 5; ++i) cell.ink.mask(cv::Rect(10 + 38 * i, 50 + 8 * i, 4, 4)).setTo(255);
    CHECK_FALSE(cell.unread());
    cell.ink.mask(cv::Rect(5, 94, 190, 3)).setTo(255);
    CHECK_FALSE(cell.unread());
    cell.lines.front().box = {90, 190, 320, 320};  // beyond the cell
    CHECK_FALSE(cell.unread());
}
