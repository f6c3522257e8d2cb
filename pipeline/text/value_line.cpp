#include "pipeline/text/value_line.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/page_number.hpp"

namespace shenbao {

namespace {

constexpr std::u32string_view kFormSigns = U"≥≤≧≦⩾⩽><=±□☑√■①②③④⑤⑥⑦⑧⑨⑩";
constexpr std::u32string_view kRunningMarks = U"，。；“”";  // it wrote ≤ for 。
constexpr std::u32string_view kComparisons = U"≥≤≧≦⩾⩽><=";
// Guesses, unmeasured.
constexpr double kSureSign = 0.8;
constexpr double kSureLetter = 0.8;

char32_t first_point(const Symbol& symbol) {
    const std::u32string points = decode_utf8(symbol.text);
    return points.empty() ? U' ' : points.front();
}

bool is_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

}  // namespace

bool is_same_sign(char32_t read, LeadingSign shape) {
    switch (shape) {
        case LeadingSign::ge: return is_in(read, U"≥≧⩾");
        case LeadingSign::le: return is_in(read, U"≤≦⩽");
        case LeadingSign::gt: return read == U'>';
        case LeadingSign::lt: return read == U'<';
    }
    return false;
}

bool is_value_line(const std::vector<Symbol>& reading, const Recogniser& values) {
    if (is_page_number(reading)) return false;
    std::size_t han = 0;
    bool of_values = false;
    for (const Symbol& symbol : reading) {
        const char32_t c = first_point(symbol);
        if (is_han(c)) ++han;
        const bool told = is_han(c) || is_letter(c) || is_in(c, kRunningMarks);
        if (told && symbol.score >= kSureLetter && !values.can_write(c)) return false;
        if (is_digit(c) || is_in(c, kFormSigns)) of_values = true;
    }
    return of_values && 2 * han <= reading.size();
}

SignedBallot split_sign(Ballot values, LeadingSign sign, int end_x) {
    SignedBallot split;
    std::vector<Symbol>& symbols = values.symbols;
    if (!symbols.empty() && is_in(first_point(symbols.front()), kComparisons)) {
        split.sign = symbols.front();
        split.agrees = is_same_sign(first_point(*split.sign), sign) && split.sign->score >= kSureSign;
        symbols.erase(symbols.begin());
    }
    for (Symbol& symbol : symbols) symbol.x0 -= end_x, symbol.x1 -= end_x;
    split.tail = std::move(values);
    return split;
}

}  // namespace shenbao
