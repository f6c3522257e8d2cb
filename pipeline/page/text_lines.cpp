#include "pipeline/page/text_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "pipeline/base/ink_components.hpp"

namespace shenbao {
namespace {

constexpr double kMaxGlyphInch = 0.45;    // 32 pt
constexpr double kMinGlyphInch = 0.03;    // dots and specks are no glyphs
constexpr double kPieceGapGlyphs = 0.06;  // pieces of one character are closer than this, characters are not
constexpr std::size_t kMinGlyphs = 6;
constexpr double kClearGapShare = 0.12;  // of a glyph: difference of gaps that counts as a vote

int longer_side(const cv::Rect& box) {
    return std::max(box.width, box.height);
}

// A line whose characters run into one another: long, as high as print, and neither a rule nor an empty frame.
bool is_run_together(const cv::Rect& box, int ink_area, double dpi) {
    constexpr double kMinHeightInch = 0.07, kMaxHeightInch = 0.35, kMinFill = 0.15;
    const int height = std::min(box.width, box.height);
    return height > kMinHeightInch * dpi && height < kMaxHeightInch * dpi && ink_area > kMinFill * box.area();
}

// Side of a full character: the shorter sides' median by area, so that specks and pieces of characters count
// little and characters that run into one another count as one line.
double typical_size(const std::vector<cv::Rect>& boxes) {
    constexpr double kFullShare = 1.12;  // full character over the median shorter side; guess
    if (boxes.size() < kMinGlyphs) return 0;
    std::vector<std::pair<int, int>> sides;  // shorter side, area
    long long total = 0, sum = 0;
    for (const cv::Rect& box : boxes) {
        sides.emplace_back(std::min(box.width, box.height), box.area());
        total += box.area();
    }
    std::sort(sides.begin(), sides.end());
    std::size_t i = 0;
    while (2 * (sum += sides[i].second) < total) ++i;
    return kFullShare * sides[i].first;
}

int overlap(int a0, int a1, int b0, int b1) {
    return std::min(a1, b1) - std::max(a0, b0);
}

struct Gaps {
    double beside = std::numeric_limits<double>::infinity();
    double below = std::numeric_limits<double>::infinity();
};

// Gaps to the nearest glyph to the right and below, among those sharing half of the smaller one's extent.
Gaps nearest_gaps(const std::vector<cv::Rect>& by_x, std::size_t i, double reach) {
    Gaps gaps;
    const cv::Rect& a = by_x[i];
    const auto first = std::lower_bound(by_x.begin(), by_x.end(), a.x - 2 * reach,
                                        [](const cv::Rect& box, double x) { return box.x < x; });
    for (auto j = static_cast<std::size_t>(first - by_x.begin()); j < by_x.size(); ++j) {
        const cv::Rect& b = by_x[j];
        if (j == i) continue;
        if (b.x > a.br().x + reach) break;
        if (2 * overlap(a.y, a.br().y, b.y, b.br().y) > std::min(a.height, b.height) && b.x >= a.x + a.width / 2)
            gaps.beside = std::min(gaps.beside, std::max(0.0, static_cast<double>(b.x - a.br().x)));
        if (2 * overlap(a.x, a.br().x, b.x, b.br().x) > std::min(a.width, b.width) && b.y >= a.y + a.height / 2 &&
            b.y <= a.br().y + reach)
            gaps.below = std::min(gaps.below, std::max(0.0, static_cast<double>(b.y - a.br().y)));
    }
    return gaps;
}

void join_pieces(GlyphMask& glyphs) {
    const int gap = static_cast<int>(kPieceGapGlyphs * typical_size(glyphs.boxes));
    if (gap < 1) return;
    cv::Mat joined;
    cv::morphologyEx(glyphs.mask, joined, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {gap + 1, gap + 1}));
    const std::vector<InkPart> parts = label_ink(joined).parts;
    glyphs.boxes.clear();
    for (std::size_t i = 1; i < parts.size(); ++i) glyphs.boxes.push_back(parts[i].box);
}

}  // namespace

