#include "pipeline/deliver/json.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/support/sample_declaration.hpp"
#include "tests/support/validate_schema.hpp"

namespace shenbao::testing {

namespace {

using Json = nlohmann::json;

Json read_schema() {
    std::ifstream file(SHENBAO_SOURCE_DIR "/models/schema/declaration.schema.json");
    return Json::parse(file);
}

Json write_one(const Declaration& declaration, EvidenceOutput evidence = EvidenceOutput::hidden) {
    return Json::parse(to_json({&declaration, 1}, evidence));
}

std::string joined(const std::vector<std::string>& lines) {
    std::ostringstream out;
    for (const std::string& line : lines) out << line << "\n";
    return out.str();
}

std::vector<std::string> violations_of(const Json& document) {
    return find_schema_violations(read_schema(), document);
}

}  // namespace

TEST_CASE("a declaration with every part validates against the schema, with and without evidence") {
    Declaration full = make_full_declaration();
    full.title->evidence.set(EvidenceKind::char_score_mean, 0.9);
    CHECK(joined(violations_of(write_one(full))) == "");
    CHECK(joined(violations_of(write_one(full, EvidenceOutput::shown))) == "");
}

TEST_CASE("an empty declaration and an empty list validate against the schema") {
    Declaration empty;
    empty.source.sha256 = std::string(64, '0');
    CHECK(joined(violations_of(write_one(empty))) == "");
    CHECK(joined(violations_of(Json::parse(to_json({})))) == "");
}

TEST_CASE("the schema refuses what the contract does not allow") {
    const Json sound = write_one(make_full_declaration());
    const auto refused = [&](const std::string& pointer, const Json& value) {
        Json wrong = sound;
        wrong[Json::json_pointer("/declarations/0" + pointer)] = value;
        return !violations_of(wrong).empty();
    };
    CHECK(refused("/title/confidence", 1.5));
    CHECK(refused("/title/status", "maybe"));
    CHECK(refused("/title/bbox", Json::array({1, 2, 3})));
    CHECK(refused("/title/page", 0));
    CHECK(refused("/title/colour", "red"));
    CHECK(refused("/form/family", "guess"));
    CHECK(refused("/indicators/0/value/value/kind", "number"));
    CHECK(refused("/indicators/0/value/value/parts/0/lo", "ninety"));
    CHECK(refused("/source/sha256", "ABC"));
    CHECK(refused("/notes/0", nullptr));
    CHECK(refused("/schema", "shenbao/2"));
    CHECK_FALSE(refused("/title", nullptr));
}

// Added after the first files were written: those are still read.
bool came_later(const std::string& name) {
    static const std::set<std::string> kLater{"lines", "source_width_px", "source_height_px", "to_user_space"};
    return kLater.contains(name);
}

TEST_CASE("leaving out any property of a declaration or of a field is refused") {
    const Json sound = write_one(make_full_declaration());
    const std::string place =
        GENERATE("/declarations/0", "/declarations/0/title", "/declarations/0/source/pages/0",
                 "/declarations/0/indicators/0", "/declarations/0/funding/0", "/declarations/0/tables/0/cells/0",
                 "/declarations/0/review");
    const Json object = sound.at(Json::json_pointer(place));
    for (const auto& [name, value] : object.items()) {
        Json wrong = sound;
        wrong.at(Json::json_pointer(place)).erase(name);
        INFO(place << " without " << name);
        CHECK(violations_of(wrong).empty() == came_later(name));
        if (came_later(name)) CHECK(from_json(wrong.dump()).size() == 1);
    }
}

// The paths of visit_fields are promised to be those of the JSON.
TEST_CASE("every field stands in the JSON under its path") {
    const Declaration full = make_full_declaration();
    const Json json = write_one(full).at("declarations").at(0);
    int fields = 0;
    visit_fields(full, [&](const std::string& path, const Field& field) {
        INFO(path);
        const Json::json_pointer at("/" + path);
        REQUIRE(json.contains(at));
        CHECK(json.at(at).at("text") == field.text);
        ++fields;
    });
    CHECK(fields > 60);
    CHECK(json["review"] == Json{{"required", true}, {"fields", 1}, {"of", fields}});
}

TEST_CASE("a declaration needs a person for a field or for an issue, but not for information") {
    Declaration d;
    d.source.sha256 = std::string(64, '0');
    const auto review = [&d] { return write_one(d).at("declarations").at(0).at("review"); };
    const auto expected = [](bool required) { return Json{{"required", required}, {"fields", 0}, {"of", 0}}; };
    CHECK(review() == expected(false));
    for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
        d.issues = {{"unknown-form", severity, "the form is not known", 1, std::nullopt, {}}};
        CHECK(review() == expected(severity != Severity::info));
        CHECK(joined(violations_of(write_one(d))) == "");
    }
}

