// Repairs come back from JSON as they were, are as the schema has them, and nothing else is taken for one.
#include "pipeline/deliver/repairs_json.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "models/declaration/error.hpp"
#include "tests/support/validate_schema.hpp"

using namespace shenbao;

namespace {

const UprightFrame kFrame{1654, 2339, 1};
const RuleSpan kRule{RuleDirection::vertical, 812.5, 100, 1500};

std::vector<SourceRepairs> all_kinds() {
    return {{std::string(64, 'a'),
             {{1, kFrame, TurnPage{3}},
              {1, kFrame, AddRule{kRule}},
              {2, kFrame, RemoveRule{{RuleDirection::horizontal, 12, -3, 7.25}}},
              {2, kFrame, MoveRule{kRule, 830}},
              {9, kFrame, MergeCells{{100, 700, 400, 800}}},
              {9, kFrame, SplitCell{{100, 700, 400, 800}, RuleDirection::vertical, 250}}}},
            {std::string(64, 'b'), {}}};
}

nlohmann::json schema() {
    std::ifstream file(SHENBAO_SOURCE_DIR "/models/schema/repairs.schema.json");
    return nlohmann::json::parse(file);
}

std::string refusal_of(const std::string& text) {
    try {
        (void)repairs_from_json(text);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
        return error.what();
    }
    return "";
}

// The file of all kinds with one value replaced, by its pointer.
std::string with(const std::string& pointer, const nlohmann::json& value) {
    nlohmann::json json = nlohmann::json::parse(to_json(all_kinds()));
    json[nlohmann::json::json_pointer(pointer)] = value;
    return json.dump();
}

}  // namespace

TEST_CASE("repairs of every kind come back from JSON, all of them and one by one") {
    const std::vector<SourceRepairs> sources = all_kinds();
    CHECK(repairs_from_json(to_json(sources)) == sources);
    for (const PageRepair& repair : sources.front().repairs) CHECK(repair_from_json(to_json(repair)) == repair);
}

TEST_CASE("what is written is as the schema of repairs has it") {
    const auto json = nlohmann::json::parse(to_json(all_kinds()));
    CHECK(testing::find_schema_violations(schema(), json).empty());
    CHECK_FALSE(
        testing::find_schema_violations(schema(), nlohmann::json::parse(with("/documents/0/repairs/1/edit", "ad")))
            .empty());
}

TEST_CASE("what is no repair is refused with its place") {
    const std::string first = "/documents/0/repairs/1";
    CHECK(refusal_of("[") != "");
    CHECK(refusal_of("{}") == "/schema: this part is missing");
    CHECK(refusal_of(with("/schema", "shenbao/1")) == "/schema: this word is not known here");
    CHECK(refusal_of(with("/documents", 3)) == "/documents: a list is wanted here");
    CHECK(refusal_of(with(first + "/edit", "erase")) == first + "/edit: this word is not known here");
    CHECK(refusal_of(with(first + "/edit", "move")) == first + "/to: this part is missing");
    CHECK(refusal_of(with(first + "/rule/direction", "diagonal")) ==
          first + "/rule/direction: this word is not known here");
    CHECK(refusal_of(with(first + "/rule/position", "12")) == first + "/rule/position: a number is wanted here");
    CHECK(refusal_of(with(first + "/rule/position", 1e9)) ==
          first + "/rule/position: this number is out of range");
    CHECK(refusal_of(with(first + "/page", 0)) == first + "/page: this number is out of range");
    CHECK(refusal_of(with(first + "/page", 1.5)) == first + "/page: a whole number is wanted here");
    CHECK(refusal_of(with("/documents/0/repairs/0/quarter_turns", 4)) ==
          "/documents/0/repairs/0/quarter_turns: this number is out of range");
    CHECK(refusal_of(with("/documents/0/repairs/4/box", {1, 2, 3})) ==
          "/documents/0/repairs/4/box: this list is too long or too short");
}

TEST_CASE("more repairs than any source has are refused before anything is made of them") {
    std::vector<SourceRepairs> many(1);
    many[0].repairs.assign(kMostRepairs + 1, {1, kFrame, TurnPage{0}});
    CHECK(refusal_of(to_json(many)) != "");
    many[0].repairs.pop_back();
    CHECK(refusal_of(to_json(many)) == "");
}
