#include "tests/grid/drawn_page.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <set>

#include "pipeline/grid/dump_grid.hpp"

namespace shenbao::test {
namespace {

constexpr double kRuleMm = 0.2;

std::vector<double> random_lines(std::mt19937& random, int count, double begin_mm, double least_mm,
                                 double most_mm) {
    std::uniform_real_distribution<double> step(least_mm, most_mm);
    std::vector<double> lines{begin_mm};
    for (int i = 0; i < count; ++i) lines.push_back(lines.back() + step(random));
    return lines;
}

int index_of(const std::set<int>& used, int line) {
    return static_cast<int>(std::distance(used.begin(), used.find(line)));
}

}  // namespace

DrawnPage::DrawnPage(double width_mm, double height_mm, double dpi) {
    page_.dpi = dpi;
    page_.ink = cv::Mat::zeros(static_cast<int>(px(height_mm)), static_cast<int>(px(width_mm)), CV_8U);
    page_.grey = 255 - page_.ink;
}

void DrawnPage::fill(double x0_px, double y0_px, double x1_px, double y1_px, int value) {
    const int x0 = std::clamp(static_cast<int>(std::lround(x0_px)), 0, page_.ink.cols);
    const int y0 = std::clamp(static_cast<int>(std::lround(y0_px)), 0, page_.ink.rows);
    const int x1 = std::clamp(std::max(x0 + 1, static_cast<int>(std::lround(x1_px))), 0, page_.ink.cols);
    const int y1 = std::clamp(std::max(y0 + 1, static_cast<int>(std::lround(y1_px))), 0, page_.ink.rows);
    if (x1 > x0 && y1 > y0) page_.ink(cv::Range(y0, y1), cv::Range(x0, x1)).setTo(value);
}

void DrawnPage::horizontal(double y_mm, double x0_mm, double x1_mm, double width_mm) {
    fill(px(x0_mm), px(y_mm - width_mm / 2), px(x1_mm), px(y_mm + width_mm / 2), 255);
}

void DrawnPage::vertical(double x_mm, double y0_mm, double y1_mm, double width_mm) {
    fill(px(x_mm - width_mm / 2), px(y0_mm), px(x_mm + width_mm / 2), px(y1_mm), 255);
}

void DrawnPage::slanted(double x0_mm, double y0_mm, double x1_mm, double y1_mm, double width_mm) {
    const bool flat = std::abs(x1_mm - x0_mm) > std::abs(y1_mm - y0_mm);
    const double begin = px(flat ? x0_mm : y0_mm), end = px(flat ? x1_mm : y1_mm);
    const double from = px(flat ? y0_mm : x0_mm), to = px(flat ? y1_mm : x1_mm), half = px(width_mm) / 2;
    for (double along = std::min(begin, end); along < std::max(begin, end); ++along) {
        const double across = from + (to - from) * (along + 0.5 - begin) / (end - begin);
        flat ? fill(along, across - half, along + 1, across + half, 255)
             : fill(across - half, along, across + half, along + 1, 255);
    }
}

void DrawnPage::dashed_horizontal(double y_mm, double x0_mm, double x1_mm, double dash_mm, double blank_mm) {
    for (double x = x0_mm; x < x1_mm; x += dash_mm + blank_mm) horizontal(y_mm, x, std::min(x1_mm, x + dash_mm));
}

void DrawnPage::dashed_vertical(double x_mm, double y0_mm, double y1_mm, double dash_mm, double blank_mm) {
    for (double y = y0_mm; y < y1_mm; y += dash_mm + blank_mm) vertical(x_mm, y, std::min(y1_mm, y + dash_mm));
}

void DrawnPage::blank(double x0_mm, double y0_mm, double x1_mm, double y1_mm) {
    fill(px(x0_mm), px(y0_mm), px(x1_mm), px(y1_mm), 0);
}

// Like 目, 丰 and 一 by turns.
void DrawnPage::text_line(double x0_mm, double y_mm, double x1_mm, double size_mm) {
    const double s = size_mm;
    int kind = 0;
    for (double x = x0_mm; x + s <= x1_mm; x += 1.1 * s, ++kind) {
        const int shape = kind % 3;
        if (shape == 2) {
            horizontal(y_mm + s / 2, x, x + s);
            continue;
        }
        for (int stroke = 0; stroke < 4; ++stroke)
            horizontal(y_mm + s * (0.05 + 0.3 * stroke), x + 0.1 * s, x + 0.9 * s);
        if (shape == 1) vertical(x + s / 2, y_mm, y_mm + s);
        if (shape == 0) vertical(x + 0.1 * s, y_mm, y_mm + s);
        if (shape == 0) vertical(x + 0.9 * s, y_mm, y_mm + s);
    }
}

void DrawnPage::edge(Direction direction, double across_mm, double from_mm, double to_mm, const Wear& wear,
                     std::mt19937& random) {
    std::uniform_real_distribution<double> chance(0, 1);
    const double shift = std::round((2 * chance(random) - 1) * wear.jitter_px) * 25.4 / page_.dpi;
    const bool flat = direction == Direction::horizontal;
    flat ? horizontal(across_mm + shift, from_mm, to_mm) : vertical(across_mm + shift, from_mm, to_mm);
    if (chance(random) >= wear.break_share) return;
    const double middle = from_mm + (to_mm - from_mm) * (0.4 + 0.2 * chance(random));
    const double half = wear.break_mm / 2;
    flat ? blank(middle - half, across_mm - 0.6, middle + half, across_mm + 0.6)
         : blank(across_mm - 0.6, middle - half, across_mm + 0.6, middle + half);
}

void DrawnPage::table(const DrawnTable& table, const Wear& wear, unsigned seed) {
    std::mt19937 random(seed);
    std::set<std::pair<int, int>> row_edges;  // line, column
    std::set<std::pair<int, int>> col_edges;  // line, row
    for (const DrawnCell& c : table.cells) {
        for (int j = c.col; j < c.col + c.col_span; ++j) row_edges.insert({{c.row, j}, {c.row + c.row_span, j}});
        for (int i = c.row; i < c.row + c.row_span; ++i) col_edges.insert({{c.col, i}, {c.col + c.col_span, i}});
    }
    const auto at = [](const std::vector<double>& lines, int i) { return lines[static_cast<std::size_t>(i)]; };
    for (const auto& [line, j] : row_edges) {
        edge(Direction::horizontal, at(table.rows, line), at(table.cols, j), at(table.cols, j + 1), wear, random);
    }
    for (const auto& [line, i] : col_edges) {
        edge(Direction::vertical, at(table.cols, line), at(table.rows, i), at(table.rows, i + 1), wear, random);
    }
}

DrawnTable plain_table(std::vector<double> rows, std::vector<double> cols) {
    DrawnTable table{std::move(rows), std::move(cols), {}};
    for (int i = 0; i + 1 < static_cast<int>(table.rows.size()); ++i) {
        for (int j = 0; j + 1 < static_cast<int>(table.cols.size()); ++j) table.cells.push_back({i, j, 1, 1});
    }
    return table;
}

DrawnTable random_table(unsigned seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    const int rows = pick(2, 14);
    const int cols = pick(2, 8);
    DrawnTable table{random_lines(random, rows, 20, 4.5, 14), random_lines(random, cols, 15, 6, 20), {}};
    std::vector<std::vector<bool>> taken(static_cast<std::size_t>(rows),
                                         std::vector<bool>(static_cast<std::size_t>(cols)));
    const auto free_block = [&](const DrawnCell& c) {
        for (int i = c.row; i < c.row + c.row_span; ++i) {
            for (int j = c.col; j < c.col + c.col_span; ++j) {
                if (i >= rows || j >= cols || taken[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)])
                    return false;
            }
        }
        return true;
    };
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < cols; ++j) {
            if (taken[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]) continue;
            DrawnCell cell{i, j, pick(0, 3) == 0 ? pick(1, 4) : 1, pick(0, 3) == 0 ? pick(1, 3) : 1};
            if (!free_block(cell)) cell = {i, j, 1, 1};
            for (int k = i; k < i + cell.row_span; ++k) {
                for (int l = j; l < j + cell.col_span; ++l) {
                    taken[static_cast<std::size_t>(k)][static_cast<std::size_t>(l)] = true;
                }
            }
            table.cells.push_back(cell);
        }
    }
    return table;
}

std::string expected_dump(const DrawnTable& table) {
    std::set<int> rows;
    std::set<int> cols;
    for (const DrawnCell& c : table.cells) {
        rows.insert({c.row, c.row + c.row_span});
        cols.insert({c.col, c.col + c.col_span});
    }
    GridTable grid;
    grid.row_lines.resize(rows.size());
    grid.col_lines.resize(cols.size());
    for (const DrawnCell& c : table.cells) {
        GridCell cell;
        cell.row = index_of(rows, c.row);
        cell.col = index_of(cols, c.col);
        cell.row_span = index_of(rows, c.row + c.row_span) - cell.row;
        cell.col_span = index_of(cols, c.col + c.col_span) - cell.col;
        grid.cells.push_back(cell);
    }
    std::sort(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
        return std::pair(a.row, a.col) < std::pair(b.row, b.col);
    });
    return dump(grid);
}

}  // namespace shenbao::test
