// Every invented filing, set as a digital PDF in two layouts, comes back exactly.
#include <catch2/catch.hpp>
#include <string>

#include "pipeline/deliver/json.hpp"
#include "pipeline/run/extract_document.hpp"
#include "tests/run/desk.hpp"
#include "tests/run/set_document.hpp"
#include "tools/eval/evaluate.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

Knowledge& knowledge() {
    static Knowledge known = load_knowledge(SHENBAO_SOURCE_DIR "/models", "");
    return known;
}

void require_exact(const std::string& name, std::uint32_t layout_seed) {
    INFO(name << " layout " << layout_seed);
    const Desk desk;
    const typeset::Json form = fixture_form(name);
    const SetDocument set = set_document(form, desk.at("form.pdf"), layout_seed);
    const auto declarations = extract_document(*open_document(set.pdf), knowledge());
    const Evaluation e = evaluate(set.truth.dump(), to_json(declarations));
    for (const FieldOutcome& wrong : worst_fields(e, 5))
        UNSCOPED_INFO(wrong.path << ": " << wrong.truth << " came as " << wrong.output);
    CHECK(e.declarations_found == e.declarations_expected);
    CHECK(e.field_share().right == e.field_share().total);
    CHECK(e.indicators.right == e.indicators.total);
    CHECK(e.spurious_indicators == 0);
    const auto edition = form.at("declarations")[0].at("form").at("edition").get<std::string>();
    CHECK(declarations.at(0).form.edition.value_or("").starts_with(edition));  // F1c-hunan is set as F1c
    for (const Declaration& declaration : declarations)
        for (const Issue& issue : declaration.issues) CHECK(issue.severity == Severity::info);
}

}  // namespace

TEST_CASE("every invented filing comes back exactly from its digital PDF") {
    std::uint32_t other = 0;  // a second layout, another for each
    for (const std::string& name : fixture_forms()) {
        require_exact(name, 0);
        require_exact(name, ++other);
    }
}
