#include "pipeline/deliver/tables/form_sheet.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/deliver/page_parts.hpp"
#include "pipeline/deliver/read_cells.hpp"
#include "pipeline/deliver/tables/shared_columns.hpp"

namespace shenbao {
namespace {

constexpr double kSheetWidth = 100;                     // characters of all columns; about A4 in 10 points
constexpr double kLeastWidth = 0.5, kLeastHeight = 12;  // of a column in characters, of a row in points
constexpr double kMostHeight = 409;                     // Excel's
constexpr double kUsualDpi = 200;                       // of a page that does not say
constexpr int kMostColumns = 16384;                     // Excel's
constexpr std::size_t kMostComment = 2000;              // characters: more is read in the list

// libxlsxwriter takes C strings that it does not change, through pointers to char.
void write_comment(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const ReadCell& cell) {
    std::string text;
    for (const NamedField& one : cell.fields)
        if (one.field->status == FieldStatus::review || one.differs)
            text += (text.empty() ? "" : "\n") + describe_doubt(one);
    if (text.empty()) return;
    lxw_comment_options options{};
    options.width = 320;
    options.height = 120;
    worksheet_write_comment_opt(sheet, row, col, xlsx_text(text, kMostComment).c_str(), &options);
}

Shade shade_of(const ReadCell& cell) {
    if (cell.review) return Shade::review;
    return cell.corrected ? Shade::corrected : Shade::none;
}

class FormSheet {
  public:
    FormSheet(XlsxBook& book, const std::string& name, const Declaration& declaration)
        : book_(book), sheet_(book.add_sheet(name)), declaration_(declaration), cells_(declaration) {
        for (const Table& table : declaration.tables) lattices_.push_back(number_lattice(table));
        columns_ = share_columns(lattices_);
        last_col_ = std::clamp(static_cast<int>(columns_.shares.size()) - 1, 0, kMostColumns - 1);
    }

    void draw() {
        set_widths();
        for (const PagePart& part : parts_of(declaration_)) {
            if (const auto* row = std::get_if<LooseRow>(&part))
                draw_line(*row);
            else
                draw_table(*std::get<const Table*>(part));
        }
    }

  private:
    void set_widths() {
        for (int col = 0; col <= last_col_ && col < static_cast<int>(columns_.shares.size()); ++col) {
            const double width =
                std::max(kLeastWidth, columns_.shares[static_cast<std::size_t>(col)] * kSheetWidth);
            worksheet_set_column(sheet_, static_cast<lxw_col_t>(col), static_cast<lxw_col_t>(col), width, nullptr);
        }
    }

    // One row over the whole width.
    void draw_line(const LooseRow& row) {
        ReadCell all;
        for (const TextLine* line : row.lines) {
            ReadCell one = cells_.on(row.page, *line);
            all.text += (all.text.empty() ? "" : "    ") + one.text;
            all.review = all.review || one.review;
            all.corrected = all.corrected || one.corrected;
            std::ranges::move(one.fields, std::back_inserter(all.fields));
        }
        const Shade shade = shade_of(all);
        write({row_, 0, row_, last_col_}, all, shade == Shade::none ? book_.title() : book_.plain(shade));
        ++row_;
    }

    void draw_table(const Table& table) {
        const auto index = static_cast<std::size_t>(&table - declaration_.tables.data());
        const Lattice& lattice = lattices_[index];
        const std::vector<int>& edges = columns_.edges[index];
        for (int row = 0; row < lattice.rows; ++row) set_height(row_ + row, lattice, row, table.page);
        for (const LatticeCell& cell : lattice.cells) {
            const int first = edges[static_cast<std::size_t>(cell.col)];
            const int last = edges[static_cast<std::size_t>(cell.col + cell.col_span)] - 1;
            draw_cell({row_ + cell.row, first, row_ + cell.row + cell.row_span - 1, last}, table, *cell.cell);
        }
        row_ += lattice.rows;
        for (const TableCell* stray : lattice.strays) {
            draw_cell({row_, 0, row_, last_col_}, table, *stray);
            ++row_;
        }
    }

    struct Range {
        int row0, col0, row1, col1;  // inclusive
    };

    void draw_cell(const Range& range, const Table& table, const TableCell& cell) {
        const ReadCell read = cells_.at(table, cell);
        write(range, read, book_.framed(shade_of(read)));
    }

    void write(const Range& range, const ReadCell& cell, lxw_format* format) {
        const auto row = static_cast<lxw_row_t>(range.row0);
        const auto col = static_cast<lxw_col_t>(std::min(range.col0, last_col_));
        const auto row1 = static_cast<lxw_row_t>(range.row1);
        const auto col1 = static_cast<lxw_col_t>(std::min(range.col1, last_col_));
        const std::string text = xlsx_text(cell.text);
        if (row == row1 && col == col1)
            worksheet_write_string(sheet_, row, col, text.c_str(), format);
        else
            worksheet_merge_range(sheet_, row, col, row1, col1, text.c_str(), format);
        write_comment(sheet_, row, col, cell);
    }

    void set_height(int sheet_row, const Lattice& lattice, int row, int page) {
        const auto at = static_cast<std::size_t>(row);
        const double px = lattice.row_edges[at + 1] - lattice.row_edges[at];
        const double height = std::clamp(px * 72 / dpi_of(page), kLeastHeight, kMostHeight);
        worksheet_set_row(sheet_, static_cast<lxw_row_t>(sheet_row), height, nullptr);
    }

    [[nodiscard]] double dpi_of(int page) const {
        for (const PageInfo& info : declaration_.source.pages)
            if (info.number == page && info.dpi && *info.dpi > 0) return *info.dpi;
        return kUsualDpi;
    }

    XlsxBook& book_;
    lxw_worksheet* sheet_;
    const Declaration& declaration_;
    ReadCells cells_;
    std::vector<Lattice> lattices_;
    SharedColumns columns_;
    int last_col_ = 0;
    int row_ = 0;
};

}  // namespace

void draw_form(XlsxBook& book, const std::string& name, const Declaration& declaration) {
    FormSheet(book, name, declaration).draw();
}

}  // namespace shenbao
