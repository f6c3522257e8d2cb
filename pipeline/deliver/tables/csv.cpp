#include "pipeline/deliver/tables/csv.hpp"

#include <algorithm>
#include <array>

#include "pipeline/deliver/text_forms.hpp"
#include "pipeline/deliver/xml_text.hpp"

namespace shenbao {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF", kLineEnd = "\r\n";

bool takes_blank(std::string_view& text) {
    static constexpr std::array<std::string_view, 7> kBlanks{" ", "\t", "\r", "\n", "\u00A0", "\u3000", "\uFEFF"};
    for (const std::string_view blank : kBlanks)
        if (text.starts_with(blank)) {
            text.remove_prefix(blank.size());
            return true;
        }
    return false;
}

// -1,234.56 -> -1234.56; the text itself where commas do not part thousands.
std::string without_separators(std::string_view text) {
    const std::size_t begin = text.find_first_of("0123456789"), first = text.find(',');
    const std::size_t end = std::min(text.find('.'), text.size());
    if (first == std::string_view::npos || first - begin > 3) return std::string(text);
    for (std::size_t at = begin; at < text.size(); ++at) {
        const bool due = at > begin && at < end && (end - at) % 4 == 0;
        if ((text[at] == ',') != due) return std::string(text);
    }
    std::string number(text);
    std::erase(number, ',');
    return number;
}

bool is_number(std::string_view text) {
    if (text.ends_with('%')) text.remove_suffix(1);
    return has_form(without_separators(text), TextForm::decimal);
}

// A sign alone is none: forms print "-" for nothing and "=" in a column of operators.
bool is_formula(std::string_view text) {
    static constexpr std::array<std::string_view, 8> kSigns{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    return !is_number(text) && std::ranges::any_of(kSigns, [&](std::string_view sign) {
        return text.starts_with(sign) && text.size() > sign.size();
    });
}

std::string quoted_cell(std::string_view text) {
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
    return cell + "\"";
}

}  // namespace

std::string without_formula(const std::string& text) {
    std::string_view rest = text;
    while (takes_blank(rest)) {
    }
    return is_formula(rest) || text.starts_with('\'') ? "'" + text : text;
}

std::string csv_head(TidyTable table) {
    std::string line(kByteOrderMark);
    for (const TidyColumn& column : columns_of(table))
        line += (line.size() > kByteOrderMark.size() ? "," : "") + quoted_cell(column.name);
    return line + std::string(kLineEnd);
}

std::string csv_rows(TidyTable table, const Declaration& declaration) {
    const auto columns = columns_of(table);
    std::string lines;
    for (const TidyRow& row : tidy_rows(table, declaration)) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string text = xml_text(row[i].text);  // UTF-8 without control characters
            lines += (i > 0 ? "," : "") + (columns[i].number ? text : quoted_cell(without_formula(text)));
        }
        lines += kLineEnd;
    }
    return lines;
}

}  // namespace shenbao
