#include "pipeline/text/list_marker.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

// Characters 10 px wide at a pitch of 12.
std::vector<Symbol> read_as(const std::string& text, double score = 0.9) {
    std::vector<Symbol> symbols;
    int x = 0;
    for (const char32_t c : decode_utf8(text)) {
        symbols.push_back({encode_utf8(c), score, x, x + 10});
        x += 12;
    }
    return symbols;
}

}  // namespace

TEST_CASE("one or two clear digits with a dot and text behind them are a marker") {
    CHECK(find_marker(read_as("1.承担")).size() == 2);
    CHECK(find_marker(read_as("11.负责")).size() == 3);
    CHECK(find_marker(read_as("3、推进")).size() == 2);
    CHECK(find_marker(read_as("1.“整体")).size() == 2);
    CHECK(find_marker(read_as("12.4国家宪法日")).empty());
    CHECK(find_marker(read_as("2019.项目")).empty());
    CHECK(find_marker(read_as("1.")).empty());
    CHECK(find_marker(read_as("1.承担", 0.3)).empty());
    CHECK(find_marker({}).empty());
}

// With a speck in it 12个工作日内办结 was 12.个工作日 to the discriminant and the network, and nobody else was
// asked.
TEST_CASE("a dot that has room is printed, one between a digit and the next character is a speck") {
    const auto printed = [](int text_x) {
        const std::vector<Symbol> glyphs = {{"2", 0.9, 0, 10}, {".", 0.9, 12, 14}, {"个", 0.9, text_x, 60}};
        return with_printed_marker(glyphs, 30).at(1).printed;
    };
    CHECK(printed(22));
    CHECK_FALSE(printed(17));
    CHECK(with_printed_marker({}, 30).empty());
    CHECK_FALSE(with_printed_marker(read_as("82家"), 30).at(1).printed);
}

// Both neural readers took `1.` for 工 at the head of an item, and the item was lost in the text before it.
TEST_CASE("the marker takes the place of what another reader made of it") {
    const std::vector<Symbol> marker = {{"1", 0.7, 0, 10}, {".", 0.3, 12, 15}};
    std::vector<Symbol> read = read_as("工承担");
    for (std::size_t i = 0; i < read.size(); ++i)
        read[i].x0 = i == 0 ? 0 : 20 + 12 * static_cast<int>(i), read[i].x1 = read[i].x0 + 12;
    CHECK(text_of(with_marker(read, marker)) == "1.承担");
    CHECK(with_marker(read, marker)[1].score == 0.3);
    read.insert(read.begin() + 1, Symbol{".", 0.9, 16, 20});  // said to lie behind its ink
    CHECK(text_of(with_marker(read, marker)) == "1.承担");
    CHECK(text_of(with_marker(read, {})) == "工.承担");
}

// A speck before the number of a photocopied note: .3. was no marker, and the note was lost in the one before it.
TEST_CASE("a speck before the marker is dropped with it in place") {
    const std::vector<Symbol> glyphs = read_as(".3.绩效标准");
    const std::vector<Symbol> marker = find_marker(glyphs);
    CHECK(text_of(marker) == "3.");
    CHECK(text_of(with_marker(glyphs, marker)) == "3.绩效标准");
}

TEST_CASE("a reading that has the digits of the marker keeps its own dot") {
    const std::vector<Symbol> marker = {{"3", 0.9, 0, 10}, {"、", 0.5, 12, 15}};
    CHECK(text_of(with_marker(read_as("3.绩效标准"), marker)) == "3.绩效标准");
    CHECK(text_of(with_marker(read_as("8.绩效标准"), marker)) == "3、绩效标准");
}
