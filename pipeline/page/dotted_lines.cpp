// Every small component looks for the next one along the row through its middle; what follows each other is a
// chain. A chain is a line where it is long and its steps are mostly equal: those of specks are not. In a halftone
// or hatching every dot has others beside it, so chains along both axes cross each other everywhere: such are
// none.
#include "pipeline/page/dotted_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace shenbao {
namespace {

constexpr double kThickInch = 0.03;     // across: dotted rules have up to 1.5 pt (0.021 in), softened by the scan
constexpr double kLongInch = 0.045;     // along: two dots grown together; longer ones are dashes, and no specks
constexpr double kGapInch = 0.05;       // as dash_gap in the grid room: one dot may be missing
constexpr double kOffInch = 0.006;      // rows that the next dot may lie off; guess, unmeasured
constexpr std::size_t kFewestDots = 6;  // guess, unmeasured
constexpr double kRegularShare = 0.6;   // steps within a third of the median; guess, unmeasured
constexpr double kCrossedShare = 0.4;   // dots with others beside the row: only where lines cross; guess

enum class Axis { level, upright };

struct Reach {
    int thick = 0, length = 0, gap = 0, off = 0;  // px
};

Reach reach_at(double dpi) {
    const auto px = [dpi](double inch) { return std::max(1, static_cast<int>(std::lround(inch * dpi))); };
    return {px(kThickInch), px(kLongInch), px(kGapInch), px(kOffInch)};
}

int begin_of(const cv::Rect& box, Axis axis) {
    return axis == Axis::level ? box.x : box.y;
}
int length_of(const cv::Rect& box, Axis axis) {
    return axis == Axis::level ? box.width : box.height;
}
int middle_across(const cv::Rect& box, Axis axis) {
    return axis == Axis::level ? box.y + box.height / 2 : box.x + box.width / 2;
}

bool is_dot(const InkPart& part, Axis axis, const Reach& reach) {
    const Axis other = axis == Axis::level ? Axis::upright : Axis::level;
    return length_of(part.box, axis) <= reach.length && length_of(part.box, other) <= reach.thick;
}

// Links along one axis, by label; 0: none.
struct Links {
    std::vector<std::size_t> next, before;
    [[nodiscard]] bool has(std::size_t dot) const { return next[dot] != 0 || before[dot] != 0; }
};

// The dot that follows within the gap, on the row through the middle or on one beside it.
std::size_t find_next(const InkComponents& c, std::size_t dot, Axis axis, const Reach& reach) {
    const cv::Rect& box = c.parts[dot].box;
    const int from = begin_of(box, axis) + length_of(box, axis), row = middle_across(box, axis);
    const int cols = c.labels.cols, rows = c.labels.rows;
    for (int along = from; along <= from + reach.gap; ++along) {
        for (int across = row - reach.off; across <= row + reach.off; ++across) {
            const int x = axis == Axis::level ? along : across, y = axis == Axis::level ? across : along;
            if (x < 0 || y < 0 || x >= cols || y >= rows) continue;
            const auto label = static_cast<std::size_t>(c.labels.ptr<int>(y)[x]);
            if (label == 0 || label == dot || !is_dot(c.parts[label], axis, reach)) continue;
            if (begin_of(c.parts[label].box, axis) >= from) return label;
        }
    }
    return 0;
}

Links link_dots(const InkComponents& c, Axis axis, const Reach& reach) {
    Links links{std::vector<std::size_t>(c.parts.size(), 0), std::vector<std::size_t>(c.parts.size(), 0)};
    for (std::size_t i = 1; i < c.parts.size(); ++i) {
        if (!is_dot(c.parts[i], axis, reach)) continue;
        const std::size_t next = find_next(c, i, axis, reach);
        if (next == 0 || links.before[next] != 0) continue;
        links.next[i] = next;
        links.before[next] = i;
    }
    return links;
}

bool is_regular(const InkComponents& c, const std::vector<std::size_t>& chain, Axis axis) {
    std::vector<int> steps;
    for (std::size_t k = 1; k < chain.size(); ++k)
        steps.push_back(begin_of(c.parts[chain[k]].box, axis) - begin_of(c.parts[chain[k - 1]].box, axis));
    std::vector<int> sorted = steps;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const auto alike =
        std::ranges::count_if(steps, [&](int step) { return std::abs(step - *middle) <= 1 + *middle / 4; });
    return static_cast<double>(alike) >= kRegularShare * static_cast<double>(steps.size());
}

void mark_lines(const InkComponents& c, const Links& along, const Links& beside, Axis axis,
                std::vector<uchar>& marked) {
    for (std::size_t i = 1; i < c.parts.size(); ++i) {
        if (along.before[i] != 0 || along.next[i] == 0) continue;
        std::vector<std::size_t> chain;
        for (std::size_t dot = i; dot != 0; dot = along.next[dot]) chain.push_back(dot);
        if (chain.size() < kFewestDots || !is_regular(c, chain, axis)) continue;
        const auto crossed = std::ranges::count_if(chain, [&](std::size_t dot) { return beside.has(dot); });
        if (static_cast<double>(crossed) > kCrossedShare * static_cast<double>(chain.size())) continue;
        for (const std::size_t dot : chain) marked[dot] = 255;
    }
}

}  // namespace

std::vector<uchar> find_line_dots(const InkComponents& components, double dpi) {
    const Reach reach = reach_at(dpi);
    const Links level = link_dots(components, Axis::level, reach);
    const Links upright = link_dots(components, Axis::upright, reach);
    std::vector<uchar> marked(components.parts.size(), 0);
    mark_lines(components, level, upright, Axis::level, marked);
    mark_lines(components, upright, level, Axis::upright, marked);
    return marked;
}

}  // namespace shenbao
