#include "pipeline/text/asterisks.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_segments.hpp"

namespace shenbao {
namespace {

// Of the em, where nothing else is said. Asterisks of ten faces at 20 to 44 px: 0.26 to 0.5 wide, as high, and
// middles at 0.2 to 0.55 of the height; dots are 0.2 and less, a half of a quote 0.18 and less wide, figures 0.6
// and more high.
constexpr double kLeast = 0.22, kLargest = 0.54;
constexpr double kLeastShape = 0.66;                          // shorter to longer side
constexpr double kLeastFill = 0.4;                            // of its box; six thin arms have 0.45
constexpr double kHighestMiddle = 0.1, kLowestMiddle = 0.62;  // from the top of the em square
constexpr double kCore = 0.34, kCoreFill = 0.75;              // of its sides: rings (°) are hollow there
constexpr double kLeastPitch = 0.3, kMostPitch = 0.8;
constexpr double kMostRise = 0.1,
                 kMostUnlike = 0.3;  // of two: apart in height, and in size as share of the larger

double core_fill(const cv::Mat& mask, const cv::Rect& box) {
    const int w = std::max(1, static_cast<int>(std::lround(kCore * box.width))),
              h = std::max(1, static_cast<int>(std::lround(kCore * box.height)));
    const cv::Rect core(box.x + (box.width - w) / 2, box.y + (box.height - h) / 2, w, h);
    return static_cast<double>(cv::countNonZero(mask(core))) / core.area();
}

// From left to right.
std::vector<cv::Rect> find_stars(const LinePicture& line, const EmFrame& em) {
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(line.mask, labels, stats, centres, 8, CV_32S);
    std::vector<cv::Rect> stars;
    for (int k = 1; k < count; ++k) {
        const int* s = stats.ptr<int>(k);
        const cv::Rect box(s[cv::CC_STAT_LEFT], s[cv::CC_STAT_TOP], s[cv::CC_STAT_WIDTH], s[cv::CC_STAT_HEIGHT]);
        const auto [small, large] = std::minmax(box.width, box.height);
        if (small < kLeast * em.height || large > kLargest * em.height || small < kLeastShape * large) continue;
        const double middle = (box.y + box.height / 2.0 - em.top) / em.height;
        if (middle < kHighestMiddle || middle > kLowestMiddle) continue;
        if (s[cv::CC_STAT_AREA] < kLeastFill * box.area() || core_fill(line.mask, box) < kCoreFill) continue;
        stars.push_back(box);
    }
    std::ranges::sort(stars, {}, &cv::Rect::x);
    return stars;
}

// Nothing else stands on their columns: on copies 发 falls into two blobs and some pieces below them.
bool stand_alone(const cv::Rect& a, const cv::Rect& b, const cv::Mat& mask) {
    constexpr double kMostElse = 0.08;  // of their own ink: crumbs
    const int all = cv::countNonZero(mask.colRange(a.x, b.br().x));
    const int own = cv::countNonZero(mask(a)) + cv::countNonZero(mask(b));
    return all - own <= kMostElse * own;
}

bool is_pair(const cv::Rect& a, const cv::Rect& b, const EmFrame& em) {
    const double pitch = b.x + b.width / 2.0 - a.x - a.width / 2.0;
    const double rise = std::abs(b.y + b.height / 2.0 - a.y - a.height / 2.0);
    const auto unlike = [](int x, int y) { return std::abs(x - y) / static_cast<double>(std::max(x, y)); };
    return a.br().x <= b.x && pitch >= kLeastPitch * em.height && pitch <= kMostPitch * em.height &&
           rise <= kMostRise * em.height && unlike(a.width, b.width) <= kMostUnlike &&
           unlike(a.height, b.height) <= kMostUnlike;
}

Symbol asterisk(const cv::Rect& box) {
    constexpr double kScore = 0.99, kWeight = 1.7;  // as of check boxes
    Symbol symbol{"*", kScore, box.x, box.br().x, kWeight, true};
    symbol.other = OtherVote{symbol.text, kWeight};
    return symbol;
}

// 小 and 范 have two blobs side by side, too, and the glyph readers know them. Asterisks look like no Han
// character.
bool is_likely_han(const Symbol& glyph) {
    constexpr double kLikely = 0.05;  // guess, unmeasured: nearly any likeness
    return is_han(decode_utf8(glyph.text).front()) && (glyph.typical || glyph.printed || glyph.score >= kLikely);
}

// Without what stands on columns [x0, x1); nullopt where a Han character does, or something half on them.
std::optional<std::vector<Symbol>> without(const std::vector<Symbol>& glyphs, int x0, int x1) {
    std::vector<Symbol> kept;
    for (const Symbol& glyph : glyphs) {
        const int common = std::min(glyph.x1, x1) - std::max(glyph.x0, x0),
                  width = std::max(1, glyph.x1 - glyph.x0);
        if (common > 0.2 * width && is_likely_han(glyph)) return std::nullopt;
        if (common > 0.8 * width) continue;
        if (common > 0.2 * width) return std::nullopt;
        kept.push_back(glyph);
    }
    return kept;
}

}  // namespace

std::vector<Symbol> with_asterisks(std::vector<Symbol> glyphs, const LinePicture& line) {
    if (glyphs.empty()) return glyphs;
    const EmFrame em = find_em_frame(line);
    const std::vector<cv::Rect> stars = find_stars(line, em);
    for (std::size_t i = 0; i + 1 < stars.size(); ++i) {
        if (!is_pair(stars[i], stars[i + 1], em) || !stand_alone(stars[i], stars[i + 1], line.mask)) continue;
        auto kept = without(glyphs, stars[i].x, stars[i + 1].br().x);
        if (!kept) continue;
        const auto behind = std::ranges::find_if(*kept, [&](const Symbol& s) { return s.x0 >= stars[i + 1].x; });
        kept->insert(behind, {asterisk(stars[i]), asterisk(stars[i + 1])});
        glyphs = std::move(*kept);
    }
    return glyphs;
}

}  // namespace shenbao
