#include "pipeline/text/loose_lines.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr int kGlyph_px = 28;

UprightPage blank_page() {
    UprightPage page;
    page.dpi = 200;
    page.ink = cv::Mat::zeros(600, 1000, CV_8UC1);
    return page;
}

// Characters like 目, `size` px high, at a pitch of a little more.
void print(UprightPage& page, int x, int y, int size, int count) {
    for (int i = 0; i < count; ++i, x += size + size / 8) {
        cv::rectangle(page.ink, {x, y, size, size}, 255, size / 14);
        cv::line(page.ink, {x, y + size / 2}, {x + size - 1, y + size / 2}, 255, size / 14);
    }
}

std::vector<LinePicture> found(UprightPage& page) {
    page.grey = 255 - page.ink;
    return find_loose_lines(page, {}, kGlyph_px);
}

}  // namespace

TEST_CASE("two lines of notes that a comma and grain join are two lines") {
    // They were read as one line of twice the height: notes of copies came out as nonsense.
    UprightPage page = blank_page();
    print(page, 100, 100, kGlyph_px, 24);
    print(page, 100, 132, kGlyph_px, 15);
    page.ink(cv::Rect(300, 126, 3, 7)).setTo(255);
    page.ink(cv::Rect(500, 126, 4, 7)).setTo(255);
    const auto lines = found(page);
    REQUIRE(lines.size() == 2);
    for (const LinePicture& line : lines) CHECK(line.box.height() < 1.7 * kGlyph_px);
    CHECK(lines[0].box.y0 < lines[1].box.y0);
}

TEST_CASE("a title of twice the height of the table's text is one line with a height of its own") {
    UprightPage page = blank_page();
    print(page, 200, 60, 2 * kGlyph_px, 9);
    const auto lines = found(page);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].glyph_px == Approx(2 * kGlyph_px).margin(6));
}

// The characters of such a title were cut across, and the form was not known without it.
TEST_CASE("a title and the year below it, joined by a speck, are two lines of two heights") {
    UprightPage page = blank_page();
    print(page, 200, 60, 2 * kGlyph_px, 9);
    print(page, 380, 130, kGlyph_px, 7);
    page.ink(cv::Rect(450, 114, 3, 18)).setTo(255);
    const auto lines = found(page);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].glyph_px > 1.8 * kGlyph_px);
    CHECK(lines[0].box.width() > 16 * kGlyph_px);
    CHECK(lines[1].glyph_px < 1.8 * kGlyph_px);
    CHECK(lines[1].box.width() < 10 * kGlyph_px);
}

TEST_CASE("a title of 22 pt over a table in 9 pt is one line") {
    // Cut by the height of the table's text it was lost, and the fiscal year with it.
    UprightPage page = blank_page();
    print(page, 100, 60, 26 * kGlyph_px / 10, 9);
    CHECK(found(page).size() == 1);
}

TEST_CASE("a gap of several characters parts a line, specks are no line, a table's inside is left out") {
    UprightPage page = blank_page();
    print(page, 100, 100, kGlyph_px, 5);
    print(page, 600, 100, kGlyph_px, 6);
    page.ink(cv::Rect(400, 400, 3, 3)).setTo(255);
    CHECK(found(page).size() == 2);

    PageGrid grid;
    grid.tables.emplace_back();
    grid.tables.back().box = {50, 80, 450, 160};
    const auto lines = find_loose_lines(page, grid, kGlyph_px);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].box.x0 >= 590);
}

// A copier's stripe along the page's edge came in sixty pieces, each of which three recognisers read as 1.
// 30,576 was read 0,576: what lay within two glyph heights of the page's edge was taken away.
TEST_CASE("a line that begins and ends near the page's edges is whole") {
    UprightPage page = blank_page();
    print(page, 20, 100, kGlyph_px, 31);
    const cv::Rect ink = cv::boundingRect(page.ink);
    REQUIRE(ink.br().x > page.ink.cols - 30);
    const auto lines = found(page);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].box.x0 <= ink.x);
    CHECK(lines[0].box.x1 >= ink.br().x);
}

TEST_CASE("pieces of a stripe are no lines, a few characters one below the other are") {
    UprightPage page = blank_page();
    for (int y = 20; y < 580; y += 40) page.ink(cv::Rect(900 + y / 100, y, 13, 30)).setTo(255);
    CHECK(found(page).empty());
    print(page, 100, 100, kGlyph_px, 4);
    CHECK(found(page).size() == 1);
    UprightPage label = blank_page();
    for (int y = 100; y < 400; y += 60) label.ink(cv::Rect(900, y, 13, 30)).setTo(255);
    CHECK(found(label).size() == 5);
}
