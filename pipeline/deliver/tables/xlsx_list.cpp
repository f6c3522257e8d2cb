#include "pipeline/deliver/tables/xlsx_list.hpp"

#include <charconv>
#include <utility>

namespace shenbao {
namespace {

constexpr double kNarrow = 10, kWide = 22;  // of a column, in characters

double number_of(const std::string& decimal) {
    double number = 0;
    const char* begin = decimal.data() + (decimal.starts_with('+') ? 1 : 0);
    std::from_chars(begin, decimal.data() + decimal.size(), number);
    return number;
}

}  // namespace

XlsxList::XlsxList(XlsxBook& book, TidyTable table, std::string name, lxw_row_t most_rows)
    : book_(book), table_(table), name_(std::move(name)), most_rows_(most_rows) {
    begin_sheet();
}

void XlsxList::add(const Declaration& declaration) {
    for (const TidyRow& row : tidy_rows(table_, declaration)) {
        if (row_ >= most_rows_) begin_sheet();
        for (std::size_t i = 0; i < row.size(); ++i)
            write(static_cast<lxw_col_t>(i), columns_of(table_)[i], row[i]);
        ++row_;
    }
}

void XlsxList::begin_sheet() {
    ++sheets_;
    sheet_ = book_.add_sheet(sheets_ == 1 ? name_ : name_ + std::to_string(sheets_));
    lxw_col_t col = 0;
    for (const TidyColumn& column : columns_of(table_)) {
        worksheet_set_column(sheet_, col, col, column.number ? kNarrow : kWide, nullptr);
        worksheet_write_string(sheet_, 0, col++, column.chinese, book_.heading());
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    row_ = 1;
}

void XlsxList::write(lxw_col_t col, const TidyColumn& column, const TidyCell& cell) {
    if (cell.text.empty() && !cell.review) return;
    lxw_format* format = book_.plain(cell.review ? Shade::review : Shade::none);
    if (column.number && is_exact_in_excel(cell.text))
        worksheet_write_number(sheet_, row_, col, number_of(cell.text), format);
    else if (cell.text.empty())
        worksheet_write_blank(sheet_, row_, col, format);
    else
        worksheet_write_string(sheet_, row_, col, xlsx_text(cell.text).c_str(), format);
}

}  // namespace shenbao
