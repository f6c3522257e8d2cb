#include "pipeline/grid/worn_trace.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/grid/faint_rule.hpp"
#include "pipeline/grid/ink_samples.hpp"

namespace shenbao {
namespace {

constexpr double kFromRuleMm = 0.2;  // between a rule's edge and what is looked at; as in cell_dividers
// Of the strips beside the line, and of the line: worn rules of 264 copied pages had up to 0.05 (specks) and 0.02,
// stems mostly 0.06 to 0.3 and 0.04 to 0.2.
constexpr double kBeside = 0.06, kCrowded = 0.1;

}  // namespace

LineLook look_along(const PageInk& page, const LatticeLine& line, int x0, int x1, const GridScale& scale) {
    const std::size_t frame = line.direction == Direction::horizontal ? 0 : 1;
    const FaintColumns faint = faint_columns(page.grey[frame], line, x0, x1, scale);
    const auto is_darker = [&](int x) {
        const int i = x - faint.x0;
        return i >= 0 && i < static_cast<int>(faint.is_darker.size()) &&
               faint.is_darker[static_cast<std::size_t>(i)];
    };
    LineLook look;
    double pale = 0;
    for (int x = x0; x < x1; ++x) {
        const Sample sample = sample_at(page.ink[frame], page.seal[frame], line, x, scale);
        look.ruled += sample == Sample::covered ? 1 : 0;
        look.crowded += sample == Sample::ink ? 1 : 0;
        pale += sample == Sample::blank && is_darker(x) ? 1 : 0;
    }
    look.length = std::max(1, x1 - x0);
    look.seen = look.ruled + std::max(0.0, pale - faint.beside * (look.length - look.ruled));
    return look;
}

std::optional<CellTrace> trace_cell(const PageInk& page, const LatticeLine& line, const DividerSpan& span,
                                    const LatticeLine& first, const LatticeLine& last, const GridScale& scale) {
    const std::size_t frame = line.direction == Direction::horizontal ? 0 : 1;
    CellTrace trace{span, crossing_at(line, first), crossing_at(line, last), {}, false, false};
    const double clear = kFromRuleMm * scale.px_per_mm;
    const int x0 = static_cast<int>(std::lround(trace.begin + first.width_px / 2 + clear));
    const int x1 = std::max(x0 + 1, static_cast<int>(std::lround(trace.end - last.width_px / 2 - clear)));
    if (ink_beside(page.ink[frame], line, x0, x1, scale) > kBeside) return std::nullopt;
    trace.look = look_along(page, line, x0, x1, scale);
    if (trace.look.crowded > kCrowded * trace.look.length) return std::nullopt;
    trace.touches_begin = !is_blank_beside(page, line, {trace.begin, first.width_px}, 1, scale);
    trace.touches_end = !is_blank_beside(page, line, {trace.end, last.width_px}, -1, scale);
    if (!trace.touches_begin && !trace.touches_end) return std::nullopt;
    return trace;
}

}  // namespace shenbao
