#include "pipeline/text/torn_characters.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr int kSize_px = 36;

// Characters side by side, each `width` of a size broad, from x on.
std::vector<Symbol> reading(const std::string& text, double width = 1, int x = 0) {
    std::vector<Symbol> symbols;
    for (const char32_t c : decode_utf8(text)) {
        const int next = x + static_cast<int>(width * kSize_px);
        symbols.push_back({encode_utf8(c), 0.9, x, next});
        x = next;
    }
    return symbols;
}

std::vector<Symbol> joined(std::vector<Symbol> head, const std::vector<Symbol>& pieces,
                           const std::vector<Symbol>& tail) {
    head.insert(head.end(), pieces.begin(), pieces.end());
    head.insert(head.end(), tail.begin(), tail.end());
    return head;
}

// 草原工作站 as the glyphs have it: 工 in two pieces, each half a character broad.
std::vector<Symbol> torn(const std::string& pieces = "Ⅰ：", double width = 0.5) {
    const int begin = 2 * kSize_px, end = begin + static_cast<int>(2 * width * kSize_px);
    return joined(reading("草原"), reading(pieces, width, begin), reading("作站", 1, end));
}

Ballot ballot(const std::string& reader, const std::string& text) {
    return {reader, reading(text)};
}

LinePicture print() {
    return print_line("草原工作站", "AR PL UMing CN", kSize_px);
}

std::vector<Symbol> join(const std::vector<Symbol>& glyphs, const std::vector<Ballot>& ballots) {
    static GlyphNetwork network(kGlyphNetwork);
    return join_torn(glyphs, ballots, print(), network);
}

}  // namespace

TEST_CASE("pieces of a character that a reader and the network see are that character to the glyphs, too") {
    const std::vector<Symbol> glyphs = join(torn(), {ballot("HanS", "草原工作站")});
    REQUIRE(text_of(glyphs) == "草原工作站");
    CHECK_FALSE(glyphs[2].borrowed);
    CHECK(glyphs[2].score > 0.5);
    REQUIRE_FALSE(glyphs[2].lookalikes.empty());
    CHECK(glyphs[2].lookalikes.front().text == "工");
}

TEST_CASE("what the network does not see is left in pieces, whoever reads it") {
    CHECK(text_of(join(torn(), {ballot("HanS", "草原王作站"), ballot("chi_sim", "草原王作站")})) == "草原Ⅰ：作站");
}

TEST_CASE("pieces stay where readers differ, see a sign, or read what stands beside them otherwise") {
    CHECK(text_of(join(torn(), {})) == "草原Ⅰ：作站");
    CHECK(text_of(join(torn(), {ballot("HanS", "草原工作站"), ballot("chi_sim", "草原土作站")})) == "草原Ⅰ：作站");
    CHECK(text_of(join(torn("1："), {ballot("HanS", "草原1：作站")})) == "草原1：作站");
    CHECK(text_of(join(torn(), {ballot("HanS", "草厚工作站")})) == "草原Ⅰ：作站");
    CHECK(text_of(join(torn(), {ballot("HanS", "草原工件站")})) == "草原Ⅰ：作站");
    CHECK(text_of(join(torn(), {ballot("HanS", "草原人工作站")})) == "草原Ⅰ：作站");
}

TEST_CASE("nobody is asked about pieces but who reads lines of text as a whole") {
    CHECK(text_of(join(torn(), {ballot("eng", "草原工作站")})) == "草原Ⅰ：作站");
    CHECK(text_of(join(torn(), {ballot(kValueReader, "草原工作站")})) == "草原Ⅰ：作站");
    Ballot parts = ballot("HanS", "草原工作站");
    parts.of_parts = true;
    CHECK(text_of(join(torn(), {parts})) == "草原Ⅰ：作站");
}

TEST_CASE("digits, Han characters and what is broader than one character are no pieces") {
    CHECK(text_of(join(torn("11"), {ballot("HanS", "草原工作站")})) == "草原11作站");
    CHECK(text_of(join(torn("卜："), {ballot("HanS", "草原工作站")})) == "草原卜：作站");
    CHECK(text_of(join(torn("Ⅰ：", 0.8), {ballot("HanS", "草原工作站")})) == "草原Ⅰ：作站");
    CHECK(text_of(join(torn("Ⅰ：", 0.1), {ballot("HanS", "草原工作站")})) == "草原Ⅰ：作站");
}

// At 150 dpi 1.场馆全年开放 was accepted as 工场馆全年开放.
TEST_CASE("the number of an item is no torn character, nor is a sign or a digit a piece") {
    const auto first = [](const std::string& pieces) {
        return joined({}, reading(pieces, 0.5), reading("作站", 1, kSize_px));
    };
    const LinePicture line = print_line("工作站", "AR PL UMing CN", kSize_px);
    GlyphNetwork network(kGlyphNetwork);
    const std::vector<Ballot> ballots{ballot("HanS", "工作站"), ballot("chi_sim", "工作站")};
    for (const char* pieces : {"1.", "Ⅰ.", "Ⅰ、", "1：", "<Ⅰ", "≥：", "Ⅰ%", "±Ⅰ"})
        CHECK(text_of(join_torn(first(pieces), ballots, line, network)) == std::string(pieces) + "作站");
    CHECK(text_of(join_torn(first("Ⅰ："), ballots, line, network)) == "工作站");
    CHECK(text_of(join(torn("1："), {ballot("HanS", "草原工作站"), ballot("chi_sim", "草原工作站")})) ==
          "草原1：作站");
}

TEST_CASE("a character torn in three, at the end of a line, is put together") {
    const auto glyphs = joined(reading("草原"), reading("[Ⅰ：", 1.0 / 3, 2 * kSize_px), {});
    CHECK(text_of(join(glyphs, {ballot("HanS", "草原工")})) == "草原工");
}
