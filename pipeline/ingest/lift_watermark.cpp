#include "pipeline/ingest/lift_watermark.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <utility>
#include <vector>

namespace shenbao {
namespace {

constexpr double kLarge = 2;  // times the height of the middle letter. Guess, unmeasured
constexpr int kDarker = 12;   // levels that a watermark's print may be darker than most of it. Guess, unmeasured
constexpr double kAsText = 0.9;     // of the middle letter's contrast: no paler than text. Guess, unmeasured
constexpr int kPaper = 250;         // levels of what is blank
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

unsigned char darkest_channel(const cv::Mat& image, int x, int y) {
    const int channels = image.channels();
    const unsigned char* pixel = image.ptr<unsigned char>(y) + static_cast<std::ptrdiff_t>(x) * channels;
    return *std::min_element(pixel, pixel + channels);
}

// Levels of 255 between paper and most of what is printed in a letter's box: of a watermark's letter its own
// print, though text may reach into the box.
double print_contrast(const TextGlyph& glyph, const cv::Mat& image) {
    const cv::Rect box = box_of(glyph, image);
    std::vector<int> counts(kPaper);
    for (int y = box.y; y < box.y + box.height; ++y)
        for (int x = box.x; x < box.x + box.width; ++x)
            if (const int level = darkest_channel(image, x, y); level < kPaper)
                ++counts[static_cast<std::size_t>(level)];
    return 255 - static_cast<double>(std::ranges::max_element(counts) - counts.begin());
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

// A straight run of print along a row or a column.
struct Run {
    cv::Point from, step;
    int length = 0;
    [[nodiscard]] cv::Point at(int i) const { return from + i * step; }
};

std::vector<Run> find_runs(const cv::Mat& image, int least) {
    std::vector<Run> runs;
    const auto scan = [&](cv::Point start, cv::Point step, int count) {
        int length = 0;
        for (int i = 0; i <= count; ++i) {
            const cv::Point at = start + i * step;
            if (i < count && darkest_channel(image, at.x, at.y) < kPaper) {
                ++length;
                continue;
            }
            if (length >= least) runs.push_back({at - length * step, step, length});
            length = 0;
        }
    };
    for (int y = 0; y < image.rows; ++y) scan({0, y}, {1, 0}, image.cols);
    for (int x = 0; x < image.cols; ++x) scan({x, 0}, {0, 1}, image.rows);
    return runs;
}

void mark(cv::Mat& rules, const Run& run) {
    for (int i = 0; i < run.length; ++i) rules.at<unsigned char>(run.at(i)) = 255;
}

bool joins_rules(const Run& run, const cv::Mat& rules) {
    return rules.at<unsigned char>(run.at(0)) != 0 && rules.at<unsigned char>(run.at(run.length - 1)) != 0;
}

// 255 where a rule is: print that runs straight on for longer than any letter, or from one such rule to another.
// letter, text: px, the height of the highest letter and of the middle one.
cv::Mat find_rules(const cv::Mat& image, double letter, double text) {
    constexpr double kLonger = 1.5;  // times the highest letter. Guess, unmeasured
    constexpr int kRounds = 2;       // a column's rules end at rows', and those of its rows at them
    cv::Mat rules(image.size(), CV_8U, cv::Scalar(0));
    const std::vector<Run> runs = find_runs(image, std::max(2, static_cast<int>(text)));
    for (const Run& run : runs)
        if (run.length >= kLonger * letter) mark(rules, run);
    for (int round = 0; round < kRounds; ++round) {
        const cv::Mat before = rules.clone();
        for (const Run& run : runs)
            if (joins_rules(run, before)) mark(rules, run);
    }
    return rules;
}

// A rule runs through it, not merely along its edge.
bool is_ruled(const TextGlyph& glyph, const cv::Mat& rules) {
    constexpr double kEdge = 0.2;  // of its height and width. Guess, unmeasured
    cv::Rect box = box_of(glyph, rules);
    const int dx = static_cast<int>(kEdge * box.width), dy = static_cast<int>(kEdge * box.height);
    box = cv::Rect(box.x + dx, box.y + dy, box.width - 2 * dx, box.height - 2 * dy);
    return box.width > 0 && box.height > 0 && cv::countNonZero(rules(box)) > 0;
}

struct Watermark {
    std::vector<std::size_t> letters;  // indices of its glyphs
    cv::Mat rules;                     // of the page, 255 where one is
};

Watermark find_watermark(const TextLayer& layer, const cv::Mat& image) {
    if (layer.glyphs.empty()) return {};
    std::vector<double> heights, contrasts;
    for (const TextGlyph& glyph : layer.glyphs) heights.push_back(height_of(glyph));
    const double large = kLarge * middle(heights);
    if (std::ranges::none_of(heights, [&](double height) { return height > large; })) return {};
    for (const TextGlyph& glyph : layer.glyphs) contrasts.push_back(contrast_of(glyph, image));
    const double as_text = kAsText * middle(contrasts);
    Watermark watermark{{}, find_rules(image, *std::ranges::max_element(heights), large / kLarge)};
    std::vector<double> sizes;  // of letters that are surely a watermark's
    std::vector<bool> across(heights.size());
    for (std::size_t i = 0; i < heights.size(); ++i) {
        if (heights[i] <= large) continue;
        across[i] = is_ruled(layer.glyphs[i], watermark.rules) ||
                    std::ranges::any_of(layer.glyphs, [&](const TextGlyph& other) {
                        return height_of(other) <= large && covers_centre(layer.glyphs[i], other);
                    });
        if (across[i]) sizes.push_back(heights[i]);
    }
    for (std::size_t i = 0; i < heights.size(); ++i)
        if (heights[i] > large && has_size(sizes, heights[i]) &&
            (across[i] || print_contrast(layer.glyphs[i], image) < as_text))
            watermark.letters.push_back(i);
    return watermark;
}

// The level that most of the letters' print has; 255 if there is none lighter than text.
int print_level(const TextLayer& layer, const std::vector<std::size_t>& letters, const cv::Mat& image) {
    constexpr int kText = 96;
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

// What is at least as light as `level` becomes white, but for rules.
void whiten(cv::Mat& image, const cv::Rect& box, int level, const cv::Mat& rules) {
    if (box.empty()) return;
    const int channels = image.channels();
    for (int y = box.y; y < box.y + box.height; ++y)
        for (int x = box.x; x < box.x + box.width; ++x) {
            if (darkest_channel(image, x, y) < level || rules.at<unsigned char>(y, x) != 0) continue;
            unsigned char* pixel = image.ptr<unsigned char>(y) + static_cast<std::ptrdiff_t>(x) * channels;
            std::fill(pixel, pixel + channels, static_cast<unsigned char>(255));
        }
}

}  // namespace

LiftedPage lift_watermark(TextLayer layer, cv::Mat image) {
    const auto [letters, rules] = find_watermark(layer, image);
    if (letters.empty()) return {std::move(layer), std::move(image)};
    const int level = print_level(layer, letters, image) - kDarker;
    LiftedPage lifted{{}, image.clone()};
    for (std::size_t i = 0; i < layer.glyphs.size(); ++i)
        if (std::ranges::find(letters, i) == letters.end())
            lifted.layer.glyphs.push_back(layer.glyphs[i]);
        else
            whiten(lifted.image, print_box(layer.glyphs[i], image), level, rules);
    return lifted;
}

}  // namespace shenbao