GlyphMask find_glyphs(const cv::Mat& ink, double dpi) {
    GlyphMask glyphs;
    const InkComponents components = label_ink(ink);
    const std::vector<InkPart>& parts = components.parts;
    std::vector<uchar> glyph(parts.size(), 0), large = glyph;  // levels
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const cv::Rect box = parts[i].box;
        const int side = longer_side(box);
        if (side > kMaxGlyphInch * dpi && !is_run_together(box, parts[i].area, dpi)) {
            large[i] = 255;
        } else if (side >= kMinGlyphInch * dpi) {
            glyph[i] = 255;
            glyphs.boxes.push_back(box);
        }
    }
    glyphs.mask = paint_components(components, glyph);
    glyphs.large = paint_components(components, large);
    join_pieces(glyphs);
    glyphs.glyph_px = typical_size(glyphs.boxes);
    return glyphs;
}

std::optional<double> share_of_level_neighbours(const GlyphMask& glyphs) {
    constexpr double kReachGlyphs = 1.5;
    constexpr double kMinVotes = 8;
    if (glyphs.glyph_px <= 0) return std::nullopt;
    std::vector<cv::Rect> full;
    for (const cv::Rect& box : glyphs.boxes)
        if (longer_side(box) >= 0.5 * glyphs.glyph_px && longer_side(box) <= 2.5 * glyphs.glyph_px)
            full.push_back(box);
    std::sort(full.begin(), full.end(), [](const cv::Rect& a, const cv::Rect& b) { return a.x < b.x; });
    double level = 0, upright = 0;
    for (const cv::Rect& box : glyphs.boxes) {
        // Characters run together: the blob's own shape tells, for as many characters as it holds.
        const double longer = longer_side(box), shorter = std::min(box.width, box.height);
        if (longer < 2.5 * shorter || shorter < 0.5 * glyphs.glyph_px || shorter > 1.5 * glyphs.glyph_px) continue;
        (box.width > box.height ? level : upright) += longer / shorter;
    }
    for (std::size_t i = 0; i < full.size(); ++i) {
        const Gaps gaps = nearest_gaps(full, i, kReachGlyphs * glyphs.glyph_px);
        const double margin = kClearGapShare * glyphs.glyph_px;
        if (gaps.beside + margin < gaps.below) ++level;
        if (gaps.below + margin < gaps.beside) ++upright;
    }
    if (level + upright < kMinVotes) return std::nullopt;
    return level / (level + upright);
}

std::vector<cv::Rect> pick_text_lines(const GlyphMask& glyphs, std::size_t at_most) {
    constexpr double kJoinGlyphs = 0.7, kMinLineGlyphs = 2.5, kFullLineGlyphs = 11;
    const double size = glyphs.glyph_px;
    if (size <= 0) return {};
    const int reach = 2 * static_cast<int>(std::lround(kJoinGlyphs * size / 2)) + 1;
    cv::Mat smeared;
    cv::morphologyEx(glyphs.mask, smeared, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {reach, 1}));
    const std::vector<InkPart> parts = label_ink(smeared).parts;
    std::vector<cv::Rect> lines;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        cv::Rect box = parts[i].box;
        if (box.height < 0.7 * size || box.height > 1.6 * size || box.width < kMinLineGlyphs * size) continue;
        box.width = std::min(box.width, static_cast<int>(kFullLineGlyphs * size));
        lines.push_back(box);
    }
    std::stable_sort(lines.begin(), lines.end(), [](auto& a, auto& b) { return a.width > b.width; });
    // The fullest third, then those first that lie far from the ones already picked: one stain cannot spoil all.
    lines.resize(std::min(lines.size(), std::max<std::size_t>(3 * at_most, lines.size() / 3)));
    std::vector<cv::Rect> picked;
    while (picked.size() < at_most && !lines.empty()) {
        const auto distance = [&picked](const cv::Rect& line) {
            double nearest = std::numeric_limits<double>::infinity();
            for (const cv::Rect& other : picked)
                nearest = std::min(
                    nearest, static_cast<double>(std::abs(line.y - other.y)) + std::abs(line.x - other.x) / 4.0);
            return nearest;
        };
        const auto best =
            picked.empty() ? lines.begin() : std::max_element(lines.begin(), lines.end(), [&](auto& a, auto& b) {
                return std::min(distance(a), 1e6) * a.width < std::min(distance(b), 1e6) * b.width;
            });
        picked.push_back(*best);
        lines.erase(best);
    }
    return picked;
}

}  // namespace shenbao
