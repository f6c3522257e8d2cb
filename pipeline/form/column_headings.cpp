#include "pipeline/form/column_headings.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr double kHeaderCell = 0.62;  // similarity of an indicator heading; data cells reach 0.5. Guess

std::vector<Labels> column_labels(const ColumnsSpec& spec) {
    std::vector<Labels> labels;
    for (const ColumnSpec& column : spec.columns) labels.push_back(column.labels);
    labels.push_back(spec.history.labels);
    return labels;
}

}  // namespace

std::optional<std::size_t> find_column(const PlacedCell& cell, const ColumnsSpec& spec,
                                       const Confusions& confusions) {
    const auto match = best_label(cell.texts, column_labels(spec), confusions);
    if (!match || match->similarity < kHeaderCell) return std::nullopt;
    return match->index;
}

std::optional<std::string> read_year_header(const PlacedCell& cell) {
    for (const std::string& text : cell.texts) {
        std::u32string form = label_form(text);
        if (form.empty() || form.back() != U'年') continue;
        form.pop_back();
        if (form.empty()) return "";
        std::string digits;
        for (const char32_t c : form) {
            if (is_digit(c))
                digits += static_cast<char>(c);
            else if (c == U'O' || c == U'o')
                digits += '0';
            else if (c == U'l' || c == U'I' || c == U'|')
                digits += '1';
        }
        if (digits.size() == form.size() && digits.size() == 4 &&
            (digits.starts_with("19") || digits.starts_with("20")))
            return digits;
    }
    return std::nullopt;
}

std::optional<std::string> find_year_within(const PlacedCell& cell) {
    constexpr std::size_t kDigits = 4;
    for (const std::string& text : cell.texts) {
        const std::u32string form = label_form(text);
        const auto begin = std::ranges::find_if(form, is_digit);
        const auto end = std::find_if_not(begin, form.end(), is_digit);
        const std::string digits = encode_utf8(std::u32string(begin, end));
        if (digits.size() == kDigits && (digits.starts_with("19") || digits.starts_with("20"))) return digits;
    }
    return std::nullopt;
}

bool is_year_like(const PlacedCell& cell) {
    const std::u32string form = label_form(cell.text);
    return read_year_header(cell) || (form.size() >= 4 && form.size() <= 6 && form.find(U'年') != form.npos);
}

}  // namespace shenbao
