#include "pipeline/page/page_dpi.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {
namespace {

constexpr double kA4WidthInch = 8.27, kA4HeightInch = 11.69;
constexpr double kA4Aspect = 1.414, kAspectTolerance = 0.05;
constexpr double kMaxSideInch = 18;  // A3 is 16.5: cameras that say 72 dpi claim more
constexpr double kMinDpi = 50, kMaxDpi = 1300;
constexpr double kGlyphPt = 10.5;  // usual size of table text (domain.md 6.1); ink of a Han glyph fills 0.9 of it
constexpr double kInkShare = 0.9;

}  // namespace

std::optional<double> find_dpi(cv::Size2d size_px, std::optional<double> said_dpi) {
    const double longer = std::max(size_px.width, size_px.height),
                 shorter = std::min(size_px.width, size_px.height);
    if (said_dpi && *said_dpi >= kMinDpi && *said_dpi <= kMaxDpi && longer / *said_dpi <= kMaxSideInch)
        return said_dpi;
    if (std::abs(longer / shorter / kA4Aspect - 1) > kAspectTolerance) return std::nullopt;
    return std::sqrt(longer * shorter / (kA4WidthInch * kA4HeightInch));
}

double dpi_of_glyphs(double glyph_px) {
    return std::clamp(glyph_px / kInkShare * 72 / kGlyphPt, kMinDpi, kMaxDpi);
}

}  // namespace shenbao
