#include "pipeline/grid/follow_leaning_line.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace shenbao {
namespace {

constexpr double kBesideMm = 0.2;    // how far its ink lies off the line; guess
constexpr double kPatienceMm = 4;    // without ink; as kBridgeMm of grid_scale
constexpr double kPageShare = 0.25;  // of the page's extent
constexpr double kInked = 0.85;      // of its rows; guess
constexpr double kAlone = 0.4;       // of its rows: as thin as a rule, white beside it; in rows of text 0.5. Guess
constexpr double kUnbrokenMm = 8;    // on average; the strokes of a row of characters 4 at most
constexpr double kOwnLean = 0.3;     // that the ink on a line may lean otherwise, of its lean; guess

// The run of ink on a line in one row of the mask; none if it is empty.
struct Place {
    int begin = 0, end = 0;
    bool alone = false;  // no thicker than a rule, white on both sides
    [[nodiscard]] int width() const { return end - begin; }
};

Place look_at(const uchar* row, int cols, double across, int reach, const GridScale& scale) {
    const int centre = static_cast<int>(std::floor(across));
    const auto is_ink = [&](int at) { return at >= 0 && at < cols && row[at]; };
    int x = -1;
    for (int d = 0; d <= reach && x < 0; ++d)
        x = is_ink(centre - d) ? centre - d : is_ink(centre + d) ? centre + d : -1;
    if (x < 0) return {};
    Place place{x, x + 1, false};
    while (is_ink(place.begin - 1) && place.width() <= scale.max_width_px) --place.begin;
    while (is_ink(place.end) && place.width() <= scale.max_width_px) ++place.end;
    bool is_white = place.width() <= scale.max_width_px;
    for (int d = 1; d <= scale.flank_px; ++d)
        is_white = is_white && !is_ink(place.begin - 1 - d) && !is_ink(place.end + d);
    place.alone = is_white;
    return place;
}

struct Stretch {
    int begin = 0, end = 0;  // rows
    int inked = 0;
    int breaks = 0;           // places where it does not go on from the row before
    std::vector<int> widths;  // where it stands alone
    LineFit middles;          // of its ink there
    [[nodiscard]] int length() const { return end - begin; }
};

// The longest part of the line without a long break.
Stretch longest_stretch(const cv::Mat& ink, const LeaningLine& line, const GridScale& scale) {
    const int reach = std::max(1, static_cast<int>(std::lround(kBesideMm * scale.px_per_mm)));
    const int patience = static_cast<int>(kPatienceMm * scale.px_per_mm);
    Stretch longest, open;
    Place last;
    for (int y = 0; y < ink.rows; ++y) {
        const double across = line.at_middle + line.lean * (y + 0.5 - ink.rows / 2.0);
        const Place place = look_at(ink.ptr<uchar>(y), ink.cols, across, reach, scale);
        if (place.width() == 0) continue;
        if (y - open.end > patience) open = {y, y, 0, 0, {}, {}};
        const bool goes_on = y == open.end && place.begin <= last.end && last.begin <= place.end;
        open.breaks += goes_on ? 0 : 1;
        open.end = y + 1;
        ++open.inked;
        if (place.alone) {
            open.widths.push_back(place.width());
            open.middles.add(y + 0.5, (place.begin + place.end) / 2.0);
        }
        if (open.length() > longest.length()) longest = open;
        last = place;
    }
    return longest;
}

// REQUIRES: not empty
double median_of(std::vector<int> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

std::optional<SlantedStreak> follow_leaning_line(const cv::Mat& ink, const LeaningLine& line, Direction direction,
                                                 const GridScale& scale) {
    const Stretch s = longest_stretch(ink, line, scale);
    if (s.length() < kPageShare * ink.rows || s.inked < kInked * s.length()) return std::nullopt;
    if (static_cast<double>(s.widths.size()) < kAlone * s.length()) return std::nullopt;
    if (s.breaks > s.length() / (kUnbrokenMm * scale.px_per_mm)) return std::nullopt;
    // The line may lean and keep within the ink of a short upright rule all the same.
    if (std::abs(s.middles.slope() - line.lean) > kOwnLean * std::abs(line.lean)) return std::nullopt;
    return SlantedStreak{direction,
                         line.at_middle + line.lean * (s.begin - ink.rows / 2.0),
                         line.lean,
                         static_cast<double>(s.begin),
                         static_cast<double>(s.end),
                         median_of(s.widths)};
}

}  // namespace shenbao
