#include "pipeline/grid/dump_grid.hpp"

namespace shenbao {

std::string dump(const GridTable& table) {
    std::string text = std::to_string(table.rows()) + "x" + std::to_string(table.cols()) + "\n";
    std::size_t next = 0;
    for (int row = 0; row < table.rows(); ++row) {
        text += std::to_string(row) + ":";
        for (; next < table.cells.size() && table.cells[next].row == row; ++next) {
            const GridCell& cell = table.cells[next];
            text += " " + std::to_string(cell.col);
            if (cell.col_span > 1) text += "+" + std::to_string(cell.col_span);
            if (cell.row_span > 1) text += "v" + std::to_string(cell.row_span);
        }
        text += "\n";
    }
    return text;
}

}  // namespace shenbao
