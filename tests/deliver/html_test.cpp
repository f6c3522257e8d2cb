#include "pipeline/deliver/layout/html.hpp"

#include <catch2/catch.hpp>

#include "tests/deliver/placed_sample.hpp"
#include "tests/support/sample_declaration.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("text of a paper cannot become a tag, whereever it stands") {
    const std::string attack = "<script>alert(1)</script>\"' onmouseover=\"x";
    Declaration d = make_placed_declaration();
    visit_fields(d, [&](const std::string&, Field& field) { field.text = attack; });
    d.title = Field{};
    d.title->text = attack;
    d.title->page = 1;
    d.title->cell = CellRef{"t1", 0, 0};
    d.title->alternatives = {{attack, 0.1, "ocr"}};
    d.source.name = d.id = attack;
    d.source.pages[0].lines[0].text = attack;
    d.tables[0].cells[0].text = attack;
    d.form.family = attack;
    d.issues = {{attack, Severity::warning, attack, 1, {}, {}}};
    d.conclusions = {{attack, *d.title}};
    const std::string html = to_html(std::span(&d, 1));
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "\"x"));
    CHECK_FALSE(has(html, "' onmouseover"));
    CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onmouseover=&quot;x"));
}

TEST_CASE("a page needs nothing else: no script, no file, no address") {
    const Declaration d = make_full_declaration();
    const std::string html = to_html(std::span(&d, 1));
    for (const char* part :
         {"<script", "<link", "<img", "src=", "href=", "http://", "https://", "@import", "url("}) {
        INFO(part);
        CHECK_FALSE(has(html, part));
    }
    CHECK(has(html, "<meta charset=\"utf-8\">"));
    CHECK(has(html, "default-src 'none'"));
}

TEST_CASE("tables have their merged cells, and what waits for a person is marked with what it could be") {
    Declaration d = make_placed_declaration();
    d.tables[0].cells[0].row_span = 1;
    d.tables[0].cells.push_back(d.tables[0].cells[1]);
    d.tables[0].cells[1].col_span = 1;
    d.tables[0].cells[1].bbox = {100, 300, 200, 400};
    d.tables[0].cells[2].col = 1;
    d.tables[0].cells[2].col_span = 1;
    d.tables[0].cells[2].bbox = {200, 300, 300, 400};
    d.tables[0].cells[2].text = "≥95%";
    Field value;
    value.text = "≥95%";
    value.confidence = 0.5;
    value.page = 1;
    value.cell = CellRef{"t1", 1, 1};
    value.alternatives = {{"295%", 0.4, "ocr"}};
    d.notes = {value};
    const std::string html = to_html(std::span(&d, 1));
    CHECK(has(html, "<td colspan=\"2\">&lt;script"));
    CHECK(has(html, "<td class=\"review\" title=\"notes/0: ≥95% (0.50) | 295%\">≥95%</td>"));
    CHECK(has(html, "<li class=\"review\">notes/0: ≥95% (0.50) | 295%</li>"));
    CHECK(has(html, "<div class=\"line only\"><span>绩效目标表</span></div>"));
}
