#include "tools/scan/photo_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace shenbao::scan {
namespace {

constexpr double kMmPerPt = 25.4 / 72;
constexpr double kTableStepMm = 0.5;

struct Space {
    double x = 0, y = 0, z = 0;  // mm; z towards the camera
};

// Place across the curl of the paper at s mm along it, every kTableStepMm: the integral of sqrt(1 - slope^2).
std::vector<double> tabulate_run(const PhotoPose& pose, double width_mm) {
    std::vector<double> run{0};
    for (double s = kTableStepMm / 2; s < width_mm + 2 * kTableStepMm; s += kTableStepMm) {
        const double slope = curl_slope(pose, s);
        run.push_back(run.back() + kTableStepMm * std::sqrt(std::max(0.05, 1 - slope * slope)));
    }
    return run;
}

// Straight on beyond both ends, so that the map has an inverse outside of the sheet too.
double look_up(const std::vector<double>& table, double s_mm) {
    const double i = s_mm / kTableStepMm;
    const double low = std::clamp(std::floor(i), 0.0, static_cast<double>(table.size()) - 2);
    const auto at = static_cast<std::size_t>(low);
    return table[at] + (i - low) * (table[at + 1] - table[at]);
}

double lift_mm(const PhotoPose& pose, double s_mm) {
    if (s_mm < 0) return pose.curl_mm * (1 - s_mm / pose.curl_reach_mm);
    return pose.curl_mm * std::exp(-s_mm / pose.curl_reach_mm);
}

Space turn(const Space& p, const PhotoPose& pose) {
    const double rad = std::numbers::pi / 180;
    const double ax = pose.tilt_x_deg * rad, ay = pose.tilt_y_deg * rad, ar = pose.roll_deg * rad;
    const Space a{p.x, p.y * std::cos(ax) - p.z * std::sin(ax), p.y * std::sin(ax) + p.z * std::cos(ax)};
    const Space b{a.x * std::cos(ay) + a.z * std::sin(ay), a.y, -a.x * std::sin(ay) + a.z * std::cos(ay)};
    return {b.x * std::cos(ar) - b.y * std::sin(ar), b.x * std::sin(ar) + b.y * std::cos(ar), b.z};
}

// Paper pt -> px about the optical axis.
class Camera {
  public:
    Camera(double width_pt, double height_pt, const PhotoPose& pose)
        : pose_(pose),
          width_mm_(width_pt * kMmPerPt),
          height_mm_(height_pt * kMmPerPt),
          run_(tabulate_run(pose, width_mm_)) {}

    Point operator()(Point paper) const {
        const Space seen = turn(bend(paper), pose_);
        const double scale = pose_.dpi / 25.4 * pose_.distance_mm / (pose_.distance_mm - seen.z);
        return {seen.x * scale, seen.y * scale};
    }

  private:
    [[nodiscard]] Space bend(Point paper) const {
        const double x_mm = paper.x * kMmPerPt;
        const double s = pose_.curl_left ? x_mm : width_mm_ - x_mm;
        const double across = look_up(run_, s) - look_up(run_, width_mm_ / 2);
        const double lift = lift_mm(pose_, s);
        return {pose_.curl_left ? across : -across, paper.y * kMmPerPt - height_mm_ / 2, lift};
    }

    PhotoPose pose_;
    double width_mm_, height_mm_;
    std::vector<double> run_;
};

struct Frame {
    double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
};

Frame frame_sheet(const Camera& camera, double width_pt, double height_pt) {
    Frame frame;
    for (int i = 0; i <= 20; ++i)
        for (int j = 0; j <= 20; ++j) {
            const Point at = camera({width_pt * i / 20, height_pt * j / 20});
            frame = {std::min(frame.x0, at.x), std::min(frame.y0, at.y), std::max(frame.x1, at.x),
                     std::max(frame.y1, at.y)};
        }
    return frame;
}

}  // namespace

double curl_slope(const PhotoPose& pose, double s_mm) {
    return pose.curl_mm / pose.curl_reach_mm * std::exp(-std::max(s_mm, 0.0) / pose.curl_reach_mm);
}

PageWarp photo_warp(double width_pt, double height_pt, const PhotoPose& pose) {
    const Camera camera(width_pt, height_pt, pose);
    const Frame frame = frame_sheet(camera, width_pt, height_pt);
    const double margin_x = (frame.x1 - frame.x0) * pose.margin, margin_y = (frame.y1 - frame.y0) * pose.margin;
    const Point origin{frame.x0 - margin_x, frame.y0 - margin_y};
    PageWarp warp;
    warp.to_image = [camera, origin](Point p) {
        const Point at = camera(p);
        return Point{at.x - origin.x, at.y - origin.y};
    };
    const double px_per_pt = pose.dpi / 72;
    warp.to_paper = [forward = warp.to_image, origin, px_per_pt, width_pt, height_pt](Point p) {
        const Point start{(p.x + origin.x) / px_per_pt + width_pt / 2,
                          (p.y + origin.y) / px_per_pt + height_pt / 2};
        return invert_point(forward, p, start);
    };
    warp.size = {static_cast<int>(frame.x1 - frame.x0 + 2 * margin_x),
                 static_cast<int>(frame.y1 - frame.y0 + 2 * margin_y)};
    return warp;
}

}  // namespace shenbao::scan
