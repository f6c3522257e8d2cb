// Cells of the truth against cells of the output, by their quads in source px.
//
// A cell is found if some output cell overlaps it with an IoU of at least kSameCellIou and has the same spans and,
// up to one offset per table, the same row and column. The offset absorbs a title row taken into the lattice.
#include <algorithm>
#include <map>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <set>
#include <string>

#include "tools/eval/compare.hpp"

namespace shenbao {

namespace {

constexpr double kSameCellIou = 0.8;  // contract of the project's grid measurements

using Polygon = std::vector<cv::Point2f>;

struct Cell {
    int row = 0, col = 0, row_span = 1, col_span = 1;
    Polygon quad;
    double area = 0;
    cv::Rect2f bounds;
    std::string text;
};

struct PageTable {
    int page = 1;
    std::vector<Cell> cells;
};

Polygon polygon_of(const Json& cell) {
    Polygon polygon;
    if (cell.contains("quad")) {
        for (const auto& corner : cell["quad"])
            polygon.emplace_back(corner.at(0).get<float>(), corner.at(1).get<float>());
    } else if (cell.contains("bbox")) {
        const auto side = [&box = cell["bbox"]](std::size_t i) { return box.at(i).get<float>(); };
        polygon = {{side(0), side(1)}, {side(2), side(1)}, {side(2), side(3)}, {side(0), side(3)}};
    }
    return polygon;
}

void measure_quad(Cell& cell) {
    if (cell.quad.empty()) return;
    cell.area = cv::contourArea(cell.quad);
    float x0 = cell.quad[0].x, x1 = x0, y0 = cell.quad[0].y, y1 = y0;
    for (const auto& p : cell.quad) {
        x0 = std::min(x0, p.x), x1 = std::max(x1, p.x);
        y0 = std::min(y0, p.y), y1 = std::max(y1, p.y);
    }
    cell.bounds = {x0, y0, x1 - x0, y1 - y0};
}

void scale_cell(Cell& cell, double scale) {
    for (auto& corner : cell.quad) corner *= scale;
    measure_quad(cell);
}

Cell cell_of(const Json& json) {
    Cell cell{json.value("row", 0),
              json.value("col", 0),
              json.value("row_span", 1),
              json.value("col_span", 1),
              polygon_of(json),
              0,
              {},
              {}};
    if (json.contains("text") && json["text"].is_string()) cell.text = json["text"].get<std::string>();
    measure_quad(cell);
    return cell;
}

void gather_tables(const Json& holder, std::vector<PageTable>& tables) {
    if (!holder.contains("tables") || !holder["tables"].is_array()) return;
    for (const Json& json : holder["tables"]) {
        PageTable table{json.value("page", 1), {}};
        for (const Json& cell : json.value("cells", Json::array())) table.cells.push_back(cell_of(cell));
        tables.push_back(std::move(table));
    }
}

std::vector<PageTable> tables_of(const Json& document) {
    std::vector<PageTable> tables;
    gather_tables(document, tables);
    for (const Json& declaration : document.value("declarations", Json::array()))
        gather_tables(declaration, tables);
    return tables;
}

double overlap(const Cell& a, const Cell& b) {
    if ((a.bounds & b.bounds).area() <= 0) return 0;
    Polygon common;
    const double both = cv::intersectConvexConvex(a.quad, b.quad, common);
    const double all = a.area + b.area - both;
    return all > 0 ? both / all : 0;
}

struct Match {
    int cell = -1;  // index in the output table
    bool same_spans = false;
    int row_offset = 0, col_offset = 0;
};

std::vector<Match> match_cells(const PageTable& truth, const PageTable& output) {
    std::vector<Match> matches(truth.cells.size());
    for (std::size_t i = 0; i < truth.cells.size(); ++i) {
        const Cell& t = truth.cells[i];
        double best = kSameCellIou;
        for (std::size_t j = 0; j < output.cells.size(); ++j) {
            const Cell& o = output.cells[j];
            const double iou = t.quad.empty() || o.quad.empty() ? 0 : overlap(t, o);
            if (iou < best) continue;
            best = iou;
            matches[i] = {static_cast<int>(j), t.row_span == o.row_span && t.col_span == o.col_span, o.row - t.row,
                          o.col - t.col};
        }
    }
    return matches;
}

long matched(const std::vector<Match>& matches) {
    return std::count_if(matches.begin(), matches.end(), [](const Match& m) { return m.cell >= 0; });
}

std::pair<int, int> usual_offset(const std::vector<Match>& matches) {
    std::map<std::pair<int, int>, int> votes;
    std::pair<int, int> best{0, 0};
    for (const Match& m : matches)
        if (m.cell >= 0) ++votes[{m.row_offset, m.col_offset}];
    int most = 0;
    for (const auto& [offset, count] : votes)
        if (count > most) most = count, best = offset;
    return best;
}

struct TableResult {
    long structure = 0, text = 0;
    bool exact = false;
    int answered_by = -1;  // index of the output table
};

TableResult compare_table(const PageTable& truth, const std::vector<PageTable>& outputs) {
    TableResult result;
    std::vector<Match> best;
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        if (outputs[k].page != truth.page) continue;
        auto matches = match_cells(truth, outputs[k]);
        if (result.answered_by >= 0 && matched(matches) <= matched(best)) continue;
        best = std::move(matches);
        result.answered_by = static_cast<int>(k);
    }
    if (result.answered_by < 0 || matched(best) == 0) return {};
    const PageTable& answer = outputs[static_cast<std::size_t>(result.answered_by)];
    const auto offset = usual_offset(best);
    for (std::size_t i = 0; i < best.size(); ++i) {
        const Match& m = best[i];
        if (m.cell < 0) continue;
        if (m.same_spans && std::pair{m.row_offset, m.col_offset} == offset) ++result.structure;
        if (same_text(truth.cells[i].text, answer.cells[static_cast<std::size_t>(m.cell)].text)) ++result.text;
    }
    const auto all = static_cast<long>(truth.cells.size());
    result.exact = result.structure == all && answer.cells.size() == truth.cells.size();
    return result;
}

std::map<int, double> widths_of(const Json& holder, const char* width) {
    std::map<int, double> widths;
    for (const Json& page : holder.value("pages", Json::array()))
        if (page.contains(width)) widths[page.value("number", 0)] = page[width].get<double>();
    return widths;
}

// The truth of a digital page is in points, that of the output in px of its rendering.
void scale_to_output(std::vector<PageTable>& tables, const Json& truth, const Json& output) {
    std::map<int, double> widths_pt;
    for (const Json& page : truth.value("pages", Json::array()))
        if (page.value("unit", "px") == "pt") widths_pt[page.value("number", 0)] = page.value("width", 0.0);
    std::map<int, double> widths_px;
    for (const Json& declaration : output.value("declarations", Json::array()))
        if (declaration.contains("source")) widths_px.merge(widths_of(declaration["source"], "width_px"));
    for (PageTable& table : tables) {
        const auto pt = widths_pt.find(table.page), px = widths_px.find(table.page);
        if (pt == widths_pt.end() || px == widths_px.end() || pt->second <= 0) continue;
        const double scale = px->second / pt->second;
        for (Cell& cell : table.cells) scale_cell(cell, scale);
    }
}

}  // namespace

TableCounts compare_tables(const Json& truth, const Json& output) {
    auto expected = tables_of(truth);
    const auto found = tables_of(output);
    scale_to_output(expected, truth, output);
    TableCounts counts;
    if (expected.empty()) return counts;
    std::map<int, bool> pages;
    std::set<int> answered;
    long all_found = 0;
    for (const PageTable& table : expected) {
        const TableResult result = compare_table(table, found);
        const auto cells = static_cast<long>(table.cells.size());
        counts.structure += {result.structure, cells};
        counts.text += {result.text, cells};
        counts.tables += {result.exact ? 1 : 0, 1};
        pages.try_emplace(table.page, true).first->second &= result.exact;
        if (result.answered_by >= 0) answered.insert(result.answered_by);
    }
    for (std::size_t k = 0; k < found.size(); ++k) {
        all_found += static_cast<long>(found[k].cells.size());
        const auto page = pages.find(found[k].page);
        if (page != pages.end() && !answered.contains(static_cast<int>(k))) page->second = false;
    }
    counts.spurious_cells = std::max(0L, all_found - counts.structure.right);
    for (const auto& [number, exact] : pages) counts.pages += {exact ? 1 : 0, 1};
    return counts;
}

}  // namespace shenbao
