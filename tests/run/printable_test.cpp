#include "tools/cli/printable.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

TEST_CASE("what steers a terminal is shown, not sent") {
    CHECK(printable("申报表 2021.pdf") == "申报表 2021.pdf");
    CHECK(printable("a\x1b]0;title\x07.pdf") == "a\\x1b]0;title\\x07.pdf");
    CHECK(printable("a\nerror: b\tc\r") == "a\\nerror: b\\tc\\x0d");
    CHECK(printable("gpj.\xe2\x80\xae"
                    "fdp") == "gpj.\\u202efdp");
    CHECK(printable("a\xc2\x9b"
                    "2J") == "a\\x9b2J");
    CHECK(printable("a\xff"
                    "b") ==
          "a\xef\xbf\xbd"
          "b");
}
