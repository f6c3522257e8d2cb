#include "tools/train/glyphs/fit_glyphs.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/core.hpp>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_shape.hpp"

namespace shenbao::train {
namespace {

constexpr int kFirstLength = kGlyphShapeSize - kGlyphLengths;
// In em: no length is known better than the reader finds the em squares of a line; guess, unmeasured.
constexpr double kLeastDeviation = 0.05;

constexpr double kRidge = 0.02;  // of the mean variance: directions without variance must not decide

// Rows: the directions of the shape space in which prints of one character spread by 1 and have no correlation.
cv::Mat whiten(const cv::Mat& within) {
    const double ridge = kRidge * cv::trace(within)[0] / within.rows;
    cv::Mat variances, directions;
    cv::eigen(within + ridge * cv::Mat::eye(within.rows, within.cols, CV_64F), variances, directions);
    for (int i = 0; i < directions.rows; ++i) directions.row(i) /= std::sqrt(variances.at<double>(i));
    return directions;
}

cv::Mat between(const cv::Mat& means, const std::vector<long>& counts) {
    cv::Mat known;
    for (int i = 0; i < means.rows; ++i)
        if (counts[static_cast<std::size_t>(i)] > 0) known.push_back(means.row(i));
    cv::Mat covariance, centre;
    cv::calcCovarMatrix(known, covariance, centre, cv::COVAR_NORMAL | cv::COVAR_ROWS | cv::COVAR_SCALE, CV_64F);
    return covariance;
}

}  // namespace

GlyphStatistics::GlyphStatistics(std::size_t characters)
    : counts_(characters),
      sums_(cv::Mat::zeros(static_cast<int>(characters), kGlyphShapeSize, CV_64F)),
      products_(cv::Mat::zeros(kGlyphShapeSize, kGlyphShapeSize, CV_64F)),
      length_squares_(cv::Mat::zeros(static_cast<int>(characters), kGlyphLengths, CV_64F)) {}

void GlyphStatistics::add(const GlyphSamples& samples) {
    if (samples.shapes.empty()) return;
    cv::Mat products;
    cv::mulTransposed(samples.shapes, products, true, cv::noArray(), 1, CV_64F);
    products_ += products;
    for (int i = 0; i < samples.shapes.rows; ++i) {
        const std::size_t character = samples.characters[static_cast<std::size_t>(i)];
        cv::Mat sum = sums_.row(static_cast<int>(character));
        cv::add(sum, samples.shapes.row(i), sum, cv::noArray(), CV_64F);
        ++counts_[character];
        const auto* lengths = samples.shapes.ptr<float>(i) + kFirstLength;
        auto* squares = length_squares_.ptr<double>(static_cast<int>(character));
        for (int k = 0; k < kGlyphLengths; ++k) squares[k] += static_cast<double>(lengths[k]) * lengths[k];
    }
}

void GlyphStatistics::add(const GlyphStatistics& other) {
    products_ += other.products_;
    sums_ += other.sums_;
    length_squares_ += other.length_squares_;
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

long GlyphStatistics::count() const {
    return std::accumulate(counts_.begin(), counts_.end(), 0L);
}

cv::Mat GlyphStatistics::means() const {
    cv::Mat means = sums_.clone();
    for (int i = 0; i < means.rows; ++i)
        if (const long count = counts_[static_cast<std::size_t>(i)]; count > 0)
            means.row(i) /= static_cast<double>(count);
    return means;
}

cv::Mat GlyphStatistics::within() const {
    const cv::Mat means = this->means();
    cv::Mat weighted = means.clone(), explained;
    for (int i = 0; i < means.rows; ++i)
        weighted.row(i) *= static_cast<double>(counts_[static_cast<std::size_t>(i)]);
    cv::gemm(means, weighted, 1, cv::noArray(), 0, explained, cv::GEMM_1_T);
    return (products_ - explained) / static_cast<double>(count());
}

cv::Mat GlyphStatistics::lengths() const {
    const cv::Mat means = this->means();
    cv::Mat lengths = cv::Mat::zeros(means.rows, 2 * kGlyphLengths, CV_32F);
    for (int i = 0; i < means.rows; ++i) {
        const double count = std::max<double>(1, static_cast<double>(counts_[static_cast<std::size_t>(i)]));
        for (int k = 0; k < kGlyphLengths; ++k) {
            const double mean = means.at<double>(i, kFirstLength + k);
            const double variance = length_squares_.at<double>(i, k) / count - mean * mean;
            lengths.at<float>(i, k) = static_cast<float>(mean);
            lengths.at<float>(i, kGlyphLengths + k) =
                static_cast<float>(std::max(kLeastDeviation, std::sqrt(std::max(0.0, variance))));
        }
    }
    return lengths;
}

GlyphModel fit_glyphs(const std::vector<GlyphStatistics>& faces, const std::vector<PrintedCharacter>& alphabet,
                      int dimensions) {
    GlyphStatistics all(alphabet.size());
    for (const GlyphStatistics& face : faces) all.add(face);
    const cv::Mat white = whiten(all.within());
    const cv::Mat spread = white * between(all.means(), all.counts()) * white.t();
    cv::Mat strengths, directions;
    cv::eigen(spread, strengths, directions);
    const cv::Mat projection = directions.rowRange(0, dimensions) * white;
    GlyphModel model;
    projection.convertTo(model.projection, CV_32F);
    const auto add = [&](const GlyphStatistics& statistics, bool han) {
        const cv::Mat means = statistics.means(), lengths = statistics.lengths();
        for (std::size_t i = 0; i < alphabet.size(); ++i) {
            if (statistics.counts()[i] == 0 || is_han(alphabet[i].folded) != han) continue;
            cv::Mat place;
            cv::Mat(means.row(static_cast<int>(i)) * projection.t()).convertTo(place, CV_32F);
            model.means.push_back(place);
            model.lengths.push_back(lengths.row(static_cast<int>(i)));
            model.characters.push_back(alphabet[i].folded);
            model.penalties.push_back(alphabet[i].penalty);
        }
    };
    add(all, true);
    for (const GlyphStatistics& face : faces) add(face, false);
    return model;
}

}  // namespace shenbao::train
