#include "pipeline/text/figure_parts.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"
#include "tests/support/print_line.hpp"
#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

// The characters of `glyphs` (20 px each) that are shown, part by part.
std::vector<std::string> shown(const std::string& glyphs, const std::vector<std::string>& others) {
    std::vector<Symbol> located;
    for (const char32_t c : decode_utf8(glyphs)) {
        const int x = 20 * static_cast<int>(located.size());
        located.push_back({encode_utf8(c), 0.9, x, x + 18});
    }
    std::vector<Ballot> ballots{{kGlyphReader, located}};
    for (const std::string& other : others) ballots.push_back({"HanS", read_as(other, 0.9)});
    std::vector<std::string> parts;
    for (const LinePart& part :
         find_disputed_figures(print_line("一", "Noto Sans CJK SC", 44), located, ballots)) {
        std::string text;
        for (std::size_t i = part.head; i < located.size() - part.tail; ++i) text += located[i].text;
        parts.push_back(text);
    }
    return parts;
}

}  // namespace

TEST_CASE("numbers that a reader has otherwise are shown, those that all have alike are not") {
    using Parts = std::vector<std::string>;
    CHECK(shown("亩均产能提高70公斤", {"亩均产能提高70公斤"}) == Parts{});
    CHECK(shown("亩均产能提高70公斤", {"亩均产能提高10公斤"}) == Parts{"70"});
    CHECK(shown("投入2.4万元，建成30亩", {"投入24万元，建成30亩"}) == Parts{"2.4"});
    CHECK(shown("投入2.4万元，建成30亩", {"投入2.4万元，建成30亩", "投入2.4万元，建成3亩"}) == Parts{"30"});
    CHECK(shown("投诉率<2%以下", {"投诉率2%以下"}) == Parts{"<2%"});
    CHECK(shown("增收入", {"增收人"}) == Parts{});
}

TEST_CASE("a digit that only another reader saw is shown, but for what the glyphs take for a Han character") {
    using Parts = std::vector<std::string>;
    CHECK(shown("编码55?号", {"编码557号"}) == Parts{"55?"});
    CHECK(shown("完成了7项", {"完成77项"}) == Parts{});
    CHECK(shown("完成2件", {"完成12件"}) == Parts{"2"});
}

// The value reader has no brackets: [412] came out as +412].
TEST_CASE("brackets are not shown, whoever sees them") {
    using Parts = std::vector<std::string>;
    CHECK(shown("[412]县林业局", {"[12]县林业局"}) == Parts{"412"});
    CHECK(shown("+412]县林业局", {"[412]县林业局", "[472]县林业局"}) == Parts{"412"});
    CHECK(shown("510000-0013号", {"510000_0013号"}) == Parts{});
    CHECK(shown("发〔2024〕6号", {"发12024〕6号"}) == Parts{});
}
