// Handwriting is told by glyphs that know print only. No handwriting is at hand: print is bent, turned and sheared
// character by character.
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <random>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/readers.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr int kSize_px = 40;

// An even field of displacements, px, that changes slowly.
cv::Mat wobble(std::mt19937& random, const cv::Size& size) {
    constexpr int kKnots = 5;
    constexpr float kReach_px = 0.3F * kSize_px;
    std::uniform_real_distribution<float> amount(-kReach_px, kReach_px);
    cv::Mat knots(kKnots, kKnots, CV_32F), field;
    for (float& knot : cv::Mat_<float>(knots)) knot = amount(random);
    cv::resize(knots, field, size, 0, 0, cv::INTER_CUBIC);
    return field;
}

cv::Mat write_character(char32_t c, std::mt19937& random) {
    constexpr double kMostTurn = std::numbers::pi / 20, kMostShear = 0.25;
    cv::Mat print;
    cv::copyMakeBorder(print_line(encode_utf8(c), "AR PL UKai CN", 2 * kSize_px).grey, print, kSize_px, kSize_px,
                       kSize_px, kSize_px, cv::BORDER_CONSTANT, cv::Scalar(255));
    const double turn = std::uniform_real_distribution<double>(-kMostTurn, kMostTurn)(random),
                 shear = std::uniform_real_distribution<double>(-kMostShear, kMostShear)(random);
    cv::Mat map_x = wobble(random, print.size()), map_y = wobble(random, print.size());
    for (int y = 0; y < print.rows; ++y)
        for (int x = 0; x < print.cols; ++x) {
            const double dx = x - print.cols / 2.0, dy = y - print.rows / 2.0;
            map_x.at<float>(y, x) +=
                static_cast<float>(print.cols / 2.0 + std::cos(turn) * dx - std::sin(turn) * dy + shear * dy);
            map_y.at<float>(y, x) +=
                static_cast<float>(print.rows / 2.0 + std::sin(turn) * dx + std::cos(turn) * dy);
        }
    cv::Mat written;
    cv::remap(print, written, map_x, map_y, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
    cv::resize(written, written, {}, 0.5, 0.5, cv::INTER_AREA);
    return written(cv::boundingRect(written < 200));
}

LinePicture write_line(const std::string& text, unsigned seed) {
    std::mt19937 random(seed);
    const std::u32string points = decode_utf8(text);
    cv::Mat page(2 * kSize_px, 2 * kSize_px * static_cast<int>(points.size()), CV_8U, cv::Scalar(255));
    int x = 2;
    for (const char32_t c : points) {
        const cv::Mat character = write_character(c, random);
        const cv::Rect place(x, (page.rows - character.rows) / 2, character.cols, character.rows);
        cv::Mat target = page(place);
        cv::min(target, character, target);
        x = place.br().x + kSize_px / 8;
    }
    const cv::Mat mask = page < 160;
    const cv::Rect ink = cv::boundingRect(mask);
    return {{0, 0, ink.width, ink.height}, page(ink).clone(), mask(ink).clone(), 0.9 * kSize_px};
}

class Silent : public Recogniser {
  public:
    [[nodiscard]] std::string name() const override { return "silent"; }
    [[nodiscard]] std::vector<Symbol> read(const cv::Mat&) override { return {}; }
    [[nodiscard]] bool can_write(char32_t) const override { return true; }
};

std::optional<double> unlike_print(const LinePicture& line) {
    const auto silent = [] { return std::make_unique<Silent>(); };
    Readers readers(silent, silent, silent, silent, known_glyphs(), GlyphNetwork(kGlyphNetwork));
    return read_line(line, readers).reading.evidence.get(EvidenceKind::unlike_print);
}

constexpr double kMostOfPrint = 0.45;  // as the trust room has it

}  // namespace

TEST_CASE("handwriting is unlike print") {
    unsigned seed = 1;
    int told = 0;
    const std::vector<std::string> texts = {"王建国", "同意申报", "李晓明", "情况属实同意上报", "请财政所审核"};
    for (const std::string& text : texts)
        if (unlike_print(write_line(text, seed++)).value() > kMostOfPrint) ++told;
    CHECK(told == static_cast<int>(texts.size()));
}

TEST_CASE("print in any face is like print, pale and blurred, too") {
    for (const char* face : {"AR PL UKai CN", "AR PL UMing CN", "WenQuanYi Zen Hei"})
        for (const double blur_px : {0.0, 1.2}) {
            LinePicture line = print_line("情况属实，同意上报3项", face, 32);
            if (blur_px > 0) cv::GaussianBlur(line.grey, line.grey, {}, blur_px);
            CAPTURE(face, blur_px);
            CHECK(unlike_print(line).value() < kMostOfPrint);
        }
}

TEST_CASE("of a single character nothing is said") {
    CHECK_FALSE(unlike_print(print_line("王", "AR PL UMing CN", 32)));
}
