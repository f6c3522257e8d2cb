// Lists of one item per row: tasks of the year with their amounts, steps of the schedule.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/row_columns.hpp"

namespace shenbao {
namespace {

template <class Item>
bool fill_item(Filling& filling, const std::vector<IndicatorColumn>& columns, const Strip& strip, Item& item) {
    const FormUnit unit = form_unit(filling.declaration);
    std::vector<std::pair<OptionalField*, std::size_t>> parts;
    bool any = false;
    for (const IndicatorColumn& column : columns) {
        OptionalField* slot = field_slot(item, column.role);
        const auto under = cell_under(filling.layout, strip, column.left, column.right);
        if (!slot || !under || !filling.layout.starts(strip, *under)) continue;
        if (std::ranges::count(parts, *under, &std::pair<OptionalField*, std::size_t>::second)) continue;
        any = any || !filling.layout.cells[*under].blank();
        parts.emplace_back(slot, *under);
    }
    if (!any) return false;
    for (const auto& [slot, cell] : parts) {
        const auto column = std::ranges::find_if(
            columns, [&, s = slot](const IndicatorColumn& one) { return field_slot(item, one.role) == s; });
        *slot = fill_cell(filling, cell, {column->kind, nullptr, unit});
    }
    return true;
}

// Code points of `任务1:` or `1、` before the text proper, and the number; nothing if no text follows.
struct Counted {
    int number = 0;
    std::size_t end = 0;
};

std::optional<Counted> find_count(const std::u32string& text, std::u32string_view word) {
    std::size_t at = 0;
    while (at < text.size() && is_in(text[at], U"“”‘’'\".,，、·-")) ++at;  // specks
    if (std::u32string_view(text).substr(at).starts_with(word)) at += word.size();
    const std::size_t digits = at;
    while (at < text.size() && is_digit(text[at]) && at < digits + 3) ++at;
    if (at == digits || at >= text.size() || !is_in(text[at], U":：、.．")) return std::nullopt;
    const int number = std::stoi(fold_text(encode_utf8(std::u32string_view(text).substr(digits, at - digits))));
    ++at;
    while (at < text.size() && is_space(text[at])) ++at;
    if (at == text.size() || is_digit(text[at])) return std::nullopt;
    return Counted{number, at};
}

// Takes the printed counter off an item's text.
std::optional<int> take_count(Filling& filling, OptionalField& field, std::size_t cell, std::u32string_view word) {
    if (!field) return std::nullopt;
    const Pieces pieces = take_pieces(filling, {cell});
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    const auto counted = find_count(text, word);
    if (!counted) return std::nullopt;
    field = make_cell_field(filling.layout.cells[cell], sub_pieces(pieces, counted->end, text.size()),
                            {FieldKind::text, nullptr, {}}, filling.lexicon.confusions);
    return counted->number;
}

std::optional<std::size_t> cell_of(const Filling& filling, const std::vector<IndicatorColumn>& columns,
                                   const Strip& strip, std::string_view role) {
    const auto column = std::ranges::find(columns, role, &IndicatorColumn::role);
    if (column == columns.end()) return std::nullopt;
    return cell_under(filling.layout, strip, column->left, column->right);
}

// The row of sums: a line of funding for each column of amounts.
bool add_sums(Filling& filling, const RowTableSpec& spec, const std::vector<IndicatorColumn>& columns,
              const Strip& strip) {
    const auto label = std::ranges::find_if(strip.cells, [&](std::size_t index) {
        return filling.layout.starts(strip, index) &&
               clear_label(filling.layout.cells[index].texts, spec.totals, filling.lexicon.confusions);
    });
    if (label == strip.cells.end()) return false;
    filling.layout.cells[*label].used = true;
    const FormUnit unit = form_unit(filling.declaration);
    for (const IndicatorColumn& column : columns) {
        constexpr std::string_view kAmount = "amount_";
        const auto under = cell_under(filling.layout, strip, column.left, column.right);
        if (!column.role.starts_with(kAmount) || !under || *under == *label) continue;
        FundingLine line;
        line.key = column.role.substr(kAmount.size());
        line.group = "tasks";
        line.is_total = line.key == "total";
        line.label = fill_cell(filling, column.heading, {FieldKind::text, nullptr, {}});
        line.current = fill_cell(filling, *under, {FieldKind::amount, nullptr, unit});
        filling.declaration.funding.push_back(std::move(line));
    }
    return true;
}

void add_row(Filling& filling, const RowTableSpec& spec, const std::vector<IndicatorColumn>& columns,
             const Strip& strip) {
    Declaration& declaration = filling.declaration;
    if (add_sums(filling, spec, columns, strip)) return;
    if (spec.list == "annual_tasks") {
        AnnualTask task;
        if (!fill_item(filling, columns, strip, task)) return;
        if (const auto name = cell_of(filling, columns, strip, "name"))
            task.number = take_count(filling, task.name, *name, U"任务");
        declaration.annual_tasks.push_back(std::move(task));
        return;
    }
    ScheduleStep step;
    if (!fill_item(filling, columns, strip, step)) return;
    if (const auto content = cell_of(filling, columns, strip, "content"))
        take_count(filling, step.content, *content, {});
    if (!declaration.project) declaration.project.emplace();
    declaration.project->schedule.push_back(std::move(step));
}

}  // namespace

void fill_rows(Filling& filling, const Section& section) {
    const RowTableSpec& spec = filling.edition.row_tables[section.spec];
    std::vector<IndicatorColumn> columns;
    for (std::size_t i = 0; i < section.strips.size();) {
        const std::vector<const Strip*> rest(section.strips.begin() + static_cast<std::ptrdiff_t>(i),
                                             section.strips.end());
        const bool may_head = columns.empty() || section.strips[i]->first;
        const std::size_t headings = may_head ? count_heading_strips(filling, spec, rest) : 0;
        if (headings > 0)
            columns = read_columns(filling, spec, std::span(rest).first(headings));
        else
            add_row(filling, spec, columns, *section.strips[i]);
        i += std::max<std::size_t>(headings, 1);
    }
}

}  // namespace shenbao
