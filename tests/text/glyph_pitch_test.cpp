#include "pipeline/text/glyph_pitch.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

// Characters 28 px wide, 32 px from each other: where `text` has a `_` nothing stands, a `|` takes no room,
// half-width marks take half.
std::vector<Symbol> set(const std::string& text) {
    std::vector<Symbol> symbols;
    int at = 20;
    for (const char32_t c : decode_utf8(text)) {
        const bool wide = is_han(c) || c == U'，' || c == U'_';
        if (is_han(c)) symbols.push_back({encode_utf8(c), 0.9, at - 14, at + 14});
        if (c == U'，') symbols.push_back({"，", 0.9, at - 12, at - 6});
        if (c == U'|') symbols.push_back({".", 0.9, at - 19, at - 13});
        if (c < 0x80 && c != U'_' && c != U'|') symbols.push_back({encode_utf8(c), 0.9, at - 12, at - 6});
        at += wide ? 32 : c == U'|' ? 0 : 12;
    }
    return symbols;
}

std::string cleaned(const std::string& text) {
    return text_of(settle_marks(set(text)));
}

}  // namespace

TEST_CASE("a mark without room between two characters is a speck") {
    CHECK(cleaned("公共服务实体平|台") == "公共服务实体平台");
    CHECK(cleaned("公共服|务|实体平台") == "公共服务实体平台");
}

// 产出指”标: a level of two pairs kept its speck, and all its rows with it.
TEST_CASE("a few characters tell the pitch, and quotes need room like other marks") {
    CHECK(cleaned("产出指|标") == "产出指标");
    std::vector<Symbol> quoted = set("服务对象满意度|指标");
    quoted[7].text = "“";
    CHECK(text_of(settle_marks(quoted)) == "服务对象满意度指标");
    CHECK(cleaned("产出,指标") == "产出,指标");
    quoted = set("落实,七五,普法");
    quoted[2].text = "“";
    quoted[5].text = "”";
    CHECK(text_of(settle_marks(quoted)) == "落实“七五”普法");
}

TEST_CASE("marks of full and of half width, beside digits and at the ends of lines, have room") {
    CHECK(cleaned("公共服务，实体平台，") == "公共服务，实体平台，");
    CHECK(cleaned("公共服务,实体平台,") == "公共服务,实体平台,");
    CHECK(cleaned("公共服务3.实体平台") == "公共服务3.实体平台");
    CHECK(cleaned("公共服务一实体平台") == "公共服务一实体平台");
    CHECK(cleaned("平|台") == "平.台");  // too short to tell
}

TEST_CASE("a mark that moved the next character on is printed for certain") {
    const auto settled = settle_marks(set("公共服务,实体平台,"));
    CHECK(settled[4].printed);
    CHECK_FALSE(settled[3].printed);
    CHECK_FALSE(settled.back().printed);  // nothing behind it tells
}

TEST_CASE("what the glyphs have no room for goes from other readings too, at that place only") {
    const auto glyphs = set("公共平台服务，公共平，台");
    CHECK(text_of(without_roomless_marks(set("公共平|台服务，公共平，台"), glyphs)) == "公共平台服务，公共平，台");
    CHECK(text_of(without_roomless_marks(set("公共平|合服务"), glyphs)) == "公共平.合服务");
}

TEST_CASE("pieces of a torn character are crowded") {
    auto torn = set("公共指标平台服务");
    torn[3] = {"木", 0.9, torn[3].x0, torn[3].x0 + 10};
    torn.insert(torn.begin() + 4, {"示", 0.9, torn[3].x0 + 12, torn[3].x0 + 28});
    CHECK(find_crowded(torn) == std::vector<bool>{false, false, true, true, true, false, false, false, false});
    const auto whole = find_crowded(set("公共指标平台服务"));
    CHECK(std::none_of(whole.begin(), whole.end(), [](bool crowded) { return crowded; }));
    CHECK(find_crowded({}).empty());
}

TEST_CASE("glyphs adjoin where both are sure and no character fits between them") {
    std::vector<Symbol> glyphs = {
        {"1", 0.99, 0, 8, 1, true}, {"%", 0.99, 12, 30, 1, true}, {"。", 0.99, 40, 46, 1, true}};
    cv::Mat grey(30, 100, CV_8UC1, cv::Scalar(250));
    grey(cv::Rect(80, 20, 3, 3)).setTo(190);  // something stands behind the last one
    const auto adjoins = [&](const std::vector<Symbol>& line) {
        std::vector<bool> marks;
        for (const Symbol& glyph : mark_adjoining(line, grey, 30)) marks.push_back(glyph.adjoins);
        return marks;
    };
    CHECK(adjoins(glyphs) == std::vector<bool>{true, false, false});
    grey.setTo(250);
    CHECK(adjoins(glyphs) == std::vector<bool>{true, false, true});
    glyphs[2].score = 0.5;
    CHECK(adjoins(glyphs) == std::vector<bool>{true, false, false});
    glyphs[0].score = 0.5;
    CHECK(adjoins(glyphs) == std::vector<bool>{false, false, false});
    glyphs[0].score = 0.99;
    glyphs[1].other = OtherVote{"9", 0.9};
    CHECK(adjoins(glyphs) == std::vector<bool>{false, false, false});
    CHECK(mark_adjoining({}, grey, 30).empty());
}

TEST_CASE("a narrow mark adjoins what stands close before it, though it is not sure itself") {
    const cv::Mat grey(30, 100, CV_8UC1, cv::Scalar(250));
    std::vector<Symbol> glyphs = {{"上", 0.99, 0, 28, 1, true}, {"，", 0.6, 31, 37, 1, true}};
    CHECK(mark_adjoining(glyphs, grey, 30).front().adjoins);
    glyphs[1].x1 = 55;  // two may stand there
    CHECK_FALSE(mark_adjoining(glyphs, grey, 30).front().adjoins);
}
