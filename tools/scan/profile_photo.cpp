// A sheet photographed with a phone on a desk: perspective, curl, shadow, cast, background around it.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "tools/scan/effects.hpp"
#include "tools/scan/photo_geometry.hpp"
#include "tools/scan/profiles.hpp"

namespace shenbao::scan {
namespace {

PhotoPose draw_pose(double dpi, Random& random) {
    PhotoPose pose;
    pose.tilt_x_deg = random.uniform(-8, 8);
    pose.tilt_y_deg = random.uniform(-8, 8);
    pose.roll_deg = random.uniform(-2.5, 2.5);
    pose.distance_mm = random.uniform(380, 480);
    pose.curl_mm = random.uniform(3, 9);
    pose.curl_reach_mm = random.uniform(22, 35);
    pose.curl_left = random.chance(0.7);  // the binding is at the left
    pose.margin = random.uniform(0.03, 0.07);
    pose.dpi = dpi;
    return pose;
}

// A desk: grain along x in one of a few colours.
cv::Mat draw_desk(cv::Size size, Random& random) {
    static const cv::Scalar kColours[]{
        {70, 100, 140}, {95, 120, 150}, {90, 85, 80}, {60, 62, 66}, {150, 160, 165}};
    cv::Mat desk(size, CV_8UC3, kColours[random.integer(0, 4)]);
    const cv::Size squeezed(std::max(8, size.width / 24), size.height);
    cv::Mat grain = noise_field(squeezed, 2.5, random);
    cv::resize(grain, grain, size, 0, 0, cv::INTER_CUBIC);
    shine(desk, 1 + grain * 0.035 + smooth_field(size, size.width * 0.3, random) * 0.05);
    return desk;
}

// The sheet's own light: darker where the curl turns it away from the lamp.
cv::Mat curl_light(cv::Size size, const PageWarp& warp, const PhotoPose& pose, double width_pt, double depth) {
    constexpr int kStep = 8;
    cv::Mat coarse(size.height / kStep + 1, size.width / kStep + 1, CV_32F);
    for (int j = 0; j < coarse.rows; ++j)
        for (int i = 0; i < coarse.cols; ++i) {
            const double x = warp.to_paper({(i + 0.5) * kStep, (j + 0.5) * kStep}).x;
            const double s_mm = (pose.curl_left ? x : width_pt - x) * 25.4 / 72;
            coarse.at<float>(j, i) = static_cast<float>(1 - depth * curl_slope(pose, s_mm));
        }
    cv::Mat light;
    cv::resize(coarse, light, size, 0, 0, cv::INTER_LINEAR);
    return light;
}

// The lamp from one side, and the shadow of the hand and phone from another: soft-edged.
cv::Mat room_light(cv::Size size, Random& random) {
    const double angle = random.uniform(0, 6.28);
    const double fall = random.uniform(0.1, 0.28);
    const cv::Mat across = cv::Mat(cv::Matx12f(-0.5F, 0.5F)), down = across.t();
    cv::Mat u, v;  // -0.5..0.5 over the picture
    cv::resize(across, u, size, 0, 0, cv::INTER_LINEAR);
    cv::resize(down, v, size, 0, 0, cv::INTER_LINEAR);
    const cv::Mat light = 1 - fall * (u * std::cos(angle) + v * std::sin(angle) + 0.5);
    cv::Mat shadow(size, CV_32F, cv::Scalar(1));
    const double side = angle + random.uniform(2.2, 4.1);
    const cv::Point centre(static_cast<int>(size.width * (0.5 + 0.75 * std::cos(side))),
                           static_cast<int>(size.height * (0.5 + 0.75 * std::sin(side))));
    const cv::Size axes(static_cast<int>(size.width * random.uniform(0.35, 0.6)),
                        static_cast<int>(size.height * random.uniform(0.25, 0.45)));
    cv::ellipse(shadow, centre, axes, random.uniform(0, 180), 0, 360, cv::Scalar(random.uniform(0.62, 0.8)),
                cv::FILLED);
    cv::Mat small;  // blurred at a sixteenth: the edge is that soft anyway
    cv::resize(shadow, small, {size.width / 16, size.height / 16}, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {0, 0}, random.uniform(2.5, 6));
    cv::resize(small, shadow, size, 0, 0, cv::INTER_CUBIC);
    return light.mul(shadow);
}

void tint(cv::Mat& bgr, Random& random) {
    const double warmth = random.uniform(-0.06, 0.1);
    const double gain = random.uniform(0.86, 0.97);
    cv::multiply(bgr, cv::Scalar(gain * (1 - warmth), gain, gain * (1 + 0.6 * warmth)), bgr);
}

// The sheet's shadow on the desk, then the sheet itself.
cv::Mat lay_on_desk(const cv::Mat& sheet, const cv::Mat& mask, double dpi, Random& random) {
    cv::Mat desk = draw_desk(sheet.size(), random);
    cv::Mat cast, inside;
    const double reach_px = dpi / 25.4 * random.uniform(1, 3);
    const cv::Matx23d shift(1, 0, random.uniform(-1, 1) * reach_px, 0, 1, reach_px);
    cv::warpAffine(mask, cast, shift, mask.size());
    cv::GaussianBlur(cast, cast, {0, 0}, reach_px);
    cast.convertTo(cast, CV_32F, -0.45 / 255, 1);
    shine(desk, cast);
    cv::merge(std::vector<cv::Mat>(3, mask), inside);
    cv::Mat front, back, outside;
    cv::bitwise_not(inside, outside);
    cv::multiply(sheet, inside, front, 1.0 / 255);
    cv::multiply(desk, outside, back, 1.0 / 255);
    return front + back;
}

}  // namespace

ScannedPage scan_photo(const SheetToScan& sheet, Random& random) {
    const PaperPage& paper = sheet.paper;
    const PhotoPose pose = draw_pose(paper.dpi, random);
    ScannedPage page;
    page.dpi_x = page.dpi_y = paper.dpi;
    page.warp = photo_warp(paper.width_pt, paper.height_pt, pose);
    cv::Mat bgr;
    cv::cvtColor(paper.grey, bgr, cv::COLOR_GRAY2BGR);
    cv::Mat front = warp_picture(bgr, paper.dpi, page.warp, cv::Scalar::all(255));
    set_tone(front, cv::Scalar::all(random.uniform(28, 50)), {232, 236, 238});
    shine(front, curl_light(front.size(), page.warp, pose, paper.width_pt, random.uniform(0.4, 0.9)));
    const cv::Mat mask = sheet_mask(paper.width_pt, paper.height_pt, page.warp);
    page.image = lay_on_desk(front, mask, paper.dpi, random);
    shine(page.image, room_light(page.image.size(), random));
    tint(page.image, random);
    soften(page.image, paper.px_of_mm(random.uniform(0.05, 0.09)));
    add_noise(page.image, random.uniform(2, 4), 0.6, random);
    page.jpeg_quality = 82;
    return page;
}

}  // namespace shenbao::scan
