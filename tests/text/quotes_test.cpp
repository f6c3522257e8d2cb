#include "pipeline/text/quotes.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

std::vector<std::string> curve(const std::vector<std::string>& texts) {
    std::vector<LineReading> lines;
    for (const std::string& text : texts) {
        LineReading line;
        line.text = text;
        for (const char32_t c : decode_utf8(text)) line.chars.push_back({encode_utf8(c), {}, 1});
        lines.push_back(line);
    }
    curve_quotes(lines);
    std::vector<std::string> curved;
    for (const LineReading& line : lines) {
        std::string of_chars;
        for (const CharReading& c : line.chars) of_chars += c.text;
        CHECK(of_chars == line.text);
        curved.push_back(line.text);
    }
    return curved;
}

}  // namespace

TEST_CASE("straight quotation marks become curved ones in turn, over the lines of a cell") {
    CHECK(curve({"实现\"应援尽", "援\",维护"}) == std::vector<std::string>{"实现“应援尽", "援”,维护"});
    CHECK(curve({"\"七五\"普法\"宪法日\""}) == std::vector<std::string>{"“七五”普法“宪法日”"});
}

TEST_CASE("a curved mark sets the turn") {
    CHECK(curve({"“七五\"普法"}) == std::vector<std::string>{"“七五”普法"});
    CHECK(curve({"\"七五”普法\"法\""}) == std::vector<std::string>{"“七五”普法“法”"});
}

TEST_CASE("numbers keep what was read") {
    CHECK(curve({"95\""}) == std::vector<std::string>{"95\""});
}
