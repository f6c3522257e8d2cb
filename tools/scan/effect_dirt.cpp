// Specks, and what a photocopier does: bands, patches, grain, a hard curve.
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "tools/scan/effects.hpp"

namespace shenbao::scan {
namespace {

// 0..1: how much toner is lacking. Bands run along the feed (vertical) and fade out.
cv::Mat lacking_toner(cv::Size size, const TonerKind& kind, Random& random) {
    cv::Mat lack = smooth_field(size, kind.patch_px, random) * 0.4;
    cv::Mat fade = smooth_field(size, kind.patch_px * 6, random) * 0.5;
    lack += fade;
    for (int band = 0; band < kind.bands; ++band) {
        const int width = std::max(1, static_cast<int>(kind.patch_px * random.uniform(0.1, 0.5)));
        const int x = random.integer(0, std::max(1, size.width - width));
        lack.colRange(x, std::min(x + width, size.width)) += random.uniform(0.2, 0.7);
    }
    cv::GaussianBlur(lack, lack, {0, 0}, kind.patch_px * 0.05 + 0.5);
    cv::max(lack, 0, lack);
    cv::min(lack, 1, lack);
    return lack;
}

}  // namespace

void add_specks(cv::Mat& picture, const SpeckKind& kind, double area_100cm2, Random& random) {
    const int count = static_cast<int>(kind.count * area_100cm2 * random.uniform(0.7, 1.3));
    constexpr int kSubpixelBits = 4;
    const double scale = 1 << kSubpixelBits;
    for (int i = 0; i < count; ++i) {
        const double share = random.uniform(0, 1);
        const double radius = kind.smallest_px + (kind.largest_px - kind.smallest_px) * share * share * share;
        const cv::Point centre(static_cast<int>(random.uniform(0, picture.cols) * scale),
                               static_cast<int>(random.uniform(0, picture.rows) * scale));
        const cv::Size axes(static_cast<int>(radius * random.uniform(0.6, 1.6)),
                            static_cast<int>(radius * random.uniform(0.6, 1.3)));
        const cv::Scalar level = cv::Scalar::all(kind.level + random.integer(-15, 30));
        if (radius < 1.2) {
            cv::circle(picture, centre, static_cast<int>(radius * scale), level, cv::FILLED, cv::LINE_AA,
                       kSubpixelBits);
        } else {
            const cv::Point pixel(static_cast<int>(centre.x / scale), static_cast<int>(centre.y / scale));
            cv::ellipse(picture, pixel, axes, random.uniform(0, 180), 0, 360, level, cv::FILLED, cv::LINE_AA);
        }
    }
}

void copy_toner(cv::Mat& grey, const TonerKind& kind, Random& random) {
    cv::Mat ink;
    grey.convertTo(ink, CV_32F, -1.0 / 255, 1);
    const cv::Mat grain = noise_field(grey.size(), 0.6, random);
    ink -= ink.mul(lacking_toner(grey.size(), kind, random)) * kind.lack;
    cv::Mat bite;
    cv::sqrt(cv::max(ink, 0), bite);  // grain shows where there is ink
    ink += grain.mul(bite) * kind.grain + grain * (kind.grain * 0.1);
    cv::Mat curve = (ink - kind.threshold) / -kind.softness;
    cv::exp(curve, curve);
    ink = 1 / (1 + curve);
    ink.convertTo(grey, CV_8U, -255, 255);
}

}  // namespace shenbao::scan
