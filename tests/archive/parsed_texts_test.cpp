#include "pipeline/archive/parsed_texts.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace shenbao;

TEST_CASE("a text is parsed once while it is among the last ones, and anew when it was changed") {
    int calls = 0;
    ParsedTexts<std::string> texts(2, [&calls](const std::string& text) {
        ++calls;
        if (text.empty()) throw std::invalid_argument("no text");
        return text + "!";
    });
    CHECK(*texts.get("a") == "a!");
    CHECK(*texts.get("a") == "a!");
    CHECK(calls == 1);
    CHECK(*texts.get("b") == "b!");
    CHECK(*texts.get("a") == "a!");  // now b is the one that was not asked for longest
    CHECK(calls == 2);
    const auto kept = texts.get("b");
    CHECK(*texts.get("c") == "c!");
    CHECK(*texts.get("b") == "b!");
    CHECK(calls == 3);
    CHECK(*texts.get("a") == "a!");
    CHECK(calls == 4);
    CHECK_THROWS(texts.get(""));
    CHECK_THROWS(texts.get(""));
    CHECK(calls == 6);
    CHECK(*kept == "b!");
}
