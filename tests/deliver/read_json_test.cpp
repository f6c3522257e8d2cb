// Reading JSON: whatever the schema refuses is refused, with the JSON pointer of what is wrong.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <set>

#include "tests/deliver/delivered.hpp"
#include "tests/deliver/slim_declaration.hpp"
#include "tests/support/sample_declaration.hpp"

using namespace shenbao;
using namespace shenbao::testing;
using Json = nlohmann::ordered_json;

namespace {

Json sound() {
    const Declaration d = make_full_declaration();
    return Json::parse(to_json({&d, 1}, EvidenceOutput::shown));
}

std::string refusal_with(const std::string& pointer, const Json& value) {
    Json wrong = sound();
    wrong[Json::json_pointer(pointer)] = value;
    return json_refusal(wrong.dump());
}

std::string refusal_without(const std::string& pointer, const std::string& name) {
    Json wrong = sound();
    wrong.at(Json::json_pointer(pointer)).erase(name);
    return json_refusal(wrong.dump());
}

bool is_read(const Json& document) {
    try {
        (void)from_json(document.dump());
        return true;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

TEST_CASE("what is wrong is named by its JSON pointer") {
    const std::string d = "/declarations/0";
    CHECK(refusal_with(d + "/title/page", "1") == d + "/title/page: a whole number is wanted here");
    CHECK(refusal_with(d + "/title/page", 1.5) == d + "/title/page: a whole number is wanted here");
    CHECK(refusal_with(d + "/title/page", 0) == d + "/title/page: this number is out of range");
    CHECK(refusal_with(d + "/title/page", 1LL << 40) == d + "/title/page: this number is out of range");
    CHECK(refusal_with(d + "/source/bytes", -1) == d + "/source/bytes: this number is out of range");
    CHECK(refusal_with(d + "/title/text", nullptr) == d + "/title/text: a text is wanted here");
    CHECK(refusal_with(d + "/title/status", "maybe") == d + "/title/status: this word is not known here");
    CHECK(refusal_with(d + "/title/confidence", "high") == d + "/title/confidence: a number is wanted here");
    CHECK(refusal_with(d + "/title/bbox", {1, 2, 3}) == d + "/title/bbox: this list is too long or too short");
    CHECK(refusal_with(d + "/title/bbox/2", "3") == d + "/title/bbox/2: a whole number is wanted here");
    CHECK(refusal_with(d + "/tables/0/cells/0/quad/1", Json::array({1})) ==
          d + "/tables/0/cells/0/quad/1: this list is too long or too short");
    CHECK(refusal_with(d + "/notes", Json::object()) == d + "/notes: a list is wanted here");
    CHECK(refusal_with(d + "/conclusions", Json::array()) == d + "/conclusions: an object is wanted here");
    CHECK(refusal_with(d + "/conclusions/甲~1乙", 3) == d + "/conclusions/甲~1乙: an object is wanted here");
    CHECK(refusal_with(d + "/approvals/0/seal", 1) == d + "/approvals/0/seal: true or false is wanted here");
    CHECK(refusal_with(d + "/title/colour", "red") == d + "/title/colour: nothing of this name is known here");
    CHECK(refusal_with(d + "/source/sha256", "ABC") ==
          d + "/source/sha256: this text is not of the form that is wanted here");
    CHECK(refusal_with(d + "/schema", "shenbao/2") == d + "/schema: this file is not of the schema shenbao/1");
    CHECK(refusal_with(d + "/review/fields", "many") == d + "/review/fields: a whole number is wanted here");
    CHECK(refusal_without(d + "/title", "page") == d + "/title/page: this part is missing");
    CHECK(refusal_without("", "declarations") == "/declarations: this part is missing");
    CHECK(json_refusal("[]") == "/: an object is wanted here");
}

TEST_CASE("a name that stands twice in an object is refused") {
    std::string text = sound().dump();
    text = replaced(text, "\"title\":{", "\"title\":{\"text\":\"甲\",");
    CHECK(json_refusal(text) == "/declarations/0/title/text: this name stands here twice");
}

TEST_CASE("what is not JSON is refused with its line") {
    CHECK(json_refusal("") == "line 1: this is not JSON");
    CHECK(json_refusal("{\n\"schema\": \n}") == "line 3: this is not JSON");
    CHECK(json_refusal("<shenbao/>") == "line 1: this is not JSON");
    CHECK(json_refusal("{\"a\": \"\xC4\xC4\"}") == "line 1: this is not JSON");
    CHECK(json_refusal("{} {}") == "line 1: this is not JSON");
    CHECK(json_refusal(replaced(sound().dump(), "\"skew_deg\":0.0", "\"skew_deg\":1e999")) ==
          "/declarations/0/source/pages/0/skew_deg: a number is beyond what a computer can hold");
}

TEST_CASE("hostile JSON is refused before much is built") {
    CHECK(json_refusal(std::string(100 << 20, 'x')) == "/: the file has more than 32 MiB");
    CHECK(json_refusal(std::string(1000000, '[')).ends_with("the JSON is nested too deeply"));
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "{\"a\":";
    CHECK(json_refusal(deep).ends_with("the JSON is nested too deeply"));
    std::string names = "{\"schema\":\"shenbao/1\"";
    for (int i = 0; i < 500000; ++i) names += ",\"" + std::to_string(i) + "\":0";
    CHECK(json_refusal(names + "}").ends_with("an object has too many names"));
    std::string values = "[0";
    for (int i = 0; i < 6000000; ++i) values += ",0";
    CHECK(json_refusal(values + "]").ends_with("the JSON has too many values"));
}

// The parser went over the whole list after each of its objects.
TEST_CASE("a list of a million objects is gone over once") {
    std::string objects = "[{}";
    for (int i = 0; i < 1000000; ++i) objects += ",{}";
    const auto begun = std::chrono::steady_clock::now();
    CHECK(json_refusal(objects + "]") == "/: an object is wanted here");
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));  // 0.2 s on an idle core
}

namespace {

Json slim() {
    const Declaration d = make_slim_declaration();
    return Json::parse(to_json({&d, 1}, EvidenceOutput::shown));
}

std::set<std::string> pointers_in(const Json& json) {
    std::set<std::string> pointers;
    const Json flat = json.flatten();
    for (const auto& [pointer, value] : flat.items())
        for (std::size_t end = pointer.size(); end != std::string::npos && end > 0;
             end = pointer.rfind('/', end - 1))
            pointers.insert(pointer.substr(0, end));
    return pointers;
}

}  // namespace

// The reader has the rules of the schema in C++: neither may be laxer than the other.
TEST_CASE("at every place of a declaration the reader and the schema allow the same") {
    const Json file = slim();
    const Json others[] = {nullptr,       true,           -1,      0,          5,    0.5,
                           "none",        "accepted",     "12.50", "annual-1", "甲", {1, 2, 3, 4},
                           Json::array(), Json::object(), 1e300};
    long allowed = 0, refused = 0;
    for (const std::string& pointer : pointers_in(file)) {
        const Json::json_pointer at(pointer);
        for (const Json& other : others) {
            Json changed = file;
            changed[at] = other;
            const bool valid = schema_violations(nlohmann::json(changed)).empty();
            (valid ? allowed : refused) += 1;
            if (is_read(changed) != valid) FAIL_CHECK(pointer << " = " << other << ", schema: " << valid);
        }
    }
    CHECK(allowed > 100);
    CHECK(refused > 1000);
}

TEST_CASE("at every place of a declaration a member that is missing or strange is refused as the schema says") {
    const Json file = slim();
    for (const std::string& pointer : pointers_in(file)) {
        const Json::json_pointer at(pointer);
        if (file.at(at).is_object()) {
            Json strange = file;
            strange[at]["strange"] = 1;
            CHECK(is_read(strange) == schema_violations(nlohmann::json(strange)).empty());
        }
        if (!file.at(at.parent_pointer()).is_object()) continue;
        Json less = file;
        less[at.parent_pointer()].erase(at.back());
        INFO("without " << pointer);
        CHECK(is_read(less) == schema_violations(nlohmann::json(less)).empty());
    }
}
