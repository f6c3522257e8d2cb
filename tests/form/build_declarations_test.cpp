#include "pipeline/form/build_declarations.hpp"

#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "pipeline/base/utf8.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

std::vector<Declaration> build(const std::vector<ReadPage>& pages) {
    SourceInfo source;
    source.sha256 = "abc";
    return build_declarations(pages, source, library());
}

// Says which paths differ.
std::string differences(const Content& expected, const Content& got) {
    std::string text;
    for (const auto& [path, value] : expected)
        if (!got.contains(path))
            text += path + " is missing: " + value + "\n";
        else if (got.at(path) != value)
            text += path + ": " + value + " <> " + got.at(path) + "\n";
    for (const auto& [path, value] : got)
        if (!expected.contains(path)) text += path + " is too much: " + value + "\n";
    return text;
}

std::vector<int> usual_breaks(const Form& form) {
    return {form.rows / 4, form.rows / 2, 3 * form.rows / 4};
}

}  // namespace

TEST_CASE("a filing of one page, of four, and of invented content comes back exactly") {
    for (const char* name : {"seed.truth.json", "syn-01.truth.json"}) {
        const auto truth = read_truth(name);
        if (!truth) return;
        const Form form = draw(*truth);
        for (const std::vector<int>& breaks : {std::vector<int>{}, usual_breaks(form)}) {
            const auto declarations = build(paginate(form, breaks));
            REQUIRE(declarations.size() == 1);
            CHECK(differences(flatten(*truth), flatten(declarations.front())) == "");
            CHECK(declarations.front().issues.empty());
        }
    }
}

TEST_CASE("a page break before any row, with a merged cell's text on either side, changes nothing") {
    const auto truth = read_truth("seed.truth.json");
    if (!truth) return;
    const Form form = draw(*truth);
    const Content expected = flatten(*truth);
    for (const CutText cut : {CutText::first_part, CutText::second_part})
        for (int row = 1; row < form.rows; ++row) {
            const auto declarations = build(paginate(form, {row}, cut));
            INFO("break before row " << row << (cut == CutText::first_part ? ", text first" : ", text second"));
            REQUIRE(declarations.size() == 1);
            CHECK(differences(expected, flatten(declarations.front())) == "");
        }
}
