#include "pipeline/run/explain/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace shenbao {

int px_of_mm(double mm, double dpi) {
    constexpr double kMmPerInch = 25.4;
    return std::max(1, static_cast<int>(std::lround(mm * dpi / kMmPerInch)));
}

cv::Mat to_bgr(const cv::Mat& picture) {
    cv::Mat colour;
    if (picture.channels() == 1)
        cv::cvtColor(picture, colour, cv::COLOR_GRAY2BGR);
    else
        colour = picture.clone();
    return colour;
}

cv::Mat faded(const cv::Mat& picture) {
    cv::Mat light;
    to_bgr(picture).convertTo(light, CV_8U, 0.4, 0.6 * 255);
    return light;
}

cv::Rect rect_of(const Box& box, const cv::Size& within) {
    return cv::Rect(box.x0, box.y0, box.width(), box.height()) & cv::Rect({0, 0}, within);
}

void fill_softly(cv::Mat& canvas, const cv::Rect& area, const cv::Scalar& colour, double opacity) {
    if (area.empty()) return;
    cv::Mat part = canvas(area);
    cv::addWeighted(cv::Mat(part.size(), part.type(), colour), opacity, part, 1 - opacity, 0, part);
}

void put_label(cv::Mat& canvas, const std::string& text, cv::Point at, double height_px,
               const cv::Scalar& colour) {
    constexpr double kUnitHeightPx =
        21;  // capital height of Hershey simplex at scale 1 (OpenCV documentation: 22)
    const double scale = height_px / kUnitHeightPx;
    const int width = std::max(1, static_cast<int>(std::lround(height_px / 7)));
    cv::putText(canvas, text, {at.x, at.y + static_cast<int>(std::lround(height_px))}, cv::FONT_HERSHEY_SIMPLEX,
                scale, colour, width, cv::LINE_AA);
}

}  // namespace shenbao
