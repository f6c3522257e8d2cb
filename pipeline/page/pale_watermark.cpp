// Print is thin and dark, a watermark broad and pale. What is pale and no rim of anything dark, over a square that
// no stroke of text fills, is a seed; seeds that together are as large as big letters and all of one level are the
// watermark. It is followed into its thinner strokes and under the print, and divided out as paper is.
#include "pipeline/page/pale_watermark.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/page/light.hpp"
#include "pipeline/page/shrink.hpp"

namespace shenbao {
namespace {

constexpr double kMmPerInch = 25.4;
// Shares of the contrast of print. A watermark of 0.78 grey on paper has 0.2 to 0.3. Guesses.
// Lengths follow from how print is set; those without a source are guesses, looked at on 12 scans of two faces.
constexpr double kPalest = 0.06, kDarkest = 0.45;
constexpr double kLeastContrast = 7;   // levels below paper, beyond grain
constexpr double kPrintShare = 0.001;  // of the page that is surely print, if there is any
constexpr double kEvenMm = 0.35;       // over which grain is evened out
constexpr double kRimMm = 0.3;         // beside something dark
constexpr double kStrokeMm = 0.5;      // no pale stroke of text is so broad
constexpr double kFilledMm = 6;        // what is broader is no stroke: filled cells, shadows
constexpr double kUnderMm = 1.2;       // the widest stroke of print on the watermark, rim to rim
constexpr double kLetterMm = 8;        // the least height and width of a watermark's letters
constexpr double kNarrowestMm = 5;     // the less of the two: lines of text of 12 pt are 4.2 high
constexpr double kSolid = 0.75;        // of its box that a filled cell covers, print on it counted
constexpr double kLargestMm = 60;      // and the most
constexpr double kNextLetterMm = 30;   // from one letter to the far side of the next
constexpr double kFollowMm = 1.2;      // how far its thinner strokes are followed
constexpr double kCloseMm = 4;         // around a letter
constexpr double kPrintEdgeMm = 0.12;  // soft edges of print
constexpr double kPieceMm = 0.3;       // what is left of a stroke between strokes of print
constexpr double kEdgeMm = 0.6;        // of the watermark's strokes, and what is beside print on them
constexpr double kOneLevel = 0.3;      // of its contrast that its level may differ
constexpr double kMostlyOneLevel = 0.75;
constexpr double kLeastPrinted = 0.005;  // of its area that is printed over
constexpr double kTitleMm = 9;           // no title is so high: 22 pt are 7.8
constexpr std::size_t kFewestLarge = 2;  // such letters are a watermark's with nothing over them
constexpr std::size_t kFewestLetters =
    4;  // 16 scans with 仅供内部使用: 6 and more pieces; pale corners of 3 scans: 1, 2
constexpr double kPalerThanMost = 0.6;  // of the darkest that is pale: watermarks 0.3 to 0.47, pale rules 0.65
constexpr double kLargestShare = 0.2;   // of the page

cv::Mat square(double mm, double dpi) {
    const int side = 2 * static_cast<int>(std::lround(mm / kMmPerInch * dpi / 2)) + 1;
    return cv::Mat::ones(side, side, CV_8U);
}

int px_of(double mm, double dpi) {
    return static_cast<int>(std::lround(mm / kMmPerInch * dpi));
}

// Levels below paper of the darkest share of the page.
double print_contrast(const cv::Mat& even) {
    std::array<long, 256> counts{};
    for (int y = 0; y < even.rows; y += 3)
        for (int x = 0; x < even.cols; ++x) ++counts[even.ptr(y)[x]];
    long total = 0, seen = 0;
    for (const long count : counts) total += count;
    int level = 0;
    while (level < kPaperLevel && static_cast<double>(seen += counts[static_cast<std::size_t>(level)]) <
                                      kPrintShare * static_cast<double>(total))
        ++level;
    return kPaperLevel - level;
}

// The page in levels below paper, and where it is dark.
struct Inks {
    cv::Mat depth;      // 8-bit, of the evened page
    cv::Mat near_dark;  // print and its rims
    cv::Mat dark;
    double least = 0, most = 0;  // depth of what is pale
};

Inks tell_inks(const cv::Mat& even, double dpi) {
    const double contrast = print_contrast(even);
    Inks inks;
    inks.least = std::max(kLeastContrast, kPalest * contrast);
    inks.most = kDarkest * contrast;
    inks.dark = even < kPaperLevel - inks.most;
    cv::dilate(inks.dark, inks.near_dark, square(kRimMm * 2, dpi));
    cv::Mat soft;
    cv::boxFilter(even, soft, -1, square(kEvenMm, dpi).size());
    cv::subtract(cv::Scalar(kPaperLevel), soft, inks.depth);
    return inks;
}

// Broad pale strokes away from print.
cv::Mat find_seeds(const Inks& inks, double dpi) {
    cv::Mat pale = (inks.depth >= inks.least) & (inks.depth <= inks.most) & ~inks.near_dark, filled;
    cv::morphologyEx(pale, pale, cv::MORPH_OPEN, square(kStrokeMm, dpi));
    if (cv::countNonZero(pale) == 0) return pale;
    cv::morphologyEx(pale, filled, cv::MORPH_CLOSE, square(kUnderMm, dpi));
    cv::morphologyEx(filled, filled, cv::MORPH_OPEN, square(kFilledMm, dpi));
    cv::dilate(filled, filled, square(kFilledMm, dpi));
    return pale & ~filled;
}

// Seeds that hang together, across print, of the size of large letters or their strokes, and of one level.
struct Letter {
    std::size_t part = 0;
    double level = 0;  // depth
    long area = 0;     // px of its middles
};

// The depth that most of the part has; nullopt if it has many, as shadows have.
std::optional<Letter> measure_letter(const cv::Mat& depth, const cv::Mat& middles) {
    std::array<long, 256> counts{};
    Letter letter;
    for (int y = 0; y < depth.rows; ++y)
        for (int x = 0; x < depth.cols; ++x)
            if (middles.ptr(y)[x] != 0) ++counts[depth.ptr(y)[x]], ++letter.area;
    if (letter.area == 0) return std::nullopt;
    long seen = 0, close = 0;
    int level = 0;
    while (2 * (seen += counts[static_cast<std::size_t>(level)]) < letter.area) ++level;
    const int reach = std::max(4, static_cast<int>(std::lround(kOneLevel * level)));
    for (int i = std::max(0, level - reach); i <= std::min(255, level + reach); ++i)
        close += counts[static_cast<std::size_t>(i)];
    letter.level = level;
    return static_cast<double>(close) < kMostlyOneLevel * static_cast<double>(letter.area) ? std::nullopt
                                                                                           : std::optional(letter);
}

bool is_as_large_as_letters(const cv::Rect& box, const cv::Size& page, double dpi) {
    const int letter = px_of(kLetterMm, dpi);
    const bool at_rim = box.x <= 0 || box.y <= 0 || box.br().x >= page.width || box.br().y >= page.height;
    return !at_rim && std::min(box.width, box.height) >= px_of(kNarrowestMm, dpi) &&
           std::max(box.width, box.height) >= letter && std::max(box.width, box.height) <= px_of(kLargestMm, dpi);
}

std::vector<Letter> find_letters(const Inks& inks, const cv::Mat& seeds, const InkComponents& joined, double dpi) {
    cv::Mat middles;  // of the strokes, without their soft edges
    cv::erode(seeds, middles, square(kEvenMm, dpi));
    std::vector<Letter> letters;
    for (std::size_t i = 1; i < joined.parts.size(); ++i) {
        const cv::Rect& box = joined.parts[i].box;
        if (!is_as_large_as_letters(box, joined.size, dpi)) continue;
        if (cv::countNonZero(seeds(box) | inks.near_dark(box)) > kSolid * box.area()) continue;
        auto letter = measure_letter(inks.depth(box), middles(box) & mask_of(joined, static_cast<int>(i), box));
        if (!letter) continue;
        letter->part = i;
        letters.push_back(*letter);
    }
    return letters;
}

// Whether two depths are of one ink.
bool is_one_level(double a, double b) {
    return std::abs(a - b) <= kOneLevel * std::max(a, b);
}

// The level that most of the letters have.
double common_level(const std::vector<Letter>& letters) {
    double best = 0;
    long most = 0;
    for (const Letter& one : letters) {
        long area = 0;
        for (const Letter& other : letters) area += is_one_level(one.level, other.level) ? other.area : 0;
        if (area > most || (area == most && one.level > best)) most = area, best = one.level;
    }
    return best;
}

cv::Rect grown(const cv::Rect& box, int px) {
    return {box.x - px, box.y - px, box.width + 2 * px, box.height + 2 * px};
}

struct Watermark {
    cv::Mat mask;                  // of broad strokes
    double level = 0;              // depth
    std::size_t large = 0;         // letters larger than a title's
    std::vector<cv::Rect> places;  // boxes of letters, with what stands close to them
};

Watermark find_watermark(const Inks& inks, double dpi) {
    const cv::Mat seeds = find_seeds(inks, dpi);
    if (cv::countNonZero(seeds) == 0) return {};
    cv::Mat joined;
    cv::morphologyEx(seeds, joined, cv::MORPH_CLOSE, square(kUnderMm, dpi));
    const InkComponents parts = label_ink(joined);
    const std::vector<Letter> letters = find_letters(inks, seeds, parts, dpi);
    if (letters.empty()) return {};
    const double level = common_level(letters);
    std::vector<uchar> keep(parts.parts.size(), 0);
    std::vector<cv::Rect> places;
    for (const Letter& letter : letters) {
        if (!is_one_level(letter.level, level)) continue;
        keep[letter.part] = 255;
        places.push_back(grown(parts.parts[letter.part].box, px_of(kNextLetterMm, dpi)));
    }
    // Their dots and short strokes, and letters that print cuts into pieces.
    for (std::size_t i = 1; i < keep.size(); ++i) {
        const cv::Rect& box = parts.parts[i].box;
        const auto is_near = [&](const cv::Rect& place) { return (place & box) == box; };
        if (keep[i] != 0 || std::ranges::none_of(places, is_near)) continue;
        const auto piece = measure_letter(inks.depth(box), seeds(box) & mask_of(parts, static_cast<int>(i), box));
        if (piece && is_one_level(piece->level, level)) keep[i] = 255;
    }
    const auto is_large = [&](const cv::Rect& place) {
        return std::min(place.width, place.height) >= px_of(kTitleMm + 2 * kNextLetterMm, dpi);
    };
    const auto large = static_cast<std::size_t>(std::ranges::count_if(places, is_large));
    for (cv::Rect& place : places) place = grown(place, -px_of(kNextLetterMm - kCloseMm, dpi));
    return {seeds & paint_components(parts, keep), level, large, std::move(places)};
}

// The letters' thinner strokes, their pieces between strokes of print, and what lies under print between two
// parts.
cv::Mat follow_strokes(const Watermark& seen, const Inks& inks, double dpi) {
    const cv::Mat level = (inks.depth >= seen.level / 2) & (inks.depth <= seen.level * (1 + kOneLevel));
    const cv::Mat like = level & ~inks.near_dark;
    cv::Mat mask = seen.mask.clone(), print, pieces;
    constexpr int kSteps = 3;
    for (int step = 0; step < kSteps; ++step) {
        cv::dilate(mask, mask, square(2 * kFollowMm / kSteps, dpi));
        mask &= like;
    }
    cv::dilate(inks.dark, print, square(2 * kPrintEdgeMm, dpi));
    cv::morphologyEx(level & ~print, pieces, cv::MORPH_OPEN, square(kPieceMm, dpi));
    for (const cv::Rect& place : seen.places) {
        const cv::Rect box = place & cv::Rect({}, mask.size());
        cv::Mat there = mask(box);
        there |= pieces(box);
    }
    cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, square(kUnderMm, dpi));
    return mask;
}

// level: of the watermark, below paper.
void divide_out(cv::Mat& even, const cv::Mat& mask, double level, double dpi) {
    cv::Mat lifted, rim;
    even.convertTo(lifted, CV_8U, kPaperLevel / (kPaperLevel - level));
    cv::min(lifted, kPaperLevel, lifted);
    lifted.copyTo(even, mask);
    cv::dilate(mask, rim, square(2 * kEdgeMm, dpi));
    even.setTo(kPaperLevel, rim & (even >= kPaperLevel - (1 + kOneLevel) * level));
}

bool is_watermark(const Watermark& seen, const Inks& inks) {
    return seen.places.size() >= kFewestLetters && seen.level <= kPalerThanMost * inks.most;
}

// A glance at a small picture: most pages have none.
bool may_have_watermark(const cv::Mat& even, double dpi) {
    constexpr double kGlanceDpi = 120;
    const double scale = std::min(1.0, kGlanceDpi / dpi);
    const Inks inks = tell_inks(shrink(even, scale), dpi * scale);
    return inks.most > 2 * inks.least && is_watermark(find_watermark(inks, dpi * scale), inks);
}

}  // namespace

cv::Mat lift_pale_watermark(cv::Mat even, const cv::Mat& outside, double dpi) {
    if (!may_have_watermark(even, dpi)) return even;
    Inks inks = tell_inks(even, dpi);
    if (!outside.empty()) inks.depth.setTo(0, outside);
    if (inks.most <= 2 * inks.least) return even;
    const Watermark seen = find_watermark(inks, dpi);
    if (!is_watermark(seen, inks)) return even;
    const cv::Mat mask = follow_strokes(seen, inks, dpi);
    const int area = cv::countNonZero(mask), printed = cv::countNonZero(mask & inks.dark);
    const bool is_over_it = printed >= kLeastPrinted * area || seen.large >= kFewestLarge;
    if (area == 0 || !is_over_it || area > kLargestShare * static_cast<double>(even.total())) return even;
    divide_out(even, mask, seen.level, dpi);
    return even;
}

}  // namespace shenbao
