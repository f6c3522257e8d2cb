#include "pipeline/text/glyph_model.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <optional>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_shape.hpp"

// On disk: one line of JSON (characters, penalties, sizes, origin), then projection, means and lengths as 8-bit
// integers, row by row. The steps of 1/127 of the largest value are far below the spread of one character.
namespace shenbao {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "shenbao-glyphs/1";
constexpr int kCoarseDimensions = 32;        // they come in the order of what they tell
constexpr std::size_t kCoarseGuesses = 150;  // of which a sign may take one for every face; guess
// A dot of 3 x 4 px has no shape: of ink this small (em, both ways) the lengths decide once its shape is unlike
// all.
constexpr float kDot_em = 0.25F;
constexpr double kUnlikeDot = 3;  // mean squared distance

double largest_value(const cv::Mat& values) {
    double low = 0, high = 0;
    cv::minMaxLoc(values, &low, &high);
    return std::max({-low, high, 1e-9});
}

// Rows of the projection differ in scale, so each has its own.
void write_rows(std::ofstream& out, const cv::Mat& values) {
    for (int y = 0; y < values.rows; ++y) {
        const auto step = static_cast<float>(largest_value(values.row(y)) / 127);
        cv::Mat bytes;
        values.row(y).convertTo(bytes, CV_8S, 1 / step);
        out.write(reinterpret_cast<const char*>(&step), sizeof step);
        out.write(bytes.ptr<char>(), bytes.cols);
    }
}

cv::Mat read_rows(std::ifstream& in, int rows, int cols) {
    cv::Mat values(rows, cols, CV_32F), bytes(1, cols, CV_8S);
    for (int y = 0; y < rows; ++y) {
        float step = 0;
        in.read(reinterpret_cast<char*>(&step), sizeof step);
        in.read(bytes.ptr<char>(), cols);
        cv::Mat row = values.row(y);
        bytes.convertTo(row, CV_32F, step);
    }
    return values;
}

// Neighbours of one penalty are one group.
Json describe_groups(const GlyphModel& model) {
    Json groups = Json::array();
    for (std::size_t i = 0; i < model.characters.size();) {
        std::u32string characters;
        const float penalty = model.penalties[i];
        for (; i < model.characters.size() && model.penalties[i] == penalty; ++i)
            characters.push_back(model.characters[i]);
        groups.push_back({{"penalty", penalty}, {"characters", encode_utf8(characters)}});
    }
    return groups;
}

Json describe(const GlyphModel& model) {
    Json json;
    json["format"] = kFormat;
    json["shape"] = kGlyphShapeSize;
    json["dimensions"] = model.projection.rows;
    json["sureness"] = model.sureness;
    json["origin"] = Json::parse(model.origin);
    json["groups"] = describe_groups(model);
    return json;
}

void read_groups(const Json& groups, GlyphModel& model) {
    for (const Json& group : groups) {
        const std::u32string characters = decode_utf8(group.at("characters").get<std::string>());
        model.characters.insert(model.characters.end(), characters.begin(), characters.end());
        model.penalties.resize(model.characters.size(), group.at("penalty").get<float>());
    }
}

// Sum of squares, in deviations.
double length_distance(const float* lengths, const float* usual) {
    double sum = 0;
    for (int i = 0; i < kGlyphLengths; ++i) {
        const double off = (lengths[i] - usual[i]) / usual[kGlyphLengths + i];
        sum += off * off;
    }
    return sum;
}

// a * b'. Eigen, for OpenCV's own product takes four times as long where the system's BLAS is the reference one.
cv::Mat product_with_transposed(const cv::Mat& a, const cv::Mat& b) {
    using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Stride = Eigen::OuterStride<>;
    const auto rows_of = [](const cv::Mat& m) {
        return Eigen::Map<const Rows, 0, Stride>(m.ptr<float>(), m.rows, m.cols,
                                                 Stride(static_cast<Eigen::Index>(m.step1())));
    };
    cv::Mat product(a.rows, b.rows, CV_32F);
    Eigen::Map<Rows>(product.ptr<float>(), product.rows, product.cols).noalias() =
        rows_of(a) * rows_of(b).transpose();
    return product;
}

// Mean square of the differences; in four sums, so that four of them are one instruction.
double shape_distance(const float* a, const float* b, int dimensions) {
    float sums[4] = {0, 0, 0, 0};
    int i = 0;
    for (; i + 4 <= dimensions; i += 4)
        for (int lane = 0; lane < 4; ++lane) {
            const float off = a[i + lane] - b[i + lane];
            sums[lane] += off * off;
        }
    for (; i < dimensions; ++i) sums[0] += (a[i] - b[i]) * (a[i] - b[i]);
    return static_cast<double>(sums[0] + sums[1] + sums[2] + sums[3]) / dimensions;
}

// Indices of about the `kept` smallest sums of product and norm, in any order. What is small enough is told from
// every kStride-th sum: finding the exact rank in all of them costs more than all that follows.
std::vector<std::size_t> nearest_coarsely(const float* products, const std::vector<float>& norms,
                                          std::size_t kept) {
    constexpr std::size_t kStride = 16;
    std::vector<float> sample;
    for (std::size_t i = 0; i < norms.size(); i += kStride) sample.push_back(products[i] + norms[i]);
    const std::size_t rank = std::min(sample.size() - 1, kept / kStride);
    std::nth_element(sample.begin(), sample.begin() + static_cast<long>(rank), sample.end());
    std::vector<std::size_t> nearest;
    for (std::size_t i = 0; i < norms.size(); ++i)
        if (products[i] + norms[i] <= sample[rank] || norms.size() <= kept) nearest.push_back(i);
    return nearest;
}

// One guess per character, nearest first.
std::vector<Guess> nearest_of(std::vector<Guess> guesses, const std::vector<char32_t>& characters,
                              std::size_t most) {
    const auto nearer = [](const Guess& a, const Guess& b) { return a.distance < b.distance; };
    std::sort(guesses.begin(), guesses.end(), nearer);
    std::vector<Guess> nearest;
    for (const Guess& guess : guesses) {
        if (nearest.size() == most) break;
        const auto same = [&](const Guess& n) { return characters[n.character] == characters[guess.character]; };
        if (std::none_of(nearest.begin(), nearest.end(), same)) nearest.push_back(guess);
    }
    return nearest;
}

}  // namespace

