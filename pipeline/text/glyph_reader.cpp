// Reading by segmentation and recognition together, as for Chinese handwriting (Wang, Yin, Liu 2012), simplified:
// print has gaps, so few cuts need to be tried.
#include "pipeline/text/glyph_reader.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <opencv2/imgproc.hpp>
#include <string_view>
#include <utility>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_segments.hpp"
#include "pipeline/text/mark_place.hpp"
#include "pipeline/text/touching_digits.hpp"

namespace shenbao {

namespace {

constexpr double kWidestGlyph = 1.25;   // em; with the dirt beside it, guess
constexpr double kPricePerGlyph = 0.4;  // distance * em: two halves must look better than their whole; of 0.1,
                                        // 0.25 and 0.4 the best on 4627 lines of 14 scans

constexpr double kPriceOfTips = 0.4;  // two tips of worn strokes (工) for a colon; guess

constexpr std::size_t kMostAtoms = 8;  // in one character: 川 has three, worn print more
constexpr std::size_t kGuesses = 10;
constexpr std::size_t kMostCandidates = 1000;  // a line across A3 has 400; more is no print
// Of the characters on 11 copies with a score of 0.95 and no greater distance than this 4 of 21378 are wrong; 2 of
// 19127 with 0.95, 7 of 23256 with 1.3 (调 that lost half of its 讠 is a fair 凋). Signs are too small to tell.
constexpr double kTypicalDistance = 1.1;

// Where both neural readers read another Han character than a glyph this sure, the glyph was right 19 times of 22;
// below, and for signs, they were right. So it outvotes the two of them (1.3 * 1.7 is above 2). So do signs that
// they cannot write, for what they read instead (< for ≤, m for ㎡) says nothing: of 8636 cells of clean and
// office scans 5 more are read with the right sign, none with a wrong one.
constexpr double kSureScore = 0.97, kSureSign = 0.8;
constexpr double kSureWeight = 1.7;

bool has_no_other_reader(char32_t c) {
    return std::u32string_view(U"≥≤≧≦±㎡").find(c) != std::u32string_view::npos;
}

// Letters that differ from their capitals in height alone, which neural readers do not measure: X线机 was x线机.
bool is_told_by_height(char32_t c) {
    return std::u32string_view(U"CSVWXZcsvwxz").find(c) != std::u32string_view::npos;
}

struct Candidate {
    std::size_t first = 0, last = 0;  // atoms, both included
    Box ink;
};

std::vector<Candidate> list_candidates(const LinePicture& line, const std::vector<Columns>& atoms,
                                       const EmFrame& em) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < atoms.size(); ++i)
        for (std::size_t j = i; j < std::min(atoms.size(), i + kMostAtoms); ++j) {
            if (j > i && atoms[j].second - atoms[i].first > kWidestGlyph * em.height) break;
            const cv::Rect ink = cv::boundingRect(line.mask.colRange(atoms[i].first, atoms[j].second));
            const int x = atoms[i].first + ink.x;
            if (!ink.empty()) candidates.push_back({i, j, {x, ink.y, x + ink.width, ink.y + ink.height}});
        }
    return candidates;
}

cv::Mat describe_all(const LinePicture& line, const std::vector<Candidate>& candidates, const EmFrame& em) {
    cv::Mat shapes(static_cast<int>(candidates.size()), kGlyphShapeSize, CV_32F);
    for (std::size_t i = 0; i < candidates.size(); ++i)
        describe_glyph(line.grey, candidates[i].ink, em).copyTo(shapes.row(static_cast<int>(i)));
    return shapes;
}

// Whether the ink behind the candidate begins where it ends: a colon has white behind it.
bool is_followed_at_once(const Candidate& candidate, const std::vector<Columns>& atoms, const EmFrame& em) {
    constexpr double kWhite = 0.08;  // em
    return candidate.last + 1 < atoms.size() &&
           atoms[candidate.last + 1].first - candidate.ink.x1 < kWhite * em.height;
}

