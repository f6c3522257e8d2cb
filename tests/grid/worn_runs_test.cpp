// What makes a worn rule one, condition by condition: on a lattice that is known, with what is left of the line
// drawn over it.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "pipeline/grid/find_strokes.hpp"
#include "pipeline/grid/worn_rules.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kDpi = 200;
const std::vector<double> kRows = {30, 36, 42, 48, 54, 60};  // five rows
constexpr double kLeft = 20, kAt = 70, kRight = 130;

const GridScale kScale = derive_scale(kDpi, 1654, {});

// Rows without dividers; the ones named have a rule at kAt.
class WornPage {
  public:
    explicit WornPage(const std::vector<int>& divided = {}) : drawn_(150, 100, kDpi) {
        for (const double y : kRows) drawn_.horizontal(y, kLeft, kRight);
        for (const double x : {kLeft, kRight}) drawn_.vertical(x, kRows.front(), kRows.back());
        for (const int row : divided) {
            const auto i = static_cast<std::size_t>(row);
            drawn_.vertical(kAt, kRows[i], kRows[i + 1]);
            rules_.vertical.push_back(
                make_stroke(Direction::vertical, drawn_.px(kAt), drawn_.px(kRows[i]), drawn_.px(kRows[i + 1]), 2));
        }
    }
    WornPage& ink(double from, double to, double x = kAt) {
        drawn_.vertical(x, from, to);
        return *this;
    }
    WornPage& pale(double from, double to) {
        pale_.emplace_back(from, to);
        return *this;
    }
    WornPage& print(double y, double x0, double x1, double height) {
        drawn_.horizontal(y, x0, x1, height);
        return *this;
    }
    [[nodiscard]] std::vector<Stroke> worn() {
        UprightPage& page = drawn_.page();
        page.grey = 255 - page.ink;
        const auto px = [&](double mm) { return static_cast<int>(std::lround(drawn_.px(mm))); };
        for (const auto& [from, to] : pale_) {
            cv::Mat place = page.grey(cv::Range(px(from), px(to)), cv::Range(px(kAt) - 1, px(kAt) + 1));
            cv::min(place, 220, place);
        }
        RuleSet rules = rules_;
        for (const double y : kRows)
            rules.horizontal.push_back(
                make_stroke(Direction::horizontal, drawn_.px(y), drawn_.px(kLeft), drawn_.px(kRight), 2));
        for (const double x : {kLeft, kRight})
            rules.vertical.push_back(make_stroke(Direction::vertical, drawn_.px(x), drawn_.px(kRows.front()),
                                                 drawn_.px(kRows.back()), 2));
        const PageInk ink = make_page_ink(page);
        const Lattice lattice = build_lattice(rules, kScale);
        LatticeEdges edges = close_box(LatticeEdges(5, static_cast<int>(lattice.cols.size()) - 1));
        for (int i = 1; i < 5; ++i)
            for (int j = 0; j < edges.cols(); ++j) edges.along_row(i, j).present = true;
        for (const Stroke& s : rules_.vertical)
            for (int i = 0; i < 5; ++i)
                if (s.covers(drawn_.px(kRows[static_cast<std::size_t>(i)] + 3)))
                    edges.along_col(i, 1).present = true;
        const RuleSet pieces = {find_strokes(ink.ink[0], Direction::horizontal, kScale),
                                find_strokes(ink.ink[1], Direction::vertical, kScale)};
        const RuleSet found = find_worn_rules(lattice, tile_lattice(edges), pieces, ink, kScale);
        CHECK(found.horizontal.empty());
        return found.vertical;
    }
    // From which row line to which its only worn rule goes; {-1, -1} where there is none, {-2, -2} where more.
    [[nodiscard]] std::pair<int, int> span() {
        const std::vector<Stroke> strokes = worn();
        if (strokes.size() != 1) return strokes.empty() ? std::pair(-1, -1) : std::pair(-2, -2);
        const auto line_at = [&](double along) {
            for (int i = 0; i < 6; ++i)
                if (std::abs(drawn_.px(kRows[static_cast<std::size_t>(i)]) - along) < 3) return i;
            return -3;
        };
        return {line_at(strokes[0].begin), line_at(strokes[0].end)};
    }

  private:
    DrawnPage drawn_;
    RuleSet rules_;
    std::vector<std::pair<double, double>> pale_;
};

constexpr std::pair kNone{-1, -1};

}  // namespace

TEST_CASE("pieces in the ink and in the grey over rows that follow each other are one rule, as long as they are") {
    CHECK(WornPage().ink(36, 39.5).pale(39.5, 48).ink(49.5, 54).span() == std::pair(1, 4));
    CHECK(WornPage().ink(30, 60).span() == std::pair(0, 5));
}

