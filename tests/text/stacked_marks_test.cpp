#include "pipeline/text/stacked_marks.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;

namespace {

constexpr double kGlyph_px = 36;

// A box for a glyph, then at x 62 a dot over another, or over one with a tail; then another box.
LinePicture draw_line(bool tail) {
    cv::Mat mask = cv::Mat::zeros(40, 160, CV_8UC1);
    cv::rectangle(mask, {2, 2}, {34, 36}, 255, 3);
    mask(cv::Rect(60, 14, 4, 4)).setTo(255);
    mask(cv::Rect(60, 28, 4, tail ? 9 : 4)).setTo(255);
    cv::rectangle(mask, {100, 2}, {132, 36}, 255, 3);
    return {{0, 0, 160, 40}, ~mask, mask, kGlyph_px};
}

Ballot read_as(const std::vector<Symbol>& symbols) {
    return {"HanS", symbols, 1};
}

std::string corrected(const Ballot& ballot, bool tail) {
    return text_of(with_stacked_marks(ballot, find_stacked_marks(draw_line(tail)), kGlyph_px).symbols);
}

}  // namespace

TEST_CASE("a dot over a dot is a colon, over a tailed one a semicolon, whatever sign was read there") {
    REQUIRE(find_stacked_marks(draw_line(false)).size() == 1);
    CHECK(corrected(read_as({{"标", 1, 2, 34}, {"，", 1, 58, 66}, {"请", 1, 100, 132}}), false) == "标：请");
    CHECK(corrected(read_as({{"标", 1, 2, 34}, {":", 1, 58, 66}, {"请", 1, 100, 132}}), true) == "标；请");
}

// 指标2：新建口袋公园 on a clean scan: the colon beside a Latin 2 is lower, and two readers took it for a comma.
TEST_CASE("dots close to each other are a colon too") {
    LinePicture line = draw_line(false);
    line.mask(cv::Rect(60, 14, 4, 18)).setTo(0);
    line.mask(cv::Rect(60, 24, 4, 4)).setTo(255);
    line.mask(cv::Rect(60, 32, 4, 4)).setTo(255);
    CHECK(find_stacked_marks(line).size() == 1);
}

TEST_CASE("the comma is taken for the mark rather than the quotation mark beside it") {
    const Ballot ballot = read_as({{"标", 1, 2, 34}, {"，", 1, 82, 90}, {"“", 1, 60, 72}, {"效", 1, 100, 132}});
    CHECK(corrected(ballot, true) == "标；“效");
}

TEST_CASE("words stay, and so do signs far away") {
    CHECK(corrected(read_as({{"标", 1, 2, 34}, {"一", 1, 58, 66}, {"，", 1, 110, 118}}), false) == "标一，");
    CHECK(find_stacked_marks({{0, 0, 60, 40},
                              draw_line(false).grey.colRange(0, 50),
                              draw_line(false).mask.colRange(0, 50),
                              kGlyph_px})
              .empty());
}

TEST_CASE("at 150 dpi one pixel more is no tail: 附件2: was accepted as 附件2;") {
    cv::Mat mask = cv::Mat::zeros(20, 60, CV_8UC1);
    mask(cv::Rect(20, 7, 2, 2)).setTo(255);
    mask(cv::Rect(20, 13, 2, 3)).setTo(255);
    const auto marks = find_stacked_marks({{0, 0, 60, 20}, ~mask, mask, 18});
    REQUIRE(marks.size() == 1);
    for (const std::string sign : {"：", "；"})
        CHECK(text_of(with_stacked_marks(read_as({{sign, 1, 19, 23}}), marks, 18).symbols) == sign);
    CHECK(text_of(with_stacked_marks(read_as({{"，", 1, 19, 23}}), marks, 18).symbols) == "：");
}

