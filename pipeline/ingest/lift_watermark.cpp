#include "pipeline/ingest/lift_watermark.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <utility>
#include <vector>

namespace shenbao {
namespace {

constexpr double kLarge = 2;   // times the height of the middle letter. Guess, unmeasured
constexpr double kPale = 0.5;  // of the middle letter's contrast. Guess, unmeasured
constexpr int kDarker = 12;    // levels that a watermark's print may be darker than most of it. Guess, unmeasured
constexpr double kSameSize = 0.25;  // relative difference of a watermark's letters, which may be turned

double height_of(const TextGlyph& glyph) {
    return glyph.bottom_right.y - glyph.top_left.y;
}

cv::Rect box_of(const TextGlyph& glyph, const cv::Mat& image) {
    return cv::Rect(cv::Point(static_cast<int>(std::floor(glyph.top_left.x)),
                              static_cast<int>(std::floor(glyph.top_left.y))),
                    cv::Point(static_cast<int>(std::ceil(glyph.bottom_right.x)),
                              static_cast<int>(std::ceil(glyph.bottom_right.y)))) &
           cv::Rect(0, 0, image.cols, image.rows);
}

// Levels of 255 between a letter's ink and its paper.
double contrast_of(const TextGlyph& glyph, const cv::Mat& image) {
    const cv::Rect box = box_of(glyph, image);
    if (box.empty()) return 0;
    double low = 0, high = 0;
    cv::minMaxLoc(image(box).clone().reshape(1), &low, &high);
    return high - low;
}

double middle(std::vector<double> values) {
    const auto mid = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), mid, values.end());
    return *mid;
}

bool covers_centre(const TextGlyph& large, const TextGlyph& other) {
    const double x = (other.top_left.x + other.bottom_right.x) / 2;
    const double y = (other.top_left.y + other.bottom_right.y) / 2;
    return x > large.top_left.x && x < large.bottom_right.x && y > large.top_left.y && y < large.bottom_right.y;
}

bool has_size(const std::vector<double>& sizes, double height) {
    return std::ranges::any_of(sizes, [&](double size) { return std::abs(size - height) <= kSameSize * size; });
}

// Indices of the glyphs that are a watermark's letters.
std::vector<std::size_t> find_watermark(const TextLayer& layer, const cv::Mat& image) {
    if (layer.glyphs.empty()) return {};
    std::vector<double> heights, contrasts;
    for (const TextGlyph& glyph : layer.glyphs) heights.push_back(height_of(glyph));
    const double large = kLarge * middle(heights);
    if (std::ranges::none_of(heights, [&](double height) { return height > large; })) return {};
    for (const TextGlyph& glyph : layer.glyphs) contrasts.push_back(contrast_of(glyph, image));
    const double pale = kPale * middle(contrasts);
    std::vector<double> sizes;  // of letters that are surely a watermark's
    for (std::size_t i = 0; i < heights.size(); ++i) {
        if (heights[i] <= large) continue;
        const bool across = std::ranges::any_of(layer.glyphs, [&](const TextGlyph& other) {
            return height_of(other) <= large && covers_centre(layer.glyphs[i], other);
        });
        if (across || contrasts[i] < pale) sizes.push_back(heights[i]);
    }
    std::vector<std::size_t> letters;
    for (std::size_t i = 0; i < heights.size(); ++i)
        if (heights[i] > large && has_size(sizes, heights[i])) letters.push_back(i);
    return letters;
}

unsigned char darkest_channel(const cv::Mat& image, int x, int y) {
    const int channels = image.channels();
    const unsigned char* pixel = image.ptr<unsigned char>(y) + static_cast<std::ptrdiff_t>(x) * channels;
    return *std::min_element(pixel, pixel + channels);
}

// The level that most of the letters' print has; 255 if there is none lighter than text.
int print_level(const TextLayer& layer, const std::vector<std::size_t>& letters, const cv::Mat& image) {
    constexpr int kText = 96, kPaper = 250;
    std::vector<int> counts(256);
    for (const std::size_t i : letters) {
        const cv::Rect box = box_of(layer.glyphs[i], image);
        for (int y = box.y; y < box.y + box.height; ++y)
            for (int x = box.x; x < box.x + box.width; ++x) ++counts[darkest_channel(image, x, y)];
    }
    const auto most = std::max_element(counts.begin() + kText, counts.begin() + kPaper);
    return *most == 0 ? 255 : static_cast<int>(most - counts.begin());
}

// Turned letters reach out of the boxes that the file gives them.
cv::Rect print_box(const TextGlyph& glyph, const cv::Mat& image) {
    constexpr double kReach = 0.5;  // of its height. Guess, unmeasured
    const double reach = kReach * height_of(glyph);
    return box_of({glyph.text,
                   {glyph.top_left.x - reach, glyph.top_left.y - reach},
                   {glyph.bottom_right.x + reach, glyph.bottom_right.y + reach}},
                  image);
}

// What is at least as light as `level` becomes white.
void whiten(cv::Mat& image, const cv::Rect& box, int level) {
    if (box.empty()) return;
    const int channels = image.channels();
    for (int y = box.y; y < box.y + box.height; ++y)
        for (int x = box.x; x < box.x + box.width; ++x) {
            if (darkest_channel(image, x, y) < level) continue;
            unsigned char* pixel = image.ptr<unsigned char>(y) + static_cast<std::ptrdiff_t>(x) * channels;
            std::fill(pixel, pixel + channels, static_cast<unsigned char>(255));
        }
}

}  // namespace

LiftedPage lift_watermark(TextLayer layer, cv::Mat image) {
    const std::vector<std::size_t> letters = find_watermark(layer, image);
    if (letters.empty()) return {std::move(layer), std::move(image)};
    const int level = print_level(layer, letters, image) - kDarker;
    LiftedPage lifted{{}, image.clone()};
    for (std::size_t i = 0; i < layer.glyphs.size(); ++i)
        if (std::ranges::find(letters, i) == letters.end())
            lifted.layer.glyphs.push_back(layer.glyphs[i]);
        else
            whiten(lifted.image, print_box(layer.glyphs[i], image), level);
    return lifted;
}

}  // namespace shenbao
