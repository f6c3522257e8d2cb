#include "pipeline/text/cast_ballots.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/beside_figure.hpp"
#include "pipeline/text/broken_numbers.hpp"
#include "pipeline/text/figure_parts.hpp"
#include "pipeline/text/glyph_pitch.hpp"
#include "pipeline/text/list_marker.hpp"
#include "pipeline/text/number_part.hpp"
#include "pipeline/text/second_look.hpp"
#include "pipeline/text/stacked_marks.hpp"
#include "pipeline/text/torn_characters.hpp"
#include "pipeline/text/unclear_parts.hpp"
#include "pipeline/text/value_line.hpp"

namespace shenbao {

namespace {

// Two of the three treatments whose vote was as good as that of eleven, on 1863 lines (1537 exact, 1538).
constexpr Treatment kDark{44, 0.0, 1.8};
constexpr Treatment kSoft{44, 0.02, 1.0};
// Measured on 4627 lines of 14 scans (seven profiles, five faces, two forms), exact: HanS 4134, chi_sim 3683,
// glyphs 4201; HanS and glyphs agree on 3936, wrongly on 15 (most of them lines cut in two); the vote of HanS, the
// glyphs and chi_sim where these differ 4395, and 4382 if glyphs have the weight of one; HanS twice and chi_sim
// 4226.
constexpr double kGlyphWeight = 1.3;
// Below this mean score a reading that all readers share is still looked at again; guess, unmeasured.
constexpr double kSureScore = 0.80;
constexpr double kSureColon = 0.9;  // of the glyphs; guess, unmeasured

struct Reading {
    LinePicture line;
    std::vector<Ballot> ballots{};
    int calls = 0;

