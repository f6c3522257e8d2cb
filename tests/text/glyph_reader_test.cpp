#include "pipeline/text/glyph_reader.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/utf8.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

const GlyphClassifier& classifier() {
    static const GlyphClassifier kClassifier(
        read_glyph_model(std::string(SHENBAO_SOURCE_DIR) + "/models/glyphs/model.bin"));
    return kClassifier;
}

std::string read(const LinePicture& line) {
    return fold_text(text_of(read_glyphs(line, classifier())));
}

}  // namespace

// Both neural readers take 暖 for 暧, 竭 for 竟, 覆 for 材 and 裁 for 载 on clean scans.
TEST_CASE("characters are told from their lookalikes in several faces and sizes") {
    const std::string text = "竭诚为广大市民提供专业暖心便捷的服务，抽检覆盖率、速裁认罪";
    for (const char* face : {"AR PL UMing CN", "AR PL UKai CN", "Noto Serif CJK SC", "WenQuanYi Zen Hei"})
        for (const double size_px : {28.0, 44.0}) {
            CAPTURE(face, size_px);
            CHECK(read(print_line(text, face, size_px)) == fold_text(text));
        }
}

TEST_CASE("numbers and their signs are read by shape") {
    for (const char* text : {"1622.79", "100%", "2-3座", "400件以上", "2019年"}) {
        CAPTURE(text);
        CHECK(read(print_line(text, "Noto Serif CJK SC", 44)) == text);
    }
}

TEST_CASE("running text has wide punctuation, numbers have narrow") {
    CHECK(text_of(read_glyphs(print_line("政策（试行），成本", "Noto Sans CJK SC", 40), classifier())) ==
          "政策（试行），成本");
    CHECK(text_of(read_glyphs(print_line("1,622.79", "Noto Sans CJK SC", 40), classifier())) == "1,622.79");
}

TEST_CASE("characters whose ink runs together are cut apart where they are thinnest") {
    LinePicture line = print_line("绩效目标申报", "AR PL UMing CN", 40);
    const int y = line.mask.rows / 2;
    for (int x = 5; x < line.mask.cols - 5; ++x) {  // bridges, as worn toner makes them
        if (cv::countNonZero(line.mask.col(x)) > 0) continue;
        line.grey.at<uchar>(y, x) = 90;
        line.mask.at<uchar>(y, x) = 255;
    }
    const auto atoms = find_atoms(line, find_em_frame(line));
    REQUIRE(atoms.size() >= 6);
    for (std::size_t i = 1; i < atoms.size(); ++i) CHECK(atoms[i - 1].second <= atoms[i].first);
    CHECK(atoms.front().first <= 5);
    CHECK(atoms.back().second >= line.mask.cols - 5);
    CHECK(read(line) == "绩效目标申报");
}

TEST_CASE("a score is high where the print is clear and low where it is no character") {
    for (const Symbol& symbol : read_glyphs(print_line("产出指标", "Noto Sans CJK SC", 40), classifier()))
        CHECK(symbol.score > 0.9);
    LinePicture scribble = print_line("产出指标", "Noto Sans CJK SC", 40);
    for (int i = 0; i < 12; ++i) {
        const cv::Point from(5 + 13 * i, 4 + (i * 17) % 30), to(160 - 11 * i, 4 + (i * 23) % 34);
        cv::line(scribble.grey, from, to, cv::Scalar(0), 2);
        cv::line(scribble.mask, from, to, cv::Scalar(255), 2);
    }
    CHECK(mean_score(read_glyphs(scribble, classifier())) < 0.5);
}

TEST_CASE("empty lines and lines of specks are not read") {
    cv::Mat white(40, 4000, CV_8UC1, cv::Scalar(255)), specks = cv::Mat::zeros(40, 4000, CV_8UC1);
    const Box box{0, 0, 4000, 40};
    CHECK(read_glyphs({box, white, specks, 36}, classifier()).empty());
    for (int x = 0; x < 4000; x += 3) specks.at<uchar>(x % 40, x) = 255;
    CHECK(read_glyphs({box, white, specks, 36}, classifier()).empty());
}

// Both neural readers took `1.` for 工 at the head of an item, and the item was lost in the text before it.
TEST_CASE("a list marker has the weight to outvote two readers, a decimal number has not") {
    const auto marker = read_glyphs(print_line("11.负责规划", "Noto Sans CJK SC", 40), classifier());
    REQUIRE(text_of(marker) == "11.负责规划");
    for (std::size_t i = 0; i < 3; ++i) CHECK(marker[i].weight > 1.5);
    for (const Symbol& symbol : read_glyphs(print_line("1.5万元", "Noto Sans CJK SC", 40), classifier()))
        CHECK((symbol.weight == 1 || symbol.text == "万" || symbol.text == "元"));
}

// On faxes in WenQuanYi, 一级指标 was read —级指标.
TEST_CASE("a flat stroke beside Han characters is a one, between numbers a dash") {
    CHECK(read(print_line("一级指标", "WenQuanYi Zen Hei", 30)) == "一级指标");
    const std::string dashes = read(print_line("—2—", "WenQuanYi Zen Hei", 30));
    CHECK(dashes.find("一") == std::string::npos);
}
