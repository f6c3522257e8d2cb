#include "pipeline/grid/stray_rules.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "pipeline/base/disjoint_sets.hpp"

namespace shenbao {
namespace {

constexpr double kFreeEndMm = 3;  // from the nearest rule it meets; guess, unmeasured
constexpr double kChainGaps = 2;  // times bridge_px between pieces on one line; guess, unmeasured
constexpr int kEndingRules = 2;   // so many rules that end at a stroke make it one; guess, unmeasured

// Pieces on one line, and what they meet.
struct Chain {
    double begin = std::numeric_limits<double>::max();
    double end = std::numeric_limits<double>::lowest();
    double begin_gap = std::numeric_limits<double>::max();  // from its begin to the nearest rule it meets
    double end_gap = std::numeric_limits<double>::max();
    int ending = 0;  // rules that end at it
};

double level(const Stroke& s) {
    return s.at(s.middle());
}

// Representative of the chain of every stroke.
std::vector<std::size_t> chain_strokes(const std::vector<Stroke>& strokes, const GridScale& scale) {
    std::vector<std::size_t> order(strokes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return level(strokes[a]) < level(strokes[b]); });
    DisjointSets sets(strokes.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Stroke& a = strokes[order[i]];
        for (std::size_t k = i + 1; k < order.size(); ++k) {
            const Stroke& b = strokes[order[k]];
            if (level(b) - level(a) > scale.collinear_px) break;
            const double gap = std::max(a.begin, b.begin) - std::min(a.end, b.end);
            if (gap <= kChainGaps * scale.bridge_px) sets.join(order[i], order[k]);
        }
    }
    std::vector<std::size_t> chains;
    for (std::size_t i = 0; i < strokes.size(); ++i) chains.push_back(sets.find(i));
    return chains;
}

bool ends_at(const Stroke& s, double along, double slack) {
    return std::min(std::abs(along - s.begin), std::abs(along - s.end)) <= slack;
}

// For every chain (by its representative) of `strokes`; `meets(i)` lists the strokes of the other direction.
std::vector<Chain> describe_chains(const std::vector<Stroke>& strokes, const std::vector<std::size_t>& chain_of,
                                   const std::vector<std::vector<const Stroke*>>& meets, const GridScale& scale) {
    std::vector<Chain> chains(strokes.size());
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        Chain& chain = chains[chain_of[i]];
        chain.begin = std::min(chain.begin, strokes[i].begin);
        chain.end = std::max(chain.end, strokes[i].end);
    }
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        Chain& chain = chains[chain_of[i]];
        for (const Stroke* other : meets[i]) {
            const double along = other->at(level(strokes[i]));
            chain.begin_gap = std::min(chain.begin_gap, std::abs(along - chain.begin));
            chain.end_gap = std::min(chain.end_gap, std::abs(along - chain.end));
            const double across = strokes[i].at(along);
            chain.ending += ends_at(*other, across, scale.reach_px + strokes[i].width_px / 2) ? 1 : 0;
        }
    }
    return chains;
}

bool is_stray(const Chain& chain, double low, double high, const GridScale& scale) {
    const double slack = kFreeEndMm * scale.px_per_mm;
    if (chain.begin_gap <= slack || chain.end_gap <= slack || chain.ending >= kEndingRules) return false;
    return chain.begin < low - slack || chain.end > high + slack;
}

// Which strokes are judged: bridged ones each by itself, or all, those on one line together.
enum class Judged { bridged, lines };

std::vector<Stroke> without_strays(const std::vector<Stroke>& strokes, const std::vector<Stroke>& crossing,
                                   const std::vector<std::vector<const Stroke*>>& meets, Judged judged,
                                   const GridScale& scale) {
    const auto [low, high] = std::minmax_element(
        crossing.begin(), crossing.end(), [](const Stroke& a, const Stroke& b) { return level(a) < level(b); });
    std::vector<std::size_t> chain_of = chain_strokes(strokes, scale);
    if (judged == Judged::bridged) std::iota(chain_of.begin(), chain_of.end(), std::size_t{0});
    const std::vector<Chain> chains = describe_chains(strokes, chain_of, meets, scale);
    std::vector<Stroke> kept;
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        const bool may_go = !strokes[i].inferred && (judged == Judged::lines || !strokes[i].breaks.empty());
        if (!may_go || !is_stray(chains[chain_of[i]], level(*low), level(*high), scale))
            kept.push_back(strokes[i]);
    }
    return kept;
}

RuleSet drop_strays(const RuleSet& rules, Judged judged, const GridScale& scale) {
    if (rules.horizontal.empty() || rules.vertical.empty()) return rules;
    std::vector<std::vector<const Stroke*>> of_horizontal(rules.horizontal.size());
    std::vector<std::vector<const Stroke*>> of_vertical(rules.vertical.size());
    for (const Meeting& m : find_meetings(rules.horizontal, rules.vertical, scale)) {
        const auto h = static_cast<std::size_t>(m.horizontal);
        const auto v = static_cast<std::size_t>(m.vertical);
        of_horizontal[h].push_back(&rules.vertical[v]);
        of_vertical[v].push_back(&rules.horizontal[h]);
    }
    return {without_strays(rules.horizontal, rules.vertical, of_horizontal, judged, scale),
            without_strays(rules.vertical, rules.horizontal, of_vertical, judged, scale)};
}

}  // namespace

// A bridged stroke may have taken up characters on the line of a rule, above the table and between its pieces. If
// it goes, the rule must not go with it.
RuleSet drop_stray_rules(RuleSet rules, const GridScale& scale) {
    return drop_strays(drop_strays(rules, Judged::bridged, scale), Judged::lines, scale);
}

}  // namespace shenbao
