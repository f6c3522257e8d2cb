#include "pipeline/text/page_number.hpp"

#include <catch2/catch.hpp>

#include "tests/support/told_line.hpp"

using namespace shenbao;

TEST_CASE("digits between dashes are a page number, whatever the dashes were taken for") {
    for (const char* read : {"—2—", "--2一", "一2--", "-–12—", "—123一"}) {
        const std::vector<Symbol> joined = join_page_dashes(read_as(read));
        CHECK(is_page_number(joined));
        CHECK(joined.front().text == "—");
        CHECK(joined.back().text == "—");
    }
    const std::vector<Symbol> joined = join_page_dashes(read_as("--2一"));
    CHECK(text_of(joined) == "—2—");
    CHECK(joined.front().x0 == 0);
    CHECK(joined.front().x1 == 22);
}

TEST_CASE("other lines with dashes and digits stay as they are") {
    for (const char* read : {"1-2", "-2", "2—", "—2018—", "一2年一", "--", "", "—1-2—"}) {
        CHECK(text_of(join_page_dashes(read_as(read))) == read);
        CHECK_FALSE(is_page_number(join_page_dashes(read_as(read))));
    }
}

TEST_CASE("joined dashes are as doubtful as their most doubtful piece") {
    std::vector<Symbol> read = read_as("--2—", 0.9);
    read[1].score = 0.3;
    CHECK(join_page_dashes(read).front().score == 0.3);
}
