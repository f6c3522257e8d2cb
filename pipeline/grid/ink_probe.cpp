#include "pipeline/grid/ink_probe.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <utility>

#include "pipeline/grid/dash_pattern.hpp"
#include "pipeline/grid/faint_rule.hpp"
#include "pipeline/grid/ink_samples.hpp"

namespace shenbao {
namespace {

constexpr double kAttachMm = 1.0;  // stretch at either end that tells whether a rule starts at the crossing
constexpr double kAttachShare = 0.6;
constexpr double kNearMm =
    0.3;  // from the crossing line, and as long: 0.8 mm is white above characters in low rows
constexpr double kTrimMm = 0.5;  // the crossing rule's own ink at the ends of an edge

constexpr double kRoughMm = 0.15;    // a rule may be this much thicker here and there; guess, unmeasured
constexpr double kRoughShare = 0.3;  // and this much of its own thickness

// Between a crossing rule's ink and a stem in a row of 1.4 em lie 0.6 mm at 10 pt; the first is blurred.
constexpr double kEdgeRoughMm = 0.1;
constexpr double kBesideMm = 0.3;
constexpr double kStemShare = 0.8;  // of the way between the rules; stems in rows of 1.3 em 0.75

// Where a rule is looked for beside one that it crosses, from that one's edge on.
constexpr double kCrossFromMm = 0.3, kCrossToMm = 1.8;
constexpr double kCrossShare = 0.4;  // thin ink, or a line in the grey; worn rules have more on one side at least

constexpr double kFaintEnds = 0.3;  // of the stretch at either end: characters do not reach the rules

// Strips on both sides of a rule that stands free; as in cell_dividers.
constexpr double kFreeFromMm = 0.25, kFreeMm = 0.9;
constexpr double kFreeInk = 0.02;

constexpr double kDashedBeside = 0.08;  // share of the strips beside dashes that is ink; guess, unmeasured

double largest_gap(const std::vector<Sample>& samples) {
    std::size_t gap = 0;
    std::size_t largest = 0;
    for (const Sample s : samples) {
        gap = s == Sample::covered || s == Sample::sealed ? 0 : gap + 1;
        largest = std::max(largest, gap);
    }
    return static_cast<double>(largest);
}

double ink_share(const cv::Mat& ink, const LatticeLine& line, int x0, int x1, const GridScale& scale) {
    const double band = line.width_px / 2 + std::max(1.0, kLineBandMm * scale.px_per_mm);
    int inked = 0;
    for (int x = std::max(0, x0); x < std::min(x1, ink.cols); ++x) {
        const double centre = line.at(x + 0.5);
        const int y1 = std::min(ink.rows - 1, static_cast<int>(std::floor(centre + band)));
        int y = std::max(0, static_cast<int>(std::floor(centre - band)));
        while (y <= y1 && !ink.ptr<uchar>(y)[x]) ++y;
        inked += y <= y1 ? 1 : 0;
    }
    return static_cast<double>(inked) / std::max(1, x1 - x0);
}

// No print beside the line: a stem has the other strokes of its character there, or of the next one.
bool stands_free(const cv::Mat& ink, const LatticeLine& line, int x0, int x1, const GridScale& scale) {
    const int from =
        static_cast<int>(std::lround(line.width_px / 2 + std::max(1.5, kFreeFromMm * scale.px_per_mm)));
    const int to = from + std::max(2, static_cast<int>(std::lround(kFreeMm * scale.px_per_mm)));
    const double area = static_cast<double>((to - from) * std::max(1, x1 - x0));
    std::array<int, 2> inked = {0, 0};
    for (int x = std::max(0, x0); x < std::min(x1, ink.cols); ++x) {
        const int centre = static_cast<int>(std::floor(line.at(x + 0.5)));
        for (int d = from; d < to; ++d) {
            const int above = centre - d, below = centre + d;
            inked[0] += above >= 0 && above < ink.rows && ink.ptr<uchar>(above)[x] ? 1 : 0;
            inked[1] += below >= 0 && below < ink.rows && ink.ptr<uchar>(below)[x] ? 1 : 0;
        }
    }
    return std::max(inked[0], inked[1]) <= kFreeInk * area;
}

// Dashes and dots all along are a rule, blanks included. Characters in a row are evenly spaced, too, but crowded.
bool is_dashed(const std::vector<Sample>& samples, const cv::Mat& ink, const LatticeLine& line, int x0,
               const GridScale& scale) {
    std::vector<int> inked;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (samples[i] == Sample::covered) inked.push_back(static_cast<int>(i));
    const int length = static_cast<int>(samples.size());
    return is_dashed_throughout(inked, length, scale) &&
           ink_beside(ink, line, x0, x0 + length, scale) <= kDashedBeside;
}

int px_of_near(const GridScale& scale) {
    return std::max(2, static_cast<int>(std::lround(kNearMm * scale.px_per_mm)));
}

// Is the column white for most of the strips above row `up` and below row `down`?
bool has_white_flanks(const cv::Mat& ink, int x, int up, int down, int flank_px) {
    const auto is_ink = [&](int row) { return row >= 0 && row < ink.rows && ink.ptr<uchar>(row)[x]; };
    int above = 0, below = 0;
    for (int d = 1; d <= flank_px; ++d) {
        above += is_ink(up - d) ? 1 : 0;
        below += is_ink(down + d) ? 1 : 0;
    }
    return 2 * above <= flank_px && 2 * below <= flank_px;
}

// A stem of a character on the line: blank at both its ends, and for a good part of the way.
bool is_floating(const PageInk& page, const LatticeLine& line, const Crossing& first, const Crossing& last,
                 const GridScale& scale) {
    if (!is_blank_beside(page, line, first, 1, scale) || !is_blank_beside(page, line, last, -1, scale))
        return false;
    const int x0 = static_cast<int>(std::lround(first.at + first.width_px / 2));
    const int x1 = static_cast<int>(std::lround(last.at - last.width_px / 2));
    return ink_share(page.ink[line.direction == Direction::horizontal ? 0 : 1], line, x0, x1, scale) < kStemShare;
}

}  // namespace

PageInk make_page_ink(const UprightPage& page) {
    PageInk masks;
    cv::compare(page.ink, 0, masks.ink[0], cv::CMP_GT);
    cv::transpose(masks.ink[0], masks.ink[1]);
    if (page.grey.size() == page.ink.size()) {
        masks.grey[0] = page.grey;
        cv::transpose(page.grey, masks.grey[1]);
    }
    if (page.seal_mask.size() == page.ink.size() && !page.seal_mask.empty()) {
        masks.seal[0] = page.seal_mask;
        cv::transpose(page.seal_mask, masks.seal[1]);
    }
    return masks;
}

double ink_beside(const cv::Mat& ink, const LatticeLine& line, int x0, int x1, const GridScale& scale) {
    const double edge = line.width_px / 2 + scale.step_px;
    int inked = 0;
    for (int x = std::max(0, x0); x < std::min(x1, ink.cols); ++x) {
        for (int d = 1; d <= scale.dash_flank_px; ++d) {
            for (const double at : {line.at(x + 0.5) - edge - d, line.at(x + 0.5) + edge + d}) {
                const int y = static_cast<int>(std::floor(at));
                inked += y >= 0 && y < ink.rows && ink.ptr<uchar>(y)[x] ? 1 : 0;
            }
        }
    }
    return static_cast<double>(inked) / (2.0 * scale.dash_flank_px * std::max(1, x1 - x0));
}

bool is_blank_beside(const PageInk& page, const LatticeLine& line, const Crossing& crossing, int sign,
                     const GridScale& scale) {
    const std::size_t frame = line.direction == Direction::horizontal ? 0 : 1;
    const double from = crossing.at + sign * (crossing.width_px / 2 + kEdgeRoughMm * scale.px_per_mm);
    const double to = from + sign * std::max(2.0, kBesideMm * scale.px_per_mm);
    const int x0 = static_cast<int>(std::lround(std::min(from, to))),
              x1 = static_cast<int>(std::lround(std::max(from, to)));
    for (const Stroke& s : line.strokes)  // a solid stroke may have been joined over what is blank here
        if ((s.dashed || s.inferred) && s.covers((x0 + x1) / 2.0)) return false;
    for (int x = x0; x < x1; ++x)
        if (sample_at(page.ink[frame], page.seal[frame], line, x, scale) == Sample::sealed) return false;
    if (ink_share(page.ink[frame], line, x0, x1, scale) > 0) return false;
    return faint_share(page.grey[frame], line, x0, x1, scale) < kFaintEnds;
}

RuleLook look_of(double width_px, int flank_px, const GridScale& scale) {
    const double rough = std::max(1.0, kRoughMm * scale.px_per_mm) + kRoughShare * width_px;
    return {std::min(scale.max_width_px + 1, static_cast<int>(std::lround(width_px + rough))), flank_px};
}

bool is_rule_like(const cv::Mat& ink, int x, int y, const RuleLook& look) {
    const auto is_ink = [&](int row) { return row >= 0 && row < ink.rows && ink.ptr<uchar>(row)[x]; };
    int up = y;
    int down = y;
    const int limit = look.max_thickness_px;
    while (is_ink(up - 1) && down - up <= limit) --up;
    while (is_ink(down + 1) && down - up <= limit) ++down;
    return down - up + 1 <= limit && has_white_flanks(ink, x, up, down, look.flank_px);
}

bool is_rule_band(const cv::Mat& ink, int x, int y, int max_px, int flank_px) {
    const auto is_ink = [&](int row) { return row >= 0 && row < ink.rows && ink.ptr<uchar>(row)[x]; };
    int up = y, down = y;
    for (const int step : {-1, 1}) {
        int& edge = step < 0 ? up : down;
        for (int row = y + step; std::abs(row - edge) <= flank_px && down - up < max_px; row += step) {
            if (is_ink(row)) edge = row;
        }
    }
    return down - up < max_px;
}

bool is_ruled_beside(const PageInk& page, const LatticeLine& crossing, const LatticeLine& line,
                     const GridScale& scale) {
    const std::size_t frame = crossing.direction == Direction::horizontal ? 0 : 1;
    const double middle = line.at(crossing.position), edge = line.width_px / 2;
    const auto shows = [&](double from, double to) {
        const int x0 = static_cast<int>(std::lround(std::min(from, to))),
                  x1 = static_cast<int>(std::lround(std::max(from, to)));
        std::vector<Sample> samples;
        for (int x = x0; x < x1; ++x)
            samples.push_back(sample_at(page.ink[frame], page.seal[frame], crossing, x, scale));
        if (share_of(samples, 0, samples.size(), Sample::covered) >= kCrossShare) return true;
        return faint_share(page.grey[frame], crossing, x0, x1, scale) >= kCrossShare;
    };
    const double near = edge + kCrossFromMm * scale.px_per_mm, far = edge + kCrossToMm * scale.px_per_mm;
    return shows(middle - near, middle - far) || shows(middle + near, middle + far);
}

EdgeProfile probe_edge(const PageInk& page, const LatticeLine& line, const Crossing& first, const Crossing& last,
                       const GridScale& scale) {
    const std::size_t frame = line.direction == Direction::horizontal ? 0 : 1;
    const double begin = first.at, end = last.at;
    const double trim = std::min(kTrimMm * scale.px_per_mm, (end - begin) / 4);
    const int x0 = static_cast<int>(std::lround(begin + trim));
    const int x1 = std::max(x0 + 1, static_cast<int>(std::lround(end - trim)));
    std::vector<Sample> samples;
    for (int x = x0; x < x1; ++x) samples.push_back(sample_at(page.ink[frame], page.seal[frame], line, x, scale));
    if (is_dashed(samples, page.ink[frame], line, x0, scale)) std::ranges::fill(samples, Sample::covered);
    const std::size_t count = samples.size();
    const auto attach = std::clamp<std::size_t>(static_cast<std::size_t>(kAttachMm * scale.px_per_mm), 1, count);
    EdgeProfile profile;
    profile.length_px = end - begin;
    profile.sealed = share_of(samples, 0, count, Sample::sealed);
    const double visible = 1 - profile.sealed;
    profile.covered = visible > 0 ? share_of(samples, 0, count, Sample::covered) / visible : 0;
    profile.ink = ink_share(page.ink[frame], line, x0, x1, scale);
    const bool open = profile.covered < 1 && profile.covered > 0;
    const int reach = static_cast<int>(attach);
    const auto faint = [&](int from, int to) { return faint_share(page.grey[frame], line, from, to, scale); };
    profile.largest_gap_px = largest_gap(samples);
    profile.begin_attached = share_of(samples, 0, attach, Sample::covered) >= kAttachShare;
    profile.end_attached = share_of(samples, count - attach, count, Sample::covered) >= kAttachShare;
    const int near = px_of_near(scale);
    const int near0 = static_cast<int>(std::lround(begin)) + near,
              near1 = static_cast<int>(std::lround(end)) - near;
    const bool loose = !profile.begin_attached && !profile.end_attached;
    const bool is_near = !loose || stands_free(page.ink[frame], line, x0, x1, scale) ||
                         (faint(near0, near0 + near) >= kFaintEnds && faint(near1 - near, near1) >= kFaintEnds);
    const bool reaches =
        open && is_near && faint(x0, x0 + reach) >= kFaintEnds && faint(x1 - reach, x1) >= kFaintEnds;
    profile.faint = reaches ? faint(x0, x1) : 0;
    profile.is_floating = is_floating(page, line, first, last, scale);
    return profile;
}

}  // namespace shenbao
