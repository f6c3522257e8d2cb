#include "tools/bench/trust_tools/invent_form.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace shenbao;
using Json = nlohmann::ordered_json;

namespace {

Json known_form(const std::string& name) {
    std::ifstream file(SHENBAO_SOURCE_DIR "/fixtures/forms/" + name);
    return Json::parse(file);
}

double amount_of(const Json& line) {
    std::string text = line["current"];
    std::erase(text, ',');
    return std::stod(text);
}

}  // namespace

TEST_CASE("numbers are multiplied as they are printed, other texts stay") {
    CHECK(times("1,801.88", 7) == "12,613.16");
    CHECK(times("0.05", 3) == "0.15");
    CHECK(times("999", 9) == "8991");
    CHECK(times("999,999", 2) == "1,999,998");
    CHECK(times("-", 3) == "-");
    CHECK(times("约30", 3) == "约30");
    CHECK(times("", 3).empty());
}

TEST_CASE("a form is invented by its seed: sums still hold, figures, people and places are others") {
    const Json known = known_form("synthetic-clinic.json");
    const Json one = invent_form(known, 5), again = invent_form(known, 5), other = invent_form(known, 6);
    CHECK(one == again);
    CHECK(one != other);
    const Json &before = known["declarations"][0], &after = one["declarations"][0];
    double sum = 0;
    for (std::size_t i = 1; i < after["funding"].size(); ++i) sum += amount_of(after["funding"][i]);
    CHECK(sum == Approx(amount_of(after["funding"][0])));
    CHECK(amount_of(after["funding"][0]) != Approx(amount_of(before["funding"][0])));
    CHECK(after["form"] == before["form"]);
    CHECK(after["title"] == before["title"]);
    CHECK(after["organisation"]["department_name"] != before["organisation"]["department_name"]);
    CHECK(after["organisation"]["principal"] != before["organisation"]["principal"]);
    CHECK(after.dump().find("松岭") == std::string::npos);
    CHECK(after["indicators"].size() == before["indicators"].size());
    CHECK(after["indicators"][5]["value"] == before["indicators"][5]["value"]);  // a date
}

// A list prints its department once, and the truth had as many as projects; 350 % failed a rule on every page.
TEST_CASE("declarations of one department stay so, and a share in a column of its own stays one") {
    for (const char* name : {"synthetic-pastures.json", "synthetic-roads.json", "synthetic-clinics.json"}) {
        const Json form = invent_form(known_form(name), 7);
        INFO(name);
        for (const Json& declaration : form["declarations"]) {
            CHECK(declaration["organisation"]["department_name"] ==
                  form["declarations"][0]["organisation"]["department_name"]);
            for (const Json& indicator : declaration["indicators"])
                if (indicator.value("unit", "") == "%")
                    CHECK(std::stod(indicator["value"].get<std::string>()) <= 100);
        }
    }
}

TEST_CASE("a person who signs is renamed with the name above") {
    const Json park = invent_form(known_form("synthetic-park.json"), 7)["declarations"][0];
    CHECK(park["organisation"]["principal"] == park["approvals"][0]["signer"]);
}

TEST_CASE("every form of the fixtures can be invented anew") {
    for (const auto& entry : std::filesystem::directory_iterator(SHENBAO_SOURCE_DIR "/fixtures/forms")) {
        const Json known = known_form(entry.path().filename());
        CAPTURE(entry.path().filename().string());
        CHECK(invent_form(known, 9) != known);
    }
}
