#include "tools/scan/page_warp.hpp"

#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace shenbao::scan {
namespace {

constexpr int kNodeStepPx = 16;  // maps are smooth: bilinear between nodes errs below 0.01 px for the curls used
constexpr double kProbePt = 0.01;

cv::Size image_size(double width_pt, double height_pt, double dpi_x, double dpi_y) {
    return {static_cast<int>(std::lround(width_pt * dpi_x / 72)),
            static_cast<int>(std::lround(height_pt * dpi_y / 72))};
}

// Source positions (paper px as cv::remap counts them: centre of pixel 0 is 0) on nodes kNodeStepPx apart.
cv::Mat find_nodes(const PageWarp& warp, double px_per_pt) {
    cv::Mat nodes(warp.size.height / kNodeStepPx + 2, warp.size.width / kNodeStepPx + 2, CV_32FC2);
    for (int j = 0; j < nodes.rows; ++j)
        for (int i = 0; i < nodes.cols; ++i) {
            const Point at = warp.to_paper({i * kNodeStepPx + 0.5, j * kNodeStepPx + 0.5});
            nodes.at<cv::Vec2f>(j, i) = {static_cast<float>(at.x * px_per_pt - 0.5),
                                         static_cast<float>(at.y * px_per_pt - 0.5)};
        }
    return nodes;
}

cv::Mat interpolate_nodes(const cv::Mat& nodes, cv::Size size) {
    cv::Mat map(size, CV_32FC2);
    for (int y = 0; y < size.height; ++y) {
        const int j = y / kNodeStepPx;
        const float v = static_cast<float>(y % kNodeStepPx) / kNodeStepPx;
        for (int x = 0; x < size.width; ++x) {
            const int i = x / kNodeStepPx;
            const float u = static_cast<float>(x % kNodeStepPx) / kNodeStepPx;
            const cv::Vec2f top = nodes.at<cv::Vec2f>(j, i) * (1 - u) + nodes.at<cv::Vec2f>(j, i + 1) * u;
            const cv::Vec2f low = nodes.at<cv::Vec2f>(j + 1, i) * (1 - u) + nodes.at<cv::Vec2f>(j + 1, i + 1) * u;
            map.at<cv::Vec2f>(y, x) = top * (1 - v) + low * v;
        }
    }
    return map;
}

}  // namespace

PageWarp scale_warp(double width_pt, double height_pt, double dpi_x, double dpi_y) {
    return skew_warp(width_pt, height_pt, dpi_x, dpi_y, 0, {0, 0});
}

PageWarp skew_warp(double width_pt, double height_pt, double dpi_x, double dpi_y, double skew_deg,
                   Point shift_pt) {
    const double angle = skew_deg * std::numbers::pi / 180;
    const double cx = width_pt / 2, cy = height_pt / 2;
    const Affine turn{
        std::cos(angle), -std::sin(angle), cx + shift_pt.x - std::cos(angle) * cx + std::sin(angle) * cy,
        std::sin(angle), std::cos(angle),  cy + shift_pt.y - std::sin(angle) * cx - std::cos(angle) * cy};
    const Affine scale{dpi_x / 72, 0, 0, 0, dpi_y / 72, 0};
    const Affine forward = compose(scale, turn);
    const Affine backward = inverse(forward);
    return {[forward](Point p) { return forward(p); }, [backward](Point p) { return backward(p); },
            image_size(width_pt, height_pt, dpi_x, dpi_y)};
}

PageWarp turn_warp(const PageWarp& warp, int quarter_turns) {
    if (quarter_turns % 4 == 0) return warp;
    const double width = warp.size.width, height = warp.size.height;
    PageWarp turned;
    turned.to_image = [warp, width](Point p) {
        const Point at = warp.to_image(p);
        return Point{at.y, width - at.x};  // a quarter counter-clockwise
    };
    turned.to_paper = [warp, width](Point p) { return warp.to_paper({width - p.y, p.x}); };
    turned.size = {static_cast<int>(height), static_cast<int>(width)};
    return turn_warp(turned, quarter_turns - 1);
}

Point invert_point(const std::function<Point(Point)>& map, const Point& image, Point start) {
    for (int step = 0; step < 12; ++step) {
        const Point at = map(start), right = map({start.x + kProbePt, start.y}),
                    down = map({start.x, start.y + kProbePt});
        const double a = (right.x - at.x) / kProbePt, b = (down.x - at.x) / kProbePt;
        const double d = (right.y - at.y) / kProbePt, e = (down.y - at.y) / kProbePt;
        const double det = a * e - b * d;
        const double ex = image.x - at.x, ey = image.y - at.y;
        if (std::abs(det) < 1e-9) break;
        start.x += (e * ex - b * ey) / det;
        start.y += (a * ey - d * ex) / det;
        if (std::abs(ex) + std::abs(ey) < 1e-6) break;
    }
    return start;
}

cv::Mat warp_picture(const cv::Mat& paper, double paper_dpi, const PageWarp& warp, const cv::Scalar& border) {
    const cv::Mat map = interpolate_nodes(find_nodes(warp, paper_dpi / 72), warp.size);
    cv::Mat image;
    cv::remap(paper, image, map, cv::noArray(), cv::INTER_CUBIC, cv::BORDER_CONSTANT, border);
    return image;
}

cv::Mat sheet_mask(double width_pt, double height_pt, const PageWarp& warp) {
    constexpr double kMaskDpi = 72;
    const cv::Mat sheet(image_size(width_pt, height_pt, kMaskDpi, kMaskDpi), CV_8U, cv::Scalar(255));
    const cv::Mat map = interpolate_nodes(find_nodes(warp, kMaskDpi / 72), warp.size);
    cv::Mat mask;
    cv::remap(sheet, mask, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(0));
    return mask;
}

double local_skew_deg(const PageWarp& warp, double width_pt, double height_pt) {
    const Point left = warp.to_image({width_pt * 0.45, height_pt / 2});
    const Point right = warp.to_image({width_pt * 0.55, height_pt / 2});
    return std::atan2(right.y - left.y, right.x - left.x) * 180 / std::numbers::pi;
}

}  // namespace shenbao::scan
