// Rules worn to pieces on a copy, none of which goes from one rule to the next; and what looks like them.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "pipeline/grid/dump_grid.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "tests/grid/drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

const std::vector<double> kRows = {40, 47.5, 54, 60.5, 67, 73.5, 80};
constexpr double kLeft = 25, kNames = 66, kWorn = 112, kRight = 171;

std::string dump_under_grain(const DrawnPage& drawn, double noise = 7) {
    UprightPage page = drawn.page();
    cv::Mat grain(page.grey.size(), CV_16S), noisy;
    cv::RNG(5).fill(grain, cv::RNG::NORMAL, -14, noise);
    cv::add(page.grey, grain, noisy, cv::noArray(), CV_8U);
    page.grey = noisy;
    const PageGrid grid = find_grid(page);
    return grid.tables.size() == 1 ? dump(grid.tables[0]) : std::to_string(grid.tables.size()) + " tables";
}

// Names and two columns under one head; rows [from, to) are parted at kWorn.
DrawnTable parted_rows(int from, int to) {
    DrawnTable t{kRows, {kLeft, kNames, kWorn, kRight}, {}};
    for (int i = 0; i + 1 < static_cast<int>(kRows.size()); ++i) {
        t.cells.push_back({i, 0, 1, 1});
        if (i < from || i >= to) {
            t.cells.push_back({i, 1, 1, 2});
            continue;
        }
        t.cells.push_back({i, 1, 1, 1});
        t.cells.push_back({i, 2, 1, 1});
    }
    return t;
}

// What is dark in the ink is so in the grey; `soft` paler.
void print_grey(DrawnPage& drawn, int darkness = 215) {
    drawn.page().grey = 255 - drawn.page().ink * (darkness / 255.0);
}

void pale_stroke(DrawnPage& drawn, Direction direction, double at_mm, double from_mm, double to_mm, int level) {
    const auto px = [&](double mm) { return static_cast<int>(std::lround(drawn.px(mm))); };
    const int from = px(from_mm), across = px(at_mm - 0.1), width = std::max(1, px(0.2));
    const cv::Rect rect = direction == Direction::vertical ? cv::Rect(across, from, width, px(to_mm) - from)
                                                           : cv::Rect(from, across, px(to_mm) - from, width);
    cv::Mat place = drawn.page().grey(rect & cv::Rect({}, drawn.page().grey.size()));
    cv::min(place, level, place);
}

struct Piece {
    double from, to;
};

// Print on both sides of the place of a rule in the rows from the second on, whose pieces are in the ink, and
// which the grey shows from `pale_from` to `pale_to`.
DrawnPage worn_page(double dpi, const std::vector<Piece>& pieces, const std::vector<Piece>& pale) {
    DrawnPage drawn(200, 120, dpi);
    drawn.table(parted_rows(0, 0));
    for (std::size_t i = 0; i + 1 < kRows.size(); ++i) {
        const double y = (kRows[i] + kRows[i + 1]) / 2 - 1.5;
        drawn.text_line(kLeft + 3, y, kNames - 3, 3);
        if (i == 0) continue;
        drawn.text_line(kNames + 4, y, kWorn - 6, 3);
        drawn.text_line(kWorn + 5, y, kRight - 8, 3);
    }
    drawn.text_line(kNames + 20, 42.2, kRight - 20, 3);
    for (const Piece& p : pieces) drawn.vertical(kWorn, p.from, p.to);
    print_grey(drawn);
    for (const Piece& p : pale) pale_stroke(drawn, Direction::vertical, kWorn, p.from, p.to, 218);
    return drawn;
}

// Dashes too short for strokes, a piece in every row but one that goes from rule to rule nowhere.
const std::vector<Piece> kPieces = {{47.5, 50.2}, {51.4, 52.1}, {54.6, 55.2}, {57, 57.6},  {61.9, 65.4},
                                    {66.2, 66.8}, {69.1, 69.7}, {72.3, 72.9}, {75.2, 78.9}};
const std::vector<Piece> kPale = {{47.5, 60.5}, {61.5, 80}};

}  // namespace

// On a copy of a form the rule between two years was dark in the lower rows and pale and broken in the upper ones.
// Each piece was too short, or too far from the next: all seven rows became one cell each, and with them the
// numbers of both years one.
TEST_CASE("a rule worn to pieces over a run of rows parts them, and no row beside the run") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        CHECK(dump_under_grain(worn_page(dpi, kPieces, kPale)) == expected_dump(parted_rows(1, 6)));
    }
}

TEST_CASE("a worn rule lies where its pieces do") {
    const PageGrid grid = find_grid(worn_page(200, kPieces, kPale).page());
    REQUIRE(grid.tables.size() == 1);
    REQUIRE(grid.tables[0].col_lines.size() == 4);
    CHECK(grid.tables[0].col_lines[2] == Approx(kWorn * 200 / 25.4).margin(1));
}

TEST_CASE("a rule worn in single cells goes on where it is a rule in the cells beside them") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage drawn = worn_page(dpi, {{47.5, 54.1}, {60.4, 80}}, {{54, 57.2}, {58.2, 60.5}});
        CHECK(dump_under_grain(drawn) == expected_dump(parted_rows(1, 6)));
    }
}

TEST_CASE("where nothing of it is left in a row that row is one cell, though rules part those above and below") {
    for (const bool print : {false, true}) {
        INFO((print ? "with" : "without") << " print on the line");
        DrawnPage drawn = worn_page(200, {{47.5, 60.5}, {67, 80}}, {});
        if (print) drawn.text_line(kWorn - 5, 62.2, kWorn + 5, 3);
        print_grey(drawn);
        DrawnTable expected = parted_rows(1, 6);
        std::erase_if(expected.cells, [](const DrawnCell& c) { return c.row == 3 && c.col > 0; });
        expected.cells.push_back({3, 1, 1, 2});
        CHECK(dump_under_grain(drawn) == expected_dump(expected));
    }
}

