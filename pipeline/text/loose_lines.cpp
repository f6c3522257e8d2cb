#include "pipeline/text/loose_lines.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/text/clean_ink.hpp"
#include "pipeline/text/split_lines.hpp"

namespace shenbao {

namespace {

constexpr double kColumnGap = 4.0;    // glyph heights; running text has smaller ones
constexpr double kLowestText = 0.45;  // of the table's glyph height
constexpr double kHighestText = 4.0;

cv::Mat ink_outside_tables(const UprightPage& page, const PageGrid& grid, double glyph_px) {
    cv::Mat ink = page.ink.clone();
    const int margin = static_cast<int>(std::ceil(0.35 * glyph_px));
    for (const GridTable& table : grid.tables) {
        const Box wide =
            intersect({table.box.x0 - margin, table.box.y0 - margin, table.box.x1 + margin, table.box.y1 + margin},
                      {0, 0, ink.cols, ink.rows});
        if (!wide.empty()) ink(cv::Rect(wide.x0, wide.y0, wide.width(), wide.height())).setTo(0);
    }
    return drop_specks(ink, glyph_px);
}

// Characters of one line grow together when smeared sideways; their bands then are lines of any glyph height.
std::vector<cv::Rect> find_line_areas(const cv::Mat& ink, double glyph_px) {
    const int reach = static_cast<int>(std::lround(kColumnGap * glyph_px / 2)) * 2 + 1;
    cv::Mat wide, smeared;  // paper beyond the page's edges: without it print near them is taken away
    cv::copyMakeBorder(ink, wide, 0, 0, reach, reach, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::morphologyEx(wide, wide, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {reach, 1}), {-1, -1},
                     1, cv::BORDER_CONSTANT, cv::Scalar(0));
    smeared = wide.colRange(reach, reach + ink.cols).clone();
    const int bridge = std::max(1, static_cast<int>(std::lround(0.2 * glyph_px)));
    cv::morphologyEx(smeared, smeared, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {1, bridge}));
    const std::vector<InkPart> parts = label_ink(smeared).parts;
    std::vector<cv::Rect> areas;
    for (std::size_t i = 1; i < parts.size(); ++i) areas.push_back(parts[i].box);
    return areas;
}

// Areas on one height that belong together (a dot above, a comma below) become one.
std::vector<cv::Rect> join_overlapping(std::vector<cv::Rect> areas, double glyph_px) {
    std::sort(areas.begin(), areas.end(), [](const cv::Rect& a, const cv::Rect& b) { return a.y < b.y; });
    std::vector<cv::Rect> joined;
    for (const cv::Rect& area : areas) {
        const auto near = std::find_if(joined.rbegin(), joined.rend(), [&](const cv::Rect& other) {
            const int overlap = std::min(area.br().y, other.br().y) - std::max(area.y, other.y);
            const int gap = std::max(area.x, other.x) - std::min(area.br().x, other.br().x);
            return overlap > 0.5 * std::min(area.height, other.height) && gap < kColumnGap * glyph_px;
        });
        if (near == joined.rend())
            joined.push_back(area);
        else
            *near |= area;
    }
    return joined;
}

constexpr double kPerhaps = 1.6, kLikely = 2.4;  // glyph heights of several lines

// The row with the least ink, of those in the middle.
int find_thinnest_row(const cv::Mat& part) {
    const int from = part.rows * 3 / 10, to = part.rows * 7 / 10;
    int thinnest = from;
    for (int y = from + 1; y < to; ++y)
        if (cv::countNonZero(part.row(y)) < cv::countNonZero(part.row(thinnest))) thinnest = y;
    return thinnest;
}

// One tall line, a title, or several lines of running text that touch (a comma, grain, the page's last bit of
// skew)? Between two lines hardly any ink is left; characters of a title have some on every row.
bool holds_several(const cv::Mat& part, double glyph_px) {
    constexpr double kGapInk = 0.2, kLikelyGapInk = 0.3;  // of the mean row; guess, unmeasured
    if (part.rows < kPerhaps * glyph_px) return false;
    const int thinnest = cv::countNonZero(part.row(find_thinnest_row(part)));
    const double gap_ink = part.rows > kLikely * glyph_px ? kLikelyGapInk : kGapInk;
    return thinnest * part.rows < gap_ink * cv::countNonZero(part);
}

// Areas of several lines cut where hardly any ink is, again and again: a title and the year below it, joined by a
// speck, are of two heights, and cut by the height of either the other falls to pieces.
void cut_where_thin(const cv::Mat& ink, const cv::Rect& area, double glyph_px, std::vector<cv::Rect>& cut) {
    const cv::Mat part = ink(area);
    if (area.height <= kLikely * glyph_px || !holds_several(part, glyph_px)) return cut.push_back(area);
    const int row = find_thinnest_row(part);
    for (const cv::Range rows : {cv::Range(0, row), cv::Range(row, part.rows)}) {
        const cv::Rect ink_of_rows = cv::boundingRect(part.rowRange(rows));
        if (!ink_of_rows.empty())
            cut_where_thin(ink, ink_of_rows + cv::Point(area.x, area.y + rows.start), glyph_px, cut);
    }
}

std::vector<cv::Rect> find_text_areas(const cv::Mat& ink, double glyph_px) {
    std::vector<cv::Rect> areas;
    for (const cv::Rect& area : join_overlapping(find_line_areas(ink, glyph_px), glyph_px))
        cut_where_thin(ink, area, glyph_px, areas);
    return areas;
}

bool is_narrow(const LinePicture& line, double glyph_px) {
    constexpr double kWidest = 0.8;  // glyph heights; guess
    return line.box.width() < kWidest * glyph_px;
}

// Whether so many narrow lines stand one below the other that they are pieces of one stripe: a copier shows the
// page's own edge so. An upright label outside a table has fewer characters (装订线 three).
bool is_piece_of_stripe(const LinePicture& line, const std::vector<LinePicture>& lines, double glyph_px) {
    constexpr long kLeastPieces = 12;  // guess; 30 and more were seen
    const auto pieces = std::ranges::count_if(lines, [&](const LinePicture& other) {
        return is_narrow(other, glyph_px) && other.box.x0 < line.box.x1 && line.box.x0 < other.box.x1;
    });
    return is_narrow(line, glyph_px) && pieces >= kLeastPieces;
}

std::vector<LinePicture> without_stripes(const std::vector<LinePicture>& lines, double glyph_px) {
    std::vector<LinePicture> kept;
    std::ranges::copy_if(lines, std::back_inserter(kept),
                         [&](const LinePicture& line) { return !is_piece_of_stripe(line, lines, glyph_px); });
    return kept;
}

}  // namespace

