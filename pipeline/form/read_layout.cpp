// A lattice row is real if it is home to some cell: if most of that cell's height lies in it. Rows that stray
// lines make (jitter of a rule's position) are home to none, and their neighbours' cells pass over them.
#include "pipeline/form/read_layout.hpp"

#include <algorithm>
#include <tuple>

#include "pipeline/form/text_pieces.hpp"

namespace shenbao {
namespace {

constexpr double kHomeShare = 0.6;   // of a cell's height: the row it lives in. Guess, unmeasured
constexpr double kCoverShare = 0.5;  // of a row's height that a cell must cover to be part of the row

constexpr std::size_t kLongestLabelBytes = 80;  // longer texts are no labels: one reading of them is enough

double common_height(const Box& box, double top, double bottom) {
    return std::max(0.0, std::min<double>(box.y1, bottom) - std::max<double>(box.y0, top));
}

struct RowBand {
    double top = 0;
    double bottom = 0;
};

std::vector<RowBand> find_real_rows(const GridTable& table) {
    std::vector<RowBand> rows;
    for (std::size_t i = 0; i + 1 < table.row_lines.size(); ++i) {
        const RowBand row{table.row_lines[i], table.row_lines[i + 1]};
        const bool home = std::ranges::any_of(table.cells, [&](const GridCell& cell) {
            return common_height(cell.box, row.top, row.bottom) >= kHomeShare * cell.box.height();
        });
        if (home) rows.push_back(row);
    }
    return rows;
}

// First and last real row that the cell covers; its best row if it covers none by half.
std::pair<int, int> find_row_range(const Box& box, const std::vector<RowBand>& rows) {
    int first = -1, last = -1, best = 0;
    double best_share = -1;
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const RowBand& row = rows[static_cast<std::size_t>(i)];
        const double share = common_height(box, row.top, row.bottom) / std::max(1.0, row.bottom - row.top);
        if (share > best_share) {
            best_share = share;
            best = i;
        }
        if (share < kCoverShare) continue;
        if (first < 0) first = i;
        last = i;
    }
    return first < 0 ? std::pair{best, best} : std::pair{first, last};
}

PlacedCell place_cell(const ReadPage& page, std::size_t table_index, std::size_t cell_index,
                      const std::vector<RowBand>& rows) {
    const GridTable& table = page.grid.tables[table_index];
    PlacedCell cell;
    cell.page = &page;
    cell.grid = &table.cells[cell_index];
    cell.reading = &page.text.tables[table_index][cell_index];
    std::tie(cell.first_row, cell.last_row) = find_row_range(cell.grid->box, rows);
    const double width = std::max(1, table.box.width());
    cell.left = (cell.grid->box.x0 - table.box.x0) / width;
    cell.right = (cell.grid->box.x1 - table.box.x0) / width;
    const Pieces pieces = cell_pieces(*cell.reading, page.info.number);
    cell.text = joined_pieces(pieces);
    cell.texts = {cell.text};
    if (cell.text.size() > kLongestLabelBytes) return cell;
    for (const WeightedText& reading : read_candidates(pieces)) cell.texts.push_back(reading.text);
    return cell;
}

void add_table(Layout& layout, const ReadPage& page, std::size_t index, std::size_t table, const std::string& id) {
    const GridTable& grid = page.grid.tables[index];
    const std::vector<RowBand> rows = find_real_rows(grid);
    const std::size_t begin = layout.cells.size();
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        layout.cells.push_back(place_cell(page, index, i, rows));
        layout.cells.back().table = table;
        layout.cells.back().table_id = id;
    }
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        Strip strip{table, row, row == 0, {}};
        for (std::size_t i = begin; i < layout.cells.size(); ++i)
            if (layout.cells[i].first_row <= row && row <= layout.cells[i].last_row) strip.cells.push_back(i);
        std::ranges::sort(strip.cells, {}, [&](std::size_t i) { return layout.cells[i].left; });
        if (!strip.cells.empty()) layout.strips.push_back(std::move(strip));
    }
}

}  // namespace

Layout read_layout(std::span<const ReadPage* const> pages, int first_table) {
    Layout layout;
    std::size_t table = 0;
    for (const ReadPage* page : pages)
        for (std::size_t i = 0; i < page->grid.tables.size(); ++i) {
            add_table(layout, *page, i, table, "t" + std::to_string(first_table + static_cast<int>(table)));
            ++table;
        }
    return layout;
}

double common_width(double left_a, double right_a, double left_b, double right_b) {
    const double common = std::min(right_a, right_b) - std::max(left_a, left_b);
    const double narrower = std::min(right_a - left_a, right_b - left_b);
    return narrower > 0 ? std::max(0.0, common) / narrower : 0;
}

}  // namespace shenbao
