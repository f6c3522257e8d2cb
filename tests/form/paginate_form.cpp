#include <algorithm>
#include <set>

#include "drawn_form.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao::drawn {
namespace {

constexpr int kGlyph = 44;    // px, 10.5 pt at 300 dpi
constexpr int kPitch = 56;    // px, line to line
constexpr int kMargin = 12;   // px, rule to text
constexpr int kWidth = 2000;  // px of the table
constexpr int kLeft = 240, kTop = 500;

std::vector<std::string> wrap(const Cell& cell) {
    const auto fit = static_cast<std::size_t>(std::max(1, (cell.x1 - cell.x0 - 2 * kMargin) / kGlyph));
    std::vector<std::string> lines;
    for (const std::string& paragraph : cell.paragraphs) {
        const std::u32string text = decode_utf8(paragraph);
        for (std::size_t at = 0; at < text.size(); at += fit) lines.push_back(encode_utf8(text.substr(at, fit)));
    }
    return lines;
}

std::vector<int> row_heights(const Form& form) {
    std::vector<int> heights(static_cast<std::size_t>(form.rows), kPitch + 2 * kMargin);
    for (const Cell& cell : form.cells) {
        int& height = heights[static_cast<std::size_t>(cell.row)];
        if (cell.row_span == 1)
            height = std::max(height, static_cast<int>(wrap(cell).size()) * kPitch + 2 * kMargin);
    }
    return heights;
}

int width_of(const std::string& text) {
    int width = 0;
    for (const char32_t c : decode_utf8(text)) width += c < 0x80 ? kGlyph / 2 : kGlyph;
    return width;
}

class Chunk {
  public:
    Chunk(const Form& form, const std::vector<int>& heights, int from, int to, CutText cut)
        : form_(form), from_(from), to_(to), cut_(cut) {
        tops_ = {kTop};
        for (int row = from; row < to; ++row)
            tops_.push_back(tops_.back() + heights[static_cast<std::size_t>(row)]);
    }

    void add_to(ReadPage& page) {
        GridTable table;
        table.box = {kLeft, tops_.front(), kLeft + kWidth, tops_.back()};
        for (const int y : tops_) table.row_lines.push_back(y);
        std::set<int> edges;
        std::vector<const Cell*> own;
        for (const Cell& cell : form_.cells)
            if (cell.row < to_ && cell.row + cell.row_span > from_) {
                own.push_back(&cell);
                edges.insert({cell.x0, cell.x1});
            }
        for (const int x : edges) table.col_lines.push_back(kLeft + x);
        std::ranges::sort(
            own, [](const Cell* a, const Cell* b) { return std::pair(a->row, a->x0) < std::pair(b->row, b->x0); });
        std::vector<CellReading> readings;
        for (const Cell* cell : own) {
            table.cells.push_back(grid_cell(*cell, edges));
            readings.push_back(reading(*cell, table.cells.back().box));
        }
        page.grid.tables.push_back(std::move(table));
        page.text.tables.push_back(std::move(readings));
    }

  private:
    GridCell grid_cell(const Cell& cell, const std::set<int>& edges) const {
        const int first = std::max(cell.row, from_) - from_;
        const int last = std::min(cell.row + cell.row_span, to_) - from_;
        const auto column = [&](int x) { return static_cast<int>(std::distance(edges.begin(), edges.find(x))); };
        const Box box{kLeft + cell.x0, tops_[static_cast<std::size_t>(first)], kLeft + cell.x1,
                      tops_[static_cast<std::size_t>(last)]};
        return {first, column(cell.x0), last - first, column(cell.x1) - column(cell.x0), box, 0.95};
    }

    CellReading reading(const Cell& cell, const Box& box) const {
        CellReading made;
        const bool is_cut_before = cell.row<from_, is_cut_after = cell.row + cell.row_span> to_;
        const bool here = cut_ == CutText::first_part ? !is_cut_before : !is_cut_after;
        if (!here) return made;
        int y = box.y0 + kMargin;
        for (const std::string& line : wrap(cell)) {
            made.lines.push_back(
                make_line(line, {box.x0 + kMargin, y, box.x0 + kMargin + width_of(line), y + kGlyph}));
            y += kPitch;
        }
        return made;
    }

    const Form& form_;
    int from_, to_;
    CutText cut_;
    std::vector<int> tops_;
};

void add_loose(ReadPage& page, const std::string& text, int x, int y) {
    if (!text.empty()) page.text.loose_lines.push_back(make_line(text, {x, y, x + width_of(text), y + kGlyph}));
}

}  // namespace

LineReading make_line(const std::string& text, Box box) {
    LineReading line;
    line.box = box;
    line.text = text;
    line.attempts = {{"HanS", text, 0.98}, {"chi_sim", text, 0.97}};
    line.evidence.set(EvidenceKind::char_score_mean, 0.98);
    line.evidence.set(EvidenceKind::char_score_min, 0.9);
    line.evidence.set(EvidenceKind::reader_agreement, 1);
    line.evidence.set(EvidenceKind::attempts, 2);
    return line;
}

std::vector<ReadPage> paginate(const Form& form, const std::vector<int>& breaks, CutText cut, int first_page) {
    const std::vector<int> heights = row_heights(form);
    std::vector<int> bounds{0};
    bounds.insert(bounds.end(), breaks.begin(), breaks.end());
    bounds.push_back(form.rows);
    std::vector<ReadPage> pages;
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
        ReadPage page;
        page.info.number = first_page + static_cast<int>(i);
        page.info.width_px = kWidth + 2 * kLeft;
        if (i == 0) add_loose(page, form.attachment, kLeft, 200);
        add_loose(page, form.title, 600, 300);
        if (i == 0) add_loose(page, form.fill_line, kLeft, 400);
        Chunk(form, heights, bounds[i], bounds[i + 1], cut).add_to(page);
        int y = page.grid.tables.back().box.y1 + kPitch;
        if (i + 2 == bounds.size()) {
            if (!form.notes.empty()) add_loose(page, "备注：", kLeft, y);
            for (const std::string& note : form.notes)
                for (const std::string& line : wrap({0, 1, 0, kWidth, {note}}))
                    add_loose(page, line, kLeft, y += kPitch);
        }
        if (i + 2 == bounds.size())
            for (const std::string& line : form.below) add_loose(page, line, kLeft, y += kPitch);
        constexpr int kHeight = 3508;  // A4 at 300 dpi: a short table does not fill its page
        page.info.height_px = std::max(kHeight, y + 5 * kPitch);
        add_loose(page, "— " + std::to_string(page.info.number) + " —", 1200, page.info.height_px - 2 * kPitch);
        pages.push_back(std::move(page));
    }
    return pages;
}

}  // namespace shenbao::drawn
