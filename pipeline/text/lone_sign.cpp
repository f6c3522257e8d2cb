#include "pipeline/text/lone_sign.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::u32string_view kSigns = U"≥≤≧≦><=%％‰";
constexpr double kDecides = 4;  // votes: more than the three other readers have together

bool is_lone_sign(const Ballot& ballot) {
    if (ballot.symbols.size() != 1) return false;
    const std::u32string points = decode_utf8(ballot.symbols.front().text);
    return points.size() == 1 && is_in(points.front(), kSigns);
}

// Whether two of the others read the same, that is something and not what `glyphs` says.
bool others_agree(const std::vector<Ballot>& ballots, const Ballot& glyphs) {
    std::set<std::string> seen;
    return std::ranges::any_of(ballots, [&](const Ballot& other) {
        const std::string key = vote_key(text_of(other.symbols));
        if (&other == &glyphs || key.empty() || key == vote_key(text_of(glyphs.symbols))) return false;
        return !seen.insert(key).second;
    });
}

}  // namespace

bool trust_lone_sign(std::vector<Ballot>& ballots) {
    const auto glyphs = std::ranges::find(ballots, kGlyphReader, &Ballot::reader);
    if (glyphs == ballots.end() || !is_lone_sign(*glyphs) || others_agree(ballots, *glyphs)) return false;
    Symbol& sign = glyphs->symbols.front();
    if (sign.score > 0) sign.weight = std::max(sign.weight, kDecides / (sign.score * glyphs->weight));
    const std::string key = vote_key(sign.text);
    return std::ranges::none_of(ballots, [&](const Ballot& other) {
        return other.reader != kGlyphReader && vote_key(text_of(other.symbols)) == key;
    });
}

}  // namespace shenbao
