// Three kinds of strokes become rules, in this order:
//
//   strong    long, solid, white on both sides, whatever they end at; or longer, in many pieces, all of them white
//             on both sides (a pale rule);
//   bridged   broken strokes that end at strong ones on both sides and keep contact with the strong ones they
//   cross: the
//             strokes of equal characters in the cells of a column lie on one line too, but end short of every
//             rule;
//   short     strokes that end closely at rules on both sides (T or L), these being strong, bridged or short.
#include "pipeline/grid/grow_rules.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace shenbao {
namespace {

constexpr double kSurelyLong = 3;  // times strong_px; guess, unmeasured
// Of a pale rule in pieces: breaks (fewer may be two rules on one line: 2 of 29 real tables), times strong_px,
// shares. Rows of characters are clear by 0.6 to 0.8. Guesses otherwise.
constexpr std::size_t kPaleBreaks = 4;
constexpr double kPaleLong = 4, kPaleCoverage = 0.7, kPaleClear = 0.95;
constexpr double kLongClear = 0.75;      // long rules of generated scans: 0.8 and more
constexpr double kStrongCoverage = 0.8;  // guess, unmeasured
constexpr double kStrongClear = 0.85;    // rules of generated scans: 0.95 and more; rows of characters: 0.6 to 0.8
constexpr double kMaxDoubleWidth = 1.2;  // times double_px, of a short divider with two strokes
constexpr double kMinShortClear = 0.5;   // a short divider is white on both sides; guess, unmeasured
constexpr double kWornEndMm = 0.5;       // guess, unmeasured
constexpr double kCleanShort = 0.85;     // clear and inked, so that one of its ends may be worn; guess, unmeasured
constexpr double kWornThick = 1.5;       // times the rules it ends at, and a pixel; a bold stem at 96 dpi: 2.5
constexpr double kSolidPiece = 1.5;      // times strong_px; guess, unmeasured
constexpr double kSupportLength = 1.4;   // times strong_px, of what a bridged stroke ends at; guess, unmeasured
constexpr double kSolidCoverage = 0.7;   // guess, unmeasured
constexpr double kMinContact =
    0.7;  // share of the rules a bridged stroke meets that it touches; guess, unmeasured

struct Side {
    bool begin = false;
    bool end = false;
};

// What a short stroke ends at: closely, and roughly.
struct Ends {
    Side touched;
    Side near;
    double width_px = 0;  // of the thickest rule that it nearly ends at
};

bool is_bridged(const Stroke& s) {
    return !s.breaks.empty();
}

// A bridged stroke with a long whole piece may miss a bit at its ends, too.
bool is_solid(const Stroke& s, const GridScale& scale) {
    return s.longest_px >= kSolidPiece * scale.strong_px && s.coverage >= kSolidCoverage;
}

// Which end of `s` the other one supports, ending no more than `reach_px` from it.
Side supported_ends(const Stroke& s, const Stroke& other, double reach_px) {
    const double along = other.at(s.at(s.middle()));
    const double slack = reach_px + other.width_px / 2;
    return {std::abs(along - s.begin) <= slack, std::abs(along - s.end) <= slack};
}

// Has `s` ink beside the rule it meets, on either side of it?
bool touches(const Stroke& s, const Stroke& rule, const GridScale& scale) {
    const double along = rule.at(s.at(s.middle()));
    const double beside = rule.width_px / 2 + scale.touch_px;
    return s.covers(along - beside) || s.covers(along + beside);
}

class RuleGrowth {
  public:
    RuleGrowth(const std::vector<Stroke>& h, const std::vector<Stroke>& v, const std::vector<Meeting>& meetings,
               const GridScale& scale)
        : h_(h),
          v_(v),
          meetings_(meetings),
          scale_(scale),
          count_(h.size() + v.size()),
          of_(count_),
          accepted_(count_, false),
          sides_(count_) {
        for (std::size_t m = 0; m < meetings.size(); ++m) {
            of_[static_cast<std::size_t>(meetings[m].horizontal)].push_back(m);
            of_[h.size() + static_cast<std::size_t>(meetings[m].vertical)].push_back(m);
        }
    }

    std::vector<bool> grow() {
        for (std::size_t i = 0; i < count_; ++i) {
            if (is_strong(stroke(i))) accept(i);
        }
        for (const std::size_t i : proven_bridged()) accept(i);
        while (!open_.empty()) {
            const std::size_t i = open_.front();
            open_.pop();
            for (const std::size_t m : of_[i]) support(other_end(m, i), i, meetings_[m].close);
        }
        return accepted_;
    }

