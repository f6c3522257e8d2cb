#include "tools/typeset/set_pages.hpp"

#include <algorithm>

#include "tools/typeset/block_rows.hpp"

namespace shenbao::typeset {
namespace {

constexpr double kGapPt = 6;  // between title, lines and table; guess, unmeasured
constexpr double kFootBelowTablePt = 18;
constexpr double kMinSplitLines = 4;  // fewer lines are not worth a parted row

// Fills pages from the top; the vertical cursor is the top of what comes next.
class PageFiller {
  public:
    PageFiller(const FormSheet& sheet, int declaration, const PageStyle& style, std::vector<SheetPage>& pages)
        : sheet_(sheet), declaration_(declaration), style_(style), pages_(pages) {}

    void set_sheet() {
        open_page(true);
        for (const FormBlock& block : sheet_.blocks) set_block(block);
        set_notes();
        set_lines_below();
    }

  private:
    [[nodiscard]] double bottom() const { return style_.page_height_pt - style_.margin_bottom_pt; }
    [[nodiscard]] double room() const { return bottom() - y_; }

    void open_page(bool first) {
        pages_.push_back({static_cast<int>(pages_.size()) + 1,
                          declaration_,
                          first,
                          {},
                          {},
                          style_.page_width_pt,
                          style_.page_height_pt,
                          sheet_.watermark});
        y_ = style_.margin_top_pt;
        if (first) place_line(sheet_.attachment, style_.attachment_pt, Align::left, style_.face);
        if (first || sheet_.title_on == TitleOn::every_page) place_title(!first);
        if (first && !sheet_.above.empty()) place_lines(sheet_.above);
        const std::string number = "— " + std::to_string(pages_.size()) + " —";
        const double kept = y_;
        y_ = bottom() + kFootBelowTablePt;
        place_line(plain_text(number), style_.size_pt, Align::centre, style_.face);
        y_ = kept;
        top_ = y_;
    }

    void place_title(bool again) {
        const std::size_t before = pages_.back().loose.size();
        place_line(sheet_.title, style_.title_pt, Align::centre, style_.title_face);
        place_line(sheet_.year_line, style_.attachment_pt, Align::centre, style_.face);
        for (std::size_t i = before; i < pages_.back().loose.size(); ++i) pages_.back().loose[i].repeated = again;
        y_ += kGapPt;
    }

    void place_lines(const std::vector<FormLine>& lines) {
        for (const FormLine& line : lines) {
            double after = y_;
            const double top = y_;
            for (std::size_t i = 0; i < line.size(); ++i) {
                const double end = i + 1 < line.size() ? line[i + 1].begin : 1.0;
                y_ = top;
                place_line(line[i].text, style_.size_pt, Align::left, style_.face, line[i].begin, end);
                after = std::max(after, y_);
            }
            y_ = after + kGapPt / 2;
        }
    }

    // In the share [begin, end) of the table's width.
    void place_line(const FormText& text, double size_pt, Align align, const std::string& face, double begin = 0,
                    double end = 1) {
        if (text.text.empty()) return;
        const TextLook look{face, style_.latin, size_pt, size_pt * style_.line_pitch, align};
        const auto laid = std::make_shared<LaidText>(text, style_.table_width_pt() * (end - begin), look);
        const double x = style_.margin_left_pt + style_.table_width_pt() * begin;
        pages_.back().loose.push_back({laid, 0, laid->line_count(), x, y_});
        y_ += laid->line_count() * laid->pitch_pt();
    }

    void set_block(FormBlock block) {
        if (block.page_break_before && y_ > top_) open_page(false);
        for (int row = 0; row < block.rows;) {
            const int kept = row == 0 ? std::min(block.kept_rows, block.rows) : 1;
            const BlockRows rows(block, style_);
            const int end = rows.last_row_within(row, kept, room());
            if (end > row) {
                place_rows(rows, row, end);
                row = end;
            } else if (!split_here(block, row)) {
                open_page(false);
                if (row >= block.repeated_rows) repeat_header(rows, block.repeated_rows);
            }
        }
    }

    void repeat_header(const BlockRows& rows, int count) {
        for (PlacedCell& cell : rows.place(0, count, y_)) {
            cell.repeated = true;
            pages_.back().cells.push_back(std::move(cell));
        }
        y_ += rows.height(0, count);
        top_ = y_;
    }

    // Parts the row at a line if it has to be or may be; the first part then fits.
    bool split_here(FormBlock& block, int row) {
        const bool taller_than_page = y_ <= top_;
        if (!taller_than_page && style_.tall_rows == TallRows::move_to_next_page) return false;
        const int lines = static_cast<int>((room() - 2 * style_.pad_y_pt) / style_.pitch_pt());
        if (!taller_than_page && lines < kMinSplitLines) return false;
        return split_row(block, row, std::max(lines, 1), style_);
    }

    void place_rows(const BlockRows& rows, int begin, int end) {
        for (PlacedCell& cell : rows.place(begin, end, y_)) pages_.back().cells.push_back(std::move(cell));
        y_ += rows.height(begin, end);
    }

    void set_notes() {
        if (sheet_.notes.empty()) return;
        y_ += kGapPt;
        const double size = style_.size_pt * 0.9;
        double needed = size * style_.line_pitch * static_cast<double>(2 * sheet_.notes.size() + 1);
        if (room() < needed) open_page(false);
        place_line(plain_text(sheet_.notes_label), size, Align::left, style_.face);
        for (const FormText& note : sheet_.notes) place_line(note, size, Align::left, style_.face);
    }

    void set_lines_below() {
        if (sheet_.below.empty()) return;
        y_ += kGapPt;
        const auto lines = static_cast<double>(sheet_.below.size());
        if (room() < lines * (style_.pitch_pt() + kGapPt / 2)) open_page(false);
        place_lines(sheet_.below);
    }

    const FormSheet& sheet_;
    int declaration_;
    const PageStyle& style_;
    std::vector<SheetPage>& pages_;
    double y_ = 0;
    double top_ = 0;  // of the table on this page
};

}  // namespace

Rect PlacedText::line_box(int line) const {
    const Rect box = text->line_box(line);
    const double up = first * text->pitch_pt();
    return {box.x0 + x, box.y0 - up + y, box.x1 + x, box.y1 - up + y};
}

Rect PlacedText::range_box(std::size_t begin, std::size_t end) const {
    const Rect box = text->range_box(begin, end, first, last);
    if (box.width() <= 0) return {};
    const double up = first * text->pitch_pt();
    return {box.x0 + x, box.y0 - up + y, box.x1 + x, box.y1 - up + y};
}

Rect PlacedText::room_after(std::size_t byte) const {
    const Rect box = text->room_after(byte);
    return {box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y};
}

void set_pages(const FormSheet& sheet, int declaration, const PageStyle& style, std::vector<SheetPage>& pages) {
    PageFiller(sheet, declaration, style, pages).set_sheet();
}

}  // namespace shenbao::typeset
