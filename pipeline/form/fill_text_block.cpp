// Numbered text blocks: 部门职能概述 (functions) and 年度工作任务 (annual tasks), possibly over several pages.
#include <algorithm>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/running_text.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {
namespace {

const Expectation kText{FieldKind::text, nullptr, {}};

// Every text cell of the section once, in reading order; labels (also repeated or cut ones) left out.
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

const Labels kSigner{"审核人", "负责人", "经办人"}, kDate{"日期"};

// A line of an opinion's cell, `情况属实。负责人:李四  日期:...`.
struct SignedLine {
    Piece opinion;  // what stands before the first label
    std::optional<Piece> signer, date;
};

// Where a label begins whose first words are not in the list of labels: 单位 of 单位负责人, 审核 of 审核日期.
std::size_t whole_label(const std::u32string& text, std::size_t begin) {
    constexpr std::u32string_view kFirstWords[] = {U"单位", U"部门", U"主管", U"股室", U"科室", U"处室", U"项目",
                                                   U"分管", U"财务", U"业务", U"审核", U"填报", U"签字", U"盖章"};
    std::u32string_view head = std::u32string_view(text).substr(0, begin);
    const auto ends_head = [&](std::u32string_view word) { return head.ends_with(word); };
    while (std::ranges::any_of(kFirstWords, ends_head)) head.remove_suffix(2);
    return head.size();
}

SignedLine part_signed(const Piece& line, const Confusions& confusions) {
    const std::u32string text = piece_text(line);
    SignedLine parted{line, {}, {}};
    const auto cut = [&](std::optional<Piece>& part, const Labels& labels, const Labels& stops) {
        const auto found = find_labelled(text, labels, stops, confusions);
        const auto label = find_label_in(text, labels, confusions);
        if (!found || !label) return;
        const bool stopped = find_label_in(text.substr(found->end), stops, confusions).has_value();
        const std::size_t end = stopped ? std::max(found->begin, whole_label(text, found->end)) : found->end;
        part = trimmed({line.line, line.page, line.begin + found->begin, line.begin + end});
        parted.opinion.end = std::min(parted.opinion.end, line.begin + whole_label(text, label->begin));
    };
    cut(parted.signer, kSigner, kDate);
    cut(parted.date, kDate, kSigner);
    parted.opinion = trimmed(parted.opinion);
    return parted;
}

// `李四 同意申报`: more than a name stands there. A name of two characters may be set apart, `李  四`.
bool is_more_than_name(const Piece& signer) {
    constexpr std::size_t kLongestName = 4;  // characters of a double surname with a double name
    const std::u32string name = piece_text(signer);
    return static_cast<std::size_t>(std::ranges::count_if(name, is_han)) > kLongestName;
}

// What is written in an opinion's cell: its text, then `审核人: 某某  日期: ...`. Blank where nothing follows a
// label.
void fill_signed_opinion(Filling& filling, const std::vector<std::size_t>& cells, Approval& approval) {
    const Confusions& confusions = filling.lexicon.confusions;
    const PlacedCell& cell = filling.layout.cells[cells.front()];
    const auto put = [&](OptionalField& field, const std::optional<Piece>& part, FieldKind kind) {
        if (!part || field) return;
        const Pieces pieces = part->begin < part->end ? Pieces{*part} : Pieces{};
        field = make_cell_field(cell, pieces, {kind, nullptr, {}}, confusions);
        if (kind == FieldKind::name && is_more_than_name(*part))
            field->evidence.set(EvidenceKind::alphabet_gap, 1);
    };
    Pieces opinion;
    for (const Piece& line : take_pieces(filling, cells)) {
        const SignedLine parted = part_signed(line, confusions);
        put(approval.signer, parted.signer, FieldKind::name);
        put(approval.date, parted.date, FieldKind::date);
        if (parted.opinion.begin < parted.opinion.end) opinion.push_back(parted.opinion);
    }
    approval.opinion = make_cell_field(cell, opinion, kText, confusions);
    approval.seal = std::ranges::any_of(cell.page->info.marks, [&](const PageMark& mark) {
        return mark.kind == MarkKind::seal && !intersect(mark.box, cell.grid->box).empty();
    });
}

}  // namespace

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

void fill_opinion(Filling& filling, const Section& section) {
    const std::vector<std::size_t> cells = text_cells(filling, section);
    Approval approval;
    approval.role = filling.edition.signatures[section.spec].role;
    if (!cells.empty()) fill_signed_opinion(filling, cells, approval);
    filling.declaration.approvals.push_back(std::move(approval));
}

}  // namespace shenbao