  private:
    [[nodiscard]] const Stroke& stroke(std::size_t i) const { return i < h_.size() ? h_[i] : v_[i - h_.size()]; }
    // Long enough to be a rule whatever it ends at. The feet of a row of figures are broken and crowded.
    [[nodiscard]] bool is_strong(const Stroke& s) const {
        if (is_bridged(s))
            return s.breaks.size() >= kPaleBreaks && s.length() >= kPaleLong * scale_.strong_px &&
                   s.coverage >= kPaleCoverage && s.clear >= kPaleClear;
        if (s.length() >= kSurelyLong * scale_.strong_px && s.clear >= kLongClear) return true;
        const bool solid = !s.dashed && s.coverage >= kStrongCoverage && s.clear >= kStrongClear;
        return solid && s.length() >= scale_.strong_px;
    }
    // Bridged strokes may prove each other (the corner of a frame), if at one end a strong one does: all are
    // assumed and those without proof taken away until none is.
    [[nodiscard]] std::vector<std::size_t> proven_bridged() const {
        std::vector<std::size_t> left;
        std::vector<bool> assumed = accepted_;
        for (std::size_t i = 0; i < count_; ++i) {
            if (!is_bridged(stroke(i)) || accepted_[i]) continue;
            assumed[i] = true;
            left.push_back(i);
        }
        while (std::erase_if(left, [&](std::size_t i) {
            if (is_proven(i, assumed)) return false;
            assumed[i] = false;
            return true;
        })) {
        }
        return left;
    }
    [[nodiscard]] bool is_proven(std::size_t i, const std::vector<bool>& assumed) const {
        const Stroke& s = stroke(i);
        const double reach = is_solid(s, scale_) ? scale_.far_reach_px : scale_.reach_px;
        Side side;
        bool at_strong = false;
        double met = 0;
        double touched = 0;
        for (const std::size_t m : of_[i]) {
            const std::size_t other = other_end(m, i);
            if (!assumed[other]) continue;
            const bool long_enough = stroke(other).length() >= kSupportLength * scale_.strong_px;
            const Side ends = long_enough ? supported_ends(s, stroke(other), reach) : Side{};
            side = {side.begin || ends.begin, side.end || ends.end};
            at_strong = at_strong || (accepted_[other] && (ends.begin || ends.end));
            if (meetings_[m].far) continue;
            met += 1;
            touched += touches(s, stroke(other), scale_) ? 1 : 0;
        }
        return side.begin && side.end && at_strong && touched >= kMinContact * met;
    }
    [[nodiscard]] std::size_t other_end(std::size_t m, std::size_t i) const {
        const auto h = static_cast<std::size_t>(meetings_[m].horizontal);
        return i == h ? h_.size() + static_cast<std::size_t>(meetings_[m].vertical) : h;
    }
    void accept(std::size_t i) {
        accepted_[i] = true;
        open_.push(i);
    }
    void support(std::size_t i, std::size_t by, bool close) {
        const Stroke& s = stroke(i);
        if (accepted_[i] || is_bridged(s)) return;
        const Side side = supported_ends(s, stroke(by), kWornEndMm * scale_.px_per_mm);
        sides_[i].near = {sides_[i].near.begin || side.begin, sides_[i].near.end || side.end};
        if (side.begin || side.end) sides_[i].width_px = std::max(sides_[i].width_px, stroke(by).width_px);
        if (close || s.dashed) {
            const Side touched = supported_ends(s, stroke(by), s.dashed ? scale_.reach_px : scale_.touch_px);
            sides_[i].touched = {sides_[i].touched.begin || touched.begin, sides_[i].touched.end || touched.end};
        }
        if (is_divider(s, sides_[i])) accept(i);
    }
    // A short stroke that touches rules at both ends; or a very clean one, as thin as they are, that touches one
    // and nearly the other.
    [[nodiscard]] bool is_divider(const Stroke& s, const Ends& ends) const {
        if (s.width_px > kMaxDoubleWidth * scale_.double_px || s.clear < kMinShortClear) return false;
        if (ends.touched.begin && ends.touched.end) return true;
        const bool thin = s.width_px <= kWornThick * ends.width_px + 1;
        const bool clean = thin && s.clear >= kCleanShort && s.coverage >= kCleanShort;
        return clean && ends.near.begin && ends.near.end && (ends.touched.begin || ends.touched.end);
    }

    const std::vector<Stroke>& h_;
    const std::vector<Stroke>& v_;
    const std::vector<Meeting>& meetings_;
    const GridScale& scale_;
    std::size_t count_;
    std::vector<std::vector<std::size_t>> of_;
    std::vector<bool> accepted_;
    std::vector<Ends> sides_;
    std::queue<std::size_t> open_;
};

}  // namespace

std::vector<bool> grow_rules(const std::vector<Stroke>& horizontal, const std::vector<Stroke>& vertical,
                             const std::vector<Meeting>& meetings, const GridScale& scale) {
    return RuleGrowth(horizontal, vertical, meetings, scale).grow();
}

}  // namespace shenbao
