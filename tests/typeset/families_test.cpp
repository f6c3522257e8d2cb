// What holds of every form family, in every layout.
#include <catch2/catch.hpp>

#include "tests/typeset/truth_checks.hpp"

using namespace shenbao;
using namespace shenbao::test;
using typeset::Json;

namespace {

constexpr const char* kForms[] = {"seed",
                                  "synthetic-waterworks",
                                  "synthetic-clinic",
                                  "synthetic-kindergarten",
                                  "synthetic-terraces",
                                  "synthetic-archive",
                                  "synthetic-park",
                                  "synthetic-stadium",
                                  "synthetic-roads",
                                  "synthetic-pastures",
                                  "synthetic-clinics",
                                  "synthetic-library-lights",
                                  "synthetic-bus-lanes",
                                  "synthetic-wells",
                                  "synthetic-reservoir",
                                  "synthetic-forestry",
                                  "synthetic-harbour",
                                  "synthetic-museum",
                                  "synthetic-sluices",
                                  "synthetic-highlands",
                                  "synthetic-offices",
                                  "synthetic-footpaths",
                                  "synthetic-orchards",
                                  "synthetic-workshop"};

}  // namespace

TEST_CASE("the cells of every table cover its lattice exactly once") {
    for (const char* name : kForms)
        for (const typeset::PageStyle& style : several_styles()) {
            INFO(name << " layout " << style.layout_seed);
            const SetForm set = set_form(fixture_form(name), style);
            REQUIRE(!set.truth.at("tables").empty());
            for (const Json& table : set.truth.at("tables")) require_tiling(table);
        }
}

TEST_CASE("every printed leaf of the form is a field of the truth with its exact text, once") {
    for (const char* name : kForms)
        for (const typeset::PageStyle& style : several_styles()) {
            INFO(name << " layout " << style.layout_seed);
            const Json form = fixture_form(name);
            require_leaves_once(form, set_form(form, style).truth);
        }
}

TEST_CASE("tables are on the paper and lines of text in their cells") {
    for (const char* name : kForms)
        for (const typeset::PageStyle& style : several_styles()) {
            INFO(name << " layout " << style.layout_seed);
            require_inside(set_form(fixture_form(name), style).truth);
        }
}

TEST_CASE("another layout seed moves the rules of every form") {
    for (const char* name : kForms) {
        INFO(name);
        const Json form = fixture_form(name);
        const Json standard = set_form(form, typeset::make_style("uming", "same", 10.5, 0)).truth;
        const Json other = set_form(form, typeset::make_style("uming", "same", 10.5, 1)).truth;
        CHECK(standard.at("tables") != other.at("tables"));
    }
}
