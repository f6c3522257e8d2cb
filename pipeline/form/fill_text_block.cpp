// Numbered text blocks: 部门职能概述 (functions) and 年度工作任务 (annual tasks), possibly over several pages.
#include <algorithm>

#include "pipeline/form/filling.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {
namespace {

const Expectation kText{FieldKind::text, nullptr, {}};

Field make_text(Filling& filling, const PlacedCell& cell, const TextItem& item) {
    Field text = make_cell_field(cell, item.pieces, kText, filling.lexicon.confusions);
    if (item.edge_lost) text.evidence.set(EvidenceKind::alphabet_gap, 1);
    return text;
}

// The cell that a piece was read in.
const PlacedCell& cell_of(const Filling& filling, const std::vector<std::size_t>& cells, const Pieces& pieces) {
    for (const std::size_t index : cells) {
        const PlacedCell& cell = filling.layout.cells[index];
        for (const LineReading& line : cell.reading->lines)
            if (!pieces.empty() && pieces.front().line == &line) return cell;
    }
    return filling.layout.cells[cells.front()];
}

void fill_functions(Filling& filling, const std::vector<std::size_t>& cells, const std::vector<TextItem>& items) {
    FunctionsOverview overview;  // what a block with the same label before it gave, goes on
    if (filling.declaration.functions_overview) overview = std::move(*filling.declaration.functions_overview);
    for (const TextItem& item : items) {
        Field text = make_text(filling, cell_of(filling, cells, item.pieces), item);
        if (!item.number && !overview.intro) {
            overview.intro = std::move(text);
            continue;
        }
        const std::string at = "functions_overview/items/" + std::to_string(overview.items.size()) + "/text";
        report_number(filling, at, text, item);
        overview.items.push_back({item.number, std::move(text)});
    }
    if (items.empty() && !overview.intro)
        overview.intro = make_text(filling, filling.layout.cells[cells.front()], {});
    filling.declaration.functions_overview = std::move(overview);
}

void fill_tasks(Filling& filling, const std::vector<std::size_t>& cells, const std::vector<TextItem>& items) {
    for (const TextItem& item : items) {
        AnnualTask task;
        task.number = item.number;
        task.text = make_text(filling, cell_of(filling, cells, item.pieces), item);
        const std::string at = "annual_tasks/" + std::to_string(filling.declaration.annual_tasks.size()) + "/text";
        report_number(filling, at, *task.text, item);
        filling.declaration.annual_tasks.push_back(std::move(task));
    }
}

// A block that is one text: a field of the model, a conclusion under the form's label for it, or neither.
void fill_whole(Filling& filling, const Section& section, const std::vector<std::size_t>& cells) {
    const TextBlockSpec& spec = filling.edition.text_blocks[section.spec];
    if (spec.field == "conclusions") {
        filling.declaration.conclusions.emplace_back(spec.labels.front(), fill_cells(filling, cells, kText));
        return;
    }
    OptionalField* field = field_slot(filling.declaration, spec.field);
    if (field && (!*field || (*field)->text.empty())) {
        *field = fill_cells(filling, cells, kText);
        return;
    }
    OptionalField label;
    if (section.label) label = fill_cell(filling, *section.label, kText);
    filling.declaration.others.push_back({std::move(label), fill_cells(filling, cells, kText)});
}

}  // namespace

std::vector<std::size_t> text_cells(const Filling& filling, const Section& section) {
    std::vector<std::size_t> cells;
    for (const Strip* strip : section.strips)
        for (const std::size_t index : strip->cells) {
            const PlacedCell& cell = filling.layout.cells[index];
            const bool lead = index == strip->cells.front() && strip->cells.size() > 1;
            if (cell.used || lead || std::ranges::count(cells, index)) continue;
            cells.push_back(index);
        }
    return cells;
}

void fill_text_block(Filling& filling, const Section& section) {
    const std::vector<std::size_t> cells = text_cells(filling, section);
    if (cells.empty()) return;
    const FieldName& field = filling.edition.text_blocks[section.spec].field;
    if (field == "annual_tasks")
        fill_tasks(filling, cells, split_numbered(take_pieces(filling, cells)));
    else if (field == "functions_overview")
        fill_functions(filling, cells, split_numbered(take_pieces(filling, cells)));
    else
        fill_whole(filling, section, cells);
}

}  // namespace shenbao
