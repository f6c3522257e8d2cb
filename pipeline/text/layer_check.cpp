#include "pipeline/text/layer_check.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr double kAlike = 0.8;  // similarity of folded texts; guess, unmeasured
constexpr std::u32string_view kSigns = U"<>=≤≥%‰±~-";

bool is_ascii_letter(char32_t c) {
    return c < 0x80 && std::isalpha(static_cast<int>(c)) != 0;
}

char32_t as_usual(char32_t c) {
    return c == U'≧' ? U'≥' : c == U'≦' ? U'≤' : c;
}

bool is_figure(char32_t c) {
    return is_digit(c) || is_in(c, kSigns) || c == U'.' || c == U'万' || c == U'亿';
}

std::u32string figures_of(const std::string& text) {
    std::u32string figures;
    for (const char32_t c : bones_of(text))
        if (is_figure(c)) figures.push_back(c);
    return figures;
}

bool is_sure(const LineReading& line) {
    return line.evidence.get(EvidenceKind::models_agree).value_or(0) > 0;
}

}  // namespace

std::u32string bones_of(const std::string& text) {
    const std::u32string folded = decode_utf8(fold_text(text));
    std::u32string bones;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char32_t c = as_usual(folded[i]);
        const bool point =
            c == U'.' && i > 0 && i + 1 < folded.size() && is_digit(folded[i - 1]) && is_digit(folded[i + 1]);
        if (is_han(c) || is_digit(c) || is_ascii_letter(c) || point || is_in(c, kSigns)) bones.push_back(c);
    }
    return bones;
}

bool contradicts(const std::vector<LineReading>& pixels, const std::string& layer) {
    const std::string seen = text_of_lines(pixels);
    if (bones_of(seen) == bones_of(layer)) return false;
    if (figures_of(seen) != figures_of(layer) || similarity(seen, layer) < kAlike) return true;
    const std::u32string said = bones_of(layer);
    return std::any_of(pixels.begin(), pixels.end(), [&](const LineReading& line) {
        return is_sure(line) && said.find(bones_of(line.text)) == std::u32string::npos;
    });
}

std::string text_of_lines(const std::vector<LineReading>& lines) {
    std::string text;
    for (const LineReading& line : lines) text += line.text;
    return text;
}

}  // namespace shenbao
