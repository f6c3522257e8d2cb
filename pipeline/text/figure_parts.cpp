#include "pipeline/text/figure_parts.hpp"

#include <algorithm>
#include <string>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/vote_slots.hpp"

namespace shenbao {

namespace {

bool is_one_of(const std::string& key, std::u32string_view signs) {
    const std::u32string points = decode_utf8(key);
    return points.size() == 1 && is_in(points.front(), signs);
}

bool is_figure(const std::string& key) {
    const std::u32string points = decode_utf8(key);
    return points.size() == 1 && is_digit(points.front());
}

bool is_unwritable(const std::string& key) {
    return is_one_of(key, U"()[]{}【】〔〕「」|_");
}

// Of each glyph, what the readings say of it.
struct Place {
    bool figure = false;    // one of them sees a digit
    bool disputed = false;  // one of them sees something else, or more beside it
    // One of them sees what the value reader cannot write: +412] for [412], 00~00 for 00_00.
    bool unwritable = false;
};

// Marks what a reading has otherwise than the glyphs do.
void compare(const std::vector<std::string>& glyphs, const std::vector<Step>& steps,
             const std::vector<std::string>& reading, std::vector<Place>& places) {
    std::size_t at = 0, read = 0;
    for (const Step step : steps) {
        if (step == Step::match) {
            places[at].figure = places[at].figure || is_figure(reading[read]);
            places[at].disputed = places[at].disputed || reading[read] != glyphs[at];
            places[at].unwritable = places[at].unwritable || is_unwritable(reading[read]);
        } else if (step == Step::only_slot) {
            places[at].disputed = true;
        } else if (is_figure(reading[read])) {
            for (const std::size_t beside : {at, at + 1})  // before the glyph `at`, so behind the one before it
                if (beside > 0 && beside <= places.size()) places[beside - 1].disputed = true;
            if (at < places.size()) places[at].figure = true;
        }
        if (step != Step::only_symbol) ++at;
        if (step != Step::only_slot) ++read;
    }
}

std::vector<Place> find_places(const std::vector<Symbol>& glyphs, const std::vector<std::string>& keys,
                               const std::vector<Ballot>& ballots) {
    std::vector<Place> places(glyphs.size());
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        places[i].figure = is_figure(keys[i]);
        places[i].unwritable = is_unwritable(keys[i]);
        slots.emplace_back().add(keys[i], glyphs[i], 1, kGlyphReader);
    }
    for (const Ballot& ballot : ballots) {
        const std::vector<std::string> reading = keys_of(ballot.symbols);
        if (ballot.reader != kGlyphReader) compare(keys, align(slots, ballot.symbols), reading, places);
    }
    // Of a Han character the value reader would write what it can: 了7 was 77.
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i].figure = places[i].figure && !places[i].unwritable && !is_han(decode_utf8(keys[i]).front());
    return places;
}

// Where the number that begins at `begin` ends: with its marks and its %.
std::size_t end_of_number(std::size_t begin, const std::vector<Place>& places,
                          const std::vector<std::string>& keys) {
    const auto goes_on = [&](std::size_t at) {
        const bool mark = at + 1 < places.size() && is_one_of(keys[at], U".,-—:") && !places[at].unwritable &&
                          places[at + 1].figure;
        return at < places.size() && (places[at].figure || mark || is_one_of(keys[at], U"%‰"));
    };
    std::size_t end = begin + 1;
    while (goes_on(end)) ++end;
    return end;
}

}  // namespace

std::vector<LinePart> find_disputed_figures(const LinePicture& line, const std::vector<Symbol>& glyphs,
                                            const std::vector<Ballot>& ballots) {
    const std::vector<std::string> keys = keys_of(glyphs);
    const std::vector<Place> places = find_places(glyphs, keys, ballots);
    std::vector<LinePart> parts;
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (!places[at].figure) continue;
        const std::size_t end = end_of_number(at, places, keys);
        const bool sign = at > 0 && !places[at - 1].unwritable && is_one_of(keys[at - 1], U"<>≤≥≦≧±+");
        const std::size_t begin = sign ? at - 1 : at;
        bool disputed = false;
        for (std::size_t i = begin; i < end; ++i) disputed = disputed || places[i].disputed;
        if (disputed) parts.push_back(make_part(line, glyphs, begin, places.size() - end));
        at = end - 1;
    }
    return parts;
}

}  // namespace shenbao
