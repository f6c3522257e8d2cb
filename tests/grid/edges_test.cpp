// What lies along one line of a lattice, asked of a drawn page by itself: nothing else of the room settles it.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "pipeline/grid/ink_probe.hpp"
#include "pipeline/grid/lattice_edges.hpp"

using namespace shenbao;

namespace {

const GridScale kScale = derive_scale(200, 1654, {});  // 7.9 px per mm
constexpr int kRow = 100;                              // of the line, px; 2 px thick from here on

struct Drawing {
    cv::Mat ink = cv::Mat::zeros(200, 400, CV_8U);
    cv::Mat grey = cv::Mat(200, 400, CV_8U, cv::Scalar(255));
    void print(int x0, int x1, int y0 = kRow, int y1 = kRow + 2) {
        ink(cv::Range(y0, y1), cv::Range(x0, x1)).setTo(255);
        grey(cv::Range(y0, y1), cv::Range(x0, x1)).setTo(0);
    }
    void pale(int x0, int x1) { grey(cv::Range(kRow, kRow + 2), cv::Range(x0, x1)).setTo(170); }
    [[nodiscard]] PageInk page() const {
        PageInk page;
        page.ink = {ink, ink.t()};
        page.grey = {grey, grey.t()};
        return page;
    }
};

LatticeLine line_at(Direction direction, double position) {
    LatticeLine line;
    line.direction = direction;
    line.position = position;
    line.width_px = 2;
    return line;
}

// Worn at both ends: from crossing rules at 20 and 380 it is blank for 6 px, then pale but for a piece in its
// middle.
Drawing worn_line() {
    Drawing drawn;
    drawn.pale(26, 374);
    drawn.print(150, 250);
    return drawn;
}

double faint_of(const Drawing& drawn) {
    return probe_edge(drawn.page(), line_at(Direction::horizontal, kRow + 1), {20, 2}, {380, 2}, kScale).faint;
}

// Pieces of the line between column lines at 20, 140, 260 and 380; of these only the outer ones are ruled.
std::string pieces_of(Drawing drawn) {
    for (const int x : {19, 379}) drawn.print(x, x + 2, 0, 200);
    Lattice lattice;
    lattice.rows = {line_at(Direction::horizontal, 10), line_at(Direction::horizontal, kRow + 1)};
    for (const double x : {20.0, 140.0, 260.0, 380.0}) lattice.cols.push_back(line_at(Direction::vertical, x));
    const LatticeEdges edges = decide_edges(drawn.page(), lattice, kScale);
    std::string pieces;
    for (int j = 0; j < edges.cols(); ++j) pieces += edges.along_row(1, j).present ? '-' : '.';
    return pieces;
}

}  // namespace

TEST_CASE("a pale line that touches neither rule is one if it stands free, among print it is a stem") {
    CHECK(faint_of(worn_line()) > 0.9);
    for (const int side : {-1, 1}) {
        INFO("print on side " << side);
        const auto with_print = [&](int from_px, int to_px, int length) {
            Drawing drawn = worn_line();
            const int near = side < 0 ? kRow - from_px : kRow + 2 + from_px;
            const int far = side < 0 ? kRow - to_px : kRow + 2 + to_px;
            drawn.print(100, 100 + length, std::min(near, far), std::max(near, far));
            return faint_of(drawn);
        };
        CHECK(with_print(4, 7, 30) == 0);     // 4 % of the strip
        CHECK(with_print(4, 6, 12) > 0.9);    // a speck, 1 %
        CHECK(with_print(12, 40, 30) > 0.9);  // the row of text beside it
    }
}

TEST_CASE("a pale line among print is one where it comes near both rules") {
    Drawing drawn = worn_line();
    drawn.print(100, 130, kRow + 6, kRow + 9);
    REQUIRE(faint_of(drawn) == 0);
    drawn.pale(21, 26);
    CHECK(faint_of(drawn) == 0);  // one
    drawn.pale(374, 379);
    CHECK(faint_of(drawn) > 0.9);
}

TEST_CASE("what floats between two rules is no edge, though it fills a piece where another block's lines pass") {
    Drawing print;
    print.print(130, 270);
    CHECK(pieces_of(print) == "...");
    Drawing rule;
    rule.print(20, 380);
    CHECK(pieces_of(rule) == "---");
}

// Blank for half a millimetre beside its rule: by that alone it would be a stem.
TEST_CASE("a worn rule that starts at one of its rules is no floating stem, at either end") {
    Drawing from_begin;
    from_begin.print(25, 265);
    CHECK(pieces_of(from_begin) == "--.");
    Drawing to_end;
    to_end.print(135, 375);
    CHECK(pieces_of(to_end) == ".--");
}

TEST_CASE("ink right beside a rule tells that a line does not float, though the rest of its end is lost") {
    Drawing drawn;
    drawn.print(20, 25);
    drawn.print(130, 270);
    CHECK(pieces_of(drawn) == ".-.");
}
