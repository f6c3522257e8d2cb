// A text layer is what a file says of itself; the pixels must bear it out.
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "pipeline/base/utf8.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/run/extract_document.hpp"
#include "tools/eval/evaluate.hpp"

using namespace shenbao;

namespace {

const std::string kSeed = SHENBAO_SOURCE_DIR "/fixtures/seed";

// The exported seed filing with another text layer.
class LyingDocument : public SourceDocument {
  public:
    explicit LyingDocument(std::function<void(TextGlyph&)> lie) : lie_(std::move(lie)) { info_ = honest_->info(); }
    [[nodiscard]] int page_count() const override { return honest_->page_count(); }
    [[nodiscard]] SourcePage read_page(int number) override {
        SourcePage page = honest_->read_page(number);
        for (TextGlyph& glyph : page.text_layer.value().glyphs) lie_(glyph);
        return page;
    }

  private:
    std::unique_ptr<SourceDocument> honest_ = open_document(kSeed + ".pdf");
    std::function<void(TextGlyph&)> lie_;
};

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Evaluation evaluate_with(const std::function<void(TextGlyph&)>& lie) {
    static Knowledge knowledge = load_knowledge(SHENBAO_SOURCE_DIR "/models", "");
    LyingDocument document(lie);
    return evaluate(read_text(kSeed + ".truth.json"), to_json(extract_document(document, knowledge, {})));
}

long count_wrong(const Evaluation& evaluation, bool accepted) {
    long wrong = 0;
    for (const FieldOutcome& field : evaluation.fields)
        wrong += !field.right && field.accepted == accepted ? 1 : 0;
    return wrong;
}

}  // namespace

TEST_CASE("a layer whose font maps digits to other digits is not believed") {
    // 176 fields of such a file were accepted, 34 of them wrong: a sample of cells with words outvoted the
    // figures.
    const Evaluation lied = evaluate_with([](TextGlyph& glyph) {
        const std::string from = "830697", to = "386079";
        if (const auto at = from.find(glyph.text); glyph.text.size() == 1 && at != std::string::npos)
            glyph.text = to.substr(at, 1);
    });
    CHECK(count_wrong(lied, true) == 0);
    CHECK(count_wrong(lied, false) <= 4);  // what the pixels show is delivered
}

TEST_CASE("a layer with one character exchanged is corrected by what the page shows") {
    const Evaluation lied = evaluate_with([](TextGlyph& glyph) {
        if (glyph.text == "效") glyph.text = "郊";
    });
    CHECK(count_wrong(lied, true) == 0);
    CHECK(count_wrong(lied, false) == 0);
}

TEST_CASE("a layer of nonsense is not used") {
    const Evaluation lied = evaluate_with([](TextGlyph& glyph) { glyph.text = "口"; });
    CHECK(count_wrong(lied, true) == 0);
    CHECK(lied.field_share().percent() > 98);
}
