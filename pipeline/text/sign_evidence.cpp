#include "pipeline/text/sign_evidence.hpp"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <set>
#include <string_view>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/beside_figure.hpp"
#include "pipeline/text/cast_ballots.hpp"
#include "pipeline/text/line_part.hpp"
#include "pipeline/text/value_line.hpp"

namespace shenbao {

namespace {

constexpr double kSure = 0.9;  // mean score of the value reader; guess, unmeasured

struct SignedNumber {
    std::size_t begin = 0, end = 0;  // symbols
    std::string key;                 // their text, folded
};

// Signs with the numbers behind them: <1%, ≥3.5, <=20.
std::vector<SignedNumber> find_signed_numbers(const std::vector<std::string>& keys) {
    std::vector<SignedNumber> found;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!has_barred_sign(keys[i])) continue;
        SignedNumber number{i, i + 1, keys[i]};
        const auto goes_on = [](const std::string& key) {
            const std::u32string points = decode_utf8(key);
            return points.size() == 1 && (is_digit(points.front()) || is_in(points.front(), U"=.%‰"));
        };
        for (; number.end < keys.size() && goes_on(keys[number.end]); ++number.end) number.key += keys[number.end];
        found.push_back(number);
        i = number.end - 1;
    }
    return found;
}

std::vector<std::string> keys_of_text(const std::string& text) {
    std::vector<std::string> keys;
    for (const char32_t c : decode_utf8(text)) keys.push_back(vote_key(encode_utf8(c)));
    return keys;
}

// Whether the reader gave that text with such a mean score at least.
bool gave(const char* reader, const std::string& text, double least, const std::vector<Ballot>& ballots) {
    const auto ballot = ballot_of(reader, ballots);
    return ballot && vote_key(text_of(ballot->symbols)) == vote_key(text) && mean_score(ballot->symbols) >= least;
}

