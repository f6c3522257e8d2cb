#include "pipeline/grid/draw_grid.hpp"

#include <array>
#include <opencv2/imgproc.hpp>

namespace shenbao {
namespace {

const cv::Scalar kRed{0, 0, 230};
const cv::Scalar kBlue{230, 0, 0};
const cv::Scalar kGreen{0, 180, 0};
constexpr int kArmPx = 6;  // only a picture

cv::Mat pale_page(const cv::Mat& ink) {
    cv::Mat pale(ink.size(), CV_8UC3, cv::Scalar::all(255));
    pale.setTo(cv::Scalar::all(170), ink);
    return pale;
}

cv::Point pixel(double x, double y) {
    return {static_cast<int>(x), static_cast<int>(y)};
}

}  // namespace

cv::Mat draw_segments(const cv::Mat& ink, const PageGrid& grid) {
    cv::Mat picture = pale_page(ink);
    for (const RuleSegment& s : grid.segments) {
        const bool flat = s.direction == Direction::horizontal;
        const cv::Point a = flat ? pixel(s.begin, s.position) : pixel(s.position, s.begin);
        const cv::Point b = flat ? pixel(s.end, s.position) : pixel(s.position, s.end);
        cv::line(picture, a, b, s.inferred ? kGreen : flat ? kRed : kBlue);
    }
    return picture;
}

cv::Mat draw_joints(const cv::Mat& ink, const PageGrid& grid) {
    cv::Mat picture = pale_page(ink);
    for (const Joint& j : grid.joints) {
        const cv::Point at = pixel(j.at.x, j.at.y);
        if (j.left) cv::line(picture, at, at - cv::Point(kArmPx, 0), kRed);
        if (j.right) cv::line(picture, at, at + cv::Point(kArmPx, 0), kRed);
        if (j.up) cv::line(picture, at, at - cv::Point(0, kArmPx), kBlue);
        if (j.down) cv::line(picture, at, at + cv::Point(0, kArmPx), kBlue);
    }
    return picture;
}

cv::Mat draw_cells(const cv::Mat& ink, const PageGrid& grid) {
    cv::Mat picture = pale_page(ink);
    const std::array<cv::Scalar, 3> plain{cv::Scalar(255, 235, 200), cv::Scalar(255, 220, 220),
                                          cv::Scalar(225, 250, 215)};
    const cv::Scalar spanning{170, 210, 255};
    for (const GridTable& table : grid.tables) {
        for (const GridCell& c : table.cells) {
            const cv::Rect box(c.box.x0, c.box.y0, c.box.width(), c.box.height());
            const bool spans = c.row_span > 1 || c.col_span > 1;
            cv::rectangle(picture, box, spans ? spanning : plain[static_cast<std::size_t>(c.row + c.col) % 3], -1);
        }
    }
    picture.setTo(cv::Scalar::all(90), ink);
    for (const GridTable& table : grid.tables) {
        for (const GridCell& c : table.cells) {
            cv::rectangle(picture, cv::Rect(c.box.x0, c.box.y0, c.box.width() + 1, c.box.height() + 1), kRed);
        }
    }
    return picture;
}

}  // namespace shenbao
