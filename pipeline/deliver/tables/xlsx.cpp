#include "pipeline/deliver/tables/xlsx.hpp"

#include "pipeline/deliver/tables/form_sheet.hpp"
#include "pipeline/deliver/tables/xlsx_list.hpp"

namespace shenbao {
namespace {

// Of one workbook.
struct Lists {
    explicit Lists(XlsxBook& book)
        : indicators(book, TidyTable::indicators, "指标"),
          funding(book, TidyTable::funding, "资金"),
          review(book, TidyTable::review, "待核对") {}
    void add(const Declaration& declaration) {
        indicators.add(declaration);
        funding.add(declaration);
        review.add(declaration);
    }
    XlsxList indicators, funding, review;
};

}  // namespace

void write_xlsx(const std::string& path, std::span<const Declaration> declarations) {
    XlsxBook book(path, Memory::whole);
    for (std::size_t i = 0; i < declarations.size(); ++i)
        draw_form(book, "表单" + (declarations.size() > 1 ? std::to_string(i + 1) : ""), declarations[i]);
    Lists lists(book);
    for (const Declaration& declaration : declarations) lists.add(declaration);
    book.close();
}

struct XlsxLists::Book {
    explicit Book(const std::string& path) : book(path, Memory::of_a_row), lists(book) {}
    XlsxBook book;
    Lists lists;
};

XlsxLists::XlsxLists(const std::string& path) : book_(std::make_unique<Book>(path)) {}
XlsxLists::~XlsxLists() = default;

void XlsxLists::add(const Declaration& declaration) {
    book_->lists.add(declaration);
}

void XlsxLists::finish() {
    book_->book.close();
}

}  // namespace shenbao
