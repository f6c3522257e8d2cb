#include "pipeline/deliver/tables/xlsx_book.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <new>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/text_forms.hpp"
#include "pipeline/deliver/xml_text.hpp"

namespace shenbao {
namespace {

constexpr lxw_color_t kReviewColour = 0xFFD28C, kCorrectedColour = 0xBDD7EE, kHeadingColour = 0xE7E6E6;

[[noreturn]] void refuse_writing() {
    throw Error(ErrorCode::cannot_write, {}, "the workbook cannot be written",
                "check the folder, its permissions and the free space");
}

// `_x` and four hex digits and `_`: how Excel escapes a character.
bool is_escape(const std::string& text, std::size_t at) {
    constexpr std::size_t kLength = 7;
    if (text.size() < at + kLength || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                       text.begin() + static_cast<std::ptrdiff_t>(at) + 6,
                       [](unsigned char c) { return std::isxdigit(c) != 0; });
}

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// Code points over U+FFFF count twice, as Excel counts.
std::size_t width_of(char c) {
    return begins_character(c) ? (static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1) : 0;
}

}  // namespace

XlsxBook::XlsxBook(const std::string& path, Memory memory) {
    if (!std::ofstream(path, std::ios::binary)) refuse_writing();  // the library would print, and later
    lxw_workbook_options options{};
    options.constant_memory = memory == Memory::of_a_row ? LXW_TRUE : LXW_FALSE;
    options.use_zip64 = memory == Memory::of_a_row ? LXW_TRUE : LXW_FALSE;
    book_.reset(workbook_new_opt(path.c_str(), &options));
    if (!book_) throw std::bad_alloc();
    for (const Shade shade : {Shade::none, Shade::review, Shade::corrected}) {
        framed_[static_cast<int>(shade)] = make_format(shade, true);
        plain_[static_cast<int>(shade)] = make_format(shade, false);
    }
    heading_ = make_format(Shade::none, true);
    format_set_bold(heading_);
    format_set_bg_color(heading_, kHeadingColour);
    title_ = make_format(Shade::none, false);
    format_set_align(title_, LXW_ALIGN_CENTER);
}

lxw_worksheet* XlsxBook::add_sheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_.get(), name.c_str());
    if (sheet == nullptr)
        throw Error(ErrorCode::internal, {}, "a sheet of this name is not possible", "report this");
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    return sheet;
}

void XlsxBook::close() {
    if (workbook_close(book_.release()) != LXW_NO_ERROR) refuse_writing();
}

lxw_format* XlsxBook::make_format(Shade shade, bool frame) {
    lxw_format* format = workbook_add_format(book_.get());
    if (format == nullptr) throw std::bad_alloc();
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (frame) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_text_wrap(format);
    }
    if (shade == Shade::review) format_set_bg_color(format, kReviewColour);
    if (shade == Shade::corrected) format_set_bg_color(format, kCorrectedColour);
    return format;
}

std::string xlsx_text(const std::string& text, std::size_t most) {
    const std::string whole = xml_text(text);
    std::string written;
    std::size_t count = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const std::string_view escape = is_escape(whole, i) ? "_x005F" : "";
        count += width_of(whole[i]) + escape.size();
        if (count >= most && begins_character(whole[i])) return written + "…";
        written += escape;
        written += whole[i];
    }
    return written;
}

bool is_exact_in_excel(const std::string& decimal) {
    constexpr int kDigits = 15;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return has_form(decimal, TextForm::decimal) && std::ranges::count_if(decimal, is_digit) <= kDigits;
}

}  // namespace shenbao
