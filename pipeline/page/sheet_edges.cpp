#include "pipeline/page/sheet_edges.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

// Across every side of the outline profiles of brightness are taken, one per pixel along it. The edge is where the
// profile falls most steeply; what lies off its neighbours is dropped.

namespace shenbao {
namespace {

constexpr double kCorner = 0.04;  // share of a side left out at either end
constexpr int kReachPx = 7;       // a curled edge lies so far off the straight outline; px of thumbnails, 5 mm
constexpr int kPerPx = 4;         // steps of a profile per px
constexpr std::size_t kLeastSteps = (kReachPx + 2) * kPerPx;  // of a profile, 2 px beyond the outline
constexpr int kFallSteps = 4;            // the fall is measured over this many steps either way
constexpr double kLeastFall = 0.06;      // of the brightness, as of the outline's edges
constexpr std::size_t kNeighbours = 10;  // either way, whose median a point is held against
constexpr double kOffPx = 1;             // from that median; edges seen sharply stay within 0.3
constexpr double kLeastSeen = 0.7;       // of a side

// Brightness from inside to outside across a side, at one place of it, as far as the picture goes.
std::vector<double> take_profile(const cv::Mat& brightness, const cv::Point2d& at, const cv::Point2d& outwards) {
    std::vector<double> profile;
    for (int k = -kReachPx * kPerPx; k <= kReachPx * kPerPx; ++k) {
        const cv::Point2d p = at + outwards * (static_cast<double>(k) / kPerPx);
        const int x = static_cast<int>(std::floor(p.x)), y = static_cast<int>(std::floor(p.y));
        if (x < 0 || y < 0 || x + 1 >= brightness.cols || y + 1 >= brightness.rows) break;
        const uchar *upper = brightness.ptr(y) + x, *lower = brightness.ptr(y + 1) + x;
        const double u = p.x - x, v = p.y - y;
        profile.push_back((1 - v) * ((1 - u) * upper[0] + u * upper[1]) + v * ((1 - u) * lower[0] + u * lower[1]));
    }
    return profile;
}

// The middle of where the profile falls most steeply, px outwards of its own middle.
std::optional<double> find_fall(const std::vector<double>& profile) {
    const std::size_t last = profile.size() - 1 - kFallSteps;
    const auto fall = [&profile](std::size_t i) { return profile[i - kFallSteps] - profile[i + kFallSteps]; };
    std::size_t best = kFallSteps;
    for (std::size_t i = best; i <= last; ++i)
        if (fall(i) > fall(best)) best = i;
    const double half = fall(best) / 2;
    if (2 * half < kLeastFall * profile[best - kFallSteps]) return std::nullopt;
    std::size_t from = best, to = best;
    while (from > kFallSteps && fall(from) > half) --from;
    while (to < last && fall(to) > half) ++to;
    if (fall(from) > half || fall(to) > half) return std::nullopt;  // it goes on beyond the profile
    double sum = 0, moment = 0;
    for (std::size_t i = from; i <= to; ++i) {
        const double weight = std::max(0.0, fall(i) - half);
        sum += weight;
        moment += weight * static_cast<double>(i);
    }
    return sum > 0 ? std::optional((moment / sum - kReachPx * kPerPx) / kPerPx) : std::nullopt;
}

// An edge's place across its side, at one place along it.
struct EdgePoint {
    double along = 0, off = 0;
};

std::vector<EdgePoint> without_strays(const std::vector<EdgePoint>& points) {
    std::vector<EdgePoint> kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::vector<double> near;
        const std::size_t last = std::min(points.size(), i + kNeighbours + 1);
        for (std::size_t j = i - std::min(i, kNeighbours); j < last; ++j) near.push_back(points[j].off);
        const auto middle = near.begin() + static_cast<std::ptrdiff_t>(near.size() / 2);
        std::nth_element(near.begin(), middle, near.end());
        if (std::abs(points[i].off - *middle) < kOffPx) kept.push_back(points[i]);
    }
    return kept;
}

// from, to: clockwise around the sheet.
RuleCurve trace_side(const cv::Mat& brightness, const cv::Point2d& from, const cv::Point2d& to) {
    const double length = cv::norm(to - from);
    const cv::Point2d along = (to - from) / length, outwards(along.y, -along.x);
    std::vector<EdgePoint> points;
    for (double t = kCorner * length; t <= (1 - kCorner) * length; t += 1) {
        const std::vector<double> profile = take_profile(brightness, from + along * t, outwards);
        if (profile.size() < kLeastSteps) continue;
        if (const auto off = find_fall(profile)) points.push_back({t, *off});
    }
    RuleCurve edge;
    for (const EdgePoint& p : without_strays(points))
        edge.points.emplace_back(from + along * p.along + outwards * p.off + cv::Point2d(0.5, 0.5));
    if (static_cast<double>(edge.points.size()) < kLeastSeen * (1 - 2 * kCorner) * length) return {};
    return edge;
}

}  // namespace

std::vector<RuleCurve> trace_sheet_edges(const cv::Mat& brightness, const SheetOutline& outline) {
    std::vector<RuleCurve> edges;
    for (std::size_t k = 0; k < 4; ++k) {
        RuleCurve edge = trace_side(brightness, outline.corners[k], outline.corners[(k + 1) % 4]);
        if (edge.points.empty()) return {};
        edge.direction = k % 2 == 0 ? Direction::horizontal : Direction::vertical;
        if (k >= 2) std::reverse(edge.points.begin(), edge.points.end());
        edges.push_back(std::move(edge));
    }
    return edges;
}

}  // namespace shenbao
