#include "tools/typeset/block_rows.hpp"

#include <algorithm>
#include <numeric>

namespace shenbao::typeset {
namespace {

double column_x(const FormBlock& block, int col, const PageStyle& style) {
    return style.margin_left_pt + block.columns[static_cast<std::size_t>(col)] * style.table_width_pt();
}

std::shared_ptr<const LaidText> lay_cell(const FormBlock& block, const FormCell& cell, const PageStyle& style) {
    const double width = column_x(block, cell.col + cell.col_span, style) - column_x(block, cell.col, style);
    const TextLook look{style.face, style.latin, style.size_pt, style.pitch_pt(), cell.align};
    return std::make_shared<LaidText>(cell.content, width - 2 * style.pad_x_pt, look);
}

int end_line(const FormCell& cell, const LaidText& text) {
    return cell.end_line < 0 ? text.line_count() : std::min(cell.end_line, text.line_count());
}

int line_count(const FormCell& cell, const LaidText& text) {
    return std::max(0, end_line(cell, text) - cell.first_line);
}

}  // namespace

BlockRows::BlockRows(const FormBlock& block, const PageStyle& style) : block_(block), style_(style) {
    for (const FormCell& cell : block.cells) texts_.push_back(lay_cell(block, cell, style));
}

double BlockRows::text_height(std::size_t cell) const {
    return line_count(block_.cells[cell], *texts_[cell]) * style_.pitch_pt() + 2 * style_.pad_y_pt;
}

// Cells of one row first; what a spanning cell still lacks goes to its last row, as Word does.
std::vector<double> BlockRows::row_heights(int begin, int end) const {
    std::vector<double> heights(static_cast<std::size_t>(end - begin), style_.pitch_pt() + 2 * style_.pad_y_pt);
    const auto at = [&](int row) -> double& { return heights[static_cast<std::size_t>(row - begin)]; };
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        const FormCell& cell = block_.cells[i];
        if (cell.row_span == 1 && cell.row >= begin && cell.row < end)
            at(cell.row) = std::max(at(cell.row), text_height(i));
    }
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        const FormCell& cell = block_.cells[i];
        if (cell.row_span == 1 || cell.row < begin || cell.row >= end) continue;
        const int last = std::min(cell.row + cell.row_span, end);
        const double have =
            std::accumulate(heights.begin() + (cell.row - begin), heights.begin() + (last - begin), 0.0);
        at(last - 1) += std::max(0.0, text_height(i) - have);
    }
    return heights;
}

double BlockRows::height(int begin, int end) const {
    const std::vector<double> heights = row_heights(begin, end);
    return std::accumulate(heights.begin(), heights.end(), 0.0);
}

int BlockRows::last_row_within(int begin, int kept, double room_pt) const {
    int fitting = begin;
    for (int end = begin + std::max(kept, 1); end <= block_.rows && height(begin, end) <= room_pt; ++end)
        fitting = end;
    return fitting;
}

PlacedText BlockRows::place_text(std::size_t index, const Rect& box, bool continued) const {
    const FormCell& cell = block_.cells[index];
    const int count = continued ? 0 : line_count(cell, *texts_[index]);
    const double y = box.y0 + (box.height() - count * style_.pitch_pt()) / 2;
    return {texts_[index], cell.first_line, cell.first_line + count, box.x0 + style_.pad_x_pt, y};
}

std::vector<PlacedCell> BlockRows::place(int begin, int end, double y) const {
    std::vector<double> tops{y};
    for (const double height : row_heights(begin, end)) tops.push_back(tops.back() + height);
    const auto top_of = [&](int row) {
        return tops[static_cast<std::size_t>(std::clamp(row, begin, end) - begin)];
    };
    std::vector<PlacedCell> placed;
    for (std::size_t i = 0; i < block_.cells.size(); ++i) {
        const FormCell& cell = block_.cells[i];
        if (cell.row >= end || cell.row + cell.row_span <= begin) continue;
        const Rect box{column_x(block_, cell.col, style_), top_of(cell.row),
                       column_x(block_, cell.col + cell.col_span, style_), top_of(cell.row + cell.row_span)};
        const bool continued = cell.row < begin;
        placed.push_back({box, place_text(i, box, continued), continued || cell.first_line > 0});
    }
    return placed;
}

bool split_row(FormBlock& block, int row, int lines, const PageStyle& style) {
    bool parted = false;
    std::vector<FormCell> second;
    for (FormCell& cell : block.cells) {
        const bool starts_here = cell.row == row && cell.row_span == 1;
        if (cell.row > row) {
            ++cell.row;
        } else if (starts_here) {
            FormCell rest = cell;
            const int all = end_line(cell, *lay_cell(block, cell, style));
            rest.row = row + 1;
            rest.end_line = all;
            rest.first_line = cell.end_line = std::min(cell.first_line + lines, all);
            parted = parted || rest.first_line < all;
            second.push_back(rest);
        } else if (cell.row + cell.row_span > row) {
            ++cell.row_span;
        }
    }
    block.cells.insert(block.cells.end(), second.begin(), second.end());
    ++block.rows;
    return parted;
}

}  // namespace shenbao::typeset
