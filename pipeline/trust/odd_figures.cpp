#include "pipeline/trust/odd_figures.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

std::u32string digits_of(const std::string& text) {
    std::u32string digits = decode_utf8(fold_text(text));
    std::erase_if(digits, [](char32_t c) { return !is_digit(c); });
    return digits;
}

// What is left of a figure without its unit: digits, marks, signs, and the words that multiply it.
std::u32string marks_of(const std::string& text) {
    std::u32string marks = decode_utf8(fold_text(text));
    std::erase_if(marks, [](char32_t c) { return is_han(c) && !is_in(c, U"十百千万亿"); });
    return marks;
}

// 1.8万元/年 without the stroke of its unit, which a reader lost.
std::u32string without_unit_stroke(std::u32string_view text) {
    std::u32string without;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool between = i > 0 && i + 1 < text.size() && is_han(text[i - 1]) && is_han(text[i + 1]);
        if (text[i] != U'/' || !between) without.push_back(text[i]);
    }
    return without;
}

std::size_t count_han(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    return static_cast<std::size_t>(std::ranges::count_if(points, is_han));
}

// A stop between digits that a reader saw as 、 or a comma, where no comma can be (76、50%: not before three
// digits), is the dot.
// Not in 1、2季度 or 10、11月, which name two.
std::u32string with_plain_dots(std::u32string marks, const std::string& text) {
    constexpr std::size_t kGroup = 3;  // digits behind a comma
    if (decode_utf8(text).find_first_of(U"月日号季年期批级届") != std::u32string::npos) return marks;
    for (std::size_t i = 1; i + 1 < marks.size(); ++i) {
        if (!is_in(marks[i], U"、,") || !is_digit(marks[i - 1]) || !is_digit(marks[i + 1])) continue;
        if (marks[i] == U'、' && i == 1) continue;  // of one digit each: 1、2
        std::size_t end = i + 1;
        while (end < marks.size() && is_digit(marks[end])) ++end;
        if (end - i - 1 != kGroup) marks[i] = U'.';
    }
    return marks;
}

// Characters that make another unit, number or sense of a figure: 12个月, 5平方米, 不低于95%.
constexpr std::u32string_view kTelling = U"个不未无非平立公千百十万亿半多余每两几";

// What other units begin or end with: 30分钟 beside 30秒 is no garbled second.
constexpr std::u32string_view kOfUnits = U"分年月日季天周旬秒米吨元亩里克升斤人次件名家所座台套处场册";

// Whether `longer` is `text` with one character more, none that tells.
bool has_one_more(std::u32string_view longer, std::u32string_view text) {
    if (longer.size() != text.size() + 1) return false;
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(longer, text).in1 - longer.begin());
    return is_han(longer[at]) && !is_in(longer[at], kTelling) && longer.substr(at + 1) == text.substr(at);
}

bool holds_in_order(std::u32string_view all, std::u32string_view some) {
    for (const char32_t c : all)
        if (!some.empty() && c == some.front()) some.remove_prefix(1);
    return some.empty();
}

// 25.6万前时 beside 25.6万册: who does not see the unit itself does not know how many characters it has.
bool is_garbled_unit(std::u32string_view seen, std::u32string_view text) {
    std::u32string han(text);
    std::erase_if(han, [](char32_t c) { return !is_han(c); });
    const auto tells_more = [&](char32_t c) { return std::ranges::count(seen, c) > std::ranges::count(text, c); };
    return !holds_in_order(seen, han) && std::ranges::none_of(kTelling, tells_more) &&
           std::ranges::none_of(kOfUnits, tells_more);
}

// 25.6万册- of 25.6万册: what one kind of readers saw behind a unit is a speck, for no figure goes on there. Of
// 504 documents 25 fields, all right.
bool is_speck_behind(std::u32string_view longer, std::u32string_view text) {
    return longer.size() == text.size() + 1 && longer.starts_with(text) &&
           (is_han(text.back()) || text.back() == U'%') && is_in(longer.back(), U"-·.,_'~^`°");
}

