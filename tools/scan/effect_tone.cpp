// Fields of chance and what changes grey levels: softness, tone, noise, light.
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "tools/scan/effects.hpp"

namespace shenbao::scan {
namespace {

cv::Mat as_channels(const cv::Mat& field, int channels) {
    if (channels == 1) return field;
    cv::Mat many;
    cv::merge(std::vector<cv::Mat>(static_cast<std::size_t>(channels), field), many);
    return many;
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
    std::vector<cv::Mat> channels;
    cv::split(picture, channels);
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const double low = ink[static_cast<int>(c)], high = paper[static_cast<int>(c)];
        channels[c].convertTo(channels[c], CV_8U, (high - low) / 255, low);
    }
    cv::merge(channels, picture);
}

void add_noise(cv::Mat& picture, double sigma, double grain_px, Random& random) {
    cv::Mat level = as_channels(noise_field(picture.size(), grain_px, random) * sigma, picture.channels());
    if (picture.channels() == 3) {
        std::vector<cv::Mat> own;
        for (int c = 0; c < 3; ++c) own.push_back(noise_field(picture.size(), grain_px, random) * (sigma * 0.2));
        cv::Mat colour;
        cv::merge(own, colour);
        level += colour;
    }
    cv::add(picture, level, picture, cv::noArray(), picture.type());
}

void shine(cv::Mat& picture, const cv::Mat& light) {
    cv::multiply(picture, as_channels(light, picture.channels()), picture, 1, picture.type());
}

void shade_sheet_edge(cv::Mat& picture, const cv::Mat& mask, double width_px, double depth) {
    cv::Mat inside, edge;
    cv::GaussianBlur(mask, inside, {0, 0}, std::max(0.5, width_px));
    inside.convertTo(edge, CV_32F, 1.0 / 255);
    edge = 1 - depth * 4 * edge.mul(1 - edge);
    shine(picture, edge);
}

void lay_ink(cv::Mat& bgr, const cv::Mat& coverage, const cv::Scalar& colour) {
    std::vector<cv::Mat> channels;
    cv::split(bgr, channels);
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const cv::Mat pass = 1 - coverage * (1 - colour[static_cast<int>(c)] / 255);
        cv::multiply(channels[c], pass, channels[c], 1, CV_8U);
    }
    cv::merge(channels, bgr);
}

}  // namespace shenbao::scan