TEST_CASE("what a copier leaves of a tail is no tail and no proof of none") {
    // 建设；开展 was accepted as 建设：开展 on two copies.
    cv::Mat mask = cv::Mat::zeros(40, 60, CV_8UC1);
    mask(cv::Rect(20, 12, 4, 4)).setTo(255);
    mask(cv::Rect(20, 26, 4, 5)).setTo(255);
    const auto marks = find_stacked_marks({{0, 0, 60, 40}, ~mask, mask, kGlyph_px});
    REQUIRE(marks.size() == 1);
    CHECK(are_in_doubt(marks, {{"：", 1, 20, 24}}, kGlyph_px, 0.3));
}

// The torn 、 of a photocopy was taken for a colon in every reading of its line.
TEST_CASE("a mark counts only where the glyphs show a colon or semicolon too") {
    const auto marks = find_stacked_marks(draw_line(false));
    CHECK(confirmed_marks(marks, {{"标", 1, 2, 34}, {"：", 1, 60, 64}}, kGlyph_px).size() == 1);
    CHECK(confirmed_marks(marks, {{"标", 1, 2, 34}, {"、", 1, 60, 64}}, kGlyph_px).empty());
    CHECK(confirmed_marks(marks, {{"：", 1, 2, 34}}, kGlyph_px).empty());
}

// A semicolon at 150 dpi that the glyphs read rightly was accepted as a colon.
TEST_CASE("a mark that a reader takes for the other of the two is in doubt") {
    const auto colon = find_stacked_marks(draw_line(false)), semicolon = find_stacked_marks(draw_line(true));
    const auto doubted = [](const std::vector<StackedMark>& marks, const std::string& text) {
        return are_in_doubt(marks, {{text, 1, 60, 64}}, kGlyph_px, 0.3);
    };
    CHECK(doubted(colon, "；"));
    CHECK(doubted(semicolon, "："));
    CHECK_FALSE(doubted(colon, "："));
    CHECK_FALSE(doubted(semicolon, "；"));
    CHECK(doubted({{62, std::nullopt}}, "："));
    CHECK_FALSE(doubted({}, "："));
}

// 填报日期：2022年3月15日 of a clean scan in KaitiM: the lower dot was one pixel taller.
TEST_CASE("a mark behind a label that the line begins with is a colon, if nothing shows a tail") {
    const KnownWords words({"填报日期", "绩效管理目标"});
    const auto tails = [&](const std::string& before, std::optional<bool> tail) {
        const std::vector<Symbol> glyphs = {{before, 1, 0, 50}, {"；", 1, 58, 66}, {"2", 1, 70, 90}};
        return with_label_colons({{62, tail}}, glyphs, words).front().tail;
    };
    CHECK(tails("填报日期", std::nullopt) == false);
    CHECK(tails("填报日期", true) == true);
    CHECK(tails("绩效管理目标1", std::nullopt) == false);
    CHECK(tails("绩效管理目标12", std::nullopt) == false);
    CHECK(tails("绩效管理目标123", std::nullopt) == std::nullopt);
    CHECK(tails("指标1", std::nullopt) == false);  // whatever the form prints
    CHECK(tails("指标", std::nullopt) == std::nullopt);
    CHECK(tails("事项1", std::nullopt) == std::nullopt);
    CHECK(with_label_colons({{62, std::nullopt}}, {{"绩效管理目标1", 1, 0, 50}, {"；", 1, 58, 66}}, words)
              .front()
              .tail == std::nullopt);  // the end of a sentence that a line begins with
    CHECK(tails("12", std::nullopt) == std::nullopt);
    CHECK(tails("绩效管理", std::nullopt) == std::nullopt);  // a piece of a label is a word of running text
    CHECK(tails("管好档案", std::nullopt) == std::nullopt);
    CHECK(with_label_colons({{62, std::nullopt}}, {}, words).front().tail == std::nullopt);
    CHECK(with_label_colons({{120, std::nullopt}}, {{"填报日期", 1, 0, 50}, {"：", 1, 58, 66}}, words)
              .front()
              .tail == std::nullopt);
}
