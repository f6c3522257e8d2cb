// Tables of other papers stay unknown: no family is ever guessed.
#include "pipeline/run/extract_document.hpp"
#include "tests/real/real_pages.hpp"

using namespace shenbao;

TEST_CASE("published tables of other papers stay unknown and are delivered cell by cell") {
    const auto pictures = testing::real_pictures("grid");
    if (pictures.empty()) return;
    Knowledge knowledge = load_knowledge(std::string(SHENBAO_SOURCE_DIR) + "/models", "");
    constexpr std::size_t kEnough = 20;  // a page takes seconds
    std::size_t tables = 0;
    for (const auto& picture : pictures) {
        if (tables >= kEnough) break;
        CAPTURE(picture.filename().string());
        for (const Declaration& declaration : extract_document(*open_document(picture.string()), knowledge)) {
            CHECK(declaration.form.family == "unknown");
            CHECK(declaration.indicators.empty());
            CHECK(std::ranges::any_of(declaration.issues,
                                      [](const Issue& issue) { return issue.code == "unknown-form"; }));
            for (const auto& table : declaration.tables) tables += table.cells.size() > 1 ? 1 : 0;
        }
    }
    CHECK(tables >= kEnough);
}
