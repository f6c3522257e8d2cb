#include "pipeline/text/sign_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>

#include "pipeline/base/ink_components.hpp"

namespace shenbao {

namespace {

std::vector<Run> runs_of(const cv::Mat& row) {
    std::vector<Run> runs;
    int from = -1;
    for (int x = 0; x <= row.cols; ++x) {
        const bool ink = x < row.cols && row.at<uchar>(0, x) != 0;
        if (ink && from < 0) from = x;
        if (!ink && from >= 0) runs.push_back({from, x, 0}), from = -1;
    }
    for (Run& run : runs) run.count = static_cast<int>(runs.size());
    return runs;
}

Run longest_of(const std::vector<Run>& runs) {
    const auto longest = std::ranges::max_element(runs, {}, &Run::length);
    return longest == runs.end() ? Run{} : *longest;
}

std::vector<Run> rows_of(const cv::Mat& glyph) {
    std::vector<Run> rows;
    for (int y = 0; y < glyph.rows; ++y) rows.push_back(longest_of(runs_of(glyph.row(y))));
    return rows;
}

void drop_empty_ends(std::vector<Run>& rows) {
    while (!rows.empty() && rows.back().length() == 0) rows.pop_back();
    while (!rows.empty() && rows.front().length() == 0) rows.erase(rows.begin());
}

// The first of the rows at the bottom that are one run nearly as wide as the glyph: the bar of ≥ (two of ≧). Below
// it may lie what a ragged edge leaves. The number of rows if there is no bar.
int first_bar_row(const std::vector<Run>& rows, int width) {
    const auto count = static_cast<int>(rows.size());
    const auto is_wide = [&](int row) { return rows[static_cast<std::size_t>(row)].length() >= 0.75 * width; };
    int row = count;
    for (int ragged = 0; row > 0 && ragged <= count / 10 && !is_wide(row - 1); ++ragged) --row;
    if (row == 0 || !is_wide(row - 1)) return count;
    while (row > 0 && is_wide(row - 1)) --row;
    return row;
}

// A straight stroke below the wedge's middle, nearly as wide as the glyph and thin.
bool is_bar(const InkPart& part, const cv::Size& glyph) {
    const double thickness_px = static_cast<double>(part.area) / part.box.width;
    return part.box.width >= 0.7 * glyph.width && part.box.y + part.box.height / 2.0 > 0.5 * glyph.height &&
           thickness_px < 0.22 * glyph.height && part.box.height < 0.6 * glyph.height;
}

// Whether the second stroke keeps its distance from the first, row by row: two sides of a 6 or a 4 do not.
bool are_parallel(const std::vector<Run>& arm, const std::vector<Run>& bar, double width) {
    constexpr double kPlay = 0.13, kFurthest = 0.6;  // of the width
    double least = width, most = 0;
    for (std::size_t i = 0; i < arm.size(); ++i) {
        const double distance = std::abs(bar[i].centre() - arm[i].centre());
        least = std::min(least, distance);
        most = std::max(most, distance);
    }
    return most <= kFurthest * width && most - least <= 2 * kPlay * width;
}

int extent_of(const std::vector<Run>& runs) {
    int from = runs.front().from, to = runs.front().to;
    for (const Run& run : runs) from = std::min(from, run.from), to = std::max(to, run.to);
    return to - from;
}

// The wedge of a sign whose slanted bar touches it: below the apex there are two strokes side by side, the lower
// arm, which goes back to where the wedge began, and the bar, which ends lower. nullopt for all else.
std::optional<std::vector<Run>> split_slanted(const cv::Mat& glyph) {
    std::vector<std::vector<Run>> rows;
    for (int y = 0; y < glyph.rows; ++y) rows.push_back(runs_of(glyph.row(y)));
    const auto has_two = [](const std::vector<Run>& runs) { return runs.size() == 2; };
    const auto first = std::ranges::find_if(rows, has_two), end = std::find_if_not(first, rows.end(), has_two);
    const auto has_one = [](const std::vector<Run>& runs) { return runs.size() == 1; };
    if (!std::all_of(rows.begin(), first, has_one) || !std::all_of(end, rows.end(), has_one)) return std::nullopt;
    const auto above = first - rows.begin(), beside = end - first;
    if (above < glyph.rows / 3 || beside < std::max(2, glyph.rows / 6) || end == rows.end()) return std::nullopt;
    std::vector<Run> wedge, arm, bar;
    for (auto row = rows.begin(); row != first; ++row) wedge.push_back(row->front());
    const bool points_right = wedge.back().centre() > wedge.front().centre();
    for (auto row = first; row != end; ++row) {
        arm.push_back(points_right ? row->front() : row->back());
        bar.push_back(points_right ? row->back() : row->front());
    }
    if (!are_parallel(arm, bar, glyph.cols)) return std::nullopt;
    for (auto row = end; row != rows.end(); ++row) bar.push_back(row->front());
    if (extent_of(bar) < 0.6 * glyph.cols) return std::nullopt;
    for (Run& run : arm) run.count = 1;  // the bar's is not the wedge's
    wedge.insert(wedge.end(), arm.begin(), arm.end());
    return wedge;
}

// How much heavier the lower arm is than the upper one: the ink of office scans spreads, and a bar that has run
// into it leaves nothing of the gap. Of > the tip is in the middle, and both arms weigh nearly the same.
struct LowerArm {
    double weight = 0;    // of the upper arm's ink; 0 where the arms cannot be told
    double tip_at = 0.5;  // of the height
};

LowerArm weigh_lower_arm(const std::vector<Run>& rows) {
    if (rows.empty() || std::ranges::any_of(rows, [](const Run& run) { return run.count != 1; })) return {};
    const bool points_right = rows[rows.size() / 3].centre() > rows.front().centre();
    const auto tip = points_right ? std::ranges::max_element(rows, {}, &Run::to)
                                  : std::ranges::min_element(rows, {}, &Run::from);
    const auto ink = [](int sum, const Run& run) { return sum + run.length(); };
    const int above = std::accumulate(rows.begin(), tip, 0, ink),
              below = std::accumulate(tip + 1, rows.end(), 0, ink);
    if (above == 0) return {};
    return {static_cast<double>(below) / above,
            static_cast<double>(tip - rows.begin()) / static_cast<double>(rows.size())};
}

}  // namespace

SignParts split_sign(const cv::Mat& glyph) {
    const InkComponents ink = label_ink(glyph);
    std::size_t wedge = 0, bars = 0;
    for (std::size_t i = 1; i < ink.parts.size(); ++i) {
        const InkPart& part = ink.parts[i];
        if (is_bar(part, glyph.size()))
            ++bars;
        else if (wedge == 0 || part.box.y < ink.parts[wedge].box.y)
            wedge = i;
    }
    SignParts parts{rows_of(wedge == 0 ? glyph : mask_of(ink, static_cast<int>(wedge), {{}, ink.size})), bars > 0};
    if (parts.has_bar) {
        drop_empty_ends(parts.wedge);
        return parts;
    }
    if (auto slanted = split_slanted(glyph)) return {std::move(*slanted), true};
    const int rows = static_cast<int>(parts.wedge.size()), bar = first_bar_row(parts.wedge, glyph.cols);
    if (bar < rows && bar > rows / 3) {
        parts.has_bar = true;
        parts.wedge.resize(static_cast<std::size_t>(bar));
    }
    drop_empty_ends(parts.wedge);
    // Of > in eight faces at 17 to 34 px, worn by blur and threshold, half weigh 1.2 and nine of ten at most 1.8;
    // of ≥ whose bar was not seen otherwise half 1.5 to 2. kHeavy: a guess between them.
    constexpr double kLowestTip = 0.40, kBarred = 2.2, kHeavy = 1.6;
    const LowerArm arm = weigh_lower_arm(parts.wedge);
    parts.has_bar = parts.has_bar || (arm.weight >= kBarred && arm.tip_at <= kLowestTip);
    parts.may_have_bar = !parts.has_bar && arm.weight >= kHeavy;
    return parts;
}

}  // namespace shenbao
