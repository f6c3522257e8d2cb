#include "pipeline/page/find_marks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/page/shrink.hpp"

namespace shenbao {
namespace {

constexpr double kMmPerInch = 25.4;
constexpr double kWorkDpi = 60;    // strokes of seals (1 mm) have 2 px
constexpr double kTogetherMm = 3;  // the parts of a seal, the strokes of a signature; guess
constexpr double kLeastMm = 4;
// Seals of departments have 38 to 45 mm, of persons 10 to 20; a frayed rim adds and takes some. Guesses otherwise.
constexpr double kLeastSealMm = 8, kMostSealMm = 52;
constexpr int kLeastSpread = 30;    // between the channels, of a pixel that tells the ink's colour
constexpr double kSquarish = 0.75;  // shorter to longer side
constexpr int kBearings = 48;       // in which the rim is looked for
constexpr double kRimShare = 0.22;  // of the radius, from the outermost ink inwards
constexpr double kSeenRim = 0.7;    // of the bearings; uneven ink leaves gaps

// Does the outermost ink, seen from the middle of its box, lie on one ring or on a square?
bool has_rim(const cv::Mat& ink) {
    const cv::Point2d middle(ink.cols / 2.0, ink.rows / 2.0);
    const double half = std::min(middle.x, middle.y);
    int ring = 0, frame = 0;
    for (int k = 0; k < kBearings; ++k) {
        const double angle = 2 * std::numbers::pi * k / kBearings;
        const cv::Point2d step(std::cos(angle), std::sin(angle));
        const double to_frame = half / std::max(std::abs(step.x), std::abs(step.y));
        double outermost = 0;
        for (double r = 0; r <= to_frame; r += 0.5) {
            const cv::Point p = middle + r * step;
            if (cv::Rect({}, ink.size()).contains(p) && ink.ptr<uchar>(p.y)[p.x] != 0) outermost = r;
        }
        ring += std::abs(outermost - half) <= kRimShare * half ? 1 : 0;
        frame += outermost >= (1 - kRimShare) * to_frame ? 1 : 0;
    }
    return std::max(ring, frame) >= kSeenRim * kBearings;
}

MarkKind kind_of(const cv::Mat& ink, double px_per_mm) {
    const double longer = std::max(ink.cols, ink.rows) / px_per_mm,
                 shorter = std::min(ink.cols, ink.rows) / px_per_mm;
    const bool is_sized = longer >= kLeastSealMm && longer <= kMostSealMm && shorter >= kSquarish * longer;
    return is_sized && has_rim(ink) ? MarkKind::seal : MarkKind::pen;
}

// nullopt where black print lies under the ink.
std::optional<InkColour> colour_of(const cv::Vec3b& bgr) {
    const auto& [blue, green, red] = bgr.val;
    if (std::max({blue, green, red}) - std::min({blue, green, red}) < kLeastSpread) return std::nullopt;
    if (red > blue && red > green) return InkColour::red;
    return blue > red && blue > green ? InkColour::blue : InkColour::other;
}

// The ink of one mark, and where its picture lies.
struct InkGroup {
    cv::Rect box;
    cv::Mat ink;  // of the size of the box
};

// Marks of one colour: what is closer than kTogetherMm, and what lies inside of another (the star of a seal).
std::vector<InkGroup> group_ink(const cv::Mat& ink, double px_per_mm) {
    const int together = static_cast<int>(std::lround(kTogetherMm * px_per_mm)) | 1;
    cv::Mat joined;
    cv::dilate(ink, joined, cv::Mat::ones(together, together, CV_8U));
    const InkComponents components = label_ink(joined);
    std::vector<std::size_t> order;
    for (std::size_t i = 1; i < components.parts.size(); ++i) order.push_back(i);
    const auto box_of = [&](std::size_t i) { return components.parts[i].box; };
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return box_of(i).area(); });
    std::vector<InkGroup> groups;
    for (const std::size_t i : order) {
        const cv::Rect box = box_of(i);
        const cv::Mat own = ink(box) & mask_of(components, static_cast<int>(i), box);
        const auto outer = std::ranges::find_if(groups, [&](const InkGroup& g) { return (g.box & box) == box; });
        if (outer == groups.end()) {
            if (std::max(box.width, box.height) >= kLeastMm * px_per_mm) groups.push_back({box, own});
            continue;
        }
        cv::Mat place = outer->ink(box - outer->box.tl());
        place |= own;
    }
    return groups;
}

}  // namespace

std::vector<PageMark> find_marks(const cv::Mat& coloured, const ColourAt& colour_at, double dpi) {
    if (coloured.empty()) return {};
    const double scale = std::min(1.0, kWorkDpi / dpi), px_per_mm = dpi * scale / kMmPerInch;
    const cv::Mat small = shrink(coloured, scale) > 40;
    const auto upright = [&](int value) { return static_cast<int>(std::lround(value / scale)); };
    std::map<InkColour, cv::Mat> inks;
    for (int y = 0; y < small.rows; ++y) {
        for (int x = 0; x < small.cols; ++x) {
            if (small.ptr<uchar>(y)[x] == 0) continue;
            const auto colour = colour_of(colour_at({upright(x), upright(y)}));
            if (!colour) continue;
            cv::Mat& ink = inks[*colour];
            if (ink.empty()) ink = cv::Mat::zeros(small.size(), CV_8U);
            ink.ptr<uchar>(y)[x] = 255;
        }
    }
    std::vector<PageMark> marks;
    for (const auto& [colour, ink] : inks) {
        for (const InkGroup& group : group_ink(ink, px_per_mm)) {
            const cv::Rect inner = cv::boundingRect(group.ink), box = inner + group.box.tl();
            if (std::max(box.width, box.height) < kLeastMm * px_per_mm) continue;
            marks.push_back({kind_of(group.ink(inner), px_per_mm), colour,
                             intersect({upright(box.x), upright(box.y), upright(box.br().x), upright(box.br().y)},
                                       {0, 0, coloured.cols, coloured.rows})});
        }
    }
    std::ranges::stable_sort(marks, std::ranges::greater{}, [](const PageMark& m) { return m.box.area(); });
    return marks;
}

}  // namespace shenbao
