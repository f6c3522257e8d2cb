// A workbook in the making: libxlsxwriter with our texts, colours and errors.
#pragma once

#include <xlsxwriter.h>

#include <memory>
#include <string>

namespace shenbao {

enum class Memory {
    whole,    // any cell at any time, comments
    of_a_row  // rows in their order only
};

enum class Shade { none, review, corrected };

class XlsxBook {
  public:
    XlsxBook(const std::string& path, Memory memory);
    [[nodiscard]] lxw_worksheet* add_sheet(const std::string& name);
    [[nodiscard]] lxw_format* heading() const { return heading_; }
    [[nodiscard]] lxw_format* title() const { return title_; }
    [[nodiscard]] lxw_format* framed(Shade shade) const { return framed_[static_cast<int>(shade)]; }
    [[nodiscard]] lxw_format* plain(Shade shade) const { return plain_[static_cast<int>(shade)]; }
    void close();  // once. Throws Error{cannot_write}

  private:
    lxw_format* make_format(Shade shade, bool frame);

    struct Close {
        void operator()(lxw_workbook* book) const { (void)workbook_close(book); }
    };
    std::unique_ptr<lxw_workbook, Close> book_;  // closing is its only way to be freed
    lxw_format* heading_ = nullptr;
    lxw_format* title_ = nullptr;
    lxw_format* framed_[3]{};
    lxw_format* plain_[3]{};
};

// UTF-8 as Excel holds it: no control characters, `_x0041_` not taken for an escaped letter, at most `most`
// characters; what is longer ends with "…".
[[nodiscard]] std::string xlsx_text(const std::string& text, std::size_t most = 32767);

// Exact as the binary number that Excel keeps: at most 15 digits.
[[nodiscard]] bool is_exact_in_excel(const std::string& decimal);

}  // namespace shenbao
