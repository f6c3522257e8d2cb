// Text that is laid on a page of a PDF without being seen: render mode 3, a glyphless font, each line stretched
// into its place.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "pipeline/deliver/layout/placed_pages.hpp"

namespace shenbao {

// The font of one file. Codes are given to characters as they come, so that also those beyond U+FFFF have one;
// what they mean the file says in a ToUnicode map.
class InvisibleFont {
  public:
    explicit InvisibleFont(QPDF& pdf);
    // Two bytes for each character, in hex.
    [[nodiscard]] std::string encode(std::u32string_view text);
    [[nodiscard]] QPDFObjectHandle object() const { return font_; }
    void finish();  // once, when all text has been encoded

  private:
    int code_of(char32_t c);
    [[nodiscard]] QPDFObjectHandle descendant() const;
    [[nodiscard]] std::string to_unicode() const;

    QPDF& pdf_;
    QPDFObjectHandle font_;
    std::map<char32_t, int> codes_;
    std::vector<char32_t> characters_;  // code - 1 -> character
};

// Contents that show the lines. to_user: px of the lines' quads -> user space. "" where nothing can be shown.
[[nodiscard]] std::string show_lines(const std::vector<PlacedLine>& lines, const Affine& to_user,
                                     const std::string& font_name, InvisibleFont& font);

}  // namespace shenbao
