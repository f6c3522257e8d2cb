#include "drawn_photo.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace shenbao::test {

cv::Mat take_photo(const cv::Mat& paper, const Bend& bend, cv::Size size, double desk) {
    cv::Mat at(size, CV_32FC2);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const cv::Point2d goal(x + 0.5, y + 0.5);
            cv::Point2d p = goal;
            for (int i = 0; i < 12; ++i) p += goal - bend(p);
            at.at<cv::Vec2f>(y, x) = {static_cast<float>(p.x - 0.5), static_cast<float>(p.y - 0.5)};
        }
    cv::Mat photo;
    cv::remap(paper, photo, at, cv::noArray(), cv::INTER_CUBIC, cv::BORDER_CONSTANT, cv::Scalar::all(desk));
    return photo;
}

double measure_rules(const UprightPage& page, const DrawnForm& form, const Bend& bend) {
    double squares = 0, count = 0;
    const auto measure = [&](const std::vector<cv::Point2d>& points, bool level) {
        std::vector<double> off;
        double sum = 0;
        for (const cv::Point2d& p : points) {
            const cv::Point2d photo = bend(p);
            const Point q = page.map.to_upright(Point{photo.x, photo.y});
            off.push_back(level ? q.y : q.x);
            sum += off.back();
        }
        for (const double v : off) squares += std::pow(v - sum / static_cast<double>(off.size()), 2), ++count;
    };
    constexpr int kSteps = 40;
    for (const double y : form.rows) {
        std::vector<cv::Point2d> points;
        for (int i = 0; i <= kSteps; ++i)
            points.emplace_back(form.left + (form.right - form.left) * i / kSteps, y);
        measure(points, true);
    }
    for (const double x : form.cols) {
        std::vector<cv::Point2d> points;
        for (int i = 0; i <= kSteps; ++i) points.emplace_back(x, form.top + (form.bottom - form.top) * i / kSteps);
        measure(points, false);
    }
    return std::sqrt(squares / count) * 200 / page.dpi;
}

Bend perspective(double dpi, double tilt) {
    return [=](cv::Point2d p) {
        const double x = p.x / dpi - 4.1, y = p.y / dpi - 5.8;
        const double w = 1 + tilt * (0.008 * x + 0.010 * y);
        return cv::Point2d((x / w + 4.6) * dpi, (y / w + 6.4) * dpi);
    };
}

Bend curl(double dpi, double lift_inch) {
    return [=](cv::Point2d p) {
        const double t = std::max(0.0, 1 - p.x / dpi / 4);
        return cv::Point2d(p.x + 0.3 * lift_inch * t * t * dpi + 0.5 * dpi,
                           p.y - lift_inch * t * t * t * dpi + 0.5 * dpi);
    };
}

cv::Size photo_size(double dpi) {
    return {static_cast<int>(9.3 * dpi), static_cast<int>(12.8 * dpi)};
}

double measure_slant(const UprightPage& page, const Bend& bend, cv::Point2d from, cv::Point2d to) {
    const auto upright = [&](const cv::Point2d& p) {
        const cv::Point2d photo = bend(p);
        return page.map.to_upright(Point{photo.x, photo.y});
    };
    const Point a = upright(from), b = upright(to);
    const double one = std::abs(b.x - a.x), other = std::abs(b.y - a.y);
    return std::atan2(std::min(one, other), std::max(one, other)) * 180 / std::numbers::pi;
}

}  // namespace shenbao::test