TEST_CASE("pieces of a worn line in one row alone, between rows that have none, part nothing") {
    DrawnPage drawn = worn_page(200, {{61.2, 63.9}, {65.2, 66}}, {{60.9, 66.6}});
    CHECK(dump_under_grain(drawn) == expected_dump(parted_rows(0, 0)));
}

TEST_CASE("pieces that are blank at the rules they cross part nothing, however many there are") {
    std::vector<Piece> pieces, pale;
    for (std::size_t i = 1; i + 1 < kRows.size(); ++i) {
        pieces.push_back({kRows[i] + 0.8, kRows[i] + 4.1});
        pale.push_back({kRows[i] + 0.8, kRows[i + 1] - 0.8});
    }
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        CHECK(dump_under_grain(worn_page(dpi, pieces, pale)) == expected_dump(parted_rows(0, 0)));
    }
}

TEST_CASE(
    "a pale line over rows that goes on beyond the table, or into the row that it should end at, parts nothing") {
    DrawnPage beyond = worn_page(200, kPieces, kPale);
    for (double y = 5; y < 110; y += 3.1) beyond.vertical(kWorn, y, y + 1.2);
    print_grey(beyond);
    pale_stroke(beyond, Direction::vertical, kWorn, 3, 115, 218);
    CHECK(dump_under_grain(beyond) == expected_dump(parted_rows(0, 0)));
}

namespace {

// Rows of `height` mm without a rule that parts them.
DrawnTable low_rows(double height, int count) {
    std::vector<double> rows;
    for (int i = 0; i <= count; ++i) rows.push_back(40 + i * height);
    return plain_table(rows, {kLeft, kNames, kRight});
}

}  // namespace

TEST_CASE("a column of figures 1 or of 丨 in low rows parts nothing, worn or not") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        for (const double height : {5.0, 5.6, 6.5}) {
            for (const double share : {0.5, 0.6}) {
                for (const bool worn : {false, true}) {
                    INFO("dpi " << dpi << ", rows of " << height << " mm, stems " << share
                                << (worn ? ", worn" : ""));
                    DrawnPage drawn(200, 120, dpi);
                    const DrawnTable form = low_rows(height, 8);
                    drawn.table(form);
                    for (int i = 0; i < 8; ++i) {
                        const double middle = 40 + (i + 0.5) * height, half = share * height / 2;
                        drawn.vertical(120, middle - half, middle + half, 0.3);
                        if (worn) drawn.blank(119, middle - 0.4, 121, middle + 0.3);
                    }
                    print_grey(drawn);
                    for (int i = 0; i < 8; ++i) {
                        const double middle = 40 + (i + 0.5) * height, half = share * height / 2;
                        pale_stroke(drawn, Direction::vertical, 120, middle - half, middle + half, 200);
                    }
                    CHECK(dump_under_grain(drawn) == expected_dump(form));
                }
            }
        }
    }
}

TEST_CASE("characters below each other, stem on stem, part nothing") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        for (const double height : {4.6, 5.2, 6.0}) {
            for (const int darkness : {215, 90}) {
                INFO("dpi " << dpi << ", rows of " << height << " mm, darkness " << darkness);
                DrawnPage drawn(200, 120, dpi);
                const DrawnTable form = low_rows(height, 8);
                drawn.table(form);
                const cv::Mat rules = drawn.page().ink.clone();
                for (int i = 0; i < 8; ++i) drawn.text_line(75, 40 + i * height + (height - 3.4) / 2, 165, 3.4);
                print_grey(drawn);
                drawn.page().grey.setTo(255 - darkness, drawn.page().ink & ~rules);
                CHECK(dump_under_grain(drawn) == expected_dump(form));
            }
        }
    }
}

TEST_CASE("lines to write on, short of the sides, over one cell or over cells side by side, part nothing") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        for (const double short_of : {1.8, 2.5}) {
            for (const bool dashed : {false, true}) {
                INFO("dpi " << dpi << ", short of the sides by " << short_of << (dashed ? ", dashed" : ""));
                DrawnPage drawn(200, 120, dpi);
                const DrawnTable form = plain_table({40, 80, 88}, {kLeft, 70, 118, kRight});
                drawn.table(form);
                for (const double y : {48.0, 56.0, 64.0, 72.0}) {
                    for (std::size_t j = 0; j < 3; ++j) {
                        const double from = form.cols[j] + short_of, to = form.cols[j + 1] - short_of;
                        dashed ? drawn.dashed_horizontal(y, from, to, 1.6, 1.1)
                               : drawn.horizontal(y, from, to, 0.15);
                    }
                }
                print_grey(drawn);
                CHECK(dump_under_grain(drawn) == expected_dump(form));
            }
        }
    }
}

TEST_CASE("underlines of blanks to fill in, on one height in cells side by side, part nothing") {
    for (const double dpi : {150.0, 200.0, 300.0}) {
        INFO("dpi " << dpi);
        DrawnPage drawn(200, 120, dpi);
        const DrawnTable form = plain_table({40, 52, 64, 76}, {kLeft, 70, 118, kRight});
        drawn.table(form);
        for (const double y : {48.5, 60.5, 72.5}) {
            for (std::size_t j = 0; j < 3; ++j) {
                drawn.text_line(form.cols[j] + 1.5, y - 3.2, form.cols[j] + 9, 3);
                drawn.dashed_horizontal(y, form.cols[j] + 10, form.cols[j + 1] - 1.8, 1.0, 0.8);
            }
        }
        print_grey(drawn);
        CHECK(dump_under_grain(drawn) == expected_dump(form));
    }
}
