#include "pipeline/text/split_lines.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <opencv2/imgproc.hpp>

namespace shenbao {

namespace {

// Glyph heights, of one line.
constexpr double kLowestLine = 0.55, kTallest = 1.6;

struct Band {
    int from = 0;
    int to = 0;  // exclusive
    [[nodiscard]] int height() const { return to - from; }
};

std::vector<int> ink_per_row(const cv::Mat& mask) {
    std::vector<int> rows(static_cast<std::size_t>(mask.rows));
    for (int y = 0; y < mask.rows; ++y) rows[static_cast<std::size_t>(y)] = cv::countNonZero(mask.row(y));
    return rows;
}

std::vector<Band> find_bands(const std::vector<int>& rows) {
    std::vector<Band> bands;
    for (int y = 0; y < static_cast<int>(rows.size()); ++y) {
        if (rows[static_cast<std::size_t>(y)] == 0) continue;
        if (!bands.empty() && bands.back().to == y)
            bands.back().to = y + 1;
        else
            bands.push_back({y, y + 1});
    }
    return bands;
}

void join_low_bands(std::vector<Band>& bands, double glyph_px) {
    const auto gap = [&](std::size_t i) { return bands[i + 1].from - bands[i].to; };  // below band i
    const auto joined = [&](std::size_t i) { return bands[i + 1].to - bands[i].from; };
    for (bool changed = true; changed && bands.size() > 1;) {
        changed = false;
        for (std::size_t i = 0; i < bands.size() && !changed; ++i) {
            if (bands[i].height() >= kLowestLine * glyph_px) continue;
            const bool up = i > 0 && joined(i - 1) <= 1.35 * glyph_px;
            const bool down = i + 1 < bands.size() && joined(i) <= 1.35 * glyph_px;
            if (!up && !down) continue;
            const std::size_t first = up && (!down || gap(i - 1) <= gap(i)) ? i - 1 : i;
            bands[first].to = bands[first + 1].to;
            bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(first) + 1);
            changed = true;
        }
    }
}

// Rows without text but for what a streak or a mark leaves on them.
constexpr double kQuiet = 0.2;  // glyph heights of ink: two streaks of a fax. Guess

// A tall band without the quiet rows between and beside its lines: what holds lines together there is a streak
// that runs through them. The band as it is if there are none, or nothing else.
std::vector<Band> part_at_quiet_rows(const Band& band, std::vector<int> rows, double glyph_px) {
    for (int y = 0; y < static_cast<int>(rows.size()); ++y) {
        int& ink = rows[static_cast<std::size_t>(y)];
        if (y < band.from || y >= band.to || ink <= kQuiet * glyph_px) ink = 0;
    }
    std::vector<Band> parts = find_bands(rows);
    join_low_bands(parts, glyph_px);
    const bool all_lines = std::ranges::all_of(
        parts, [glyph_px](const Band& part) { return part.height() >= kLowestLine * glyph_px; });
    return parts.empty() || !all_lines ? std::vector<Band>{band} : parts;
}

int thinnest_row(const std::vector<int>& rows, int from, int to) {
    const auto at = std::min_element(rows.begin() + from, rows.begin() + to);
    return static_cast<int>(at - rows.begin());
}

// Lines that touch (ascenders, grain, skew) make one tall band: cut it into as many as its height holds.
std::vector<Band> cut_tall_bands(const std::vector<Band>& bands, const std::vector<int>& rows, double glyph_px) {
    std::vector<Band> parts, lines;
    for (const Band& band : bands) {
        if (band.height() <= kTallest * glyph_px)
            parts.push_back(band);
        else
            std::ranges::copy(part_at_quiet_rows(band, rows, glyph_px), std::back_inserter(parts));
    }
    for (Band band : parts) {
        while (band.height() > kTallest * glyph_px) {
            const int from = band.from + static_cast<int>(0.75 * glyph_px);
            const int to = std::min(band.to - static_cast<int>(0.5 * glyph_px),
                                    band.from + static_cast<int>(1.55 * glyph_px));
            if (to <= from) break;
            const int cut = thinnest_row(rows, from, to);
            lines.push_back({band.from, cut});
            band.from = cut;
        }
        lines.push_back(band);
    }
    return lines;
}

Box tight_box(const cv::Mat& mask, const Band& band) {
    const cv::Rect ink = cv::boundingRect(mask.rowRange(band.from, band.to));
    return {ink.x, band.from + ink.y, ink.x + ink.width, band.from + ink.y + ink.height};
}

}  // namespace

std::vector<Box> split_lines(const cv::Mat& mask, double glyph_px) {
    if (mask.empty()) return {};
    const std::vector<int> rows = ink_per_row(mask);
    std::vector<Band> bands = find_bands(rows);
    join_low_bands(bands, glyph_px);
    std::vector<Box> lines;
    for (const Band& band : cut_tall_bands(bands, rows, glyph_px)) {
        const Box box = tight_box(mask, band);
        if (!box.empty()) lines.push_back(box);
    }
    return lines;
}

double estimate_glyph_height(const std::vector<cv::Mat>& masks, double fallback) {
    // Bands of one line's height are the most frequent; weigh them by their ink width so that marks do not count.
    std::vector<std::pair<int, int>> heights;  // height, weight
    long total = 0;
    for (const cv::Mat& mask : masks) {
        if (mask.empty()) continue;
        for (const Band& band : find_bands(ink_per_row(mask))) {
            if (band.height() < 0.5 * fallback || band.height() > 2 * fallback) continue;
            const int weight = tight_box(mask, band).width();
            heights.emplace_back(band.height(), weight);
            total += weight;
        }
    }
    if (heights.size() < 3) return fallback;
    std::sort(heights.begin(), heights.end());
    long seen = 0;
    for (const auto& [height, weight] : heights)
        if ((seen += weight) * 2 >= total) return height;
    return fallback;
}

}  // namespace shenbao
