#include "pipeline/deliver/layout/placed_pages.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "pipeline/deliver/code_points.hpp"
#include "pipeline/deliver/read_cells.hpp"

namespace shenbao {
namespace {

Point between(const Point& a, const Point& b, double share) {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

// The part of a quad from x0 to x1 and y0 to y1, as shares of its sides.
Quad part_of(const Quad& q, double x0, double y0, double x1, double y1) {
    const auto at = [&](double x, double y) { return between(between(q[0], q[1], x), between(q[3], q[2], x), y); };
    return {at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)};
}

// Where a box in the cell's box lies in the cell's quad.
Quad place_in(const TableCell& cell, const Box& box) {
    const double w = std::max(1, cell.bbox.width()), h = std::max(1, cell.bbox.height());
    return part_of(cell.quad, (box.x0 - cell.bbox.x0) / w, (box.y0 - cell.bbox.y0) / h,
                   (box.x1 - cell.bbox.x0) / w, (box.y1 - cell.bbox.y0) / h);
}

Quad moved(const Box& box, const Affine& map) {
    Quad quad = corners(box);
    for (Point& corner : quad) corner = map(corner);
    return quad;
}

PlacedLine place_line(std::string text, const Quad& quad, FieldSource source, FieldSource read_from) {
    std::vector<PlacedWord> words = split_words(text, quad);
    return {std::move(text), quad, source, std::move(words), read_from};
}

std::u32string without_blanks(const std::string& text) {
    std::u32string kept = code_points(text);
    std::erase_if(kept, is_blank);
    return kept;
}

// A person wrote one text where several lines were read: each line gets as large a part of it as it had of what
// was read. Nothing where the text is that of the lines.
std::vector<std::string> part_over(const std::vector<TextLine>& lines, const std::string& text) {
    std::u32string read;
    std::vector<std::size_t> ends;
    for (const TextLine& line : lines) ends.push_back((read += without_blanks(line.text)).size());
    if (read == without_blanks(text)) return {};
    const std::u32string points = code_points(text);
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (const std::size_t line_end : ends) {
        const std::size_t end = line_end == read.size() ? points.size() : points.size() * line_end / read.size();
        parts.push_back(utf8_of(std::u32string_view(points).substr(begin, end - begin)));
        begin = end;
    }
    return parts;
}

// What a cell without lines was read from: once it is corrected, only its page can say.
FieldSource read_from(const TableCell& cell, const PageInfo& page) {
    if (cell.source != FieldSource::correction) return cell.source;
    return page.reading == PageReading::text_layer ? FieldSource::text_layer : FieldSource::ocr;
}

PlacedCell place_cell(const Table& table, const TableCell& cell, const PageInfo& page, const ReadCells& cells) {
    PlacedCell placed{cell.row, cell.col, cell.row_span, cell.col_span, cell.quad, cell.confidence, {}};
    const ReadCell read = cells.at(table, cell);
    const auto source = [&](FieldSource own) { return read.corrected ? FieldSource::correction : own; };
    if (cell.lines.empty())
        placed.lines.push_back(place_line(read.text, cell.quad, source(cell.source), read_from(cell, page)));
    const bool one = cell.lines.size() == 1;
    const std::vector<std::string> parts =
        read.corrected && !one ? part_over(cell.lines, read.text) : std::vector<std::string>{};
    for (std::size_t i = 0; i < cell.lines.size(); ++i) {
        const TextLine& line = cell.lines[i];
        const Quad quad = place_in(cell, line.bbox);
        if (one || !parts.empty())
            placed.lines.push_back(place_line(one ? read.text : parts[i], quad, source(line.source), line.source));
        else
            placed.lines.push_back(place_line(line.text, quad, line.source, line.source));
    }
    std::erase_if(placed.lines, [](const PlacedLine& line) { return line.words.empty(); });
    return placed;
}

PlacedTable place_table(const Table& table, const PageInfo& page, const ReadCells& cells) {
    PlacedTable placed{table.id, table.rows, table.cols, moved(table.bbox, page.to_source), {}};
    for (const TableCell& cell : table.cells) placed.cells.push_back(place_cell(table, cell, page, cells));
    return placed;
}

PlacedPage place_page(const PageInfo& info, const ReadCells& cells) {
    PlacedPage page;
    page.info = info;
    const Box bounds = bounds_of(moved({0, 0, info.width_px, info.height_px}, info.to_source));
    page.width_px = info.source_width_px > 0 ? info.source_width_px : bounds.x1;
    page.height_px = info.source_height_px > 0 ? info.source_height_px : bounds.y1;
    for (const TextLine& line : info.lines) {
        PlacedLine placed =
            place_line(cells.on(info.number, line).text, line.quad.value_or(moved(line.bbox, info.to_source)),
                       line.source, line.source);
        if (!placed.words.empty()) page.lines.push_back(std::move(placed));
    }
    return page;
}

}  // namespace

std::vector<PlacedPage> place_pages(std::span<const Declaration> declarations) {
    std::map<int, PlacedPage> pages;
    std::set<std::string> tables;
    for (const Declaration& declaration : declarations) {
        const ReadCells cells(declaration);
        for (const PageInfo& info : declaration.source.pages)
            if (!pages.contains(info.number)) pages.emplace(info.number, place_page(info, cells));
        for (const Table& table : declaration.tables) {
            const auto page = pages.find(table.page);
            if (page == pages.end() || !tables.insert(table.id).second) continue;
            page->second.tables.push_back(place_table(table, page->second.info, cells));
        }
    }
    std::vector<PlacedPage> all;
    for (auto& [number, page] : pages) all.push_back(std::move(page));
    return all;
}

std::vector<PlacedWord> split_words(const std::string& text, const Quad& quad) {
    const std::u32string points = code_points(text);
    double all = 0;
    for (const char32_t c : points) all += advance_of(c);
    std::vector<PlacedWord> words;
    double at = 0, begin = 0;
    std::u32string word;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back({utf8_of(word), part_of(quad, begin / all, 0, at / all, 1)});
        word.clear();
    };
    for (const char32_t c : points) {
        if (is_blank(c)) end_word();
        if (!is_blank(c) && word.empty()) begin = at;
        if (!is_blank(c)) word += c;
        at += advance_of(c);
    }
    end_word();
    return words;
}

double advance_of(char32_t c) {
    constexpr char32_t kFirstWide =
        0x2010;  // general punctuation and signs on: faces of Chinese set “ ≥ ① full width
    return c < kFirstWide ? 0.5 : 1;
}

Box bounds_of(const Quad& quad) {
    static constexpr double kMost = 1e6;
    const auto whole = [](double px) {
        return static_cast<int>(std::clamp(std::isfinite(px) ? px : 0, 0.0, kMost));
    };
    const auto [left, right] = std::ranges::minmax(quad, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(quad, {}, &Point::y);
    return {whole(std::floor(left.x)), whole(std::floor(top.y)), whole(std::ceil(right.x)),
            whole(std::ceil(bottom.y))};
}

}  // namespace shenbao