// 4,159,350.00, 2.32, 76.5%: its commas, if any, before each three digits, and one point at most.
bool is_plain_number(std::u32string_view text) {
    constexpr std::size_t kGroup = 3;
    if (text.ends_with(U'%')) text.remove_suffix(1);
    const std::size_t point = std::min(text.find(U'.'), text.size());
    const std::u32string_view whole = text.substr(0, point);
    const auto are_digits = [](std::u32string_view part) {
        return !part.empty() && std::ranges::all_of(part, is_digit);
    };
    if (point < text.size() && !are_digits(text.substr(point + 1))) return false;
    const std::size_t first = whole.find(U',');
    if (first == whole.npos) return are_digits(whole);
    if (first > kGroup || !are_digits(whole.substr(0, first)) || (whole.size() - first) % (kGroup + 1) != 0)
        return false;
    for (std::size_t i = first; i < whole.size(); i += kGroup + 1)
        if (whole[i] != U',' || !are_digits(whole.substr(i + 1, kGroup))) return false;
    return true;
}

// What stands before the first digit, between each two, and behind the last.
std::vector<std::u32string> gaps_of(std::u32string_view text) {
    std::vector<std::u32string> gaps(1);
    for (const char32_t c : text) {
        if (is_digit(c))
            gaps.emplace_back();
        else
            gaps.back().push_back(c);
    }
    return gaps;
}

// Whether `seen` has something else than `text` only where that has a mark, and has something for its point.
bool differs_at_marks_only(std::u32string_view seen, std::u32string_view text) {
    const std::vector<std::u32string> theirs = gaps_of(seen), own = gaps_of(text);
    if (theirs.size() != own.size() || theirs.front() != own.front() || theirs.back() != own.back()) return false;
    for (std::size_t i = 0; i < own.size(); ++i)
        if (own[i].empty() != theirs[i].empty() && own[i] != U",") return false;
    return true;
}

// Behind the last point.
std::size_t count_decimals(std::u32string_view text) {
    const std::size_t point = text.rfind(U'.');
    if (point == text.npos) return 0;
    const std::u32string_view behind = text.substr(point + 1);
    return static_cast<std::size_t>(std::ranges::find_if_not(behind, is_digit) - behind.begin());
}

// 4Ⅰ159,350.00 or 4159,350.00 beside 4,159,350.00: no number at all, so no other number than the one that two
// kinds of readers gave. Of 258 such fields on 670 scans none was misread; 602.71836 for 602,718.36, which one
// was, has more decimals than money.
bool is_garbled_number(std::u32string_view seen, std::u32string_view text) {
    constexpr std::size_t kMostDecimals = 2;
    const auto tells_more = [](char32_t c) { return is_han(c) || is_in(c, U"-–—~～/"); };
    return is_plain_number(text) && count_decimals(text) <= kMostDecimals &&
           std::ranges::none_of(seen, tells_more) && differs_at_marks_only(seen, text) && !is_plain_number(seen);
}

// ≥330.00(≥) beside ≥330.00(天): a unit in brackets that a reader could not read. Of 64 such fields on 670 scans
// all were right.
bool is_garbled_in_brackets(std::u32string_view seen, std::u32string_view text) {
    const std::size_t open = text.rfind(U'(');
    if (open == text.npos || open == 0 || text.back() != U')' || !seen.starts_with(text.substr(0, open)))
        return false;
    const std::u32string_view unit = text.substr(open), rest = seen.substr(open);
    if (rest.empty() || (rest.front() != U'(' && rest.back() != U')')) return false;
    return std::ranges::all_of(unit.substr(1, unit.size() - 2), is_han) && std::ranges::none_of(rest, is_digit) &&
           std::ranges::none_of(
               kTelling, [&](char32_t c) { return std::ranges::count(rest, c) > std::ranges::count(unit, c); });
}

// Another character of the unit (场 for 扬) is no mark, nor one within it that no two kinds of readers saw
// (36岁场).
bool differs_in_mark(const Field& field, const std::string& other) {
    const std::string text = fold_text(field.text);
    const std::u32string points = decode_utf8(text), seen = decode_utf8(other);
    const bool agreed = field.evidence.get(EvidenceKind::models_agree) == 1;
    if (agreed && !points.empty() && is_speck_behind(seen, points)) return false;
    if (agreed && seen == without_unit_stroke(points)) return false;
    const bool is_number = field.kind == FieldKind::amount || field.kind == FieldKind::percent ||
                           field.kind == FieldKind::target_value;
    if (agreed && is_number && (is_garbled_number(seen, points) || is_garbled_in_brackets(seen, points)))
        return false;
    const bool same_end = !points.empty() && !seen.empty() && points.back() == seen.back();
    const bool more_within = agreed && same_end && has_one_more(seen, points);
    return marks_of(text) != with_plain_dots(marks_of(other), other) ||
           (count_han(text) != count_han(other) && !more_within && !(agreed && is_garbled_unit(seen, points)));
}

