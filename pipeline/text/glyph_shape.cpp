#include "pipeline/text/glyph_shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace shenbao {

namespace {

constexpr int kCell_px = 6;
constexpr int kPlane_px = kGlyphGrid * kCell_px;  // the square that the ink is fitted into
constexpr int kBorder_px = 2;                     // white around the ink, so that outer edges count

// Liu et al. 2003: a narrow character stays narrow, though less so: sqrt(sin(pi/2 * ratio)) of the side.
cv::Size fitted_size(double width, double height) {
    const int side = kPlane_px - 2 * kBorder_px;
    const double ratio = std::min(width, height) / std::max(width, height);
    const double short_side = side * std::sqrt(std::sin(std::numbers::pi / 2 * ratio));
    const int small = std::max(2, static_cast<int>(std::lround(short_side)));
    return width < height ? cv::Size(small, side) : cv::Size(side, small);
}

// Ink 0..1, the darkest twentieth of the character being 1.
cv::Mat fit_ink(const cv::Mat& grey) {
    const cv::Size size = fitted_size(grey.cols, grey.rows);
    cv::Mat fitted, ink, plane = cv::Mat::zeros(kPlane_px, kPlane_px, CV_32F);
    const bool shrinks = grey.cols > size.width && grey.rows > size.height;
    cv::resize(grey, fitted, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    fitted.convertTo(ink, CV_32F, -1.0 / 255, 1.0);
    const cv::Point at((kPlane_px - size.width) / 2, (kPlane_px - size.height) / 2);
    std::vector<float> levels(ink.begin<float>(), ink.end<float>());
    const auto dark = levels.begin() + static_cast<long>(levels.size() * 19 / 20);
    std::nth_element(levels.begin(), dark, levels.end());
    cv::min(ink / std::max(0.1F, *dark), 1.0, ink);
    ink.copyTo(plane(cv::Rect(at, size)));
    return plane;
}

// With a cell of border on every side, so that an edge near the plane's own needs no test.
constexpr int kPadded = kGlyphGrid + 2;
using Histogram = std::array<float, static_cast<std::size_t>(kPadded* kPadded* kGlyphDirections)>;

// The two cells that a pixel of the plane lies between, in one direction, and its share in each.
struct Place {
    int first = 0;  // padded index; the second follows
    float shares[2] = {0, 0};
};

std::array<Place, kPlane_px> find_places() {
    std::array<Place, kPlane_px> places;
    for (int at = 0; at < kPlane_px; ++at) {
        const float cell = (static_cast<float>(at) + 0.5F) / kCell_px - 0.5F;
        const float first = std::floor(cell);
        places[static_cast<std::size_t>(at)] = {static_cast<int>(first) + 1, {1 - (cell - first), cell - first}};
    }
    return places;
}

// turn: of the gradient, in directions; shared between the two next to it, as the strength is between cells.
void count_edge(Histogram& histogram, const Place& px, const Place& py, float strength, float turn) {
    const auto direction = static_cast<int>(turn);
    const float second = turn - static_cast<float>(direction);
    const int bins[2] = {direction % kGlyphDirections, (direction + 1) % kGlyphDirections};
    for (int dy = 0; dy <= 1; ++dy)
        for (int dx = 0; dx <= 1; ++dx) {
            const float weight = strength * px.shares[dx] * py.shares[dy];
            float* cell = &histogram[static_cast<std::size_t>(((py.first + dy) * kPadded + px.first + dx) *
                                                              kGlyphDirections)];
            cell[bins[0]] += weight * (1 - second);
            cell[bins[1]] += weight * second;
        }
}

Histogram count_edges(const cv::Mat& plane) {
    static const std::array<Place, kPlane_px> kPlaces = find_places();
    cv::Mat gx, gy, strength, angle;
    cv::Sobel(plane, gx, CV_32F, 1, 0);
    cv::Sobel(plane, gy, CV_32F, 0, 1);
    cv::cartToPolar(gx, gy, strength, angle);
    Histogram histogram{};
    constexpr float kTurn = kGlyphDirections / (2 * std::numbers::pi_v<float>);
    for (std::size_t y = 0; y < kPlane_px; ++y) {
        const auto* s = strength.ptr<float>(static_cast<int>(y));
        const auto* a = angle.ptr<float>(static_cast<int>(y));
        for (std::size_t x = 0; x < kPlane_px; ++x)
            if (s[x] > 0.05F) count_edge(histogram, kPlaces[x], kPlaces[y], s[x], a[x] * kTurn);
    }
    return histogram;
}

// Of the cells of the plane alone.
template <class Use>
void for_each_count(const Histogram& histogram, const Use& use) {
    for (int y = 1; y <= kGlyphGrid; ++y) {
        const auto row = static_cast<std::size_t>((y * kPadded + 1) * kGlyphDirections);
        for (std::size_t i = 0; i < kGlyphGrid * kGlyphDirections; ++i) use(histogram[row + i]);
    }
}

}  // namespace

cv::Mat describe_glyph(const cv::Mat& grey, const Box& ink, const EmFrame& em) {
    const Histogram histogram = count_edges(fit_ink(grey(cv::Rect(ink.x0, ink.y0, ink.width(), ink.height()))));
    cv::Mat shape(1, kGlyphShapeSize, CV_32F);
    auto* out = shape.ptr<float>();
    float sum = 0;
    for_each_count(histogram, [&](float value) { sum += value; });
    // The root makes the counts closer to normally distributed; divided by the sum, faint ink counts as full.
    for_each_count(histogram, [&](float value) { *out++ = std::sqrt(value / std::max(sum, 1e-6F)) * kGlyphGrid; });
    *out++ = static_cast<float>(ink.width() / em.height);
    *out++ = static_cast<float>(ink.height() / em.height);
    *out++ = static_cast<float>((ink.y0 - em.top) / em.height);
    *out++ = static_cast<float>((ink.y1 - em.top) / em.height);
    return shape;
}

}  // namespace shenbao
