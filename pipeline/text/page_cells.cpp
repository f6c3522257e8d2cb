#include "pipeline/text/page_cells.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "pipeline/text/line_specks.hpp"
#include "pipeline/text/split_lines.hpp"

namespace shenbao {

namespace {

// Ink height of a Han character at 10.5 pt, the usual size in these tables (DOMAIN: 五号), before it is measured.
double expected_glyph_px(double dpi) {
    constexpr double kEmPt = 10.5, kInkShare = 0.92;
    return kInkShare * kEmPt / 72 * dpi;
}

double typical_rule_width(const PageGrid& grid) {
    std::vector<double> widths;
    for (const RuleSegment& segment : grid.segments) widths.push_back(segment.width_px);
    if (widths.empty()) return 1;
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2),
                     widths.end());
    return widths[widths.size() / 2];
}

bool is_character_column(const std::vector<Box>& lines, double glyph_px) {
    return lines.size() >= 2 && std::all_of(lines.begin(), lines.end(), [glyph_px](const Box& line) {
               return line.width() <= 1.3 * glyph_px && line.height() <= 1.5 * glyph_px;
           });
}

// Takes the dirt out of one line of the mask; the box that is left, empty if nothing was.
Box clean_line(cv::Mat& mask, const Box& line, double glyph_px) {
    cv::Mat part = mask(cv::Rect(line.x0, line.y0, line.width(), line.height()));
    without_line_specks(part, glyph_px).copyTo(part);
    const cv::Rect ink = cv::boundingRect(part);
    return {line.x0 + ink.x, line.y0 + ink.y, line.x0 + ink.x + ink.width, line.y0 + ink.y + ink.height};
}

// Streaks and their soft edges out of the grey of a line; the ink of its characters stays.
void whiten_streaks(LinePicture& line, const CellInk& cell) {
    const cv::Rect rect(line.box.x0 - cell.box.x0, line.box.y0 - cell.box.y0, line.grey.cols, line.grey.rows);
    cv::Mat soft;
    cv::dilate(cell.streaks(rect), soft, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    line.grey.setTo(255, soft & ~line.mask);
}

// Side by side with the gap that print has between characters, each centred on the line.
LinePicture lay_out_column(const std::vector<LinePicture>& glyphs, double glyph_px) {
    const int gap = std::max(1, static_cast<int>(0.08 * glyph_px));
    int width = 0, height = 0;
    for (const LinePicture& glyph : glyphs) {
        width += glyph.grey.cols + gap;
        height = std::max(height, glyph.grey.rows);
    }
    LinePicture line{
        {}, cv::Mat(height, width, CV_8UC1, cv::Scalar(255)), cv::Mat::zeros(height, width, CV_8UC1), glyph_px};
    int x = 0;
    for (const LinePicture& glyph : glyphs) {
        const cv::Rect place(x, (height - glyph.grey.rows) / 2, glyph.grey.cols, glyph.grey.rows);
        glyph.grey.copyTo(line.grey(place));
        glyph.mask.copyTo(line.mask(place));
        line.box = unite(line.box, glyph.box);
        x += glyph.grey.cols + gap;
    }
    return line;
}

}  // namespace

PageCells cut_cells(const UprightPage& page, const PageGrid& grid) {
    const double expected_px = expected_glyph_px(page.dpi), rule_px = typical_rule_width(grid);
    PageCells cells;
    std::vector<cv::Mat> masks;
    for (const GridTable& table : grid.tables) {
        cells.tables.emplace_back();
        for (const GridCell& cell : table.cells) {
            cells.tables.back().push_back(clean_cell_ink(page.ink, cell.box, rule_px, expected_px));
            masks.push_back(cells.tables.back().back().mask);
        }
    }
    cells.glyph_px = estimate_glyph_height(masks, expected_px);
    return cells;
}

std::vector<LinePicture> cut_lines(const UprightPage& page, const CellInk& cell, double glyph_px) {
    const Point origin{static_cast<double>(cell.box.x0), static_cast<double>(cell.box.y0)};
    cv::Mat mask = cell.mask.clone();
    std::vector<Box> boxes = split_lines(mask, glyph_px);
    for (Box& box : boxes) box = clean_line(mask, box, glyph_px);
    std::erase_if(boxes, [](const Box& box) { return box.empty(); });
    std::vector<LinePicture> lines;
    for (const Box& box : boxes) {
        const bool larger_print = box.height() > 1.3 * glyph_px;
        lines.push_back(cut_line(page.grey, mask, origin, box, larger_print ? box.height() : glyph_px));
        if (!cell.streaks.empty()) whiten_streaks(lines.back(), cell);
    }
    const bool narrow = cell.box.width() < 2.4 * glyph_px;
    if (narrow && is_character_column(boxes, glyph_px)) return {lay_out_column(lines, glyph_px)};
    return lines;
}

}  // namespace shenbao