bool holds_figure(FieldKind kind) {
    return kind != FieldKind::text && kind != FieldKind::name && kind != FieldKind::vocabulary;
}

// 185 whose unit, of another column, is misread.
bool has_unit_beside(const Field& field) {
    return field.kind == FieldKind::target_value && field.value && field.value->text &&
           std::ranges::any_of(decode_utf8(*field.value->text), is_han);
}

// 602.71836 元 was 602,718.36 on a fax.
bool has_less_than_fen(const Field& field, std::u32string_view text) {
    constexpr std::size_t kFen = 2;  // decimals
    return field.kind == FieldKind::amount && field.value && field.value->unit == "元" &&
           count_decimals(text) > kFen;
}

}  // namespace

bool has_contested_mark(const Field& field) {
    if (field.source != FieldSource::ocr || !holds_figure(field.kind)) return false;
    const std::u32string digits = digits_of(field.text);
    return !digits.empty() && std::ranges::any_of(field.alternatives, [&](const Alternative& other) {
        return other.why == "ocr" && digits_of(other.text) == digits &&
               differs_in_mark(field, fold_text(other.text));
    });
}

bool has_contested_digit(const Field& field) {
    if (field.source != FieldSource::ocr || !holds_figure(field.kind)) return false;
    if (field.evidence.get(EvidenceKind::rules_exact).value_or(0) > 0) return false;
    const std::u32string digits = digits_of(field.text);
    return !digits.empty() && std::ranges::any_of(field.alternatives, [&](const Alternative& other) {
        const std::u32string seen = digits_of(other.text);
        if (other.why != "ocr" || seen == digits || seen.size() < digits.size()) return false;
        return seen.size() == digits.size() || holds_in_order(seen, digits);
    });
}

bool is_off_by_rounding(const Field& field) {
    if (field.source != FieldSource::ocr || field.evidence.get(EvidenceKind::rules_exact).value_or(0) > 0)
        return false;
    return std::ranges::any_of(field.findings, [](const std::string& rule) {
        return rule == "A1" || rule == "A2" || rule == "A7" || rule == "A12";
    });
}

bool is_cut_date(const Field& field) {
    const std::u32string text = decode_utf8(fold_text(field.text));
    const bool says_year = text.find(U'年') != text.npos;
    return field.source == FieldSource::ocr && field.kind == FieldKind::date && says_year && is_digit(text.back());
}

bool has_dash_of_ones(const Field& field) {
    const std::u32string text = decode_utf8(field.text);
    const auto is_within = [&text](std::u32string_view ones, std::size_t least) {
        const std::size_t at = text.find(ones);
        return at != text.npos && at >= least && at + ones.size() < text.size();
    };
    return field.source == FieldSource::ocr && (is_within(U"一一", 1) || is_within(U"类一", 0));
}

bool has_square_year(const Field& field) {
    constexpr std::size_t kYear = 4;  // digits
    if (field.source != FieldSource::ocr) return false;
    const std::u32string text = decode_utf8(fold_text(field.text));
    for (std::size_t at = text.find_first_of(U"[("); at != text.npos; at = text.find_first_of(U"[(", at + 1)) {
        const std::u32string year = text.substr(at + 1, kYear);
        const std::size_t end = at + 1 + kYear;
        if (end >= text.size() || !std::ranges::all_of(year, is_digit)) continue;
        if (text[at] == U'[' && text[end] == U']') return true;
        const std::size_t after = text.find_first_not_of(U"0123456789第", end + 1);
        if (text[end] == U')' && after != text.npos && after > end + 1 && text[after] == U'号') return true;
    }
    return false;
}

bool is_broken_figure(const Field& field) {
    const bool number = field.kind == FieldKind::amount || field.kind == FieldKind::percent ||
                        field.kind == FieldKind::target_value;
    if (field.source != FieldSource::ocr || !number) return false;
    const std::u32string text = decode_utf8(fold_text(field.text));
    if (text.find(U'■') != text.npos && std::ranges::any_of(text, is_digit)) return true;
    if (has_less_than_fen(field, text)) return true;
    const bool figures_only = text.find_first_not_of(U"0123456789.,:;%()<>=≤≥±~-+") == text.npos;
    if (!figures_only || std::ranges::none_of(text, is_digit)) return false;
    if (is_plain_number(text) && has_unit_beside(field)) return false;
    return !field.value || field.value->kind == ValueKind::qualitative;
}

}  // namespace shenbao