std::vector<LinePicture> find_loose_lines(const UprightPage& page, const PageGrid& grid, double glyph_px) {
    const cv::Mat ink = ink_outside_tables(page, grid, glyph_px);
    std::vector<LinePicture> lines;
    for (const cv::Rect& area : find_text_areas(ink, glyph_px)) {
        if (area.height < kLowestText * glyph_px || area.width < kLowestText * glyph_px) continue;
        // Two lines of running text that touch are cut by the table's glyph height; a title is one tall line.
        const bool title = area.height <= kHighestText * glyph_px && area.height > 1.25 * glyph_px;
        const double own_px = std::clamp<double>(area.height, 0.8 * glyph_px, kHighestText * glyph_px);
        const cv::Mat part = ink(area);
        const double height_px = title && !holds_several(part, glyph_px) ? own_px : glyph_px;
        for (const Box& line : split_lines(part, height_px))
            lines.push_back(cut_line(page.grey, part, {static_cast<double>(area.x), static_cast<double>(area.y)},
                                     line,
                                     std::clamp<double>(line.height(), 0.8 * glyph_px, kHighestText * glyph_px)));
    }
    lines = without_stripes(lines, glyph_px);
    std::sort(lines.begin(), lines.end(), [](const LinePicture& a, const LinePicture& b) {
        return a.box.y0 + a.box.y1 != b.box.y0 + b.box.y1 ? a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1
                                                          : a.box.x0 < b.box.x0;
    });
    return lines;
}

}  // namespace shenbao
