#include "pipeline/grid/merge_strokes.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace shenbao {
namespace {

constexpr double kDoubleOverlap = 0.5;     // of the shorter stroke; guess, unmeasured
constexpr double kEqualLength = 0.6;       // shorter to longer stroke of a double rule; guess, unmeasured
constexpr double kNotchShare = 0.08;       // of the pieces on both sides; guess, unmeasured
constexpr double kBridgeMm = 12;           // longest break; what lies in it is asked of the ink again; guess
constexpr double kBridgeShare = 0.6;       // guess, unmeasured
constexpr double kShortestBridged = 2;     // pieces of min_run_px
constexpr double kBridgedCoverage = 0.55;  // guess, unmeasured
constexpr double kBridgedClear = 0.7;      // guess, unmeasured
constexpr double kMaxRiseMm = 0.25;        // roughness of short strokes; guess, unmeasured
constexpr double kMaxSlope =
    0.015;  // rise per length, 0.9 degrees: room for pages that were not straightened well
// Print on the line of a rule, behind its end: a stem of a character, short and with print beside it, or a row of
// crowded characters, much thicker than the rule, with print beside it. What is left out of a rule so is asked of
// the ink again (ink_probe), a rule that ends in print ends at no other.
constexpr double kStemMm = 4;      // of 11 pt; guess
constexpr double kPrintThick = 3;  // times the rule, and 2 px; rows of characters at 150 dpi: 12 to 15 px beside 2
constexpr double kStemClear = 0.65;  // stems in rows of characters have 0.4 to 0.6, pieces of rules 0.8; guess
constexpr double kRuleClear = 0.8;
constexpr double kTailBins = 2;  // bins per collinear tolerance

Stroke joined(const Stroke& a, const Stroke& b) {
    Stroke s = a.length() >= b.length() ? a : b;
    if (std::min(a.begin, b.begin) == s.begin && std::max(a.end, b.end) == s.end)
        return s;  // one lies in the other
    const double total = a.length() + b.length();
    s.longest_px = std::max(
        {a.longest_px, b.longest_px, a.breaks.empty() ? a.length() : 0, b.breaks.empty() ? b.length() : 0});
    s.breaks = a.breaks;
    s.breaks.insert(s.breaks.end(), b.breaks.begin(), b.breaks.end());
    if (a.end < b.begin) s.breaks.emplace_back(a.end, b.begin);
    s.begin = std::min(a.begin, b.begin);
    s.end = std::max(a.end, b.end);
    s.fit = a.fit;
    s.fit.add(b.fit);
    s.slope = s.fit.slope();
    s.coverage = std::min(1.0, (a.coverage * a.length() + b.coverage * b.length()) / s.length());
    s.clear = (a.clear * a.length() + b.clear * b.length()) / total;
    s.width_px = (a.width_px * a.length() + b.width_px * b.length()) / total;
    return s;
}

// Merged strokes of characters rise where rules do not.
bool is_level(const Stroke& s, const GridScale& scale) {
    return std::abs(s.slope) * s.length() <= std::max(1.5, kMaxRiseMm * scale.px_per_mm) + kMaxSlope * s.length();
}

bool is_print_beside(const Stroke& a, const Stroke& b, const GridScale& scale) {
    const Stroke &shorter = a.length() < b.length() ? a : b, &longer = a.length() < b.length() ? b : a;
    const bool stem_like = shorter.length() < kStemMm * scale.px_per_mm && shorter.clear < kStemClear;
    const bool row_like = shorter.width_px > kPrintThick * longer.width_px + 2 && shorter.clear < kRuleClear;
    return a.end < b.begin && (stem_like || row_like) && longer.length() > 2 * kStemMm * scale.px_per_mm &&
           longer.clear >= kRuleClear;
}

// Distance across two strokes of one direction where they face each other.
double offset_between(const Stroke& earlier, const Stroke& later) {
    const double along = (std::min(earlier.end, later.end) + later.begin) / 2;
    return std::abs(earlier.at(std::min(along, earlier.end)) - later.at(along));
}

// Longest break between two pieces: absolutely, and as a share of their lengths.
struct GapRule {
    double max_gap_px = 0;
    double share = 0;
};

// The strokes that can still be continued, by their position across.
class OpenTails {
  public:
    OpenTails(const GapRule& gaps, const GridScale& scale)
        : gaps_(gaps), least_gap_(scale.touch_px), bin_px_(scale.collinear_px / kTailBins) {}
    // Index of the open stroke that `next` continues, or -1.
    [[nodiscard]] int find(const Stroke& next, const std::vector<Stroke>& done, double tolerance) const {
        const auto middle = bin_of(next.at(next.begin));
        int best = -1;
        double best_offset = tolerance;
        for (long bin = middle - 3; bin <= middle + 3; ++bin) {
            const auto found = tails_.find(bin);
            if (found == tails_.end()) continue;
            const Stroke& tail = done[static_cast<std::size_t>(found->second)];
            const double offset = offset_between(tail, next);
            if (next.begin - tail.end > gap_limit(tail, next) || offset > best_offset) continue;
            best = found->second;
            best_offset = offset;
        }
        return best;
    }
    void put(const Stroke& stroke, int index) { tails_[bin_of(stroke.at(stroke.end))] = index; }

