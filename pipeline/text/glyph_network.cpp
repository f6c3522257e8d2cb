#include "pipeline/text/glyph_network.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <opencv2/dnn/dnn.hpp>
#include <optional>

#include "models/declaration/error.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_picture.hpp"

namespace shenbao {

namespace {

std::ifstream open_part(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(ErrorCode::missing_dependency, {path, std::nullopt}, "the glyph network is missing");
    return in;
}

// n x 1 x side x side, ink 0..1.
cv::Mat stack(const std::vector<cv::Mat>& pictures) {
    const int sizes[] = {static_cast<int>(pictures.size()), 1, kGlyphPictureSide, kGlyphPictureSide};
    cv::Mat input(4, sizes, CV_32F);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        cv::Mat plane(kGlyphPictureSide, kGlyphPictureSide, CV_32F, input.ptr<float>(static_cast<int>(i)));
        pictures[i].convertTo(plane, CV_32F, 1.0 / 255);
    }
    return input;
}

}  // namespace

struct GlyphNetwork::Net {
    cv::dnn::Net net;

    // One row of outputs for each picture.
    cv::Mat run(const std::vector<cv::Mat>& pictures) {
        net.setInput(stack(pictures));
        return net.forward();
    }
};

GlyphNetwork::~GlyphNetwork() = default;
GlyphNetwork::GlyphNetwork(GlyphNetwork&&) noexcept = default;

GlyphNetwork::GlyphNetwork(const std::string& path) {
    open_part(path);
    auto description = open_part(path + ".json");
    try {
        const auto json = nlohmann::json::parse(description);
        const std::u32string characters = decode_utf8(json.at("characters").get<std::string>());
        characters_.assign(characters.begin(), characters.end());
        sureness_ = json.at("sureness");
        net_ = std::make_unique<Net>(Net{cv::dnn::readNetFromONNX(path)});
        const cv::Mat blank = cv::Mat::zeros(kGlyphPictureSide, kGlyphPictureSide, CV_8U);
        if (net_->run({blank}).total() != characters_.size())
            throw Error(ErrorCode::internal, {path, std::nullopt}, "the glyph network knows other characters");
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorCode::internal, {path + ".json", std::nullopt},
                    std::string("the glyph network is malformed: ") + error.what());
    } catch (const cv::Exception& error) {
        throw Error(ErrorCode::internal, {path, std::nullopt},
                    std::string("the glyph network is malformed: ") + error.what());
    }
}

std::vector<std::vector<Likeness>> GlyphNetwork::classify(const std::vector<cv::Mat>& pictures, std::size_t most) {
    const cv::Mat outputs = net_->run(pictures);
    std::vector<std::vector<Likeness>> result;
    for (int row = 0; row < outputs.rows; ++row) {
        const auto* output = outputs.ptr<float>(row);
        std::vector<std::size_t> order(characters_.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto end = order.begin() + static_cast<long>(std::min(most, order.size()));
        std::partial_sort(order.begin(), end, order.end(),
                          [&](std::size_t a, std::size_t b) { return output[a] > output[b]; });
        const double top = output[order.front()];
        double sum = 0;
        for (std::size_t i = 0; i < characters_.size(); ++i) sum += std::exp(sureness_ * (output[i] - top));
        std::vector<Likeness> likely;
        for (auto at = order.begin(); at != end; ++at)
            likely.push_back({characters_[*at], std::exp(sureness_ * (output[*at] - top)) / sum});
        result.push_back(std::move(likely));
    }
    return result;
}

}  // namespace shenbao
