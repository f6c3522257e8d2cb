#include "pipeline/text/torn_characters.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_picture.hpp"
#include "pipeline/text/look_closer.hpp"
#include "pipeline/text/vote_slots.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kMostPieces = 3;
// Of all pieces together, in glyph heights. Guesses: a Han character is 0.9 to 1 broad, 目 and 日 0.6.
constexpr double kNarrowest = 0.45, kBroadest = 1.15;
constexpr double kLikely = 0.5;  // of the network, for it to bear the readers out; guess

char32_t point_of(const Symbol& symbol) {
    const std::u32string points = decode_utf8(vote_key(symbol.text));
    return points.empty() ? 0 : points.front();
}

struct Run {
    std::size_t first = 0, end = 0;  // of the glyphs
};

std::vector<Symbol> pieces_of(const std::vector<Symbol>& glyphs, const Run& run) {
    return {glyphs.begin() + static_cast<std::ptrdiff_t>(run.first),
            glyphs.begin() + static_cast<std::ptrdiff_t>(run.end)};
}

// Strokes of no character: digits, and signs that change a number (1. and 2、 number what follows: at 150 dpi two
// readers and the network took 1.场馆 for 工场馆). Roman numbers do so at the head of a line.
bool tells(const std::vector<Symbol>& pieces, bool at_head) {
    const bool is_item = at_head && is_in(point_of(pieces.back()), U".、");
    return is_item || std::ranges::any_of(pieces, [](const Symbol& piece) {
               const char32_t c = point_of(piece);
               return c == 0 || is_han(c) || is_digit(c) || is_in(c, U"<>=≤≥≦≧±%‰+-×~");
           });
}

bool may_be_pieces(const std::vector<Symbol>& glyphs, const Run& run, double glyph_px) {
    const std::vector<Symbol> pieces = pieces_of(glyphs, run);
    const double width = pieces.back().x1 - pieces.front().x0;
    return width >= kNarrowest * glyph_px && width <= kBroadest * glyph_px && !tells(pieces, run.first == 0);
}

// What a reader has where the glyphs have the run; nullopt if it reads its neighbours otherwise, or has not one
// character there.
std::optional<Symbol> find_whole(const std::vector<Slot>& slots, const std::vector<Symbol>& reading,
                                 const Run& run) {
    std::optional<Symbol> whole;
    std::size_t slot = 0, symbol = 0;
    for (const Step step : align(slots, reading)) {
        const bool inside =
            step == Step::only_symbol ? slot > run.first && slot < run.end : slot >= run.first && slot < run.end;
        const bool beside = step != Step::only_symbol && (slot + 1 == run.first || slot == run.end);
        const bool at_edge = step == Step::only_symbol && (slot == run.first || slot == run.end);
        if (at_edge) return std::nullopt;
        if (beside && (step == Step::only_slot || !slots[slot].choices.contains(vote_key(reading[symbol].text))))
            return std::nullopt;
        if (inside && step != Step::only_slot) {
            if (whole) return std::nullopt;
            whole = reading[symbol];
        }
        if (step != Step::only_symbol) ++slot;
        if (step != Step::only_slot) ++symbol;
    }
    return whole;
}

// The one Han character that all who read whole lines have in the place of the run.
std::optional<Symbol> find_agreed(const std::vector<Slot>& slots, const std::vector<Ballot>& ballots,
                                  const Run& run) {
    std::optional<Symbol> agreed;
    for (const Ballot& ballot : ballots) {
        if (ballot.of_parts || !is_tesseract_model(ballot.reader) || ballot.reader == "eng") continue;
        const auto whole = find_whole(slots, ballot.symbols, run);
        if (!whole || !is_han(point_of(*whole))) return std::nullopt;
        if (agreed && vote_key(agreed->text) != vote_key(whole->text)) return std::nullopt;
        agreed = whole;
    }
    return agreed;
}

// The pieces as one glyph; nullopt if the network does not see it.
std::optional<Symbol> join(const std::vector<Symbol>& glyphs, const Run& run, const Symbol& whole,
                           const LinePicture& line, GlyphNetwork& network) {
    Symbol joined{whole.text, 0, glyphs[run.first].x0, glyphs[run.end - 1].x1};
    const Box ink = find_ink(line, joined);
    if (ink.empty()) return std::nullopt;
    const auto likely = network.classify({picture_glyph(line.grey, ink)}, kListed).front();
    if (encode_utf8(likely.front().character) != vote_key(whole.text) || likely.front().probability < kLikely)
        return std::nullopt;
    joined.score = likely.front().probability;
    joined.lookalikes = list_lookalikes(likely);
    return joined;
}

}  // namespace

std::vector<Symbol> join_torn(std::vector<Symbol> glyphs, const std::vector<Ballot>& ballots,
                              const LinePicture& line, GlyphNetwork& network) {
    for (std::size_t first = 0; first + 1 < glyphs.size(); ++first)
        for (std::size_t count = 2; count <= kMostPieces && first + count <= glyphs.size(); ++count) {
            const Run run{first, first + count};
            if (!may_be_pieces(glyphs, run, line.glyph_px)) continue;
            const auto whole = find_agreed(slots_of(glyphs), ballots, run);
            if (!whole) continue;
            auto joined = join(glyphs, run, *whole, line, network);
            if (!joined) continue;
            const auto from = glyphs.begin() + static_cast<std::ptrdiff_t>(run.first);
            *from = std::move(*joined);
            glyphs.erase(from + 1, from + static_cast<std::ptrdiff_t>(count));
            break;
        }
    return glyphs;
}

}  // namespace shenbao
