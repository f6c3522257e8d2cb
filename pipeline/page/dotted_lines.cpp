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
std::size_t find_next_level(const InkComponents& c, std::size_t dot, const Reach& reach) {
    const cv::Rect& box = c.parts[dot].box;
    const int from = box.br().x, row = middle_across(box, Axis::level);
    std::size_t next = 0;
    for (int y = row - reach.off; y <= row + reach.off; ++y) {
        for (const InkRun& run : c.runs_in(y, from, from + reach.gap + 1)) {
            const auto part = static_cast<std::size_t>(run.part);
            if (run.x0 < from || !is_dot(c.parts[part], Axis::level, reach) || c.parts[part].box.x < from)
                continue;
            if (next == 0 || run.x0 < c.parts[next].box.x) next = part;
            break;
        }
    }
    return next;
}

std::size_t find_next_upright(const InkComponents& c, std::size_t dot, const Reach& reach) {
    const cv::Rect& box = c.parts[dot].box;
    const int from = box.br().y, column = middle_across(box, Axis::upright);
    for (int y = from; y <= from + reach.gap; ++y) {
        for (const InkRun& run : c.runs_in(y, column - reach.off, column + reach.off + 1)) {
            const auto part = static_cast<std::size_t>(run.part);
            if (is_dot(c.parts[part], Axis::upright, reach) && c.parts[part].box.y >= from) return part;
        }
    }
    return 0;
}

Links link_dots(const InkComponents& c, Axis axis, const Reach& reach) {
    Links links{std::vector<std::size_t>(c.parts.size(), 0), std::vector<std::size_t>(c.parts.size(), 0)};
    for (std::size_t i = 1; i < c.parts.size(); ++i) {
        if (!is_dot(c.parts[i], axis, reach)) continue;
        const std::size_t next =
            axis == Axis::level ? find_next_level(c, i, reach) : find_next_upright(c, i, reach);
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
