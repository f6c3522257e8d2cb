// Recursive descent over code points. Each parse_* takes the whole rest of a text and succeeds only if it
// consumes all of it, except the take_* functions, which cut their part off the front of `rest`.
#include "pipeline/base/value_grammar.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_words.hpp"

namespace shenbao {
namespace {

using Text = std::u32string_view;
constexpr std::size_t kLongestLabel = 14;  // code points, domain.md 4.2 `label`

bool is_ascii_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

std::size_t count_digits(Text text) {
    const auto end = std::ranges::find_if_not(text, is_ascii_digit);
    return static_cast<std::size_t>(end - text.begin());
}

bool take(Text& rest, Text word) {
    if (word.empty() || !rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
}

// digits [. digits] or exact groups of three; separators are not kept.
std::optional<std::string> take_number(Text& rest) {
    std::size_t used = count_digits(rest);
    if (used == 0) return std::nullopt;
    std::u32string number(rest.substr(0, used));
    if (used <= 3) {
        while (used < rest.size() && (rest[used] == U',' || rest[used] == U'，') &&
               count_digits(rest.substr(used + 1)) == 3) {
            number += rest.substr(used + 1, 3);
            used += 4;
        }
    }
    rest.remove_prefix(used);
    if (rest.size() > 1 && rest[0] == U'.' && is_ascii_digit(rest[1])) {
        const std::size_t decimals = count_digits(rest.substr(1));
        number += rest.substr(0, decimals + 1);
        rest.remove_prefix(decimals + 1);
    }
    return encode_utf8(number);
}

std::size_t count_base_unit(Text text) {
    const std::size_t scale = !text.empty() && (text[0] == U'万' || text[0] == U'亿') ? 1 : 0;
    const std::size_t base = longest_prefix(text.substr(scale), base_units());
    return base == 0 ? 0 : scale + base;
}

// base { (/|·) base } | / base; 0 if there is none.
std::size_t count_unit(Text text) {
    std::size_t used = count_base_unit(text);
    while (used < text.size() && (text[used] == U'/' || text[used] == U'·')) {
        const std::size_t next = count_base_unit(text.substr(used + 1));
        if (next == 0) break;
        used += next + 1;
    }
    return used;
}

std::string canonical_unit(Text unit) {
    if (unit == U"百分比") return "%";
    if (unit == U"平米" || unit == U"㎡") return "平方米";
    if (unit == U"千米") return "公里";
    if (unit == U"千克") return "公斤";
    return encode_utf8(unit);
}

std::optional<std::string> take_unit(Text& rest) {
    const bool bracketed = !rest.empty() && rest[0] == U'(';
    const Text inside = bracketed ? rest.substr(1) : rest;
    const std::size_t used = count_unit(inside);
    if (used == 0) return std::nullopt;
    if (bracketed && (used >= inside.size() || inside[used] != U')')) return std::nullopt;
    rest.remove_prefix(used + (bracketed ? 2 : 0));
    return canonical_unit(inside.substr(0, used));
}

bool take_range_sign(Text& rest) {
    constexpr std::array<Text, 7> kSigns{U"-", U"–", U"—", U"~", U"～", U"至", U"到"};
    return std::ranges::any_of(kSigns, [&](Text sign) { return take(rest, sign); });
}

// number [unit] [range_sep number [unit]]
bool take_amount(Text& rest, Value& value) {
    value.lo = take_number(rest);
    if (!value.lo) return false;
    value.unit = take_unit(rest);
    Text after = rest;
    if (take_range_sign(after)) {
        if (auto hi = take_number(after)) {
            value.hi = std::move(hi);
            const auto unit = take_unit(after);
            if (unit && value.unit && *unit != *value.unit) return false;
            if (unit) value.unit = unit;
            rest = after;
        }
    }
    return true;
}

bool over_hundred(const std::string& number) {
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string whole = number.substr(0, point);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    if (whole.size() != 3) return whole.size() > 3;
    return whole > "100" || (whole == "100" && number.find_first_of("123456789", point) != std::string::npos);
}

bool is_hundred(const std::string& number) {
    const Text wide = U"100";
    const std::size_t point = std::min(number.find('.'), number.size());
    return decode_utf8(number.substr(0, point)) == wide && !over_hundred(number);
}

Value flagged(Value value) {
    const bool percent = value.unit == "%";
    if (!value.unit) value.flags.emplace_back("no_unit");
    if (percent && value.cmp == Comparator::ge && is_hundred(*value.lo))
        value.flags.emplace_back("redundant_ge_100");
    if (percent && over_hundred(*value.lo)) value.flags.emplace_back("percent_gt_100");
    if (value.label || value.per) value.flags.emplace_back("label_in_value");
    return value;
}

// amount [suffix_cmp], all of `rest`; `value` holds what stood before.
std::optional<Value> parse_amount_end(Text rest, Value value) {
    value.kind = ValueKind::quantity;
    if (!take_amount(rest, value)) return std::nullopt;
    if (const ComparatorWord* suffix = match_start(rest, comparator_suffixes())) {
        rest.remove_prefix(suffix->word.size());
        if (value.cmp == Comparator::none) {
            value.cmp = suffix->cmp;
            value.cmp_from = suffix->form;
        }
    }
    if (!rest.empty()) return std::nullopt;
    return flagged(std::move(value));
}

bool starts_with_year(Text text) {
    return count_digits(text) == 4 && text.size() > 4 && text[4] == U'年' &&
           (text.starts_with(U"19") || text.starts_with(U"20"));
}

std::optional<Value> parse_quantity(Text text) {
    if (starts_with_year(text)) return std::nullopt;
    Value value;
    if (const ComparatorWord* word = match_start(text, comparator_words())) {
        value.cmp = word->cmp;
        value.cmp_from = word->form;
        text.remove_prefix(word->word.size());
    }
    return parse_amount_end(text, std::move(value));
}

std::optional<Value> parse_per_period(Text text) {
    if (!take(text, U"每")) return std::nullopt;
    take(text, U"个");
    const std::size_t used = longest_prefix(text, period_words());
    if (used == 0) return std::nullopt;
    Value value;
    value.per = encode_utf8(text.substr(0, used));
    return parse_amount_end(text.substr(used), std::move(value));
}

bool is_label_char(char32_t c) {
    return !is_ascii_digit(c) && Text(U"≥≤><=≈≮≯,;，；、").find(c) == Text::npos;
}

// label [comparator] amount [suffix_cmp]
std::optional<Value> parse_labelled(Text text) {
    if (auto per = parse_per_period(text)) return per;
    const auto digit = std::ranges::find_if(text, is_ascii_digit);
    if (digit == text.end()) return std::nullopt;
    const auto at = static_cast<std::size_t>(digit - text.begin());
    Text label = text.substr(0, at);
    Value value;
    if (const ComparatorWord* change = match_end(label, change_words())) {
        value.cmp = change->cmp;
    } else if (const ComparatorWord* word = match_end(label, comparator_words())) {
        value.cmp = word->cmp;
        value.cmp_from = word->form;
        label.remove_suffix(word->word.size());
    }
    if (label.empty() || label.size() > kLongestLabel || !std::ranges::all_of(label, is_label_char))
        return std::nullopt;
    value.label = encode_utf8(label);
    return parse_amount_end(text.substr(at), std::move(value));
}

Value make_text_value(ValueKind kind, Text text) {
    Value value;
    value.kind = kind;
    value.text = encode_utf8(text);
    return value;
}

std::vector<Text> split_parts(Text text) {
    std::vector<Text> parts;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (Text(U",;，；、").find(text[i]) == Text::npos) continue;
        const bool grouped =
            text[i] == U',' && i > 0 && is_ascii_digit(text[i - 1]) && count_digits(text.substr(i + 1)) == 3;
        if (grouped) continue;
        parts.push_back(text.substr(from, i - from));
        from = i + 1;
    }
    parts.push_back(text.substr(from));
    return parts;
}

std::optional<Value> parse_compound(Text text) {
    const std::vector<Text> parts = split_parts(text);
    if (parts.size() < 2) return std::nullopt;
    Value value;
    value.kind = ValueKind::compound;
    bool labelled = false;
    for (const Text part : parts) {
        if (part.empty()) return std::nullopt;
        auto parsed = parse_quantity(part);
        if (!parsed) {
            parsed = parse_labelled(part);
            labelled = labelled || parsed;
        }
        value.parts.push_back(parsed ? *parsed : make_text_value(ValueKind::qualitative, part));
    }
    if (!labelled) return std::nullopt;
    return value;
}

// A number of `digits` digits before `sign`, e.g. 12 before 月.
std::optional<int> take_count_before(Text& rest, std::size_t least, std::size_t most, char32_t sign) {
    const std::size_t digits = count_digits(rest);
    if (digits < least || digits > most || digits >= rest.size() || rest[digits] != sign) return std::nullopt;
    int number = 0;
    for (const char32_t c : rest.substr(0, digits)) number = number * 10 + static_cast<int>(c - U'0');
    rest.remove_prefix(digits + 1);
    return number;
}

std::optional<Value> parse_date_value(Text text) {
    constexpr std::array<Text, 4> kFixed{U"年底前", U"全年", U"当年", U"当年的所有时间"};
    constexpr std::array<Text, 9> kParts{U"年底", U"年末", U"全年", U"上旬", U"中旬",
                                         U"下旬", U"底",   U"末",   U"初"};
    constexpr std::array<Text, 4> kRelations{U"之前", U"以前", U"前", U"内"};
    Value value;
    value.kind = ValueKind::date;
    if (std::ranges::find(kFixed, text) != kFixed.end()) {
        value.part = encode_utf8(text);
        return value;
    }
    if (starts_with_year(text)) value.year = take_count_before(text, 4, 4, U'年');
    value.month = take_count_before(text, 1, 2, U'月');
    if (!value.year && !value.month) return std::nullopt;
    if (value.month && (*value.month < 1 || *value.month > 12)) return std::nullopt;
    value.day = take_count_before(text, 1, 2, U'日');
    if (const std::size_t used = longest_prefix(text, kParts)) {
        value.part = encode_utf8(text.substr(0, used));
        text.remove_prefix(used);
    }
    if (const std::size_t used = longest_prefix(text, kRelations)) {
        value.rel = encode_utf8(text.substr(0, used));
        text.remove_prefix(used);
    }
    if (!text.empty()) value.text = encode_utf8(text);
    return value;
}

bool is_placeholder(Text text) {
    if (text.find(U"**") != Text::npos || text.find(U"XX") != Text::npos) return true;
    return text.find(U"字以内)") != Text::npos && text.find(U'(') != Text::npos;
}

std::optional<Value> parse_fixed_word(Text text) {
    constexpr std::array<Text, 6> kNone{U"无", U"—", U"-", U"/", U"*", U"不适用"};
    Value value;
    value.kind = ValueKind::empty;
    if (text.empty()) return value;
    if (std::ranges::find(kNone, text) != kNone.end()) {
        value = make_text_value(ValueKind::not_applicable, text);
        if (text == U"无") value.flags.emplace_back("wu_may_mean_zero");
        return value;
    }
    if (is_placeholder(text)) return make_text_value(ValueKind::placeholder, text);
    if (text == U"是" || text == U"否") {
        value.kind = ValueKind::boolean;
        value.truth = text == U"是";
        return value;
    }
    return std::nullopt;
}

Value parse_qualitative(Text text) {
    Value value = make_text_value(ValueKind::qualitative, text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_ascii_digit(text[i])) continue;
        Text rest = text.substr(i);
        Value hint;
        hint.kind = ValueKind::quantity;
        hint.lo = take_number(rest);
        hint.unit = take_unit(rest);
        const std::size_t used = text.size() - i - rest.size();
        hint.text = encode_utf8(text.substr(i, used));
        if (hint.unit) value.parts.push_back(std::move(hint));
        i += used - 1;
    }
    return value;
}

}  // namespace

std::u32string normalise_value(std::string_view text) {
    std::u32string folded;
    for (char32_t c : decode_utf8(text)) {
        if (is_space(c)) continue;
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        folded.push_back(c);
    }
    while (!folded.empty() && Text(U"。;；,，、.").find(folded.back()) != Text::npos) folded.pop_back();
    return folded;
}

Value parse_target_value(std::string_view text) {
    const std::u32string normal = normalise_value(text);
    if (auto fixed = parse_fixed_word(normal)) return *fixed;
    if (auto quantity = parse_quantity(normal)) return *quantity;
    if (auto date = parse_date_value(normal)) return *date;
    if (auto compound = parse_compound(normal)) return *compound;
    if (auto labelled = parse_labelled(normal)) return *labelled;
    return parse_qualitative(normal);
}

bool has_flag(const Value& value, std::string_view flag) {
    return std::ranges::find(value.flags, flag) != value.flags.end();
}

}  // namespace shenbao
