#include <array>
#include <opencv2/imgproc.hpp>
#include <string>

#include "pipeline/run/explain/canvas.hpp"
#include "pipeline/run/explain/draw_stages.hpp"

namespace shenbao {

namespace {

cv::Point at(double x, double y) {
    return {cvRound(x), cvRound(y)};
}

void draw_segment(cv::Mat& canvas, const RuleSegment& rule, double dpi) {
    const bool across = rule.direction == Direction::horizontal;
    const cv::Point begin = across ? at(rule.begin, rule.position) : at(rule.position, rule.begin);
    const cv::Point end = across ? at(rule.end, rule.position) : at(rule.position, rule.end);
    const cv::Scalar& colour = rule.inferred ? kGreen : across ? kBlue : kOrange;
    cv::line(canvas, begin, end, colour, px_of_mm(0.4, dpi), cv::LINE_AA);
    for (const cv::Point& tip : {begin, end}) cv::circle(canvas, tip, px_of_mm(0.5, dpi), colour, cv::FILLED);
}

void draw_joint(cv::Mat& canvas, const Joint& joint, double dpi) {
    const int arm = px_of_mm(1.6, dpi), width = px_of_mm(0.35, dpi);
    const cv::Point centre = at(joint.at.x, joint.at.y);
    const auto draw_arm = [&](bool present, int dx, int dy) {
        if (present) cv::line(canvas, centre, centre + cv::Point(dx * arm, dy * arm), kBlue, width, cv::LINE_AA);
    };
    draw_arm(joint.up, 0, -1);
    draw_arm(joint.down, 0, 1);
    draw_arm(joint.left, -1, 0);
    draw_arm(joint.right, 1, 0);
    cv::circle(canvas, centre, px_of_mm(0.55, dpi), kRed, cv::FILLED, cv::LINE_AA);
}

// "3,1" is row 3, column 1 (from 0); "3,1 2x4" spans two rows and four columns.
std::string name_cell(const GridCell& cell) {
    std::string name = std::to_string(cell.row) + "," + std::to_string(cell.col);
    if (cell.row_span > 1 || cell.col_span > 1)
        name += " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span);
    return name;
}

// Neighbours differ: the colour goes by row and column.
const cv::Scalar& cell_colour(const GridCell& cell) {
    static const std::array<cv::Scalar, 4> kColours{kBlue, kOrange, kGreen, kPurple};
    return kColours[static_cast<std::size_t>((cell.row % 2) * 2 + cell.col % 2)];
}

}  // namespace

cv::Mat draw_segments(const UprightPage& page, const PageGrid& grid) {
    cv::Mat canvas = faded(page.grey);
    for (const RuleSegment& rule : grid.segments) draw_segment(canvas, rule, page.dpi);
    return canvas;
}

cv::Mat draw_joints(const UprightPage& page, const PageGrid& grid) {
    cv::Mat canvas = faded(page.grey);
    for (const Joint& joint : grid.joints) draw_joint(canvas, joint, page.dpi);
    return canvas;
}

cv::Mat draw_cells(const UprightPage& page, const PageGrid& grid) {
    constexpr double kLabelMm = 1.8;
    cv::Mat canvas = faded(page.grey);
    const int inset = px_of_mm(0.5, page.dpi);
    for (const GridTable& table : grid.tables) {
        for (const GridCell& cell : table.cells) {
            const cv::Rect area = rect_of(cell.box, canvas.size());
            fill_softly(canvas, area, cell_colour(cell), 0.16);
            if (!area.empty()) cv::rectangle(canvas, area, cell_colour(cell), px_of_mm(0.25, page.dpi));
            put_label(canvas, name_cell(cell), {area.x + inset, area.y + inset}, px_of_mm(kLabelMm, page.dpi),
                      kRed);
        }
    }
    return canvas;
}

}  // namespace shenbao
