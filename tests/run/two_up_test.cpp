// Two pages on one sheet go through the stages as two, under the number and in the frame of their sheet.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <opencv2/core.hpp>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/deliver/json.hpp"
#include "pipeline/run/extract_document.hpp"
#include "tools/eval/evaluate.hpp"

using namespace shenbao;

namespace {

const std::string kSeed = std::string(SHENBAO_SOURCE_DIR) + "/fixtures/seed";

// The exported seed filing, its four pages on two sheets.
class TwoUpDocument : public SourceDocument {
  public:
    TwoUpDocument() { info_ = pages_->info(); }
    [[nodiscard]] int page_count() const override { return pages_->page_count() / 2; }
    [[nodiscard]] SourcePage read_page(int number) override {
        SourcePage left = pages_->read_page(2 * number - 1), right = pages_->read_page(2 * number);
        const int gutter = left.image.cols;
        cv::Mat sheet;
        cv::hconcat(left.image, right.image, sheet);
        left.number = number;
        left.image = sheet;
        for (TextGlyph glyph : right.text_layer.value().glyphs) {
            glyph.top_left.x += gutter;
            glyph.bottom_right.x += gutter;
            left.text_layer.value().glyphs.push_back(glyph);
        }
        return left;
    }

  private:
    std::unique_ptr<SourceDocument> pages_ = open_document(kSeed + ".pdf");
};

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a filing printed two to a sheet is read exactly, and explained sheet by sheet") {
    Knowledge knowledge = load_knowledge(std::string(SHENBAO_SOURCE_DIR) + "/models", "");
    TwoUpDocument document;
    std::vector<std::pair<std::size_t, std::size_t>> seen;  // tables of a sheet, tables with text
    ExtractOptions options;
    options.on_page = [&seen](const PageStages& stages) {
        seen.emplace_back(stages.grid.tables.size(), stages.text.tables.size());
    };
    const auto declarations = extract_document(document, knowledge, options);
    CHECK(seen == std::vector<std::pair<std::size_t, std::size_t>>{{2, 2}, {2, 2}});
    REQUIRE(declarations.size() == 1);
    const auto& pages = declarations[0].source.pages;
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].number == 1);
    CHECK(pages[1].number == 2);
    CHECK(pages[0].reading == PageReading::text_layer);
    const Evaluation evaluation = evaluate(read_text(kSeed + ".truth.json"), to_json(declarations));
    for (const FieldOutcome& field : evaluation.fields) CHECK(field.right);
    // Page 2 of the filing lies on the right half of sheet 1.
    const auto right_half = std::ranges::count_if(declarations[0].tables, [&](const Table& table) {
        return table.page == 1 && table.bbox.x0 > pages[0].width_px / 2;
    });
    CHECK(right_half == 1);
}