TEST_CASE("a field is written as the contract says") {
    const Json amount =
        write_one(make_full_declaration()).at("declarations").at(0).at("funding").at(0).at("current");
    CHECK(amount == Json::parse(R"({"text": "1801.88",
        "value": {"kind": "amount", "number": "1801.88", "unit": "万元", "unit_from": "heading"},
        "confidence": 0.997123, "status": "review", "source": "ocr", "page": 1, "bbox": [10, 20, 110, 50],
        "cell": {"table": "t1", "row": 4, "col": 3},
        "alternatives": [{"text": "1801.86", "confidence": 0.002, "why": "ocr"},
                         {"text": "1801.68", "confidence": null, "why": "A1"}],
        "findings": ["A1"]})"));
}

TEST_CASE("a typed value has only the properties that apply") {
    const Json value =
        write_one(make_full_declaration()).at("declarations").at(0).at("indicators").at(0).at("value").at("value");
    CHECK(value == Json::parse(R"({"kind": "compound", "parts": [
        {"kind": "quantity", "cmp": "ge", "cmp_from": "suffix", "lo": "90", "hi": "95.5", "unit": "%",
         "label": "优秀率", "per": "每年", "flags": ["label_in_value"]},
        {"kind": "date", "year": 2021, "month": 12, "day": 3, "part": "底", "rel": "前", "text": "完成"},
        {"kind": "boolean", "truth": true}]})"));
}

TEST_CASE("history keeps the printed order of its years and text outside tables has no cell") {
    Declaration d = make_full_declaration();
    d.title->cell = std::nullopt;
    const std::string text = to_json({&d, 1});
    CHECK(text.find("\"2019\"") < text.find("\"2018\""));
    CHECK(Json::parse(text).at("declarations").at(0).at("title").at("cell").is_null());
}

TEST_CASE("evidence shows the kind of a field and only the measurements that were made") {
    Declaration d = make_full_declaration();
    d.title->evidence.set(EvidenceKind::glyph_height_px, 31.5);
    const Json title = write_one(d, EvidenceOutput::shown).at("declarations").at(0).at("title");
    CHECK(title.at("kind") == "text");
    CHECK(title.at("evidence") == Json{{"glyph_height_px", 31.5}});
    CHECK_FALSE(write_one(d).at("declarations").at(0).at("title").contains("evidence"));
}

TEST_CASE("text that is not UTF-8 is replaced, figures that are not numbers are null") {
    Declaration d = make_full_declaration();
    d.title->text = "\xFF\xFE";
    d.source.pages[0].skew_deg = std::numeric_limits<double>::quiet_NaN();
    const Json json = write_one(d).at("declarations").at(0);
    CHECK(json.at("title").at("text") == "\uFFFD\uFFFD");
    CHECK(json.at("source").at("pages").at(0).at("skew_deg").is_null());
}

TEST_CASE("the validator complains about keywords it does not check") {
    CHECK(find_schema_violations(Json::parse(R"({"uniqueItems": true})"), Json::array()).size() == 1);
    CHECK(find_schema_violations(Json::parse(R"({"type": ["string", "null"]})"), nullptr).empty());
}

TEST_CASE("a line of JSON Lines is the declaration that the file holds, without a line break in it") {
    Declaration d = make_full_declaration();
    d.indicators.front().name->text = "两\n行";
    const std::string line = to_json_line(d);
    CHECK(line.find('\n') == line.size() - 1);
    CHECK(nlohmann::ordered_json::parse(line) ==
          nlohmann::ordered_json::parse(to_json(std::span(&d, 1)))["declarations"][0]);
    CHECK(line.find("\"schema\":\"shenbao/1\"") != std::string::npos);
}

}  // namespace shenbao::testing
