// JSON is written as text from front to back; what comes out is what the library's own writer makes of it, but for
// figures that it writes longer than they need to be.
#include "pipeline/deliver/json_text.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "pipeline/deliver/json.hpp"
#include "tests/deliver/random_declaration.hpp"
#include "tests/support/sample_declaration.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

using Json = nlohmann::ordered_json;

template <class T>
std::string written(const T& value) {
    JsonText text(-1);
    text.add(value);
    return text.take();
}

const std::string kMark = "<figure>";

void mark_figures(Json& json) {
    if (json.is_number_float()) json = kMark + written(json.get<double>()) + kMark;
    if (json.is_structured())
        for (Json& inner : json) mark_figures(inner);
}

// What the library writes of it, with the figures as they are written here.
std::string written_by_library(const std::string& text, int indent) {
    Json json = Json::parse(text);
    mark_figures(json);
    std::string all = json.dump(indent) + "\n";
    for (const std::string& mark : {'"' + kMark, kMark + '"'})
        for (auto at = all.find(mark); at != std::string::npos; at = all.find(mark, at))
            all.erase(at, mark.size());
    return all;
}

// Objects and arrays in each other, empty ones too.
std::string nested(int indent) {
    JsonText text(indent);
    text.object([&] {
        text.name("none");
        text.object([] {});
        text.name("list");
        text.array([&] {
            text.item();
            text.array([] {});
            text.item();
            text.object([&] {
                text.name("a \"b\"");
                text.add(1);
            });
            text.item();
            text.add_null();
        });
        text.name("last");
        text.add(true);
    });
    return text.take();
}

}  // namespace

TEST_CASE("brackets, commas and white space stand where the library puts them") {
    const Json same{{"none", Json::object()},
                    {"list", Json::array({Json::array(), {{"a \"b\"", 1}}, nullptr})},
                    {"last", true}};
    CHECK(nested(-1) == same.dump());
    CHECK(nested(1) == same.dump(1));
    CHECK(nested(4) == same.dump(4));
}

TEST_CASE("texts are escaped, and what is not UTF-8 is replaced") {
    for (const std::string text : {"", "plain", "a\"b\\c/d", "line\nbreak\ttab\x01\x1f\x7f", "申报表≥95%",
                                   "\xf0\x9f\x98\x80", "\xff", "a\xc3", "\xed\xa0\x80", "\xe2\x80\xa8"})
        CHECK(written(std::string_view(text)) == Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
}

TEST_CASE("figures are the shortest that read back the same, and no figure is null") {
    CHECK(written(0.994033) == "0.994033");
    for (const double value : {0.0, -0.0, 1.0, 0.1, 1e-4, 1e-5, 0.000123, 1e-7, 1e14, 1e15, 1e22,
                               123456789012345680.0, -42.0, 123456.789, 1.0 / 3, 5e-324, 1.7976931348623157e308,
                               std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
        CHECK(written(value) == Json(value).dump());
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> exponent(-20, 20), share(0, 1);
    for (int i = 0; i < 20000; ++i) {
        const double value = (share(random) - 0.5) * std::pow(10.0, exponent(random));
        const double six = std::round(share(random) * 1e6) / 1e6;
        CHECK(std::stod(written(value)) == value);
        CHECK(std::stod(written(six)) == six);
        CHECK(written(six).size() <= Json(six).dump().size());
        CHECK(written(six).size() <= 8);  // 0. and six decimals
    }
    CHECK(written(std::numeric_limits<long>::min()) == "-9223372036854775808");
    CHECK(written(std::numeric_limits<unsigned long long>::max()) == "18446744073709551615");
    CHECK(written(false) == "false");
}

TEST_CASE("a declaration is written as the library writes what it reads of it") {
    std::vector<Declaration> all{make_full_declaration()};
    all[0].title->evidence.set(EvidenceKind::char_score_mean, 1.0 / 3);
    for (unsigned seed = 0; seed < 50; ++seed) all.push_back(random_declaration(seed, Characters::of_json));
    for (const auto evidence : {EvidenceOutput::hidden, EvidenceOutput::shown}) {
        const std::string compact = to_json(all, evidence, JsonLayout::compact), indented = to_json(all, evidence);
        CHECK((written_by_library(compact, -1) == compact));
        CHECK((written_by_library(indented, 1) == indented));
        CHECK((Json::parse(compact) == Json::parse(indented)));
        CHECK((Json::parse(to_json_line(all[0], evidence)) == Json::parse(compact)["declarations"][0]));
    }
}
