#include "pipeline/base/value_quantity.hpp"

#include <algorithm>
#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_grammar.hpp"
#include "pipeline/base/value_words.hpp"

namespace shenbao::value_text {
namespace {

constexpr std::size_t kLongestLabel = 14;  // code points, domain.md 4.2 `label`

}  // namespace

bool is_ascii_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

std::size_t count_digits(Text text) {
    const auto end = std::ranges::find_if_not(text, is_ascii_digit);
    return static_cast<std::size_t>(end - text.begin());
}

namespace {

bool take(Text& rest, Text word) {
    if (word.empty() || !rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
}

}  // namespace

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

namespace {

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

}  // namespace

std::optional<std::string> take_unit(Text& rest) {
    const bool bracketed = !rest.empty() && rest[0] == U'(';
    const Text inside = bracketed ? rest.substr(1) : rest;
    const std::size_t used = count_unit(inside);
    if (used == 0) return std::nullopt;
    if (bracketed && (used >= inside.size() || inside[used] != U')')) return std::nullopt;
    rest.remove_prefix(used + (bracketed ? 2 : 0));
    return canonical_unit(inside.substr(0, used));
}

namespace {

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

}  // namespace

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

namespace {

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

}  // namespace

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

}  // namespace shenbao::value_text
