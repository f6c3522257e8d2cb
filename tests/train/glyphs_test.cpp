#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/core.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/text/glyph_picture.hpp"
#include "pipeline/text/glyph_shape.hpp"
#include "tools/train/glyphs/alphabet.hpp"
#include "tools/train/glyphs/fit_glyphs.hpp"
#include "tools/train/glyphs/glyph_samples.hpp"
#include "tools/train/glyphs/measure_glyphs.hpp"

using namespace shenbao;
using namespace shenbao::train;

namespace {

const PrintedCharacter* find(const std::vector<PrintedCharacter>& alphabet, char32_t c) {
    const auto at = std::find_if(alphabet.begin(), alphabet.end(), [c](const auto& p) { return p.folded == c; });
    return at == alphabet.end() ? nullptr : &*at;
}

// Prints of five characters, each in its corner of a few dimensions, spread widely in another one.
GlyphSamples draw_samples(int count, std::uint64_t seed) {
    cv::RNG chance(seed);
    GlyphSamples samples;
    for (int i = 0; i < count; ++i) {
        const int character = i % 5;
        cv::Mat shape(1, kGlyphShapeSize, CV_32F);
        chance.fill(shape, cv::RNG::NORMAL, 0, 0.05);
        shape.at<float>(0, character) += 1;
        shape.at<float>(0, 7) += static_cast<float>(chance.gaussian(5));
        samples.characters.push_back(static_cast<std::size_t>(character));
        samples.shapes.push_back(shape);
    }
    return samples;
}

std::vector<PrintedCharacter> five_characters() {
    return {{U'甲', {"甲"}, 0}, {U'乙', {"乙"}, 0}, {U'丙', {"丙"}, 0}, {U'丁', {"丁"}, 0}, {U'戊', {"戊"}, 0}};
}

}  // namespace

TEST_CASE("the alphabet has both of a pair of lookalikes, and no strokes") {
    const auto alphabet = list_characters();
    REQUIRE(find(alphabet, U'暖') != nullptr);
    REQUIRE(find(alphabet, U'暧') != nullptr);
    CHECK(find(alphabet, U'暖')->penalty < find(alphabet, U'暧')->penalty);  // 暧 is of the second level
    CHECK(find(alphabet, U'丶') == nullptr);
    CHECK(find(alphabet, U',')->variants == std::vector<std::string>{",", "，"});
    const auto han = std::count_if(alphabet.begin(), alphabet.end(),
                                   [](const auto& p) { return p.folded >= 0x4E00 && p.folded <= 0x9FFF; });
    CHECK(han == 6763 - 45);
}

TEST_CASE("what spreads within a character does not decide, however large it is") {
    GlyphStatistics statistics(5);
    statistics.add(draw_samples(6000, 1));
    const GlyphClassifier classifier(fit_glyphs({statistics}, five_characters(), 4));
    const GlyphSamples unseen = draw_samples(500, 2);
    const auto guesses = classifier.classify(unseen.shapes, 1);
    int right = 0;
    for (std::size_t i = 0; i < guesses.size(); ++i)
        right += guesses[i][0].character == unseen.characters[i] ? 1 : 0;
    CHECK(right >
          480);  // in four dimensions one print in sixty lies beyond the distance where shapes stop counting
}

TEST_CASE("statistics may be gathered in parts; characters without prints are left out") {
    GlyphStatistics whole(6), first(6), second(6);
    const GlyphSamples a = draw_samples(300, 3), b = draw_samples(200, 4);
    whole.add(a);
    whole.add(b);
    first.add(a);
    second.add(b);
    first.add(second);
    CHECK(first.count() == 500);
    CHECK(cv::norm(first.means(), whole.means()) < 1e-9);
    CHECK(cv::norm(first.within(), whole.within()) < 1e-9 * cv::norm(whole.within()));
    auto alphabet = five_characters();
    alphabet.push_back({U'己', {"己"}, 0});
    CHECK(fit_glyphs({whole}, alphabet, 4).characters.size() == 5);
}

// The 1 of one face has a foot; the mean of both was like neither.
TEST_CASE("signs are known once for every face, Han characters once") {
    GlyphStatistics first(5), second(5);
    first.add(draw_samples(300, 5));
    second.add(draw_samples(300, 6));
    auto alphabet = five_characters();
    alphabet[0].folded = U'1';
    const GlyphModel model = fit_glyphs({first, second}, alphabet, 4);
    CHECK(std::count(model.characters.begin(), model.characters.end(), U'1') == 2);
    CHECK(model.characters.size() == 6);
    // The prints spread by 0.05 in their lengths, the least that is believed.
    for (int i = 0; i < model.lengths.rows; ++i)
        CHECK(model.lengths.at<float>(i, kGlyphLengths) == Approx(0.05).margin(0.01));
}

TEST_CASE("sureness follows how often the first guess is right") {
    std::vector<GuessedPrint> clear, doubtful;
    for (int i = 0; i < 100; ++i) {
        clear.push_back({{1.0F, 1.2F}, 0});
        doubtful.push_back({{1.0F, 1.2F}, i % 5 == 0 ? 1 : 0});
    }
    const double sure = fit_sureness(clear), unsure = fit_sureness(doubtful);
    CHECK(sure > 5 * unsure);
    CHECK(1 / (1 + std::exp(-unsure * 0.2)) == Approx(0.8).margin(0.05));
}

TEST_CASE("printed and scanned characters come back with their shapes; the same job gives the same shapes") {
    const std::vector<PrintedCharacter> alphabet = {{U'国', {"国"}, 0}, {U',', {",", "，"}, 0}};
    GlyphSamples once, twice;
    for (GlyphSamples* samples : {&once, &twice})
        make_samples(alphabet, {"AR PL UMing CN", "office200", 5}, [&](const GlyphSamples& s) { *samples = s; });
    REQUIRE(once.characters.size() == 3);
    CHECK(std::count(once.characters.begin(), once.characters.end(), 1U) == 2);
    CHECK(cv::norm(once.shapes, twice.shapes) == 0);
    REQUIRE(once.pictures.size() == cv::Size(kGlyphPictureSide * kGlyphPictureSide, 3));
    CHECK(cv::norm(once.pictures, twice.pictures) == 0);
    for (int i = 0; i < 3; ++i) CHECK(cv::countNonZero(once.pictures.row(i) > 200) > 20);
    for (int i = 0; i < 3; ++i) {
        const float height = once.shapes.at<float>(i, kGlyphShapeSize - 3);
        const bool han = once.characters[static_cast<std::size_t>(i)] == 0;
        CHECK((han ? height > 0.8F : height < 0.4F));
        const float top = once.shapes.at<float>(i, kGlyphShapeSize - 2);
        CHECK(
            (han ? std::abs(top) < 0.12F : top > 0.5F));  // of the em squares, which are known to six in a hundred
    }
}

TEST_CASE("a face that is not there is refused") {
    CHECK_THROWS_AS(make_samples(list_characters(), {"Liberation Serif", "clean300", 1}, [](const auto&) {}),
                    Error);
    CHECK_THROWS_AS(make_samples(list_characters(), {"AR PL UMing CN", "no-such-scan", 1}, [](const auto&) {}),
                    Error);
}
