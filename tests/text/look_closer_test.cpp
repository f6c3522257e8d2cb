#include "pipeline/text/look_closer.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_reader.hpp"
#include "pipeline/text/unclear_parts.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

Symbol glyph(const std::string& text, double score) {
    return {text, score, 0, 30, 1.7, false};
}

}  // namespace

TEST_CASE("a glyph that both are sure of is clear") {
    const Symbol sure = with_opinion(glyph("面", 0.6), {U'面', 0.999});
    CHECK(sure.text == "面");
    CHECK(is_clear(sure));
    CHECK_FALSE(is_clear(with_opinion(glyph("面", 0.6), {U'面', 0.95})));
    CHECK_FALSE(is_clear(with_opinion(glyph("面", 0.99), {U'面', 0.95})));
}

TEST_CASE("where they differ the likelier reading leads and both have a vote") {
    const Symbol led = with_opinion(glyph("曾", 0.6), {U'面', 0.8});
    CHECK(led.text == "面");
    CHECK(led.score == 0.8);
    REQUIRE(led.other);
    CHECK(led.other->text == "曾");
    CHECK(led.other->weight == 0.6);
    const Symbol kept = with_opinion(glyph("曾", 0.6), {U'面', 0.3});
    CHECK(kept.text == "曾");
    CHECK(kept.score == 0.6);
    REQUIRE(kept.other);
    CHECK(kept.other->text == "面");
    for (const Symbol& symbol : {led, kept}) CHECK_FALSE(is_clear(symbol));
}

TEST_CASE("a sign in place of a Han character is a doubt and no vote") {
    const Symbol doubted = with_opinion({"四", 0.99, 0, 30, 1.7, true}, {U'%', 0.99});
    CHECK(doubted.text == "四");
    CHECK_FALSE(doubted.other);
    CHECK_FALSE(is_clear(doubted));
    CHECK(doubted.weight == 1);
}

// Commas in UMing were like nothing the discriminant had seen; HanS was asked about every line of text.
TEST_CASE("marks that the network sees too are clear, and those it sees otherwise are not") {
    GlyphNetwork network(kGlyphNetwork);
    const LinePicture line = print_line("加强监管，完善制度。推进“法治”（普法）建设", "AR PL UMing CN", 40);
    std::vector<Symbol> glyphs = read_glyphs(line, known_glyphs());
    REQUIRE(text_of(glyphs) == "加强监管，完善制度。推进“法治”（普法）建设");
    for (Symbol& symbol : glyphs) symbol.score = 0.5;
    look_closer(line, glyphs, network);
    for (const std::size_t at : {4, 9, 12, 15, 16, 19}) CHECK(is_clear(glyphs[at]));
    glyphs[4].text = "。";
    glyphs[4].score = 0.5;
    look_closer(line, glyphs, network);
    CHECK_FALSE(is_clear(glyphs[4]));
}

TEST_CASE("characters worn so far that the discriminant errs are looked at again, and digits as digits") {
    GlyphNetwork network(kGlyphNetwork);
    LinePicture line = print_line("配齐专职调解员完成98%", "AR PL UMing CN", 26);
    cv::Mat worn;
    cv::GaussianBlur(line.grey, worn, {}, 1.6);
    line.grey = worn;
    std::vector<Symbol> glyphs = read_glyphs(line, known_glyphs());
    const std::size_t han = glyphs.size() - 3;
    glyphs[han].text.front() = '6';  // as on a copy
    glyphs[han].score = 0.3;
    look_closer(line, glyphs, network);
    CHECK(text_of(glyphs) == "配齐专职调解员完成98%");
    CHECK(std::any_of(glyphs.begin(), glyphs.begin() + static_cast<std::ptrdiff_t>(han),
                      [](const Symbol& symbol) { return symbol.other.has_value(); }));
    REQUIRE(glyphs[han].other);
    CHECK(glyphs[han].other->text == "6");
    CHECK_FALSE(is_clear(glyphs[han]));
}

// FandolSong's 入 is a clear 人 to the discriminant.
TEST_CASE("the network looks at what is often its twin, however clear it is") {
    GlyphNetwork network(kGlyphNetwork);
    const LinePicture line = print_line("业务人员", "Noto Sans CJK SC", 44);
    std::vector<Symbol> glyphs = read_glyphs(line, known_glyphs());
    REQUIRE(text_of(glyphs) == "业务人员");
    for (Symbol& symbol : glyphs) symbol = {symbol.text, 0.999, symbol.x0, symbol.x1, 1.7, true};
    look_closer(line, glyphs, network);
    CHECK(surely_alike(glyphs[2].lookalikes) == "人");
    for (const std::size_t at : {0, 1, 3}) CHECK(glyphs[at].lookalikes.empty());
}
