// Pages drawn for the tests of the grid room. Lengths in mm, ink 255 on 0, fixed seeds.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao::test {

struct Wear {
    double jitter_px = 0;    // every piece of a rule is shifted across by up to this
    double break_mm = 0;     // one break of this length in some pieces
    double break_share = 0;  // share of the pieces that are broken
};

struct DrawnCell {
    int row = 0, col = 0, row_span = 1, col_span = 1;
};

// A table by its lines (mm on the page) and the cells that tile it.
struct DrawnTable {
    std::vector<double> rows;  // y of the row lines
    std::vector<double> cols;  // x of the column lines
    std::vector<DrawnCell> cells;
};

class DrawnPage {
  public:
    DrawnPage(double width_mm, double height_mm, double dpi);
    void horizontal(double y_mm, double x0_mm, double x1_mm, double width_mm = 0.2);
    void vertical(double x_mm, double y0_mm, double y1_mm, double width_mm = 0.2);
    // Straight from one point to the other; width: across the axis that it is nearest to.
    void slanted(double x0_mm, double y0_mm, double x1_mm, double y1_mm, double width_mm);
    void dashed_horizontal(double y_mm, double x0_mm, double x1_mm, double dash_mm, double blank_mm);
    void dashed_vertical(double x_mm, double y0_mm, double y1_mm, double dash_mm, double blank_mm);
    void blank(double x0_mm, double y0_mm, double x1_mm, double y1_mm);       // wipes ink away
    void text_line(double x0_mm, double y_mm, double x1_mm, double size_mm);  // rows of square, crowded characters
    void table(const DrawnTable& table, const Wear& wear = {}, unsigned seed = 1);
    [[nodiscard]] const UprightPage& page() const { return page_; }
    [[nodiscard]] UprightPage& page() { return page_; }
    [[nodiscard]] double px(double mm) const { return mm * page_.dpi / 25.4; }

  private:
    void fill(double x0_px, double y0_px, double x1_px, double y1_px, int value);
    void edge(Direction direction, double across_mm, double from_mm, double to_mm, const Wear& wear,
              std::mt19937& random);
    UprightPage page_;
};

// All cells of one row and one column.
[[nodiscard]] DrawnTable plain_table(std::vector<double> rows, std::vector<double> cols);

// Random cells of several rows and columns over a random lattice.
[[nodiscard]] DrawnTable random_table(unsigned seed);

// The dump the grid room must give for it: lines that border no cell are not counted.
[[nodiscard]] std::string expected_dump(const DrawnTable& table);

}  // namespace shenbao::test
