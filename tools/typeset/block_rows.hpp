// The rows of one block with their texts set: how tall any run of them is, and its cells placed on a page.
#pragma once

#include <memory>
#include <vector>

#include "tools/typeset/set_pages.hpp"

namespace shenbao::typeset {

class BlockRows {
  public:
    BlockRows(const FormBlock& block, const PageStyle& style);

    // Height in points of rows [begin, end) as one piece on a page.
    [[nodiscard]] double height(int begin, int end) const;
    // The largest end so that [begin, end) fits `room_pt`, at least begin + kept; `begin` if even that does not
    // fit.
    [[nodiscard]] int last_row_within(int begin, int kept, double room_pt) const;
    // Cells of [begin, end) with the first row's top at `y`; cells begun before `begin` are empty continuations.
    [[nodiscard]] std::vector<PlacedCell> place(int begin, int end, double y) const;

  private:
    [[nodiscard]] std::vector<double> row_heights(int begin, int end) const;
    [[nodiscard]] double text_height(std::size_t cell) const;
    [[nodiscard]] PlacedText place_text(std::size_t cell, const Rect& box, bool continued) const;

    const FormBlock& block_;
    const PageStyle& style_;
    std::vector<std::shared_ptr<const LaidText>> texts_;  // parallel to block.cells
};

// Parts row `row` in two at `lines` set lines; cells spanning it grow. False if no text of the row is longer.
bool split_row(FormBlock& block, int row, int lines, const PageStyle& style);

}  // namespace shenbao::typeset
