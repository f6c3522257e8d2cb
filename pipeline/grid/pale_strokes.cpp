// The grey is averaged along the lines, in steps of half a millimetre: grain evens out, dots become a line, and
// what is left to look at is a quarter of the page or less. A place is a ridge where it is darker than strips on
// both its sides, and these are white. Ridges that follow each other are a stroke if they are straight and even.
#include "pipeline/grid/pale_strokes.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "pipeline/grid/run_scan.hpp"

namespace shenbao {
namespace {

// Guesses where no measurement is given.
constexpr double kStepMm = 0.5;   // along the line, one pixel of the reduced grey
constexpr int kSteps = 3;         // averaged
constexpr double kFlankMm = 0.5;  // strip on either side; as in faint_rule
constexpr double kDarker = 8;     // grey levels; as in faint_rule ...
constexpr double kLeast = 0.115;  // ... and of the contrast of print: what the back of the sheet shows is paler
constexpr double kWhite = 232;    // mean of a strip: grain of a copy takes 10, the heads of characters 50
constexpr double kPale = 0.55;    // of the contrast of print; darker lines are in the mask
constexpr double kShortestMm = 8;
constexpr int kGapSteps = 3;  // where a character or a crossing rule comes near
constexpr double kCoverage = 0.8;
constexpr double kEvenShare = 0.8;   // of the places: between half and twice the median depth
constexpr double kEndDepth = 0.5;    // of the median: half of what is averaged at an end
constexpr double kMaxSlope = 0.015;  // as in merge_strokes
constexpr double kStraightMm = 0.1;  // off the line, root mean square
constexpr double kWidthMm = 0.2;
constexpr std::size_t kMostStrokes = 2'000;  // more are texture; pages of tables have up to 200
constexpr double kAloneMm = 2;        // from the next one: the strokes of characters and hatching lie closer
constexpr double kBesideShare = 0.4;  // of its length that another runs beside it

int px_of(double mm, int least, const GridScale& scale) {
    return std::max(least, static_cast<int>(std::lround(mm * scale.px_per_mm)));
}

// How much darker each place is than the strips beside it; 0 where these are not white or it is as dark as print.
cv::Mat measure_ridges(const cv::Mat& grey, int step, double contrast, const GridScale& scale) {
    cv::Mat even;
    cv::resize(grey.colRange(0, grey.cols / step * step), even, {grey.cols / step, grey.rows}, 0, 0,
               cv::INTER_AREA);
    cv::blur(even, even, {kSteps, 1}, {-1, -1}, cv::BORDER_REPLICATE);
    const int flank = px_of(kFlankMm, 3, scale) | 1,
              reach = 2 + flank / 2;  // from the line to the middle of a strip
    cv::Mat strips, pairs, depth = cv::Mat::zeros(even.size(), CV_8U);
    if (even.rows <= 2 * reach + 1) return depth;
    cv::blur(even, strips, {1, flank}, {-1, -1}, cv::BORDER_REPLICATE);
    const int rows = even.rows - 2 * reach - 1;
    cv::addWeighted(even.rowRange(reach, reach + rows), 0.5, even.rowRange(reach + 1, reach + 1 + rows), 0.5, 0,
                    pairs);
    const cv::Mat lighter =
        cv::min(strips.rowRange(0, rows), strips.rowRange(2 * reach + 1, 2 * reach + 1 + rows));
    cv::Mat ridges;
    cv::subtract(lighter, pairs, ridges);
    cv::Mat dark = ridges > kPale * contrast;  // a dark line's rim is pale
    cv::dilate(dark, dark, cv::Mat::ones(2 * reach + 1, 1, CV_8U));
    ridges.setTo(0, (lighter < kWhite) | (ridges < std::max(kDarker, kLeast * contrast)) | dark);
    ridges.copyTo(depth.rowRange(reach, reach + rows));
    return depth;
}

struct Place {
    int x = 0;         // of the reduced grey
    double row = 0;    // centre, px
    double depth = 0;  // grey levels
};

// One for each column that the group has ridges in, its middle weighted by their depth.
std::vector<Place> list_places(const cv::Mat& ridges, const std::vector<Run>& group) {
    int x0 = group.front().x0, x1 = group.front().x1;
    for (const Run& run : group) {
        x0 = std::min(x0, run.x0);
        x1 = std::max(x1, run.x1);
    }
    std::vector<Place> sums(static_cast<std::size_t>(x1 - x0));
    std::vector<double> deepest(sums.size(), 0);
    for (const Run& run : group) {
        for (int x = run.x0; x < run.x1; ++x) {
            const double depth = ridges.ptr<uchar>(run.y)[x];
            Place& sum = sums[static_cast<std::size_t>(x - x0)];
            sum.x = x;
            sum.row += depth * (run.y + 1);  // a pair's middle
            sum.depth += depth;
            deepest[static_cast<std::size_t>(x - x0)] = std::max(deepest[static_cast<std::size_t>(x - x0)], depth);
        }
    }
    std::vector<Place> places;
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (sums[i].depth > 0) places.push_back({sums[i].x, sums[i].row / sums[i].depth, deepest[i]});
    return places;
}

double median_depth(const std::vector<Place>& places) {
    std::vector<double> depths;
    for (const Place& p : places) depths.push_back(p.depth);
    const auto middle = depths.begin() + static_cast<std::ptrdiff_t>(depths.size() / 2);
    std::nth_element(depths.begin(), middle, depths.end());
    return *middle;
}

bool is_even(const std::vector<Place>& places, double median) {
    const auto even = std::ranges::count_if(
        places, [&](const Place& p) { return p.depth >= median / 2 && p.depth <= 2 * median; });
    return static_cast<double>(even) >= kEvenShare * static_cast<double>(places.size());
}

bool is_straight(const Stroke& s, const std::vector<Place>& places, int step, const GridScale& scale) {
    double squares = 0;
    for (const Place& p : places) squares += std::pow(p.row - s.at((p.x + 0.5) * step), 2);
    const double off = std::sqrt(squares / static_cast<double>(places.size()));
    return std::abs(s.slope) <= kMaxSlope && off <= std::max(0.8, kStraightMm * scale.px_per_mm);
}

void add_stroke(const std::vector<Place>& all, int step, Direction direction, const GridScale& scale,
                std::vector<Stroke>& strokes) {
    if (all.empty()) return;
    const double median = median_depth(all);
    const auto is_deep = [&](const Place& p) { return p.depth >= kEndDepth * median; };
    const auto first = std::ranges::find_if(all, is_deep);
    const auto last = std::find_if(all.rbegin(), all.rend(), is_deep).base();
    const std::vector<Place> places(first, last);
    const int length = places.back().x + 1 - places.front().x;
    if (length * step < kShortestMm * scale.px_per_mm || !is_even(places, median)) return;
    Stroke s;
    s.direction = direction;
    s.pale = true;
    s.begin = places.front().x * step;
    s.end = (places.back().x + 1) * step;
    for (const Place& p : places) s.fit.add((p.x + 0.5) * step, p.row, step);
    s.slope = s.fit.slope();
    s.width_px = std::max(1.0, kWidthMm * scale.px_per_mm);
    s.coverage = static_cast<double>(places.size()) / length;
    s.clear = s.coverage;
    if (s.coverage >= kCoverage && is_straight(s, places, step, scale)) strokes.push_back(std::move(s));
}

bool runs_beside(const Stroke& other, const Stroke& s, const GridScale& scale) {
    const double begin = std::max(s.begin, other.begin), end = std::min(s.end, other.end);
    if (end - begin < kBesideShare * s.length()) return false;
    const double middle = (begin + end) / 2;
    return std::abs(s.at(middle) - other.at(middle)) <= kAloneMm * scale.px_per_mm;
}

// Those with no other beside them. strokes: by their rows, so that only neighbours are looked at.
std::vector<Stroke> keep_lone(std::vector<Stroke> strokes, const GridScale& scale) {
    const auto level = [](const Stroke& s) { return s.at(s.middle()); };
    std::ranges::sort(strokes, {}, level);
    const double window = 2 * kAloneMm * scale.px_per_mm;  // the middle of a sloping one may lie off its ends
    std::vector<bool> crowded(strokes.size(), false);
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        for (std::size_t k = i + 1; k < strokes.size() && level(strokes[k]) - level(strokes[i]) <= window; ++k) {
            if (runs_beside(strokes[k], strokes[i], scale)) crowded[i] = true;
            if (runs_beside(strokes[i], strokes[k], scale)) crowded[k] = true;
        }
    }
    std::vector<Stroke> lone;
    for (std::size_t i = 0; i < strokes.size(); ++i)
        if (!crowded[i]) lone.push_back(strokes[i]);
    return lone;
}

}  // namespace

std::vector<Stroke> find_pale_strokes(const cv::Mat& grey, double contrast, Direction direction,
                                      const GridScale& scale) {
    const int step = px_of(kStepMm, 2, scale);
    if (grey.empty() || grey.cols < step) return {};
    const cv::Mat ridges = measure_ridges(grey, step, contrast, scale);
    const std::vector<Run> runs = scan_runs(ridges > 0, {kGapSteps, 3, 0});
    std::vector<Stroke> strokes;
    for (const std::vector<Run>& group : group_runs(runs, 1))
        add_stroke(list_places(ridges, group), step, direction, scale, strokes);
    if (strokes.size() > kMostStrokes) return {};
    return keep_lone(std::move(strokes), scale);
}

}  // namespace shenbao
