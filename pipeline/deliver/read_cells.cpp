#include "pipeline/deliver/read_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "pipeline/deliver/code_points.hpp"

namespace shenbao {
namespace {

std::string without_blanks(std::string_view text) {
    static constexpr std::string_view kIdeographic = "\u3000", kNoBreak = "\u00A0";
    std::string kept;
    while (!text.empty()) {
        std::size_t blank = 0;
        for (const std::string_view one : {kIdeographic, kNoBreak})
            if (text.starts_with(one)) blank = one.size();
        if (blank == 0 && std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos) blank = 1;
        if (blank == 0) kept += text.front();
        text.remove_prefix(std::max<std::size_t>(blank, 1));
    }
    return kept;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether a number goes on, or has a sign, beyond the end of a text that begins or ends with a digit.
bool goes_on_before(std::string_view before) {
    static constexpr std::array<std::string_view, 8> kSigns{"≥", "≤", "±", "＞", "＜", "≧", "≦", "＝"};
    const bool part = !before.empty() && std::string_view("0123456789.,<>=+-").find(before.back()) != before.npos;
    return part || std::ranges::any_of(kSigns, [&](std::string_view sign) { return before.ends_with(sign); });
}
bool goes_on_behind(std::string_view behind) {
    const bool part = !behind.empty() && std::string_view("0123456789.,%").find(behind.front()) != behind.npos;
    return part || behind.starts_with("％") || behind.starts_with("‰");
}

// Whether the field's text is a part of the cell's that is whole: 95% does not stand in ≥95%, nor 28 in 280.
bool stands_in(const std::string& field, const std::string& cell) {
    const std::string part = without_blanks(field), whole = without_blanks(cell);
    if (part.empty()) return whole.empty();
    for (std::size_t at = whole.find(part); at != std::string::npos; at = whole.find(part, at + 1)) {
        const bool cut_before = is_digit(part.front()) && goes_on_before(std::string_view(whole).substr(0, at));
        const bool cut_behind =
            is_digit(part.back()) && goes_on_behind(std::string_view(whole).substr(at + part.size()));
        if (!cut_before && !cut_behind) return true;
    }
    return false;
}

// Several paths may name one reading: a level repeated in all its indicators.
bool are_one(const std::vector<NamedField>& fields) {
    return std::ranges::all_of(
        fields, [&](const NamedField& one) { return one.field->text == fields.front().field->text; });
}

// Of a cell with a label in it, or a line with two entries, the field is only a part.
bool is_most_of(const std::string& field, const std::string& cell) {
    return 2 * without_blanks(field).size() >= without_blanks(cell).size();
}

ReadCell shown(const std::string& text, std::vector<NamedField> fields) {
    ReadCell cell{text, false, false, std::move(fields)};
    for (const NamedField& one : cell.fields) {
        cell.review = cell.review || one.field->status == FieldStatus::review;
        cell.corrected = cell.corrected || one.field->status == FieldStatus::corrected;
    }
    if (!cell.fields.empty() && are_one(cell.fields)) {
        const std::string& own = cell.fields.front().field->text;
        if (!stands_in(own, text) && is_most_of(own, text)) cell.text = own;
    }
    for (NamedField& one : cell.fields) one.differs = !stands_in(one.field->text, cell.text);
    return cell;
}

std::string two_decimals(double share) {
    const auto hundredths = static_cast<int>(std::floor(share * 100));  // never rounded up to 1
    return std::to_string(hundredths / 100) + "." + std::to_string(hundredths / 10 % 10) +
           std::to_string(hundredths % 10);
}

constexpr std::size_t kShort = 40, kAround = 6;  // characters

std::string shortened(const std::string& text) {
    const std::u32string points = code_points(text);
    return points.size() <= kShort ? text : utf8_of(points.substr(0, kShort / 2)) + "…";
}

// Where a long reading differs from the text, with some characters on either side; a short one whole.
std::string difference(const std::string& text, const std::string& other) {
    const std::u32string a = code_points(text), b = code_points(other);
    if (b.size() <= kShort) return other;
    const auto before = static_cast<std::size_t>(std::ranges::mismatch(a, b).in2 - b.begin());
    std::size_t behind = 0;  // equal characters at the end
    while (behind + before < std::min(a.size(), b.size()) && a[a.size() - 1 - behind] == b[b.size() - 1 - behind])
        ++behind;
    const std::size_t begin = before > kAround ? before - kAround : 0;
    const std::size_t end = std::min(b.size(), b.size() - behind + kAround);
    return (begin > 0 ? "…" : "") + utf8_of(b.substr(begin, end - begin)) + (end < b.size() ? "…" : "");
}

}  // namespace

ReadCells::ReadCells(const Declaration& declaration) {
    visit_fields(declaration, [this](const std::string& path, const Field& field) {
        if (field.cell)
            by_cell_[{field.cell->table, field.cell->row, field.cell->col}].push_back({path, &field});
        else
            loose_.push_back({path, &field});
    });
}

ReadCell ReadCells::at(const Table& table, const TableCell& cell) const {
    const auto found = by_cell_.find({table.id, cell.row, cell.col});
    return shown(cell.text, found == by_cell_.end() ? std::vector<NamedField>{} : found->second);
}

ReadCell ReadCells::on(int page, const TextLine& line) const {
    std::vector<NamedField> fields;
    for (const NamedField& one : loose_) {
        const Box common = intersect(one.field->bbox, line.bbox);
        if (one.field->page == page && 2 * common.area() > one.field->bbox.area()) fields.push_back(one);
    }
    return shown(line.text, std::move(fields));
}

std::string describe_doubt(const NamedField& named) {
    const Field& field = *named.field;
    std::string text = named.path + ": " + shortened(field.text);
    if (field.confidence) text += " (" + two_decimals(*field.confidence) + ")";
    for (const Alternative& other : field.alternatives) text += " | " + difference(field.text, other.text);
    for (std::size_t i = 0; i < field.findings.size(); ++i) text += (i == 0 ? "; " : ", ") + field.findings[i];
    return text;
}

}  // namespace shenbao
