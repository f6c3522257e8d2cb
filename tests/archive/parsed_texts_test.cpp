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

TEST_CASE("under a name of its own a text is found without the text") {
    int calls = 0;
    ParsedTexts<std::string> texts(2,
                                   [&calls](const std::string& text) { return text + std::to_string(++calls); });
    CHECK(texts.find("a") == nullptr);
    CHECK(*texts.get("a", "x") == "x1");
    CHECK(*texts.find("a") == "x1");
    CHECK(*texts.get("a", "x") == "x1");
    CHECK(*texts.get("b", "x") == "x2");
    CHECK(*texts.get("c", "y") == "y3");
    CHECK(texts.find("a") == nullptr);  // the one that was not asked for longest
    CHECK(*texts.find("b") == "x2");
}
