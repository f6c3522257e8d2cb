#include "pipeline/page/skew.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/page/weighted_median.hpp"

namespace shenbao {
namespace {

constexpr double kMinRulesInch = 3;     // total length of rules below which text is asked
constexpr double kPerspectiveDeg = 5;   // rules of photos deviate so much more than the page as a whole
constexpr double kAgreeDeg = 0.4;       // rules of one flat page agree within this; clean scans within 0.05
constexpr double kMinShearDeg = 0.12;   // smaller differences between the two directions are noise
constexpr double kMinShearWeight = 10;  // cubic inches: one rule of 2.2 inches; three of 1.1 were 0.17 degrees off
constexpr double kMinAgreement = 0.6;

struct Vote {
    double deg, length, weight;
};

struct Consensus {
    double deg = 0, length = 0, weight = 0, agreement = 0;
};

// The median slant, then the mean of those close to it; a slope's variance falls with the cube of the length.
Consensus find_consensus(const std::vector<Vote>& votes) {
    Consensus result;
    if (votes.empty()) return result;
    std::vector<Weighted> lengths;
    for (const Vote& vote : votes) lengths.push_back({vote.deg, vote.length});
    const double median = weighted_median(std::move(lengths));
    double total = 0, sum = 0;
    for (const Vote& vote : votes) {
        total += vote.length;
        if (std::abs(vote.deg - median) > kAgreeDeg) continue;
        result.length += vote.length;
        result.weight += vote.weight;
        sum += vote.weight * vote.deg;
    }
    result.deg = sum / result.weight;
    result.agreement = result.length / total;
    return result;
}

// Glyphs and pieces of them, without rules, frames and specks: at most this many ink pixels of theirs.
std::vector<cv::Point2f> sample_text(const cv::Mat& ink, double dpi) {
    constexpr double kMaxGlyphInch = 0.45, kMinGlyphInch = 0.02;
    constexpr std::size_t kMaxSamples = 60000;
    const InkComponents components = label_ink(ink);
    const std::vector<InkPart>& parts = components.parts;
    std::vector<char> is_glyph(parts.size(), 0);
    std::size_t area = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const int longer = std::max(parts[i].box.width, parts[i].box.height);
        if (longer < kMinGlyphInch * dpi || longer > kMaxGlyphInch * dpi) continue;
        is_glyph[i] = 1;
        area += static_cast<std::size_t>(parts[i].area);
    }
    const std::size_t stride = area / kMaxSamples + 1;
    std::vector<cv::Point2f> samples;
    std::size_t seen = 0;
    for (const InkRun& run : components.runs) {
        if (is_glyph[static_cast<std::size_t>(run.part)] == 0) continue;
        for (int x = run.x0; x < run.x1; ++x)
            if (seen++ % stride == 0) samples.emplace_back(static_cast<float>(x), static_cast<float>(run.y));
    }
    return samples;
}

// Sum of squared differences of neighbouring bins of the projection along `deg`: sharp edges of text lines.
double projection_sharpness(const std::vector<cv::Point2f>& points, double deg, double bin_px, bool columns,
                            std::vector<float>& bins) {
    const double angle = deg * std::numbers::pi / 180;
    const float c = static_cast<float>(std::cos(angle) / bin_px), s = static_cast<float>(std::sin(angle) / bin_px);
    std::fill(bins.begin(), bins.end(), 0.0F);
    const float offset = static_cast<float>(bins.size()) / 2;
    for (const cv::Point2f& p : points) {
        const float at = (columns ? p.x * c + p.y * s : p.y * c - p.x * s) + offset;
        const auto bin = static_cast<std::size_t>(at);
        const float share = at - static_cast<float>(bin);
        bins[bin] += 1 - share;
        bins[bin + 1] += share;
    }
    double sharpness = 0;
    for (std::size_t i = 1; i < bins.size(); ++i) {
        const double step = bins[i] - bins[i - 1];
        sharpness += step * step;
    }
    return sharpness;
}

struct Peak {
    double deg = 0, height = 0, contrast = 0;  // contrast: height over the median of all angles tried
};

Peak find_peak(const std::vector<cv::Point2f>& points, double from, double to, double step, double bin_px,
               bool columns, std::vector<float>& bins) {
    std::vector<double> heights;
    for (double deg = from; deg <= to + step / 2; deg += step)
        heights.push_back(projection_sharpness(points, deg, bin_px, columns, bins));
    const auto best = static_cast<std::size_t>(std::max_element(heights.begin(), heights.end()) - heights.begin());
    Peak peak{from + static_cast<double>(best) * step, heights[best], 0};
    if (best > 0 && best + 1 < heights.size()) {
        const double left = heights[best - 1], right = heights[best + 1];
        const double bend = left - 2 * heights[best] + right;
        if (bend < 0) peak.deg += step * 0.5 * (left - right) / bend;
    }
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                     heights.end());
    peak.contrast = peak.height / std::max(1e-9, heights[heights.size() / 2]);
    return peak;
}

}  // namespace

std::optional<Slant> measure_rule_slant(std::span<const RuleCurve> curves, double dpi, double max_skew_deg) {
    std::vector<Vote> level, upright;
    for (const RuleCurve& curve : curves) {
        const double deg = curve.slant_deg(), length = curve.length() / dpi;
        if (std::abs(deg) > max_skew_deg + kPerspectiveDeg) continue;
        const Vote vote{deg, length, length * length * length};
        (curve.direction == Direction::horizontal ? level : upright).push_back(vote);
    }
    const Consensus h = find_consensus(level), v = find_consensus(upright);
    std::vector<Vote> both = level;
    both.insert(both.end(), upright.begin(), upright.end());
    const Consensus all = find_consensus(both);
    if (h.length + v.length < kMinRulesInch) return std::nullopt;
    const auto is_sure = [](const Consensus& c) {
        return c.length > kMinRulesInch && c.weight > kMinShearWeight && c.agreement > kMinAgreement;
    };
    const bool sheared = std::abs(h.deg - v.deg) > kMinShearDeg && is_sure(h) && is_sure(v);
    if (sheared) return Slant{h.deg, v.deg, std::min(h.agreement, v.agreement), true};
    return Slant{all.deg, all.deg, all.agreement, true};
}

std::optional<Slant> measure_text_slant(const cv::Mat& ink, double dpi, double max_skew_deg) {
    constexpr std::size_t kMinSamples = 300;
    constexpr double kMinContrast = 1.25;  // guess
    const std::vector<cv::Point2f> points = sample_text(ink, dpi);
    if (points.size() < kMinSamples) return std::nullopt;
    const double coarse_bin = std::max(1.0, dpi / 75), fine_bin = std::max(1.0, dpi / 150);
    std::vector<float> bins(static_cast<std::size_t>(2 * (ink.cols + ink.rows)) + 4);
    Peak best;
    bool columns = false;
    for (const bool along_columns : {false, true}) {
        const Peak peak = find_peak(points, -max_skew_deg, max_skew_deg, 0.5, coarse_bin, along_columns, bins);
        if (peak.contrast > best.contrast) best = peak, columns = along_columns;
    }
    if (best.contrast < kMinContrast) return std::nullopt;
    const Peak near = find_peak(points, best.deg - 0.6, best.deg + 0.6, 0.1, fine_bin, columns, bins);
    const Peak fine = find_peak(points, near.deg - 0.12, near.deg + 0.12, 0.03, fine_bin, columns, bins);
    const double confidence = 1 - 1 / best.contrast;
    return Slant{fine.deg, fine.deg, confidence, false};
}

}  // namespace shenbao
