#include "pipeline/text/glyph_model.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <opencv2/core.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/text/glyph_shape.hpp"

using namespace shenbao;

namespace {

// Three characters at the corners of a triangle in two dimensions; the third is unusual.
GlyphModel make_model() {
    GlyphModel model;
    model.characters = {U'暖', U'暧', U'囗'};
    model.penalties = {0, 0.1F, 2};
    model.projection = cv::Mat::zeros(2, kGlyphShapeSize, CV_32F);
    model.projection.at<float>(0, 0) = 1;
    model.projection.at<float>(1, 1) = 0.001F;
    model.means = (cv::Mat_<float>(3, 2) << 0, 0, 4, 0, 0, 0.004F);
    model.lengths = cv::Mat::ones(3, 2 * kGlyphLengths, CV_32F);
    model.lengths.colRange(0, kGlyphLengths).setTo(0);
    model.sureness = 3;
    model.origin = R"({"faces":["none"]})";
    return model;
}

cv::Mat shape_at(float x, float y) {
    cv::Mat shape = cv::Mat::zeros(1, kGlyphShapeSize, CV_32F);
    shape.at<float>(0, 0) = x;
    shape.at<float>(0, 1) = y;
    return shape;
}

class TempFile {
  public:
    TempFile() {
        const int handle = mkstemp(path_.data());
        REQUIRE(handle >= 0);
        close(handle);
    }
    ~TempFile() { std::remove(path_.c_str()); }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_ = "/tmp/shenbao-glyphs-XXXXXX";
};

ErrorCode error_of(const std::string& path) {
    try {
        (void)read_glyph_model(path);
    } catch (const Error& error) {
        return error.code();
    }
    FAIL("no error");
    return ErrorCode::internal;
}

}  // namespace

TEST_CASE("a model written and read again is the same within the steps of its bytes") {
    const TempFile file;
    const GlyphModel model = make_model();
    write_glyph_model(model, file.path());
    const GlyphModel again = read_glyph_model(file.path());
    CHECK(again.characters == model.characters);
    CHECK(again.penalties == model.penalties);
    CHECK(again.sureness == model.sureness);
    CHECK(again.origin == model.origin);
    CHECK(cv::norm(again.means, model.means, cv::NORM_INF) <= 4.0 / 127);
    CHECK(again.projection.at<float>(1, 1) == Approx(0.001));  // every row has a scale of its own
}

TEST_CASE("absent, foreign and cut models are refused") {
    CHECK(error_of("/nowhere/model.bin") == ErrorCode::missing_dependency);
    const TempFile file;
    std::ofstream(file.path()) << "no model\n";
    CHECK(error_of(file.path()) == ErrorCode::internal);
    write_glyph_model(make_model(), file.path());
    std::string bytes;
    {
        std::ifstream in(file.path(), std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    std::ofstream(file.path(), std::ios::binary) << bytes.substr(0, bytes.size() - 1);
    CHECK(error_of(file.path()) == ErrorCode::internal);
}

TEST_CASE("guesses come by distance, and the unusual must look better than the usual") {
    const GlyphClassifier classifier(make_model());
    const auto guesses = classifier.classify(shape_at(0, 4), 3);
    REQUIRE(guesses.size() == 1);
    REQUIRE(guesses[0].size() == 3);
    CHECK(guesses[0][0].character == 0);  // as near as 囗 is, which costs more
    CHECK(guesses[0][2].character == 1);
    CHECK(guesses[0][2].distance == Approx(3.1));  // ink without extent is a dot: its shape counts 3 at most
    CHECK(classifier.classify(shape_at(3, 0), 1)[0][0].character == 1);
}

// 。 and 0 have one shape: 0 was read at the end of sentences.
TEST_CASE("characters of one shape are told apart by their lengths") {
    GlyphModel model = make_model();
    model.means = cv::Mat::zeros(3, 2, CV_32F);
    model.lengths.row(0).colRange(0, kGlyphLengths).setTo(8);
    const GlyphClassifier classifier(model);
    cv::Mat tall = shape_at(0, 0);
    tall.colRange(kGlyphShapeSize - kGlyphLengths, kGlyphShapeSize).setTo(7);
    CHECK(classifier.classify(tall, 1)[0][0].character == 0);
    CHECK(classifier.classify(shape_at(0, 0), 1)[0][0].character == 1);
}

TEST_CASE("a character known in two shapes is guessed once, as the nearer of them") {
    GlyphModel model = make_model();
    model.characters[2] = U'暖';
    const auto guesses = GlyphClassifier(model).classify(shape_at(0, 4), 3)[0];
    REQUIRE(guesses.size() == 2);
    CHECK(guesses[0].character == 0);  // the other shape of 暖 is as near, and costs more
    CHECK(guesses[1].character == 1);
}

TEST_CASE("the nearest is sure where it is alone and not where another is as near") {
    const GlyphModel model = make_model();
    CHECK(probability_of_first({{0, 1.0}, {1, 9.0}}, model) > 0.999);
    CHECK(probability_of_first({{0, 1.0}, {1, 1.0}}, model) == Approx(0.5));
    CHECK(probability_of_first({}, model) == 0);
}