TEST_CASE("pieces that go on over the page above or below the table are a streak, a stem there is none") {
    CHECK(WornPage().ink(36, 54).span() == std::pair(1, 4));
    CHECK(WornPage().ink(36, 54).ink(63, 68).ink(72, 78).ink(82, 88).span() == kNone);
    CHECK(WornPage().ink(36, 54).ink(8, 13).ink(16, 22).span() == kNone);
    CHECK(WornPage().ink(36, 54).ink(64, 69).span() == std::pair(1, 4));
    CHECK(WornPage({0}).ink(36, 54).ink(63, 68).ink(72, 78).ink(82, 88).span() == std::pair(1, 4));
}

TEST_CASE("in one row alone they are none, and one where a rule goes on above or below") {
    CHECK(WornPage().ink(42, 46).pale(46, 48).span() == kNone);
    CHECK(WornPage({1}).ink(42, 46).pale(46, 48).span() == std::pair(2, 3));
    CHECK(WornPage({3}).ink(42, 46).pale(46, 48).span() == std::pair(2, 3));
}

TEST_CASE("rows must show the line, each for half of the way and all together for most of it") {
    CHECK(WornPage().ink(36, 42).ink(42, 43).ink(47, 48).ink(48, 54).span() == kNone);
    CHECK(WornPage().ink(36, 38).ink(40.6, 44).ink(46.4, 50).ink(52.6, 54).span() == kNone);
    CHECK(WornPage().ink(36, 38.4).ink(39.8, 44.4).ink(45.8, 50.4).ink(52, 54).span() == std::pair(1, 4));
}

TEST_CASE("a line that is all but pale is none, unless a rule goes on above or below") {
    CHECK(WornPage().ink(36, 38.5).pale(36, 54).span() == kNone);
    CHECK(WornPage({0}).ink(36, 38.5).pale(36, 54).span() == std::pair(1, 4));
}

TEST_CASE("a line that is blank at the rules it crosses is none, nor one that is blank at a rule it ends at") {
    CHECK(WornPage().ink(36, 41.2).ink(42.8, 47.2).ink(48.8, 54).span() == kNone);
    CHECK(WornPage().ink(36, 41.2).ink(42.8, 54).span() == std::pair(1, 4));
    CHECK(WornPage().ink(36, 41.2).ink(42.8, 53.2).ink(54.8, 60).span() == kNone);
    CHECK(WornPage().ink(37, 48).ink(48, 54).span() == kNone);
    CHECK(WornPage().ink(36, 53).span() == kNone);
}

TEST_CASE("a stem between two rows that a rule divides is none, a worn piece of the rule is") {
    CHECK(WornPage({1, 3}).ink(42.6, 47.4).span() == kNone);
    CHECK(WornPage({1, 3}).ink(42, 44).ink(46.2, 48).span() == std::pair(2, 3));
    CHECK(WornPage({1, 3}).ink(42, 43.3).ink(46.7, 48).span() == kNone);
}

TEST_CASE("what continues a rule and is blank at its other end must be there nearly all of the way") {
    CHECK(WornPage({1}).ink(42, 47.3).span() == std::pair(2, 3));
    CHECK(WornPage({1}).ink(42, 46.4).span() == kNone);
}

TEST_CASE("print on the line or beside it says that its pieces are print") {
    WornPage beside, on;
    for (double y = 36.9; y < 53.9; y += 1.2) beside.print(y, kAt + 0.72, kAt + 1.6, 0.9);
    CHECK(beside.ink(36, 39.5).pale(39.5, 48).ink(49.5, 54).span() == kNone);
    for (const double y : {40.7, 45.0, 48.7}) on.print(y, kAt - 0.36, kAt + 0.36, 1.1);
    CHECK(on.ink(36, 39.5).pale(39.5, 48).ink(49.5, 54).span() == kNone);
}

TEST_CASE("a line that goes on beyond the last row that shows it is a streak") {
    CHECK(WornPage().ink(42, 48).pale(48, 54).pale(54, 56.9).ink(57.5, 58).span() == kNone);
    CHECK(WornPage().ink(25, 36).pale(36, 38).ink(38, 42).span() == kNone);
    CHECK(WornPage().ink(26, 29.4).ink(30, 36).pale(36, 38).ink(38, 42).span() == std::pair(0, 2));
    CHECK(WornPage().ink(30, 36).pale(36, 38).ink(38, 42).span() == std::pair(0, 2));
}

TEST_CASE("a stem or a piece that lies a little beside a worn rule makes no second one") {
    for (const double off : {0.12, 0.2, 0.26, 0.28, 0.32, 0.36}) {
        INFO("off by " << off << " mm");
        WornPage page;
        for (const double y : {36.0, 42.0, 48.0}) page.ink(y, y + 2.6).pale(y + 2.6, y + 6);
        CHECK(page.ink(31, 34.5, kAt + off).ink(54.8, 57, kAt - off).span() == std::pair(1, 4));
    }
    CHECK(WornPage().ink(36, 45).ink(45, 54, kAt + 0.26).span() == std::pair(1, 4));
}
