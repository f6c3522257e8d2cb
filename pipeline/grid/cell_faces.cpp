#include "pipeline/grid/cell_faces.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace shenbao {
namespace {

constexpr int kOutside = -1;

// Which cell is at a face of the lattice; kOutside beyond it, and where there is none.
class CellMap {
  public:
    explicit CellMap(const GridTable& table) : rows_(table.rows()), cols_(table.cols()) {
        cells_.assign(static_cast<std::size_t>(rows_ * cols_), kOutside);
        for (std::size_t k = 0; k < table.cells.size(); ++k) {
            const GridCell& cell = table.cells[k];
            for (int i = cell.row; i < cell.row + cell.row_span; ++i)
                for (int j = cell.col; j < cell.col + cell.col_span; ++j) cells_[at(i, j)] = static_cast<int>(k);
        }
    }
    // A rule below row line i between column lines j and j + 1.
    [[nodiscard]] bool row_edge(int i, int j) const { return cell(i - 1, j) != cell(i, j); }
    [[nodiscard]] bool col_edge(int i, int j) const { return cell(i, j - 1) != cell(i, j); }

  private:
    [[nodiscard]] std::size_t at(int i, int j) const { return static_cast<std::size_t>(i * cols_ + j); }
    [[nodiscard]] int cell(int i, int j) const {
        return i < 0 || j < 0 || i >= rows_ || j >= cols_ ? kOutside : cells_[at(i, j)];
    }
    int rows_, cols_;
    std::vector<int> cells_;
};

template <class Edge>
void list_runs(const std::vector<double>& lines, const std::vector<double>& crossing, RuleDirection direction,
               const Edge& edge, std::vector<RuleSpan>& rules) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t j = 0; j + 1 < crossing.size(); ++j) {
            if (!edge(static_cast<int>(i), static_cast<int>(j))) continue;
            const std::size_t begin = j;
            while (j + 1 < crossing.size() && edge(static_cast<int>(i), static_cast<int>(j))) ++j;
            rules.push_back({direction, lines[i], crossing[begin], crossing[j]});
        }
    }
}

void sort_unique(std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

int index_of(const std::vector<double>& lines, double value) {
    return static_cast<int>(std::lower_bound(lines.begin(), lines.end(), value) - lines.begin());
}

int rounded(double px) {
    return static_cast<int>(std::lround(px));
}

bool overlap(const CellFace& a, const CellFace& b) {
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

}  // namespace

CellFaces faces_of(const GridTable& table) {
    const auto row = [&](int i) { return table.row_lines[static_cast<std::size_t>(i)]; };
    const auto col = [&](int j) { return table.col_lines[static_cast<std::size_t>(j)]; };
    CellFaces faces;
    for (const GridCell& c : table.cells)
        faces.push_back(
            {col(c.col), row(c.row), col(c.col + c.col_span), row(c.row + c.row_span), c.rule_coverage});
    return faces;
}

GridTable table_of(const CellFaces& faces) {
    GridTable table;
    for (const CellFace& face : faces) {
        table.row_lines.insert(table.row_lines.end(), {face.y0, face.y1});
        table.col_lines.insert(table.col_lines.end(), {face.x0, face.x1});
    }
    sort_unique(table.row_lines);
    sort_unique(table.col_lines);
    for (const CellFace& face : faces) {
        const int row = index_of(table.row_lines, face.y0), col = index_of(table.col_lines, face.x0);
        table.cells.push_back({row,
                               col,
                               index_of(table.row_lines, face.y1) - row,
                               index_of(table.col_lines, face.x1) - col,
                               {rounded(face.x0), rounded(face.y0), rounded(face.x1), rounded(face.y1)},
                               face.coverage});
    }
    std::sort(table.cells.begin(), table.cells.end(), [](const GridCell& a, const GridCell& b) {
        return std::pair(a.row, a.col) < std::pair(b.row, b.col);
    });
    table.box = {rounded(table.col_lines.front()), rounded(table.row_lines.front()),
                 rounded(table.col_lines.back()), rounded(table.row_lines.back())};
    return table;
}

bool do_tile(const CellFaces& faces) {
    if (faces.empty()) return false;
    double area = 0;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        area += faces[i].area();
        for (std::size_t k = i + 1; k < faces.size(); ++k)
            if (overlap(faces[i], faces[k])) return false;
    }
    const double whole = outline(faces).area();
    constexpr double kRounding = 1e-9;  // of sums of products of doubles
    return std::abs(area - whole) <= kRounding * whole;
}

CellFaces transpose(CellFaces faces) {
    for (CellFace& face : faces) {
        std::swap(face.x0, face.y0);
        std::swap(face.x1, face.y1);
    }
    return faces;
}

CellFace outline(const CellFaces& faces) {
    CellFace all = faces.front();
    for (const CellFace& face : faces)
        all = {std::min(all.x0, face.x0), std::min(all.y0, face.y0), std::max(all.x1, face.x1),
               std::max(all.y1, face.y1), std::min(all.coverage, face.coverage)};
    return all;
}

std::vector<RuleSpan> list_rules(const GridTable& table) {
    const CellMap map(table);
    std::vector<RuleSpan> rules;
    list_runs(
        table.row_lines, table.col_lines, RuleDirection::horizontal,
        [&](int i, int j) { return map.row_edge(i, j); }, rules);
    list_runs(
        table.col_lines, table.row_lines, RuleDirection::vertical,
        [&](int j, int i) { return map.col_edge(i, j); }, rules);
    return rules;
}

std::vector<Joint> list_joints(const GridTable& table) {
    const CellMap map(table);
    std::vector<Joint> joints;
    for (int i = 0; i <= table.rows(); ++i) {
        for (int j = 0; j <= table.cols(); ++j) {
            Joint joint;
            joint.at = {table.col_lines[static_cast<std::size_t>(j)],
                        table.row_lines[static_cast<std::size_t>(i)]};
            joint.left = j > 0 && map.row_edge(i, j - 1);
            joint.right = j < table.cols() && map.row_edge(i, j);
            joint.up = i > 0 && map.col_edge(i - 1, j);
            joint.down = i < table.rows() && map.col_edge(i, j);
            if ((joint.left || joint.right) && (joint.up || joint.down)) joints.push_back(joint);
        }
    }
    return joints;
}

}  // namespace shenbao
