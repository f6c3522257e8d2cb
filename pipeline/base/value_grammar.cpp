// Recursive descent over code points; quantities are in value_quantity.
#include "pipeline/base/value_grammar.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_quantity.hpp"
#include "pipeline/base/value_words.hpp"

namespace shenbao {
namespace {

using namespace value_text;

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
