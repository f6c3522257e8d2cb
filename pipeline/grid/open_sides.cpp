#include <algorithm>
#include <cmath>
#include <optional>

#include "pipeline/grid/build_table.hpp"

namespace shenbao {
namespace {

constexpr double kMinStickOutMm = 3;        // less is a rule running over its corner; guess, unmeasured
constexpr double kEndsAgreeMm = 1.5;        // guess, unmeasured
constexpr std::size_t kLeastOpenRules = 3;  // each way, of a table with sides open both ways; guess
constexpr double kAgreeingShare = 0.6;  // of the rules that reach the outermost crossing one; guess, unmeasured

// The same rules seen from the opposite end: sides at `begin` and sides at `end` are one case.
double outer_end(const Stroke& s, int sign) {
    return sign < 0 ? -s.begin : s.end;
}

double outermost(const std::vector<Stroke>& crossing, int sign) {
    double limit = sign * crossing.front().at(crossing.front().middle());
    for (const Stroke& s : crossing) limit = std::max(limit, sign * s.at(s.middle()));
    return limit;
}

// The rule along the side that `rules` run out on (sign -1: at their begin, +1: at their end).
std::optional<Stroke> open_side(const std::vector<Stroke>& rules, const std::vector<Stroke>& crossing, int sign,
                                const GridScale& scale) {
    if (crossing.empty()) return std::nullopt;
    const double crossed = outermost(crossing, sign);
    const double limit = crossed + kMinStickOutMm * scale.px_per_mm;
    const auto reaching = std::count_if(rules.begin(), rules.end(), [&](const Stroke& s) {
        return outer_end(s, sign) > crossed - scale.double_px;
    });
    std::vector<const Stroke*> out;
    for (const Stroke& s : rules) {
        if (outer_end(s, sign) > limit) out.push_back(&s);
    }
    if (out.size() < 2) return std::nullopt;
    std::sort(out.begin(), out.end(),
              [&](const Stroke* a, const Stroke* b) { return outer_end(*a, sign) < outer_end(*b, sign); });
    const double side = outer_end(*out[out.size() / 2], sign);
    std::erase_if(out, [&](const Stroke* s) {
        return std::abs(outer_end(*s, sign) - side) > kEndsAgreeMm * scale.px_per_mm;
    });
    if (out.size() < 2 || static_cast<double>(out.size()) < kAgreeingShare * static_cast<double>(reaching)) {
        return std::nullopt;
    }
    double low = out.front()->at(out.front()->middle());
    double high = low;
    for (const Stroke* s : out) {
        low = std::min(low, s->at(s->middle()));
        high = std::max(high, s->at(s->middle()));
    }
    const Direction across =
        out.front()->direction == Direction::horizontal ? Direction::vertical : Direction::horizontal;
    Stroke closing = make_stroke(across, sign * side, low, high, 1);
    closing.coverage = 0;
    closing.inferred = true;
    return closing;
}

// Sides that are added reach those added across them: the corners of the table.
void reach_corners(std::vector<Stroke>& sides, const std::vector<Stroke>& across) {
    for (Stroke& side : sides) {
        for (const Stroke& other : across) {
            side.begin = std::min(side.begin, other.at(other.middle()));
            side.end = std::max(side.end, other.at(other.middle()));
        }
    }
}

}  // namespace

RuleSet close_open_sides(RuleSet rules, const GridScale& scale) {
    std::vector<Stroke> vertical;
    std::vector<Stroke> horizontal;
    for (const int sign : {-1, 1}) {
        if (const auto side = open_side(rules.horizontal, rules.vertical, sign, scale)) vertical.push_back(*side);
        if (const auto side = open_side(rules.vertical, rules.horizontal, sign, scale))
            horizontal.push_back(*side);
    }
    const std::size_t fewer = std::min(rules.horizontal.size(), rules.vertical.size());
    if (!vertical.empty() && !horizontal.empty() && fewer < kLeastOpenRules) return {};
    reach_corners(vertical, horizontal);
    reach_corners(horizontal, vertical);
    rules.vertical.insert(rules.vertical.end(), vertical.begin(), vertical.end());
    rules.horizontal.insert(rules.horizontal.end(), horizontal.begin(), horizontal.end());
    return rules;
}

}  // namespace shenbao