void write_glyph_model(const GlyphModel& model, const std::string& path) {
    std::ofstream out(path, std::ios::binary);
    out << describe(model).dump() << '\n';
    write_rows(out, model.projection);
    write_rows(out, model.means);
    write_rows(out, model.lengths);
    if (!out) throw Error(ErrorCode::internal, {path, std::nullopt}, "the glyph model cannot be written");
}

GlyphModel read_glyph_model(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(ErrorCode::missing_dependency, {path, std::nullopt}, "the glyph model is missing");
    std::string line;
    std::getline(in, line);
    GlyphModel model;
    try {
        const Json json = Json::parse(line);
        if (json.at("format") != kFormat || json.at("shape") != kGlyphShapeSize)
            throw Error(ErrorCode::internal, {path, std::nullopt}, "the glyph model is of another edition");
        read_groups(json.at("groups"), model);
        model.sureness = json.at("sureness");
        model.origin = json.at("origin").dump();
        const int dimensions = json.at("dimensions");
        model.projection = read_rows(in, dimensions, kGlyphShapeSize);
        const int characters = static_cast<int>(model.characters.size());
        model.means = read_rows(in, characters, dimensions);
        model.lengths = read_rows(in, characters, 2 * kGlyphLengths);
    } catch (const Json::exception& error) {
        throw Error(ErrorCode::internal, {path, std::nullopt},
                    std::string("the glyph model is malformed: ") + error.what());
    }
    if (!in) throw Error(ErrorCode::internal, {path, std::nullopt}, "the glyph model is cut short");
    return model;
}

GlyphClassifier::GlyphClassifier(GlyphModel model) : model_(std::move(model)) {
    const int coarse = std::min(kCoarseDimensions, model_.means.cols);
    const cv::Mat first = model_.means.colRange(0, coarse);
    first.convertTo(coarse_means_, CV_32F, -2);
    for (int i = 0; i < first.rows; ++i)
        coarse_norms_.push_back(static_cast<float>(first.row(i).dot(first.row(i))) +
                                model_.penalties[static_cast<std::size_t>(i)] * static_cast<float>(coarse));
}

std::vector<std::vector<Guess>> GlyphClassifier::classify(const cv::Mat& shapes, std::size_t most) const {
    const cv::Mat places = product_with_transposed(shapes, model_.projection);
    const cv::Mat products = product_with_transposed(places.colRange(0, coarse_means_.cols), coarse_means_);
    const std::size_t count = model_.characters.size(), kept = std::min(kCoarseGuesses, count);
    std::vector<std::vector<Guess>> result;
    for (int row = 0; row < shapes.rows; ++row) {
        const auto* lengths = shapes.ptr<float>(row) + kGlyphShapeSize - kGlyphLengths;
        const bool is_dot = lengths[0] < kDot_em && lengths[1] < kDot_em;
        std::vector<Guess> guesses;
        for (const std::size_t i : nearest_coarsely(products.ptr<float>(row), coarse_norms_, kept)) {
            const int at = static_cast<int>(i);
            const double shape =
                shape_distance(places.ptr<float>(row), model_.means.ptr<float>(at), model_.means.cols);
            const double length = length_distance(lengths, model_.lengths.ptr<float>(at)) / model_.means.cols;
            guesses.push_back({i, (is_dot ? std::min(shape, kUnlikeDot) : shape) + length + model_.penalties[i]});
        }
        result.push_back(nearest_of(std::move(guesses), model_.characters, most));
    }
    return result;
}

double probability_of_first(const std::vector<Guess>& guesses, const GlyphModel& model) {
    double sum = 0;
    for (const Guess& guess : guesses)
        sum += std::exp(-model.sureness * (guess.distance - guesses.front().distance));
    return guesses.empty() ? 0 : 1 / sum;
}

}  // namespace shenbao
