#include "pipeline/grid/meet_strokes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "pipeline/base/disjoint_sets.hpp"
#include "pipeline/grid/grow_rules.hpp"

namespace shenbao {
namespace {

constexpr double kBucketMm = 5;  // guess; only a matter of speed

std::int64_t bucket_key(long column, long row) {
    return (static_cast<std::int64_t>(column) << 32) + row;
}

// Calls visit(column, row) for each bucket a stroke passes, a margin around it included.
template <typename Visit>
void visit_buckets(const Stroke& s, double bucket_px, double margin_px, const Visit& visit) {
    const auto bucket = [&](double px) { return static_cast<long>(std::floor(px / bucket_px)); };
    const double low = std::min(s.at(s.begin), s.at(s.end)) - margin_px;
    const double high = std::max(s.at(s.begin), s.at(s.end)) + margin_px;
    for (long a = bucket(s.begin - margin_px); a <= bucket(s.end + margin_px); ++a) {
        for (long c = bucket(low); c <= bucket(high); ++c) {
            s.direction == Direction::horizontal ? visit(a, c) : visit(c, a);
        }
    }
}

// How far `s` ends short of the other stroke, which is `half_width` thick there; 0 where it reaches it.
double shortfall(const Stroke& s, double along, double half_width) {
    return std::max(0.0, std::max(s.begin - along, along - s.end) - half_width);
}

double distance_between(const Stroke& h, const Stroke& v) {
    const double x = v.at((h.at(h.middle())));
    const double y = h.at(x);
    return std::max(shortfall(h, x, v.width_px / 2), shortfall(v, y, h.width_px / 2));
}

// How the two meet, without their indices; nullopt where they do not.
std::optional<Meeting> meet(const Stroke& h, const Stroke& v, const GridScale& scale) {
    const double apart = distance_between(h, v);
    const bool broken = !h.breaks.empty() || !v.breaks.empty();
    if (apart > (broken ? scale.far_reach_px : scale.reach_px)) return std::nullopt;
    return Meeting{0, 0, apart <= scale.touch_px, apart > scale.reach_px};
}

}  // namespace

std::vector<Meeting> find_meetings(const std::vector<Stroke>& horizontal, const std::vector<Stroke>& vertical,
                                   const GridScale& scale) {
    const double bucket_px = kBucketMm * scale.px_per_mm;
    std::unordered_map<std::int64_t, std::vector<int>> buckets;
    for (std::size_t v = 0; v < vertical.size(); ++v) {
        const auto put = [&](long column, long row) {
            buckets[bucket_key(column, row)].push_back(static_cast<int>(v));
        };
        visit_buckets(vertical[v], bucket_px, scale.far_reach_px + vertical[v].width_px, put);
    }
    std::vector<Meeting> meetings;
    std::vector<int> seen(vertical.size(), -1);  // last horizontal stroke each vertical one was tried with
    for (std::size_t h = 0; h < horizontal.size(); ++h) {
        const auto try_bucket = [&](long column, long row) {
            const auto bucket = buckets.find(bucket_key(column, row));
            if (bucket == buckets.end()) return;
            for (const int v : bucket->second) {
                int& last = seen[static_cast<std::size_t>(v)];
                if (last == static_cast<int>(h)) continue;
                last = static_cast<int>(h);
                const auto meeting = meet(horizontal[h], vertical[static_cast<std::size_t>(v)], scale);
                if (meeting) meetings.push_back({last, v, meeting->close, meeting->far});
            }
        };
        visit_buckets(horizontal[h], bucket_px, scale.far_reach_px + horizontal[h].width_px, try_bucket);
    }
    return meetings;
}

std::vector<RuleSet> group_rules(const std::vector<Stroke>& horizontal, const std::vector<Stroke>& vertical,
                                 const GridScale& scale) {
    const std::vector<Meeting> meetings = find_meetings(horizontal, vertical, scale);
    const std::vector<bool> is_rule = grow_rules(horizontal, vertical, meetings, scale);
    const std::size_t count = horizontal.size();
    DisjointSets sets(count + vertical.size());
    for (const Meeting& m : meetings) {
        const auto h = static_cast<std::size_t>(m.horizontal);
        const std::size_t v = count + static_cast<std::size_t>(m.vertical);
        if (is_rule[h] && is_rule[v] && !m.far) sets.join(h, v);
    }
    std::unordered_map<std::size_t, RuleSet> by_root;
    std::vector<std::size_t> roots;
    for (std::size_t i = 0; i < is_rule.size(); ++i) {
        if (!is_rule[i]) continue;
        const std::size_t root = sets.find(i);
        const auto [set, is_new] = by_root.try_emplace(root);
        if (is_new) roots.push_back(root);
        i < count ? set->second.horizontal.push_back(horizontal[i])
                  : set->second.vertical.push_back(vertical[i - count]);
    }
    std::vector<RuleSet> groups;
    for (const std::size_t root : roots) {
        RuleSet& set = by_root[root];
        const std::size_t fewer = std::min(set.horizontal.size(), set.vertical.size());
        const std::size_t more = std::max(set.horizontal.size(), set.vertical.size());
        if (fewer >= 1 && more >= 2) groups.push_back(std::move(set));
    }
    return groups;
}

}  // namespace shenbao