    void attempt(Recogniser& reader, const Treatment& treatment, double weight) {
        Ballot ballot{reader.name(), reader.read(show_line(line, treatment)), weight};
        const double back = line.glyph_px / treatment.glyph_height_px;
        const double margin = kLineMargin * line.glyph_px;
        for (Symbol& symbol : ballot.symbols) {
            symbol.x0 = static_cast<int>(std::lround(symbol.x0 * back - margin));
            symbol.x1 = static_cast<int>(std::lround(symbol.x1 * back - margin));
        }
        ballots.push_back(std::move(ballot));
        ++calls;
    }
};

// Readers of two kinds agree and are sure of it. Of 945 numbers on which HanS and the glyphs agree one is wrong
// (300件. with a speck), so others are asked only where they do not.
bool settled(const std::vector<Ballot>& ballots) {
    std::map<std::string, std::set<std::string>> sure;  // readers by text
    for (const Ballot& ballot : ballots)
        if (mean_score(ballot.symbols) >= kSureScore && !has_speck_marks(ballot.symbols))
            sure[vote_key(text_of(ballot.symbols))].insert(ballot.reader);
    return std::ranges::any_of(sure, [](const auto& text) { return are_of_two_kinds(text.second); });
}

std::vector<Symbol> glyphs_of(const Reading& reading) {
    for (const Ballot& ballot : reading.ballots)
        if (ballot.reader == kGlyphReader) return ballot.symbols;
    return {};
}

// The part of a line that holds its number alone.
struct NumberPart {
    LinePicture picture;
    std::vector<Symbol> unit;  // the reading that ends in the unit behind it
    std::size_t han = 0;       // characters of that unit
};

// Han characters at the end that the glyphs are sure of.
std::size_t count_sure_end(const std::vector<Symbol>& glyphs) {
    constexpr double kSure = 0.97;  // as kSureScore of glyph_reader.cpp
    const auto end = std::find_if_not(glyphs.rbegin(), glyphs.rend(), [](const Symbol& glyph) {
        return is_han(decode_utf8(glyph.text).front()) && glyph.score >= kSure && glyph.typical;
    });
    return static_cast<std::size_t>(end - glyphs.rbegin());
}

// The unit is what the first reading has behind the digits. If the glyphs surely have more there it is theirs: of
// 9万千瓦时, read as 9千瓦时, the reader of numbers was shown 9万 and made oF of it.
std::optional<NumberPart> find_number(const Reading& reading) {
    std::vector<Symbol> by = reading.ballots.front().symbols, glyphs = glyphs_of(reading);
    auto han = count_unit(by);
    if (han && count_sure_end(glyphs) > *han) by = std::move(glyphs), han = count_unit(by);
    const auto end = han ? find_unit_start(reading.line, *han) : std::nullopt;
    if (!end) return std::nullopt;
    return NumberPart{head_of(reading.line, *end), std::move(by), *han};
}

// eng sees the number alone. Of 1444 bare numbers HanS reads 1356, eng 1345 and chi_sim 1034; HanS and eng agree
// on 1324, wrongly on one that was not torn.
void attempt_number(Reading& reading, const NumberPart& part, Readers& readers) {
    Reading number{part.picture};
    number.attempt(readers.numbers(), kDark, 1.0);
    ++reading.calls;
    Ballot ballot = std::move(number.ballots.front());
    ballot.symbols = join_unit(std::move(ballot.symbols), part.unit, part.han);
    if (!ballot.symbols.empty()) reading.ballots.push_back(std::move(ballot));
}

bool ends_in_colon(const std::vector<Symbol>& symbols) {
    return !symbols.empty() && fold_text(symbols.back().text) == ":";
}

// Whether two dots, one above the other, are the last that the glyphs see.
bool ends_in_two_dots(const LinePicture& line, const std::vector<Symbol>& glyphs) {
    const std::vector<StackedMark> marks = confirmed_marks(find_stacked_marks(line), glyphs, line.glyph_px);
    return !marks.empty() && marks.back().centre_x >= glyphs.back().x0 && !marks.back().tail.value_or(false);
}

struct StrayEnds {
    bool dropped = false;  // a reader saw marks beside the number
    bool dashes = false;   // among them what may be a dash: 10- is half of a range
};

// Without such marks. A colon of which the glyphs are sure is the end of a heading cut in two (长期目标 / 3:).
StrayEnds drop_stray_ends(Reading& reading) {
    const std::vector<Symbol> glyphs = glyphs_of(reading);
    const bool heading =
        ends_in_colon(glyphs) && (glyphs.back().score >= kSureColon || ends_in_two_dots(reading.line, glyphs));
    const auto count_dashes = [](const std::vector<Symbol>& symbols) {
        return std::ranges::count_if(decode_utf8(text_of(symbols)),
                                     [](char32_t c) { return is_in(c, U"-—–~～±+"); });
    };
    StrayEnds ends;
    for (Ballot& ballot : reading.ballots) {
        std::vector<Symbol> colon;
        if (heading && ends_in_colon(ballot.symbols)) {
            colon.push_back(ballot.symbols.back());
            ballot.symbols.pop_back();
        }
        const std::size_t before = ballot.symbols.size();
        const auto dashes = count_dashes(ballot.symbols);
        ballot.symbols = without_stray_ends(std::move(ballot.symbols));
        ends.dropped = ends.dropped || ballot.symbols.size() != before;
        ends.dashes = ends.dashes || count_dashes(ballot.symbols) != dashes;
        ballot.symbols.insert(ballot.symbols.end(), colon.begin(), colon.end());
    }
    return ends;
}

bool has_dash_at_end(const std::vector<Ballot>& ballots) {
    return std::ranges::any_of(ballots, [](const Ballot& ballot) {
        const std::u32string points = decode_utf8(text_of(ballot.symbols));
        return !points.empty() && is_in(points.back(), U"-—–~～±+");
    });
}

// Puts the dashes in that the pixels show; true if one was lost.
bool restore_dashes(Reading& reading, const LinePicture& number) {
    const std::vector<int> dashes = find_dashes(number);
    bool lost = false;
    for (Ballot& ballot : reading.ballots) {
        const std::string before = text_of(ballot.symbols);
        ballot.symbols = with_dashes(std::move(ballot.symbols), dashes, number.glyph_px);
        lost = lost || text_of(ballot.symbols) != before;
    }
    return lost;
}

// Puts the marker that the glyphs show at the head of the line into all readings. Its scores stay those of the
// glyphs, so a faint one is still doubted.
void restore_marker(Reading& reading) {
    const std::vector<Symbol> marker = find_marker(glyphs_of(reading));
    for (Ballot& ballot : reading.ballots) ballot.symbols = with_marker(std::move(ballot.symbols), marker);
}

// Puts colons and semicolons into the readings of lines; the glyphs saw them themselves. True if there is one that
// may be either. The boxes of the recognisers' characters are less exact than those of the glyphs.
bool restore_stacked_marks(Reading& reading, const KnownWords& words) {
    constexpr double kGlyphReach = 0.3, kReaderReach = 0.6;
    const double glyph_px = reading.line.glyph_px;
    std::vector<StackedMark> marks = find_stacked_marks(reading.line);
    const std::vector<Symbol> glyphs = glyphs_of(reading);
    if (!glyphs.empty())
        marks = with_label_colons(confirmed_marks(std::move(marks), glyphs, glyph_px), glyphs, words);
    bool doubted = false;
    for (Ballot& ballot : reading.ballots) {
        const bool by_glyphs = ballot.reader == kGlyphReader;
        if (are_in_doubt(marks, ballot.symbols, glyph_px, by_glyphs ? kGlyphReach : kReaderReach)) doubted = true;
        if (!by_glyphs) ballot = with_stacked_marks(std::move(ballot), marks, glyph_px);
    }
    return doubted;
}

// What the glyphs have no room for, no reader saw.
void drop_roomless_marks(Reading& reading) {
    const std::vector<Symbol> glyphs = glyphs_of(reading);
    for (Ballot& ballot : reading.ballots)
        ballot.symbols = without_roomless_marks(std::move(ballot.symbols), glyphs);
}

// What a reader makes of the parts, put into `around`.
void attempt_parts(Reading& reading, Recogniser& reader, const Treatment& treatment,
                   const std::vector<Symbol>& around, const std::vector<LinePart>& parts) {
    std::vector<std::vector<Symbol>> read;
    for (const LinePart& part : parts) {
        Reading shown{picture_of(reading.line, part)};
        shown.attempt(reader, treatment, 1.0);
        ++reading.calls;
        read.push_back(std::move(shown.ballots.front().symbols));
    }
    reading.ballots.push_back({reader.name(), put_into(around, parts, read), 1.0});
}

// HanS is shown what the glyphs leave open. It leads the vote.
void attempt_first(Reading& reading, Readers& readers) {
    const std::vector<Symbol> glyphs = glyphs_of(reading);
    const auto parts = glyphs.empty() ? std::nullopt : find_unclear_parts(reading.line, glyphs);
    if (parts)
        attempt_parts(reading, readers.first(), kDark, glyphs, *parts);
    else
        reading.attempt(readers.first(), kDark, 1.0);
    std::rotate(reading.ballots.begin(), reading.ballots.end() - 1, reading.ballots.end());
}

// Where HanS sees a value that the glyphs do not.
void attempt_values(Reading& reading, Readers& readers) {
    const std::vector<Symbol> first = reading.ballots.front().symbols;
    if (auto beside = ask_beside_figure(reading.line, first, readers, reading.calls))
        reading.ballots.push_back(std::move(*beside));
    else if (is_value_line(first, readers.values()))
        reading.attempt(readers.values(), kDark, kValueWeight);
}

// The second reader is shown the part in which HanS and the glyphs differ; the whole line where they differ
// widely.
void attempt_dispute(Reading& reading, Readers& readers) {
    const std::vector<Symbol> first = reading.ballots.front().symbols, glyphs = glyphs_of(reading);
    const auto dispute = glyphs.empty() ? std::nullopt : find_dispute(reading.line, glyphs, first);
    if (dispute)
        attempt_parts(reading, readers.second(), kSoft, first, {*dispute});
    else
        reading.attempt(readers.second(), kSoft, 1.0);
}

// The value reader is shown the numbers within a line that the others have otherwise than the glyphs. Where it
// makes far more of one than there are glyphs, or a sign that these do not have (+41 of [41), it says nothing.
void attempt_figures(Reading& reading, Readers& readers) {
    constexpr std::size_t kMostMore = 2;  // characters; guess
    const std::vector<Symbol> glyphs = glyphs_of(reading);
    std::vector<Symbol> around = glyphs;
    for (Symbol& symbol : around) symbol.borrowed = true;
    const auto can_write = [&readers](const Symbol& glyph) {
        return readers.values().can_write(decode_utf8(vote_key(glyph.text)).front());
    };
    std::vector<LinePart> parts;
    std::vector<std::vector<Symbol>> read;
    for (const LinePart& part : find_disputed_figures(reading.line, glyphs, reading.ballots)) {
        const std::vector<Symbol> shown(glyphs.begin() + static_cast<std::ptrdiff_t>(part.head),
                                        glyphs.end() - static_cast<std::ptrdiff_t>(part.tail));
        if (!std::ranges::all_of(shown, can_write)) continue;  // 510000_0013 was read with a ~
        const Ballot values = ask_value_reader(picture_of(reading.line, part), readers, reading.calls);
        if (values.symbols.size() > shown.size() + kMostMore) continue;
        if (has_barred_sign(text_of(values.symbols)) && !has_barred_sign(text_of(shown))) continue;
        parts.push_back(part);
        read.push_back(values.symbols);
    }
    if (!parts.empty())
        reading.ballots.push_back({kValueReader, put_into(around, parts, read), kValueWeight, true});
}

}  // namespace

bool is_clear(const std::vector<Ballot>& ballots) {
    return ballots.size() == 1 && ballots.front().reader == kGlyphReader &&
           std::ranges::all_of(find_clear(ballots.front().symbols), std::identity{});
}

Ballot ask_value_reader(const LinePicture& line, Readers& readers, int& calls) {
    Reading reading{line};
    reading.attempt(readers.values(), kDark, kValueWeight);
    calls += reading.calls;
    return std::move(reading.ballots.front());
}

Votes cast_ballots(const LinePicture& line, const std::vector<Symbol>& glyphs, const std::optional<Ballot>& values,
                   Readers& readers, int& calls) {
    Reading reading{line};
    if (values) reading.ballots.push_back(*values);
    if (!glyphs.empty()) reading.ballots.push_back({kGlyphReader, glyphs, kGlyphWeight});
    if (is_clear(reading.ballots)) return {reading.ballots};
    if (!settled(reading.ballots)) {
        attempt_first(reading, readers);
        if (!values && !settled(reading.ballots)) attempt_values(reading, readers);
    }
    const auto number = find_number(reading);
    if (!settled(reading.ballots)) {
        if (number)
            attempt_number(reading, *number, readers);
        else {
            attempt_dispute(reading, readers);
            if (!values && !glyphs.empty() && !ballot_of(kValueReader, reading.ballots))
                attempt_figures(reading, readers);
            if (std::ranges::find(reading.ballots, kValueReader, &Ballot::reader) == reading.ballots.end())
                if (auto signs = ask_lone_signs(line, glyphs, readers, reading.calls))
                    reading.ballots.push_back(std::move(*signs));
        }
    }
    for (Ballot& ballot : reading.ballots)
        if (ballot.reader == kGlyphReader)
            ballot.symbols = join_torn(std::move(ballot.symbols), reading.ballots, line, readers.network());
    calls += reading.calls;
    Votes votes;
    votes.agreed = agreed_key(reading.ballots);
    const std::string before = text_of(glyphs_of(reading));
    const bool goes_on = ends_in_point(votes.agreed) && !has_dash_at_end(reading.ballots);  // the cell tells
    const StrayEnds ends = number && !goes_on ? drop_stray_ends(reading) : StrayEnds{};
    votes.was_mended = ends.dropped;
    const std::string after = text_of(glyphs_of(reading));
    if (before.starts_with(after)) votes.dropped = before.substr(after.size());
    if (number && restore_dashes(reading, number->picture)) votes.was_mended = true;
    votes.part_lost = ends.dashes || (number && shows_more(number->picture, reading.ballots.front().symbols));
    drop_roomless_marks(reading);
    votes.has_unsure_mark = restore_stacked_marks(reading, readers.words());
    if (!number) restore_marker(reading);
    votes.ballots = std::move(reading.ballots);
    return votes;
}

}  // namespace shenbao
