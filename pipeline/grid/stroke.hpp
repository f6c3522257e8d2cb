// A straight run of ink in the frame of its direction: `along` is x for a horizontal stroke and y for a vertical
// one, `across` is the other axis. Upright px; pixel i covers [i, i + 1), so a rule in pixel row 7 lies at 7.5.
#pragma once

#include <utility>
#include <vector>

#include "pipeline/base/page_grid.hpp"

namespace shenbao {

// Sums of a least-squares line across = a + slope * along; sums of parts add up to the sums of the whole.
struct LineFit {
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    void add(double along, double across, double weight = 1) {
        n += weight;
        sx += weight * along;
        sy += weight * across;
        sxx += weight * along * along;
        sxy += weight * along * across;
    }
    void add(const LineFit& other);
    [[nodiscard]] double mean_along() const { return n > 0 ? sx / n : 0; }
    [[nodiscard]] double mean_across() const { return n > 0 ? sy / n : 0; }
    [[nodiscard]] double slope() const;
};

struct Stroke {
    Direction direction = Direction::horizontal;
    double begin = 0;
    double end = 0;
    LineFit fit;
    double slope = 0;
    double width_px = 0;    // of all its strokes together where it is a double rule
    double coverage = 0;    // 0..1, share of its length with ink
    double clear = 0;       // 0..1, share of its inked length with white on both flanks
    double longest_px = 0;  // longest piece it was joined from; 0: never joined
    bool dashed = false;
    bool inferred = false;
    bool pale = false;                              // most of it seen in the grey only
    std::vector<std::pair<double, double>> breaks;  // along; long stretches without ink, where pieces were bridged
    [[nodiscard]] bool covers(double along) const;  // within its ends and in no break
    [[nodiscard]] double length() const { return end - begin; }
    [[nodiscard]] double middle() const { return (begin + end) / 2; }
    [[nodiscard]] double at(double along) const { return fit.mean_across() + slope * (along - fit.mean_along()); }
};

// A stroke known by its ends only (drawn tests, sides of open tables).
[[nodiscard]] Stroke make_stroke(Direction direction, double position, double begin, double end, double width_px);
[[nodiscard]] RuleSegment to_segment(const Stroke& stroke);

}  // namespace shenbao
