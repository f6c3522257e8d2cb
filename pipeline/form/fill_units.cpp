// Names of bodies with their printed codes: `[017]金寨县司法局`, `207101天津市…`, `776001-…`.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"

namespace shenbao {
namespace {

// Code points of the code's digits, and where the name begins.
struct PrintedCode {
    std::size_t begin = 0, end = 0;
    std::size_t name = 0;
    bool opens = false, closes = false;  // its brackets
    bool doubtful = false;
    bool garbled = false;  // no number
};

// 县 of 金寨县司法局: who is named so needs no number to be known, as 301医院 does.
bool names_place(std::u32string_view name) {
    constexpr std::size_t kLongest = 8;  // characters of a place's name. Guess, unmeasured
    return std::ranges::any_of(name.substr(0, kLongest),
                               [](char32_t c) { return is_in(c, U"省市县区旗州盟乡镇"); });
}

// Levels of a budget's units have three digits each: 326, 776001, 776001001.
bool has_whole_levels(std::size_t digits) {
    return digits % 3 == 0;
}

// Worn brackets are ones for every reader, 14121 was accepted for [412]: a number that lacks its whole levels, but
// for the ones at its ends, is without them. Whatever lacks them goes to a person.
void drop_brackets(const std::u32string& text, PrintedCode& code) {
    if ((code.opens && code.closes) || has_whole_levels(code.end - code.begin)) return;
    code.doubtful = true;
    const bool opens = !code.opens && text[code.begin] == U'1',
               closes = !code.closes && text[code.end - 1] == U'1';
    const std::size_t excess = (code.end - code.begin) % 3;
    if (excess == 2 && opens && closes) ++code.begin, --code.end;
    if (excess == 1 && opens != closes) opens ? ++code.begin : --code.end;
}

// A code is in brackets, before a dash or blank, or long, or has the full name of a body behind it.
std::optional<PrintedCode> find_code(const std::u32string& text) {
    constexpr std::size_t kLeast = 3, kMost = 9;  // digits, of 017 to 776001001, in filings
    constexpr std::size_t kLong = 6;              // digits that no body is named with. Guess, unmeasured
    std::size_t at = 0;
    const bool bracket = !text.empty() && is_in(text[0], U"[【［〔");
    if (bracket) ++at;
    PrintedCode code{at, at, 0, bracket};
    while (code.end < text.size() && is_digit(text[code.end])) ++code.end;
    const std::size_t digits = code.end - code.begin;
    if (digits < kLeast || digits > kMost) return std::nullopt;
    code.name = code.end;
    const auto skip = [&](std::u32string_view signs) {
        while (code.name < text.size() && (is_space(text[code.name]) || is_in(text[code.name], signs)))
            ++code.name;
    };
    code.closes = code.end < text.size() && is_in(text[code.end], U"]】］〕");
    skip(U"]】］〕-－");
    if (std::none_of(text.begin() + static_cast<std::ptrdiff_t>(code.name), text.end(), is_han))
        return std::nullopt;  // 2024-03-15
    const bool apart = bracket || code.name > code.end || digits >= kLong;
    if (!apart && !names_place(std::u32string_view(text).substr(code.name))) return std::nullopt;
    return code;
}

// What stands before a body's name and has a digit, but is no number: `13；61Ⅰ霞浦湾县交通运输局` of [326].
std::optional<PrintedCode> find_garbled_code(const std::u32string& text) {
    constexpr std::size_t kLeast = 3, kMost = 11;  // characters: a code with its brackets
    const auto name = static_cast<std::size_t>(std::ranges::find_if(text, is_han) - text.begin());
    const std::u32string_view view = text, head = view.substr(0, name);
    if (name < kLeast || name > kMost || name == text.size() || !has_digit(head)) return std::nullopt;
    if (!names_place(view.substr(name))) return std::nullopt;
    return PrintedCode{0, name, name, false, false, true, true};
}

bool is_read_from_pixels(const Pieces& pieces) {
    return std::ranges::any_of(pieces, [](const Piece& p) { return p.line->source == FieldSource::ocr; });
}

}  // namespace

UnitFields split_unit(const Pieces& pieces, const FieldMaker& make) {
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    auto code = find_code(text);
    if (is_read_from_pixels(pieces)) {
        if (code)
            drop_brackets(text, *code);
        else
            code = find_garbled_code(text);
    }
    UnitFields fields;
    if (code) fields.code = make(sub_pieces(pieces, code->begin, code->end), {FieldKind::code, nullptr, {}});
    if (code && code->doubtful) fields.code->evidence.set(EvidenceKind::alphabet_gap, 1);
    fields.name =
        make(code ? sub_pieces(pieces, code->name, text.size()) : pieces, {FieldKind::name, nullptr, {}});
    // It may be a number that the body is named with: “12345”市民热线服务中心.
    if (code && code->garbled) fields.name->evidence.set(EvidenceKind::alphabet_gap, 1);
    return fields;
}

namespace {

// Where the phone behind a person's name begins, `章晓岚13900000000`; nullopt if none does.
std::optional<std::size_t> find_phone(const std::u32string& text) {
    constexpr std::ptrdiff_t kLeast = 7;  // digits of a number without its area code
    std::size_t begin = text.size();
    while (begin > 0 &&
           (is_digit(text[begin - 1]) || is_space(text[begin - 1]) || is_in(text[begin - 1], U"-－—()（）")))
        --begin;
    if (begin == 0 ||
        std::count_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_digit) < kLeast)
        return std::nullopt;
    while (begin < text.size() && !is_digit(text[begin]) && !is_in(text[begin], U"(（")) ++begin;
    return begin;
}

// Code points of a name before what parts it from its phone.
std::size_t end_of_name(const std::u32string& text, std::size_t phone) {
    while (phone > 0 && (is_space(text[phone - 1]) || is_in(text[phone - 1], U"、,，;；:：/"))) --phone;
    return phone;
}

bool is_unit(const FieldName& name) {
    return name == "department_name" || name == "implementing_unit";
}

void fill_unit_entry(Filling& filling, OptionalField& field, const FieldName& name, const Pieces& pieces,
                     const FieldMaker& make) {
    UnitFields unit = split_unit(pieces, make);
    field = std::move(unit.name);
    Organisation& organisation = filling.declaration.organisation;
    OptionalField& code =
        name == "department_name" ? organisation.department_code : organisation.implementing_unit_code;
    if (unit.code && !code) code = std::move(unit.code);
}

}  // namespace

void fill_entry(Filling& filling, const FieldName& name, FieldKind kind, const Pieces& pieces,
                const FieldMaker& make) {
    OptionalField* field = field_slot(filling.declaration, name);
    if (!field || (*field && !(*field)->text.empty())) return;
    if (is_unit(name)) {
        fill_unit_entry(filling, *field, name, pieces, make);
        return;
    }
    OptionalField& phone = filling.declaration.organisation.phone;
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    const auto behind = kind == FieldKind::name ? find_phone(text) : std::nullopt;
    if (!behind || (phone && !phone->text.empty())) {
        *field = make(pieces, {kind, nullptr, {}});
        return;
    }
    *field = make(sub_pieces(pieces, 0, end_of_name(text, *behind)), {kind, nullptr, {}});
    phone = make(sub_pieces(pieces, *behind, text.size()), {FieldKind::phone, nullptr, {}});
}

}  // namespace shenbao