// Cheapest way from the first atom to the last, as indices of candidates.
std::vector<std::size_t> find_path(const std::vector<Candidate>& candidates, const std::vector<Columns>& atoms,
                                   const std::vector<std::vector<Guess>>& guesses, const EmFrame& em,
                                   const GlyphModel& model) {
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    std::vector<double> cost(atoms.size() + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> arrived(atoms.size() + 1, kNone);
    cost[0] = 0;
    for (std::size_t k = 0; k < candidates.size(); ++k) {  // by first atom: every cost[first] is final
        const Candidate& c = candidates[k];
        const double width_em = (atoms[c.last].second - atoms[c.first].first) / em.height;
        const bool colon = is_in(model.characters[guesses[k].front().character], U":;");
        const double total = cost[c.first] + width_em * guesses[k].front().distance + kPricePerGlyph +
                             (colon && is_followed_at_once(c, atoms, em) ? kPriceOfTips : 0);
        if (total >= cost[c.last + 1]) continue;
        cost[c.last + 1] = total;
        arrived[c.last + 1] = k;
    }
    std::vector<std::size_t> path;
    for (std::size_t end = atoms.size(); end > 0 && arrived[end] != kNone; end = candidates[arrived[end]].first)
        path.push_back(arrived[end]);
    std::reverse(path.begin(), path.end());
    return path;
}

// What stands in the columns of a line, each stretch of ink classified once however often it is a candidate.
class InkGuesses {
  public:
    InkGuesses(const LinePicture& line, const EmFrame& em, const GlyphClassifier& classifier)
        : line_(line), em_(em), classifier_(classifier) {}

    std::vector<std::vector<Guess>> of(const std::vector<Candidate>& candidates) {
        std::vector<Candidate> unknown;
        std::ranges::copy_if(candidates, std::back_inserter(unknown),
                             [this](const Candidate& c) { return !known_.contains(columns_of(c)); });
        if (!unknown.empty()) {
            auto guesses = classifier_.classify(describe_all(line_, unknown, em_), kGuesses);
            for (std::size_t i = 0; i < unknown.size(); ++i)
                known_.emplace(columns_of(unknown[i]), std::move(guesses[i]));
        }
        std::vector<std::vector<Guess>> all;
        for (const Candidate& candidate : candidates) all.push_back(known_.at(columns_of(candidate)));
        return all;
    }

    [[nodiscard]] const GlyphModel& model() const { return classifier_.model(); }

  private:
    static Columns columns_of(const Candidate& c) { return {c.ink.x0, c.ink.x1}; }

    const LinePicture& line_;
    const EmFrame& em_;
    const GlyphClassifier& classifier_;
    std::map<Columns, std::vector<Guess>> known_;
};

std::vector<Glyph> segment_line(const LinePicture& line, const std::vector<Columns>& atoms, const EmFrame& em,
                                InkGuesses& ink) {
    const std::vector<Candidate> candidates = list_candidates(line, atoms, em);
    if (candidates.empty() || candidates.size() > kMostCandidates) return {};
    const auto guesses = ink.of(candidates);
    std::vector<Glyph> glyphs;
    for (const std::size_t k : find_path(candidates, atoms, guesses, em, ink.model()))
        glyphs.push_back({candidates[k].ink, guesses[k]});
    return glyphs;
}

// What looks like no character: two that touch, as digits do on copies (>9 read as 四).
std::vector<Columns> find_strange(const std::vector<Glyph>& glyphs) {
    std::vector<Columns> strange;
    for (const Glyph& glyph : glyphs)
        if (is_strange(glyph)) strange.emplace_back(glyph.ink.x0, glyph.ink.x1);
    return strange;
}

// Those that may stand where the ink does; all of them if none may.
std::vector<Guess> fitting(const std::vector<Guess>& guesses, char32_t before, const Box& ink, const EmFrame& em,
                           const GlyphModel& model) {
    std::vector<Guess> fit;
    std::ranges::copy_if(guesses, std::back_inserter(fit), [&](const Guess& guess) {
        return fits_place(model.characters[guess.character], before, ink, em);
    });
    return fit.empty() ? guesses : fit;
}

// before: the character before it, 0 at the head of the line.
Symbol make_symbol(const std::vector<Guess>& all, char32_t before, const Box& ink, const EmFrame& em,
                   const GlyphModel& model) {
    const std::vector<Guess> guesses = fitting(all, before, ink, em, model);
    const double fit = std::min(1.0, std::exp(kFairDistance - guesses.front().distance));
    const double score = probability_of_first(guesses, model) * fit;
    const char32_t character = model.characters[guesses.front().character];
    const bool typical = !is_han(character) || guesses.front().distance <= kTypicalDistance;
    const bool sure = (is_han(character) && score >= kSureScore) ||
                      ((has_no_other_reader(character) || is_told_by_height(character)) && score >= kSureSign);
    return {encode_utf8(character), score, ink.x0, ink.x1, sure ? kSureWeight : 1, typical};
}

// , and ( of running text are full width, and shape alone does not say it: their neighbours do.
void widen_punctuation(std::vector<Symbol>& symbols) {
    const auto is_han_at = [&](std::size_t i) {
        return i < symbols.size() && is_han(decode_utf8(symbols[i].text).front());
    };
    constexpr std::string_view kRunningText = ",;:()!?";
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        if (symbols[i].text.size() != 1 || kRunningText.find(symbols[i].text) == std::string_view::npos) continue;
        if (!is_han_at(i + 1) && (i == 0 || !is_han_at(i - 1))) continue;
        symbols[i].text =
            encode_utf8(static_cast<char32_t>(symbols[i].text.front()) + 0xFEE0);  // U+FF01 is wide !
    }
}

// A flat 一 and a dash are one shape; a single dash stands between numbers (— 2 —), never beside a Han character.
void tell_one_from_dash(std::vector<Symbol>& symbols) {
    const auto is_dash = [&](std::size_t i) { return i < symbols.size() && symbols[i].text == "—"; };
    const auto is_han_at = [&](std::size_t i) {
        return i < symbols.size() && is_han(decode_utf8(symbols[i].text).front());
    };
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        if (!is_dash(i) || is_dash(i + 1) || (i > 0 && is_dash(i - 1))) continue;
        if (is_han_at(i + 1) || (i > 0 && is_han_at(i - 1))) symbols[i].text = "一";
    }
}

}  // namespace

std::vector<Symbol> read_glyphs(const LinePicture& line, const GlyphClassifier& classifier) {
    if (line.glyph_px <= 0) return {};
    const EmFrame em = find_em_frame(line);
    const std::vector<Columns> atoms = find_atoms(line, em);
    InkGuesses ink(line, em, classifier);
    std::vector<Glyph> glyphs = segment_line(line, atoms, em, ink);
    const std::vector<Columns> strange = find_strange(glyphs), finer = cut_atoms(line, atoms, strange, em);
    if (finer.size() > atoms.size()) {
        glyphs = with_digits(glyphs, segment_line(line, finer, em, ink), em, classifier.model());
    }
    std::vector<Symbol> symbols;
    for (const Glyph& glyph : glyphs) {
        const char32_t before = symbols.empty() ? 0 : decode_utf8(symbols.back().text).front();
        symbols.push_back(make_symbol(glyph.guesses, before, glyph.ink, em, classifier.model()));
    }
    tell_one_from_dash(symbols);
    widen_punctuation(symbols);
    return symbols;
}

}  // namespace shenbao
