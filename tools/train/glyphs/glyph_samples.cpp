#include "tools/train/glyphs/glyph_samples.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <string_view>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/page/light.hpp"
#include "pipeline/page/sauvola.hpp"
#include "pipeline/text/glyph_picture.hpp"
#include "pipeline/text/glyph_shape.hpp"
#include "tools/scan/profiles.hpp"
#include "tools/train/glyphs/glyph_sheet.hpp"

namespace shenbao::train {
namespace {

// The reader finds the em squares of a line from its ink, which is never exact; guess, unmeasured.
constexpr double kFrameShift = 0.06, kFrameStretch = 0.06;
constexpr double kSpeckArea_em2 = 0.004;  // smaller ink is dirt: a full stop of 宋体 has 0.01
constexpr double kWidestGlyph_em = 1.3;
// Dirt and streaks at a character's edge make its box larger; how often, and by how much of its height at most, is
// a guess.
constexpr double kLooseShare = 0.15, kLoosest_em = 0.25;

std::uint64_t seed_of(const SampleJob& job) {
    std::uint64_t hash = 1469598103934665603ULL ^ job.seed;  // FNV-1a: std::hash differs between libraries
    for (const char c : job.face + '/' + job.profile)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

cv::Mat through_jpeg(const cv::Mat& image, int quality) {
    std::vector<uchar> bytes;
    cv::imencode(".jpg", image, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
    return cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
}

// As the page room does it.
cv::Mat lift_print(const scan::ScannedPage& page) {
    cv::Mat grey = page.image;
    if (grey.channels() == 3) cv::cvtColor(page.image, grey, cv::COLOR_BGR2GRAY);
    if (page.encoding == scan::Encoding::jpeg) grey = through_jpeg(grey, page.jpeg_quality);
    if (is_bilevel(grey)) return clean_bilevel(grey);
    const cv::Mat even = divide_by_paper(grey, estimate_paper(find_paper(grey)));
    const double grain = measure_grain(even);
    return stretch_contrast(smooth_grain(even, grain), grain);
}

Box ink_box(const cv::Mat& ink, double smallest_px2) {
    const std::vector<InkPart> parts = label_ink(ink).parts;
    cv::Rect box;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (parts[i].area >= smallest_px2) box |= parts[i].box;
    return {box.x, box.y, box.x + box.width, box.y + box.height};
}

struct ScannedSheet {
    cv::Mat grey, ink;
    const scan::PageWarp& warp;
    const GlyphSheet& sheet;
};

Box loosen(const Box& box, cv::Size size, double em_px, scan::Random& random) {
    const auto reach = [&] {
        return random.chance(kLooseShare) ? static_cast<int>(random.uniform(0, kLoosest_em) * em_px) : 0;
    };
    return {std::max(0, box.x0 - reach()), std::max(0, box.y0 - reach()), std::min(size.width, box.x1 + reach()),
            std::min(size.height, box.y1 + reach())};
}

struct CutGlyph {
    cv::Mat shape, picture;
};

// nullopt where the print was lost or ran together with dirt.
std::optional<CutGlyph> cut_glyph(const ScannedSheet& scanned, const PlacedGlyph& glyph, scan::Random& random,
                                  scan::Random& loose) {
    const GlyphSheet& sheet = scanned.sheet;
    const Point at = glyph.baseline;
    const double half = 0.45 * sheet.pitch_pt, middle_y = at.y + sheet.em_top_pt + sheet.em_height_pt / 2;
    const Point low = scanned.warp.to_image({at.x - half, middle_y - half});
    const Point high = scanned.warp.to_image({at.x + half, middle_y + half});
    const cv::Rect cell = cv::Rect(cv::Point(static_cast<int>(low.x), static_cast<int>(low.y)),
                                   cv::Point(static_cast<int>(high.x), static_cast<int>(high.y))) &
                          cv::Rect(0, 0, scanned.grey.cols, scanned.grey.rows);
    const double top = scanned.warp.to_image({at.x, at.y + sheet.em_top_pt}).y;
    const double height = scanned.warp.to_image({at.x, at.y + sheet.em_top_pt + sheet.em_height_pt}).y - top;
    if (cell.empty()) return std::nullopt;
    const Box box = ink_box(scanned.ink(cell), std::max(2.0, kSpeckArea_em2 * height * height));
    if (box.empty() || box.width() > kWidestGlyph_em * height || box.width() == cell.width) return std::nullopt;
    const EmFrame em{top - cell.y + random.uniform(-kFrameShift, kFrameShift) * height,
                     height * random.uniform(1 - kFrameStretch, 1 + kFrameStretch)};
    const cv::Mat grey = scanned.grey(cell);
    return CutGlyph{describe_glyph(grey, box, em), picture_glyph(grey, loosen(box, cell.size(), height, loose))};
}

void shuffle(std::vector<GlyphPrinter::Item>& items, scan::Random& random) {
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[static_cast<std::size_t>(random.integer(0, static_cast<int>(i) - 1))]);
}

GlyphSamples scan_sheet(const GlyphSheet& sheet, const scan::Profile& profile, std::uint64_t seed,
                        scan::Random& random) {
    static const scan::Json kNothingPrinted = {{"pages", scan::Json::array()}, {"fields", scan::Json::object()}};
    const scan::ScannedPage page = profile.scan({sheet.paper, kNothingPrinted, 1, seed}, random);
    const cv::Mat grey = lift_print(page);
    const ScannedSheet scanned{grey, threshold_ink(grey, page.dpi_x), page.warp, sheet};
    GlyphSamples samples;
    scan::Random loose(seed);  // of its own: the shapes do not depend on what becomes of the pictures
    for (const PlacedGlyph& glyph : sheet.glyphs)
        if (const auto cut = cut_glyph(scanned, glyph, random, loose)) {
            samples.characters.push_back(glyph.character);
            samples.shapes.push_back(cut->shape);
            samples.pictures.push_back(cut->picture.reshape(1, 1));
        }
    return samples;
}

}  // namespace

void make_samples(const std::vector<PrintedCharacter>& alphabet, const SampleJob& job,
                  const std::function<void(const GlyphSamples&)>& take) {
    const scan::Profile& profile = scan::find_profile(job.profile);
    const GlyphPrinter printer(job.face);
    std::vector<GlyphPrinter::Item> items = printer.printable(alphabet);
    scan::Random random(seed_of(job));
    shuffle(items, random);
    for (std::size_t next = 0; next < items.size();) {
        const double dpi = random.uniform(profile.min_dpi, profile.max_dpi);
        take(scan_sheet(printer.print_sheet(items, next, dpi, random), profile, job.seed, random));
    }
}

}  // namespace shenbao::train
