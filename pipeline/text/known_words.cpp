#include "pipeline/text/known_words.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/unclear_parts.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kShortest = 2;  // characters; one alone is in some word

// The network sees a dash in a flat 一 and has no opinion then.
bool is_seen(const Symbol& glyph) {
    const bool both = glyph.other && glyph.other->text == glyph.text;
    return both || glyph.score >= kClearScore || (glyph.text == "一" && !glyph.other);
}

}  // namespace

KnownWords::KnownWords(const std::vector<std::string>& words) : all_("\n") {
    for (const std::string& word : words) all_ += fold_text(word) + "\n";
}

bool KnownWords::has(const std::string& text) const {
    const std::u32string points = decode_utf8(text);
    return points.size() >= kShortest && std::ranges::all_of(points, is_han) &&
           all_.find(fold_text(text)) != std::string::npos;
}

bool KnownWords::is_word(const std::string& text) const {
    return !text.empty() && all_.find("\n" + fold_text(text) + "\n") != std::string::npos;
}

std::vector<Symbol> mark_expected(std::vector<Symbol> glyphs, const KnownWords& words) {
    if (!std::ranges::all_of(glyphs, is_seen) || !words.has(text_of(glyphs))) return glyphs;
    for (Symbol& glyph : glyphs) {
        glyph.expected = true;
        if (glyph.other && glyph.other->text != glyph.text)
            glyph.other.reset();  // 玫 of 财政 had the heavier vote
    }
    return glyphs;
}

}  // namespace shenbao