  private:
    // Short pieces are joined over short breaks only: the strokes of neighbouring characters stay apart.
    [[nodiscard]] double gap_limit(const Stroke& a, const Stroke& b) const {
        return std::max(least_gap_, std::min(gaps_.max_gap_px, gaps_.share * (a.length() + b.length())));
    }
    [[nodiscard]] long bin_of(double across) const { return std::lround(across / bin_px_); }
    GapRule gaps_;
    double least_gap_;
    double bin_px_;
    std::map<long, int> tails_;
};

std::vector<Stroke> merge_pieces(std::vector<Stroke> strokes, const GapRule& gaps, const GridScale& scale) {
    std::sort(strokes.begin(), strokes.end(), [](const Stroke& a, const Stroke& b) { return a.begin < b.begin; });
    std::vector<Stroke> done;
    OpenTails tails(gaps, scale);
    for (const Stroke& next : strokes) {
        const int tail = tails.find(next, done, scale.collinear_px);
        if (tail >= 0 && !is_print_beside(done[static_cast<std::size_t>(tail)], next, scale)) {
            Stroke grown = joined(done[static_cast<std::size_t>(tail)], next);
            if (is_level(grown, scale)) {
                tails.put(grown, tail);
                done[static_cast<std::size_t>(tail)] = std::move(grown);
                continue;
            }
        }
        done.push_back(next);
        tails.put(next, static_cast<int>(done.size()) - 1);
    }
    return done;
}

bool is_double(const Stroke& a, const Stroke& b, const GridScale& scale) {
    const double overlap = std::min(a.end, b.end) - std::max(a.begin, b.begin);
    const double shorter = std::min(a.length(), b.length());
    if (overlap < kDoubleOverlap * shorter) return false;
    const double along = (std::min(a.end, b.end) + std::max(a.begin, b.begin)) / 2;
    return std::abs(a.at(along) - b.at(along)) <= scale.double_px;
}

Stroke doubled(const Stroke& a, const Stroke& b) {
    const Stroke& longer = a.length() >= b.length() ? a : b;
    const Stroke& shorter = a.length() >= b.length() ? b : a;
    if (shorter.length() < kEqualLength * longer.length()) return longer;
    Stroke s = joined(a, b);
    s.fit = a.fit;  // of both: it lies between them
    s.fit.add(b.fit);
    s.slope = longer.slope;
    s.coverage = std::max(a.coverage, b.coverage);
    const double apart = std::abs(a.at(s.middle()) - b.at(s.middle()));
    s.width_px = apart + (a.width_px + b.width_px) / 2;
    return s;
}

}  // namespace

std::vector<Stroke> merge_collinear(std::vector<Stroke> strokes, const GridScale& scale) {
    std::vector<Stroke> merged;
    for (Stroke& s : merge_pieces(std::move(strokes), {scale.reach_px, kNotchShare}, scale)) {
        s.breaks.clear();
        s.longest_px = 0;
        merged.push_back(std::move(s));
    }
    return merged;
}

std::vector<Stroke> bridge_breaks(const std::vector<Stroke>& strokes, const GridScale& scale) {
    std::vector<Stroke> bridged;
    for (Stroke& s : merge_pieces(strokes, {kBridgeMm * scale.px_per_mm, kBridgeShare}, scale)) {
        const bool broken = !s.breaks.empty() && s.length() >= kShortestBridged * scale.min_run_px;
        const bool rule_like = s.coverage >= kBridgedCoverage && s.clear >= kBridgedClear;
        if (broken && rule_like) bridged.push_back(std::move(s));
    }
    return bridged;
}

std::vector<Stroke> merge_doubles(std::vector<Stroke> strokes, const GridScale& scale) {
    const auto across = [](const Stroke& s) { return s.at(s.middle()); };
    std::sort(strokes.begin(), strokes.end(),
              [&](const Stroke& a, const Stroke& b) { return across(a) < across(b); });
    const double window = 2 * scale.double_px;  // the middle of a sloping rule may lie off its ends
    std::vector<bool> gone(strokes.size(), false);
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        for (std::size_t k = i + 1; k < strokes.size() && !gone[i]; ++k) {
            if (across(strokes[k]) - across(strokes[i]) > window) break;
            if (gone[k] || !is_double(strokes[i], strokes[k], scale)) continue;
            strokes[k] = doubled(strokes[i], strokes[k]);
            gone[i] = true;
        }
    }
    std::vector<Stroke> kept;
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        if (!gone[i]) kept.push_back(strokes[i]);
    }
    return kept;
}

}  // namespace shenbao
