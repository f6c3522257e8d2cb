// The fixtures through the whole program, against their truths. The bars are a little under what was measured, so
// that a step back fails and chance in other versions of the libraries does not.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/run/extract_document.hpp"
#include "tools/eval/evaluate.hpp"

using namespace shenbao;

namespace {

const std::string kSource = SHENBAO_SOURCE_DIR;

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Knowledge& knowledge() {
    static Knowledge known = load_knowledge(kSource + "/models", "");
    return known;
}

Evaluation evaluate_fixture(const std::string& name, const std::string& suffix) {
    const auto document = open_document(kSource + "/fixtures/" + name + suffix);
    const auto declarations = extract_document(*document, knowledge());
    return evaluate(read_text(kSource + "/fixtures/" + name + ".truth.json"), to_json(declarations));
}

}  // namespace

TEST_CASE("an office scan at 200 dpi is read with its true merged cells") {
    const Evaluation e = evaluate_fixture("seed-office200", ".pdf");
    CHECK(e.declarations_found == 1);
    CHECK(e.cells.structure.total == 256);
    CHECK(e.cells.structure.percent() >= 99);  // measured 100
    CHECK(e.cells.text.percent() >= 96);
    CHECK(e.field_share().percent() >= 95);  // measured 97
    CHECK(e.indicators.percent() >= 88);     // measured 96
    CHECK(measure_calibration(e.fields).wrong_accepted <= 1);
}

TEST_CASE("an exported PDF is read through its text layer, exactly") {
    const Evaluation e = evaluate_fixture("seed", ".pdf");
    CHECK(e.cells.structure.percent() == 100);
    CHECK(e.field_share().percent() == 100);
    CHECK(e.indicators.right == 26);
}

TEST_CASE("extraction gives the same answer twice, whatever was read in between") {
    const auto read = [] {
        const auto document = open_document(kSource + "/fixtures/seed-office200.pdf");
        ExtractOptions options;
        options.pages = {3};
        return to_json(extract_document(*document, knowledge(), options));
    };
    const std::string first = read();
    const auto other = open_document(kSource + "/fixtures/seed.pdf");
    ExtractOptions options;
    options.pages = {2};
    CHECK_FALSE(extract_document(*other, knowledge(), options).empty());
    CHECK(read() == first);
}

TEST_CASE("the pages asked for are the pages read, and progress counts them") {
    const auto document = open_document(kSource + "/fixtures/seed.pdf");
    ExtractOptions options;
    options.pages = {2, 4};
    std::vector<int> seen, done;
    options.on_page = [&seen](const PageStages& stages) { seen.push_back(stages.upright.number); };
    options.on_progress = [&done](int now, int total) {
        CHECK(total == 2);
        done.push_back(now);
    };
    const auto declarations = extract_document(*document, knowledge(), options);
    CHECK(seen == std::vector<int>{2, 4});
    CHECK(done == std::vector<int>{1, 2});
}

namespace {

// A document whose second page cannot be read.
class TornDocument : public SourceDocument {
  public:
    explicit TornDocument(std::unique_ptr<SourceDocument> whole) : whole_(std::move(whole)) {
        info_ = whole_->info();
    }
    [[nodiscard]] int page_count() const override { return 2; }
    [[nodiscard]] SourcePage read_page(int number) override {
        if (number == 2) throw Error(ErrorCode::unreadable_input, {info_.name, 2}, "the page is torn");
        return whole_->read_page(number);
    }

  private:
    std::unique_ptr<SourceDocument> whole_;
};

}  // namespace

TEST_CASE("a page that cannot be read becomes an issue, and the others are done") {
    TornDocument document(open_document(kSource + "/fixtures/seed.pdf"));
    const auto declarations = extract_document(document, knowledge());
    REQUIRE(declarations.size() == 1);
    CHECK(declarations[0].organisation.department_name->text == "武汉市新洲区司法局");
    int torn = 0;
    for (const Issue& issue : declarations[0].issues)
        if (issue.code == kUnreadablePage && issue.page == 2) ++torn;
    CHECK(torn == 1);
    ExtractOptions only_torn;
    only_torn.pages = {2};
    CHECK_THROWS_AS(extract_document(document, knowledge(), only_torn), Error);
}

namespace {

// A document whose pages were stored with half as many rows, as faxes are.
class SquashedDocument : public SourceDocument {
  public:
    explicit SquashedDocument(std::unique_ptr<SourceDocument> whole) : whole_(std::move(whole)) {
        info_ = whole_->info();
    }
    [[nodiscard]] int page_count() const override { return whole_->page_count(); }
    [[nodiscard]] SourcePage read_page(int number) override {
        SourcePage page = whole_->read_page(number);
        page.to_stored.e = 0.5;
        return page;
    }

  private:
    std::unique_ptr<SourceDocument> whole_;
};

}  // namespace

TEST_CASE("quads and maps lead to the image as the file stores it") {
    ExtractOptions options;
    options.pages = {1};
    const auto whole = open_document(kSource + "/fixtures/seed.pdf");
    SquashedDocument squashed(open_document(kSource + "/fixtures/seed.pdf"));
    const Declaration plain = extract_document(*whole, knowledge(), options).at(0);
    const Declaration stored = extract_document(squashed, knowledge(), options).at(0);
    REQUIRE_FALSE(plain.tables.empty());
    const Quad there = plain.tables[0].cells.back().quad, here = stored.tables.at(0).cells.back().quad;
    CHECK(here[2].x == Approx(there[2].x));
    CHECK(here[2].y == Approx(there[2].y / 2));
    CHECK(stored.source.pages.at(0).to_source.e == Approx(plain.source.pages.at(0).to_source.e / 2));
}
