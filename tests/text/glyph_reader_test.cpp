#include "pipeline/text/glyph_reader.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_segments.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

std::string read(const LinePicture& line) {
    return fold_text(text_of(read_glyphs(line, known_glyphs())));
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

// Two of them are no wider than one Han character, and look like one that nobody knows: 10硼 for 100%.
TEST_CASE("digits and signs that touch are read one by one, touching radicals stay one character") {
    const auto smeared = [](const std::string& text, const char* face) {
        LinePicture line = print_line(text, face, 40);
        const auto stretches = find_stretches(line.mask);  // the first two of them run together
        if (stretches.size() > 1) {
            const cv::Rect bridge(stretches[0].second, line.mask.rows / 2,
                                  stretches[1].first - stretches[0].second, 2);
            line.grey(bridge).setTo(60);
            line.mask(bridge).setTo(255);
        }
        return read(line);
    };
    for (const char* face : {"AR PL UMing CN", "Noto Serif CJK SC"}) {
        CAPTURE(face);
        CHECK(smeared("98%", face) == "98%");
        CHECK(smeared("60%", face) == "60%");
        CHECK(smeared("调", face) == "调");
    }
}

// 100 of a list in FandolSong 9 pt at 200 dpi was 1凹: its zeros touch along their sides, and no column between
// them is thinner than the rest.
TEST_CASE("digits that touch along their sides are read one by one") {
    const auto squeezed = [](const std::string& text, const char* face, int px) {
        const LinePicture line = print_line(text, face, px);
        LinePicture close = line;
        close.mask = cv::Mat(line.mask.size(), CV_8UC1, cv::Scalar(0));
        close.grey = cv::Mat(line.grey.size(), CV_8UC1, cv::Scalar(255));
        int x = px / 4;
        for (const auto& [from, to] :
             find_stretches(line.mask)) {  // each begins in the last columns of the one before
            const cv::Rect there(x, 0, to - from, line.mask.rows);
            close.mask(there) |= line.mask.colRange(from, to);
            cv::Mat paper = close.grey(there);
            paper.setTo(0, line.mask.colRange(from, to));
            x += to - from - 1;
        }
        return read(close);
    };
    for (const char* text : {"80", "900", "600"}) CHECK(squeezed(text, "AR PL UMing CN", 30) == text);
    CHECK(squeezed("900", "WenQuanYi Zen Hei", 30) == "900");
}

TEST_CASE("running text has wide punctuation, numbers have narrow") {
    CHECK(text_of(read_glyphs(print_line("政策（试行），成本", "Noto Sans CJK SC", 40), known_glyphs())) ==
          "政策（试行），成本");
    CHECK(text_of(read_glyphs(print_line("1,622.79", "Noto Sans CJK SC", 40), known_glyphs())) == "1,622.79");
}

TEST_CASE("a full stop is small, a circle is not") {
    for (const char* face :
         {"AR PL UMing CN", "AR PL UKai CN", "Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei"})
        for (const double size_px : {26.0, 31.0, 36.0, 39.0, 44.0, 52.0}) {
            CAPTURE(face, size_px);
            CHECK(read(print_line("工程验收。占比30%以上。", face, size_px)) ==
                  fold_text("工程验收。占比30%以上。"));
        }
    CHECK(read(print_line("选项○工程", "Noto Sans CJK SC", 44)) == fold_text("选项○工程"));
}

TEST_CASE("a dot behind a marker is no dash, a dash is no dot") {
    for (const char* face : {"AR PL UMing CN", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"})
        for (const double size_px : {35.0, 37.5, 39.0, 44.0, 50.0}) {
            CAPTURE(face, size_px);
            CHECK(read(print_line("1.推进城乡供水", face, size_px)) == "1.推进城乡供水");
            CHECK(read(print_line("7.承办其他事项", face, size_px)) == "7.承办其他事项");
            CHECK(read(print_line("建设监测站1-2座", face, size_px)) == "建设监测站1-2座");
        }
}

TEST_CASE("a dot that came out flat is no dash") {
    LinePicture line = print_line("1.推进城乡供水", "WenQuanYi Zen Hei", 37.5);
    const auto [from, to] = find_stretches(line.mask).at(1);  // the dot
    const cv::Rect dot = cv::boundingRect(line.mask.colRange(from, to)) + cv::Point(from, 0);
    line.mask(dot).setTo(0);
    line.grey(cv::Rect(dot.x - 2, dot.y - 2, dot.width + 4, dot.height + 4)).setTo(255);
    const cv::Rect flat(dot.x - 3, dot.br().y - 2, dot.width + 5, 2);
    line.mask(flat).setTo(255);
    line.grey(flat).setTo(30);
    CHECK(read(line) == "1.推进城乡供水");
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
    for (const Symbol& symbol : read_glyphs(print_line("产出指标", "Noto Sans CJK SC", 40), known_glyphs()))
        CHECK(symbol.score > 0.9);
    LinePicture scribble = print_line("产出指标", "Noto Sans CJK SC", 40);
    for (int i = 0; i < 12; ++i) {
        const cv::Point from(5 + 13 * i, 4 + (i * 17) % 30), to(160 - 11 * i, 4 + (i * 23) % 34);
        cv::line(scribble.grey, from, to, cv::Scalar(0), 2);
        cv::line(scribble.mask, from, to, cv::Scalar(255), 2);
    }
    CHECK(mean_score(read_glyphs(scribble, known_glyphs())) < 0.5);
}

TEST_CASE("empty lines and lines of specks are not read") {
    cv::Mat white(40, 4000, CV_8UC1, cv::Scalar(255)), specks = cv::Mat::zeros(40, 4000, CV_8UC1);
    const Box box{0, 0, 4000, 40};
    CHECK(read_glyphs({box, white, specks, 36}, known_glyphs()).empty());
    for (int x = 0; x < 4000; x += 3) specks.at<uchar>(x % 40, x) = 255;
    CHECK(read_glyphs({box, white, specks, 36}, known_glyphs()).empty());
}

// On faxes in WenQuanYi, 一级指标 was read —级指标.
TEST_CASE("a flat stroke beside Han characters is a one, between numbers a dash") {
    CHECK(read(print_line("一级指标", "WenQuanYi Zen Hei", 30)) == "一级指标");
    const std::string dashes = read(print_line("—2—", "WenQuanYi Zen Hei", 30));
    CHECK(dashes.find("一") == std::string::npos);
}

// 文泉驿 sets the foot of 1 under the dash of 1-2; the two were read as L.
TEST_CASE("a dash over the foot of a digit is a piece of its own") {
    cv::Mat mask = cv::Mat::zeros(36, 60, CV_8UC1);
    mask(cv::Rect(10, 2, 4, 30)).setTo(255);   // 1
    mask(cv::Rect(4, 29, 16, 4)).setTo(255);   // its foot
    mask(cv::Rect(18, 18, 10, 3)).setTo(255);  // the dash begins over it
    mask(cv::Rect(34, 2, 14, 31)).setTo(255);
    const LinePicture line{{0, 0, 60, 36}, ~mask, mask, 32};
    const auto atoms = find_atoms(line, find_em_frame(line));
    REQUIRE(atoms.size() == 3);
    CHECK(atoms[0] == Columns{4, 20});
    CHECK(atoms[1] == Columns{20, 28});
}

TEST_CASE("a Han character that is sure has the weight to outvote two readers, a sign has not") {
    const auto symbols = read_glyphs(print_line("暖心，8", "Noto Sans CJK SC", 48), known_glyphs());
    REQUIRE(symbols.size() == 4);
    CHECK(symbols[0].weight > 1.6);
    CHECK(symbols[2].weight == 1);
    CHECK(symbols[3].weight == 1);
}

TEST_CASE("characters of several pieces are not read as their pieces") {
    for (const char* face : {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Sans CJK SC"}) {
        CAPTURE(face);
        CHECK(read(print_line("国排家行部明门好林非州仁标", face, 40)) == "国排家行部明门好林非州仁标");
    }
}
