// Parts of a JSON that nobody looks at are not built, and all others are as if they had been.
#include "pipeline/review/pruned_json.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

Json without_x(const std::string& text) {
    constexpr std::array<std::string_view, 2> kLeftOut{"x", "y"};
    return parse_without(text, kLeftOut);
}

}  // namespace

TEST_CASE("members that are left out are not there, whatever they hold, and all others are in their order") {
    CHECK(without_x(R"({"b":1,"x":{"b":[1,{"c":2}],"x":3},"a":[true,null,-2,0.5,"t",{"y":[],"z":[]}],"y":4})") ==
          Json::parse(R"({"b":1,"a":[true,null,-2,0.5,"t",{"z":[]}]})"));
    CHECK(without_x(R"(["x",{"x":"y"},[{}]])") == Json::parse(R"(["x",{},[{}]])"));
    CHECK(without_x(R"({"x":[[1],[2]],"n":"x"})") == Json::parse(R"({"n":"x"})"));
    CHECK(without_x("7") == Json(7));
}

TEST_CASE("an object with more members than usual keeps them all") {
    Json many = Json::object();
    for (int i = 0; i < 100; ++i) many[std::to_string(i)] = Json::array({i, {{"n", i}}});
    CHECK(without_x(many.dump()) == many);
}

TEST_CASE("what is no JSON is discarded") {
    for (const char* text : {"", "{", R"({"a":1}})", R"({"x":[1})", "nothing", "{\"a\":\"\xff\"}"})
        CHECK(without_x(text).is_discarded());
}
