// No cell is ever dropped: each is referenced by a field, is a label of the form, or is told (`unplaced-cells`).
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/build_declarations.hpp"
#include "pipeline/form/library_parts.hpp"
#include "pipeline/form/match_label.hpp"
#include "tests/run/desk.hpp"
#include "tests/run/set_document.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

constexpr const char* kNonsense = "某处写着别的话";

Knowledge& knowledge() {
    static Knowledge known = load_knowledge(SHENBAO_SOURCE_DIR "/models", "");
    return known;
}

// Every label of the edition that declared it; the words of the levels, which stand in rows nobody filled in.
Labels labels_of(const Declaration& declaration) {
    Labels all;
    const auto add = [&all](const Labels& labels) { all.insert(all.end(), labels.begin(), labels.end()); };
    const auto add_columns = [&](const ColumnsSpec& columns) {
        for (const ColumnSpec& column : columns.columns) add(column.labels);
        add(columns.history.labels);
    };
    for (const FormEdition& edition : knowledge().forms.parts().editions) {
        if (!edition.same_as(declaration.form.family, declaration.form.edition.value_or(""))) continue;
        for (const Labels* labels :
             {&edition.titles, &edition.funding.labels, &edition.funding.corner, &edition.funding.history.labels,
              &edition.side, &edition.notes, &edition.indicators.totals})
            add(*labels);
        for (const HeaderEntry& entry : edition.header) add(entry.labels);
        for (const ColumnSpec& column : edition.funding.columns) add(column.labels);
        for (const FundingGroup& group : edition.funding.groups) {
            add(group.labels);
            for (const FundingRow& row : group.rows) add(row.labels);
        }
        for (const TextBlockSpec& block : edition.text_blocks) add(block.labels);
        for (const GoalsSpec& goals : edition.goals) {
            add(goals.labels);
            add(goals.corner);
            for (const HorizonLabels& column : goals.columns) add(column.labels);
        }
        add_columns(edition.indicators);
        for (const HorizonLabels& heading : edition.indicators.headings) add(heading.labels);
        for (const HorizonLabels& section : edition.indicators.sections) add(section.labels);
        for (const RowTableSpec& rows : edition.row_tables) {
            add(rows.labels);
            add(rows.totals);
            add_columns(rows);
        }
        for (const SignatureSpec& signature : edition.signatures) add(signature.labels);
    }
    return all;
}

// A label of the form, or a word of a level in a half of a row that nobody filled in.
bool is_label(const std::string& text, const Labels& labels) {
    const std::u32string form = label_form(text);
    for (const char* level : {"level1", "level2"})
        for (const VocabularyWord& word : knowledge().forms.parts().lexicon.vocabularies.at(level))
            if (label_form(word.word) == form) return true;
    return std::ranges::any_of(labels, [&](const std::string& label) {
        return label_similarity(form, label, knowledge().forms.parts().lexicon.confusions, 0.95) > 0;
    });
}

// A year over a history column, a tick under a heading that says what it means.
bool is_mark(const std::string& text) {
    const std::u32string form = decode_utf8(fold_text(text));
    const bool year = form.size() == 5 && form.back() == U'年';
    const bool signer = form == U"审核人:日期:";  // of an opinion that nobody signed
    return year || signer || form == U"√" || form == U"—" || form == U"/" || form == U"-";
}

bool is_told(const Declaration& declaration, int page, const Box& box) {
    return std::ranges::any_of(declaration.issues, [&](const Issue& issue) {
        return (issue.code == "unplaced-cells" || issue.code == "blank-indicator") && issue.page == page &&
               issue.bbox == box;
    });
}

// Cells of the declarations that nothing refers to.
std::vector<std::string> dropped_cells(const std::vector<Declaration>& declarations) {
    std::set<std::tuple<std::string, int, int>> referenced;
    std::string texts;  // of all fields: a cell that goes on over a page is referenced where it begins
    for (const Declaration& declaration : declarations)
        visit_fields(declaration, [&](const std::string&, const Field& field) {
            if (field.cell) referenced.emplace(field.cell->table, field.cell->row, field.cell->col);
            texts += fold_text(field.text) + "\n";
        });
    std::vector<std::string> dropped;
    for (const Declaration& declaration : declarations) {
        if (declaration.form.family == "unknown") continue;
        const Labels labels = labels_of(declaration);
        for (const Table& table : declaration.tables)
            for (const TableCell& cell : table.cells) {
                const bool told = std::ranges::any_of(
                    declarations, [&](const Declaration& one) { return is_told(one, table.page, cell.bbox); });
                const std::string folded = fold_text(cell.text);
                if (folded.empty() || told || referenced.contains({table.id, cell.row, cell.col})) continue;
                if (texts.find(folded) != std::string::npos || is_label(cell.text, labels) || is_mark(cell.text))
                    continue;
                dropped.push_back(cell.text);
            }
    }
    return dropped;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += text + "\n";
    return all;
}

struct ReadDocument {
    SourceInfo source;
    std::vector<ReadPage> pages;
};

ReadDocument read_fixture(const std::string& name) {
    const Desk desk;
    const SetDocument set = set_document(fixture_form(name), desk.at("form.pdf"));
    const auto document = open_document(set.pdf);
    return {document->info(), read_all(*document, knowledge())};
}

std::vector<Declaration> build(const ReadDocument& document) {
    return build_declarations(document.pages, document.source, knowledge().forms);
}

CellReading nonsense_at(const Box& cell) {
    CellReading reading;
    LineReading line;
    line.text = kNonsense;
    line.box = {cell.x0 + 2, cell.y0 + 2, cell.x1 - 2, cell.y1 - 2};
    line.source = FieldSource::text_layer;
    reading.lines.push_back(line);
    return reading;
}

// One cell of the document, drawn by `random`, says something else.
ReadDocument with_nonsense(ReadDocument document, std::mt19937& random) {
    ReadPage& page = document.pages[random() % document.pages.size()];
    if (page.text.tables.empty()) return document;
    const std::size_t table = random() % page.text.tables.size();
    const std::size_t cell = random() % page.text.tables[table].size();
    page.text.tables[table][cell] = nonsense_at(page.grid.tables[table].cells[cell].box);
    return document;
}

}  // namespace

TEST_CASE("no cell of an invented filing is dropped") {
    for (const std::string& name : fixture_forms()) {
        INFO(name);
        CHECK(joined(dropped_cells(build(read_fixture(name)))) == "");
    }
}

TEST_CASE("no cell is dropped where any one of them says something the form has no place for") {
    constexpr int kDraws = 12;
    std::mt19937 random(20);  // any seed
    for (const std::string& name : fixture_forms()) {
        const ReadDocument whole = read_fixture(name);
        for (int draw = 0; draw < kDraws; ++draw) {
            INFO(name << " draw " << draw);
            CHECK(joined(dropped_cells(build(with_nonsense(whole, random)))) == "");
        }
    }
}