bool has_digit(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_given_by_both(const std::string& text, const std::vector<Ballot>& ballots) {
    return gave(kValueReader, text, kSure, ballots) && gave(kGlyphReader, text, 0, ballots);
}

// Of 5398 signs before figures, on 598 scans in ten faces, three were read as a digit by the vote, and by no two
// kinds of readers. The scores are guesses.
bool is_surely_given_by_both(const std::string& text, const std::vector<Ballot>& ballots) {
    constexpr double kSurest = 0.97, kSureGlyphs = 0.9;
    const auto is_sure_of_first = [&](const char* reader, double least) {
        const auto ballot = ballot_of(reader, ballots);
        return ballot && !ballot->symbols.empty() && ballot->symbols.front().score >= least;
    };
    return gave(kValueReader, text, kSurest, ballots) && gave(kGlyphReader, text, kSureGlyphs, ballots) &&
           is_sure_of_first(kValueReader, kSurest) && is_sure_of_first(kGlyphReader, kSureGlyphs);
}

bool is_head_given_by_both(const std::string& text, const std::vector<Ballot>& ballots) {
    const std::u32string points = decode_utf8(text);
    const auto gave = [&](const char* reader, double least) {
        const auto ballot = ballot_of(reader, ballots);
        return ballot && !ballot->symbols.empty() && !points.empty() && ballot->symbols.front().score >= least &&
               vote_key(ballot->symbols.front().text) == vote_key(encode_utf8(points.front()));
    };
    return gave(kValueReader, kSure) && gave(kGlyphReader, 0);
}

bool are_touching_digits(const std::string& text, const LinePicture& line, const std::vector<Ballot>& ballots,
                         const SignFinding& head) {
    // Of 64 signs before numbers on 103 scans (five faces) the widest was 0.83 glyphs, of 1925 bare numbers 380
    // began with digits that touched and were wider than this. These took about half a glyph a digit; signs of Han
    // faces take nine tenths with the white beside them, those of Latin faces little more than a digit: so a 2,
    // which is what ≥ is taken for, is one only where the glyphs saw it, too, who can tell the two.
    constexpr double kWiderThanSigns = 0.87, kDigit = 0.5, kSlack = 0.14;
    const auto is_mark = [](char c) { return c == '.' || c == ','; };
    const auto is_of_number = [&](char c) { return (c >= '0' && c <= '9') || is_mark(c); };
    if (text.empty() || head.sign || head.doubtful || head.width <= kWiderThanSigns) return false;
    if (!std::ranges::all_of(text, is_of_number)) return false;
    const auto values = ballot_of(kValueReader, ballots);
    if (!values || mean_score(values->symbols) < kSure) return false;
    std::set<std::string> gave;
    for (const Ballot& ballot : ballots)
        if (!ballot.of_parts && vote_key(text_of(ballot.symbols)) == vote_key(text)) gave.insert(ballot.reader);
    if (!gave.contains(kValueReader) || !are_of_two_kinds(gave)) return false;
    if (text.front() == '2' && !gave.contains(kGlyphReader)) return false;
    const auto marks = static_cast<double>(std::ranges::count_if(text, is_mark));
    const double digits = static_cast<double>(text.size()) - marks / 2;
    return cv::boundingRect(line.mask).width <= (kDigit * digits + kSlack) * line.glyph_px;
}

bool has_barred_head(const std::string& text) {
    const std::u32string points = decode_utf8(text);
    return !points.empty() && is_in(points.front(), U"≤≥≦≧⩽⩾");
}

// Of 46 signs that the shape did not show and both saw, on 30 scans in two faces that no reader was fitted on, all
// were right.
bool has_head_as_shown(const std::string& text, const SignFinding& sign) {
    const std::u32string points = decode_utf8(text);
    const bool compares = !points.empty() && is_in(points.front(), U"<>≤≥≦≧⩽⩾");
    const bool in_two = compares && points.size() > 1 && points[1] == U'=';
    return !compares || in_two || (!sign.sign && has_barred_head(text)) ||
           (sign.sign && is_same_sign(points.front(), *sign.sign));
}

bool is_sign_in_two(const std::string& text) {
    return text == "<=" || text == ">=";
}

bool is_given_in_two(const std::string& text, const std::vector<Ballot>& ballots, const SignFinding& head) {
    const LeadingSign wanted = text == "<=" ? LeadingSign::lt : LeadingSign::gt;
    if (!is_sign_in_two(text) || head.sign != wanted) return false;
    std::set<std::string> readers;
    for (const Ballot& ballot : ballots)
        if (!ballot.of_parts && vote_key(text_of(ballot.symbols)) == text) readers.insert(ballot.reader);
    return readers.contains(kGlyphReader) && are_of_two_kinds(readers);
}

bool is_sign_given_at_head(const std::string& text, const std::vector<Ballot>& ballots) {
    const std::vector<std::string> keys = keys_of_text(text);
    const std::vector<SignedNumber> numbers = find_signed_numbers(keys);
    if (numbers.size() != 1 || numbers.front().begin != 0 || !has_digit(numbers.front().key)) return false;
    const SignedNumber& number = numbers.front();
    const auto ends_there = [&number](const std::vector<std::string>& all) {  // 33 of 330, 3-5, 1:2 goes on
        return all.size() == number.end || (all.size() > number.end && !is_in(decode_utf8(all[number.end]).front(),
                                                                              U"0123456789.,:;、/~-—–一至"));
    };
    if (!ends_there(keys)) return false;
    return std::ranges::all_of(std::array{kValueReader, kGlyphReader}, [&](const char* reader) {
        const auto ballot = ballot_of(reader, ballots);
        if (!ballot || ballot->symbols.size() < number.end) return false;
        const auto end = ballot->symbols.begin() + static_cast<std::ptrdiff_t>(number.end);
        const std::vector<Symbol> head(ballot->symbols.begin(), end);
        return vote_key(text_of(head)) == number.key && ends_there(keys_of_text(text_of(ballot->symbols))) &&
               (reader == kGlyphReader || mean_score(head) >= kSure);
    });
}

bool are_signs_within_given(const std::string& text, const LinePicture& line, const std::vector<Ballot>& ballots,
                            Readers& readers, int& calls) {
    const auto glyphs = ballot_of(kGlyphReader, ballots);
    if (!glyphs || ballot_of(kValueReader, ballots)) return false;
    std::vector<std::string> keys;
    for (const Symbol& symbol : glyphs->symbols) keys.push_back(vote_key(symbol.text));
    const std::vector<SignedNumber> numbers = find_signed_numbers(keys);
    const auto same = [](const SignedNumber& a, const SignedNumber& b) { return a.key == b.key; };
    if (!std::ranges::equal(numbers, find_signed_numbers(keys_of_text(text)), same)) return false;
    return std::ranges::all_of(numbers, [&](const SignedNumber& number) {
        const LinePicture shown =
            picture_of(line, make_part(line, glyphs->symbols, number.begin, keys.size() - number.end));
        const auto values = has_digit(number.key)
                                ? std::optional(ask_value_reader(shown, readers, calls))
                                : ask_beside_figure(shown, {glyphs->symbols[number.begin]}, readers, calls);
        return values && vote_key(text_of(values->symbols)) == number.key &&
               mean_score(values->symbols) >= kSure && has_head_as_shown(number.key, find_leading_sign(shown));
    });
}

}  // namespace shenbao
