// Fields of chance and what changes grey levels: softness, tone, noise, light.
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "tools/scan/effects.hpp"

namespace shenbao::scan {
namespace {

// Calls `change` for one channel at a time: float pictures of all channels at once cost too much memory.
template <typename Change>
void change_channels(cv::Mat& picture, Change change) {
    for (int c = 0; c < picture.channels(); ++c) {
        cv::Mat channel;
        cv::extractChannel(picture, channel, c);
        change(channel, c);
        cv::insertChannel(channel, picture, c);
    }
}

}  // namespace

cv::Mat smooth_field(cv::Size size, double cell_px, Random& random) {
    const cv::Size coarse(static_cast<int>(size.width / cell_px) + 3, static_cast<int>(size.height / cell_px) + 3);
    cv::Mat nodes(coarse, CV_32F), field;
    cv::RNG source = random.field_source();
    source.fill(nodes, cv::RNG::NORMAL, 0, 1.3);  // interpolation lowers the deviation to about 1
    const cv::Size fine(static_cast<int>(coarse.width * cell_px) + 1,
                        static_cast<int>(coarse.height * cell_px) + 1);
    cv::resize(nodes, field, fine, 0, 0, cv::INTER_CUBIC);
    const int margin = static_cast<int>(cell_px);
    return field(cv::Rect({std::min(margin, fine.width - size.width), std::min(margin, fine.height - size.height)},
                          size))
        .clone();
}

cv::Mat noise_field(cv::Size size, double grain_px, Random& random) {
    cv::Mat field(size, CV_32F);
    cv::RNG source = random.field_source();
    source.fill(field, cv::RNG::NORMAL, 0, 1);
    if (grain_px < 0.3) return field;
    cv::GaussianBlur(field, field, {0, 0}, grain_px);
    field *= 2 * std::sqrt(3.14159265) * grain_px;  // back to deviation 1
    return field;
}

void soften(cv::Mat& picture, double sigma_px) {
    if (sigma_px > 0.15) cv::GaussianBlur(picture, picture, {0, 0}, sigma_px);
}

void set_tone(cv::Mat& picture, const cv::Scalar& ink, const cv::Scalar& paper) {
    change_channels(picture, [&](cv::Mat& channel, int c) {
        channel.convertTo(channel, CV_8U, (paper[c] - ink[c]) / 255, ink[c]);
    });
}

void add_noise(cv::Mat& picture, double sigma, double grain_px, Random& random) {
    const cv::Mat common = noise_field(picture.size(), grain_px, random) * sigma;
    const bool colour = picture.channels() == 3;
    change_channels(picture, [&](cv::Mat& channel, int) {
        cv::Mat level = common;
        if (colour) level = common + noise_field(picture.size(), grain_px, random) * (sigma * 0.2);
        cv::add(channel, level, channel, cv::noArray(), CV_8U);
    });
}

void shine(cv::Mat& picture, const cv::Mat& light) {
    change_channels(picture, [&](cv::Mat& channel, int) { cv::multiply(channel, light, channel, 1, CV_8U); });
}

void shade_sheet_edge(cv::Mat& picture, const cv::Mat& mask, double width_px, double depth) {
    cv::Mat inside, edge;
    cv::GaussianBlur(mask, inside, {0, 0}, std::max(0.5, width_px));
    inside.convertTo(edge, CV_32F, 1.0 / 255);
    edge = 1 - depth * 4 * edge.mul(1 - edge);
    shine(picture, edge);
}

void lay_ink(cv::Mat& bgr, const cv::Mat& coverage, const cv::Scalar& colour) {
    change_channels(bgr, [&](cv::Mat& channel, int c) {
        const cv::Mat pass = 1 - coverage * (1 - colour[c] / 255);
        cv::multiply(channel, pass, channel, 1, CV_8U);
    });
}

}  // namespace shenbao::scan
