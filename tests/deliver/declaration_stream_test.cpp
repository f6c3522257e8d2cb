// What is written piece by piece is what is written at once.
#include "pipeline/deliver/declaration_stream.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/xml.hpp"
#include "tests/support/sample_declaration.hpp"

using namespace shenbao;
using Kind = DeclarationStream::Kind;

namespace {

std::string streamed(Kind kind, const std::vector<Declaration>& declarations) {
    std::string file;
    DeclarationStream stream(kind, [&](std::string_view part) { file += part; });
    for (const Declaration& declaration : declarations) stream.add(declaration);
    stream.finish();
    return file;
}

}  // namespace

TEST_CASE("a file written piece by piece has the bytes of one written at once") {
    Declaration full = testing::make_full_declaration(), tricky = full;
    REQUIRE(tricky.title);
    tricky.title->text = "\"declarations\": [\n<declarations>\n\n ]\n}\n\n </declarations>\n";
    for (const std::vector<Declaration>& all :
         {std::vector<Declaration>{}, {full}, {full, Declaration{}}, {tricky, full, tricky}}) {
        CHECK(streamed(Kind::json, all) == to_json(all));
        CHECK(streamed(Kind::xml, all) == to_xml(all));
    }
}
