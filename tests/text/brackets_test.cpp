#include "pipeline/text/brackets.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

std::vector<std::string> paired(const std::vector<std::string>& texts) {
    std::vector<LineReading> lines;
    for (const std::string& text : texts) {
        lines.emplace_back().text = text;
        for (const char32_t c : decode_utf8(text)) lines.back().chars.push_back({encode_utf8(c), {}, 1});
    }
    pair_brackets(lines);
    std::vector<std::string> out;
    for (const LineReading& line : lines) out.push_back(line.text);
    return out;
}

}  // namespace

// 效益指标(20-30）分 was delivered so.
TEST_CASE("brackets that are a pair have one width") {
    CHECK(paired({"效益指标(20-30）分"}) == std::vector<std::string>{"效益指标（20-30）分"});
    CHECK(paired({"（95%)"}) == std::vector<std::string>{"(95%)"});
    CHECK(paired({"贫困人口数(≥**", "人）"}) == std::vector<std::string>{"贫困人口数（≥**", "人）"});
    CHECK(paired({"甲（乙(丙)）"}) == std::vector<std::string>{"甲（乙(丙)）"});
    CHECK(paired({"（一)甲"}) == std::vector<std::string>{"（一）甲"});
    CHECK(paired({"甲(乙）（丙)"}) == std::vector<std::string>{"甲（乙）（丙）"});
}

TEST_CASE("pairs of one width and brackets without a partner stay as they are") {
    for (const char* text : {"甲(乙)", "甲（乙）", "甲）乙(", "甲)", "", "(1)"})
        CHECK(paired({text}) == std::vector<std::string>{text});
}
