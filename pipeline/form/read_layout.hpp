// The cells of a filing in reading order: real rows across all its pages, free of stray lattice lines.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pipeline/base/read_page.hpp"
#include "pipeline/form/match_label.hpp"

namespace shenbao {

// A cell of a page's table. `left` and `right` are shares of the table's width, comparable between pages.
struct PlacedCell {
    const ReadPage* page = nullptr;
    const GridCell* grid = nullptr;
    const CellReading* reading = nullptr;
    std::string table_id;
    std::size_t table = 0;  // index over the filing's tables
    int first_row = 0;      // real rows of its table
    int last_row = 0;       // inclusive
    double left = 0;
    double right = 0;
    std::string text;   // joined
    LabelTexts texts;   // `text` and what else the pixels support
    bool used = false;  // named as a label or taken into a field
    [[nodiscard]] bool blank() const { return text.empty(); }
};

// One real row of a table: all cells that cover it, left to right (indices into Layout::cells).
struct Strip {
    std::size_t table = 0;
    int row = 0;
    bool first = false;  // of its table
    std::vector<std::size_t> cells;
};

struct Layout {
    std::vector<PlacedCell> cells;
    std::vector<Strip> strips;  // in reading order over all pages
    [[nodiscard]] bool starts(const Strip& strip, std::size_t cell) const {
        return cells[cell].first_row == strip.row;
    }
};

// `first_table`: number of the first table's id ("t<n>") in its document. The pages must outlive the layout.
[[nodiscard]] Layout read_layout(std::span<const ReadPage* const> pages, int first_table);

// Share of the narrower of two horizontal intervals that they have in common.
[[nodiscard]] double common_width(double left_a, double right_a, double left_b, double right_b);

}  // namespace shenbao
