// A tidy table as a list in a workbook.
#pragma once

#include "pipeline/deliver/tables/tidy.hpp"
#include "pipeline/deliver/tables/xlsx_book.hpp"

namespace shenbao {

class XlsxList {
  public:
    // most_rows: of a sheet, with its heading.
    XlsxList(XlsxBook& book, TidyTable table, std::string name, lxw_row_t most_rows = LXW_ROW_MAX);
    void add(const Declaration& declaration);

  private:
    void begin_sheet();
    void write(lxw_col_t col, const TidyColumn& column, const TidyCell& cell);

    XlsxBook& book_;
    TidyTable table_;
    std::string name_;
    lxw_row_t most_rows_;
    lxw_worksheet* sheet_ = nullptr;
    int sheets_ = 0;
    lxw_row_t row_ = 0;
};

}  // namespace shenbao
