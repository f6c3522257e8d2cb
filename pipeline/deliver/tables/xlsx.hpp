// Declarations as workbooks of Excel (Office Open XML, by libxlsxwriter). Everything is written as text or as a
// number, never as a formula. What waits for a person is orange, what a person corrected is blue.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "models/declaration/declaration.hpp"

namespace shenbao {

// The workbook of one document: for each of its filings a sheet 表单 with the form drawn again, merged cells and
// all, with other readings and findings as comments on cells to review; then the lists 指标, 资金 and 待核对 of
// all of them. Written to `path`, which is replaced. Throws Error{cannot_write}.
void write_xlsx(const std::string& path, std::span<const Declaration> declarations);

// The lists 指标, 资金 and 待核对 of any number of filings, in the memory of one. A list that has more rows than a
// sheet can hold goes on in a sheet of its own.
class XlsxLists {
  public:
    explicit XlsxLists(const std::string& path);
    ~XlsxLists();
    void add(const Declaration& declaration);
    void finish();  // once. Throws Error{cannot_write}

  private:
    struct Book;
    std::unique_ptr<Book> book_;
};

}  // namespace shenbao
