#include "pipeline/text/page_cells.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_reader.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr int kSize_px = 36;

// A page with one cell of the given width, its text one line below the other from `left` on.
struct Drawn {
    UprightPage page;
    PageGrid grid;
};

Drawn draw_cell(const std::vector<std::string>& lines, int width, int left = 12) {
    const int height = 40 + static_cast<int>(lines.size()) * 3 * kSize_px / 2;
    Drawn drawn;
    drawn.page.dpi = 300;
    drawn.page.grey = cv::Mat(height + 40, width + 40, CV_8U, cv::Scalar(255));
    const cv::Rect cell(20, 20, width, height);
    cv::rectangle(drawn.page.grey, cell, 0, 3);
    int y = 40;
    for (const std::string& text : lines) {
        const cv::Mat print = print_line(text, "AR PL UMing CN", kSize_px).grey;
        print.copyTo(drawn.page.grey(cv::Rect(20 + left, y, print.cols, print.rows)));
        y += 3 * kSize_px / 2;
    }
    drawn.page.ink = drawn.page.grey < 160;
    const Box box{20, 20, 20 + width, 20 + height};
    drawn.grid.tables.push_back({box, {20.0, 20.0 + height}, {20.0, 20.0 + width}, {{0, 0, 1, 1, box, 1}}});
    return drawn;
}

std::vector<std::string> read(const Drawn& drawn) {
    const PageCells cells = cut_cells(drawn.page, drawn.grid);
    std::vector<std::string> texts;
    for (const LinePicture& line : cut_lines(drawn.page, cells.tables[0][0], cells.glyph_px))
        texts.push_back(text_of(read_glyphs(line, known_glyphs())));
    return texts;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an upright label, one character below the other, is read as one line") {
    CHECK(read(draw_cell({"绩", "效", "指", "标"}, 62)) == Lines{"绩效指标"});
}

TEST_CASE("lines of a wide cell stay lines, single characters among them") {
    CHECK(read(draw_cell({"服务对象", "满意度指", "标"}, 220)) == Lines{"服务对象", "满意度指", "标"});
}

TEST_CASE("an empty cell has no lines") {
    CHECK(read(draw_cell({}, 220)).empty());
}

// The two thin strokes of a = alone in its column had the area of specks, and the cell came out blank.
TEST_CASE("a thin = alone in its cell stays") {
    Drawn drawn = draw_cell({"="}, 160, 60);
    drawn.page.grey(cv::Rect(24, 24, 150, 80)).setTo(255);
    drawn.page.grey(cv::Rect(90, 60, 13, 1)).setTo(0);
    drawn.page.grey(cv::Rect(90, 69, 13, 1)).setTo(0);
    drawn.page.ink = drawn.page.grey < 160;
    CHECK(read(drawn).size() == 1);
}
