// Indicator rows become indicators: each text under its column, levels of merged cells in every row they cover,
// rows with two halves twice. Operator, number and unit in columns of their own are one typed value.
#include <algorithm>
#include <map>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_grammar.hpp"
#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/half_order.hpp"
#include "pipeline/form/indicator_rows.hpp"
#include "pipeline/form/settle_level1.hpp"
#include "pipeline/form/tick_marks.hpp"

namespace shenbao {
namespace {

bool begins_number(const std::string& text) {
    const std::u32string form = decode_utf8(fold_text(text));
    return !form.empty() && (is_digit(form[0]) || (form.size() > 1 && is_in(form[0], U".+-±~<>≤≥=")));
}

void doubt(OptionalField& field) {
    if (field) field->evidence.set(EvidenceKind::alphabet_gap, 1);
}

// The typed value of what stands in three columns: ≥ | 48 | 场. A described one, 定性, has no operator. A unit
// that begins with a number of its own (1000元) makes none: whose digits are whose, a person says.
void compose_value(Indicator& indicator) {
    if (!indicator.value || (!indicator.op && !indicator.unit)) return;
    const std::string number = indicator.value->text;
    if (number.empty()) return;
    if (indicator.unit && begins_number(indicator.unit->text)) {
        indicator.value->value.reset();
        doubt(indicator.value);
        doubt(indicator.unit);
        return;
    }
    std::string op = indicator.op ? indicator.op->text : "";
    if (indicator.op && indicator.op->value && indicator.op->value->text) op = *indicator.op->value->text;
    const bool described = op == "定性";
    indicator.value->value =
        parse_target_value(described ? number : op + number + (indicator.unit ? indicator.unit->text : ""));
}

class IndicatorMaker {
  public:
    IndicatorMaker(Filling& filling, const IndicatorBlock& block) : filling_(filling), block_(block) {}

    // half: of columns side by side.
    Indicator make(const IndicatorRow& row, std::size_t half) {
        Indicator indicator;
        for (std::size_t i = 0; i < block_.columns.size(); ++i) {
            const IndicatorColumn& column = block_.columns[i];
            if (row.cells[i].empty() || column.half.value_or(half) != half) continue;
            if (column.role == "likelihood") continue;  // one mark for all of its columns, below
            put(indicator, column, row, i);
        }
        put_likelihood(indicator, row);
        settle_level1(indicator, filling_.lexicon);
        compose_value(indicator);
        return indicator;
    }

    SubjectCells subject(const IndicatorRow& row) const {
        SubjectCells cells;
        for (std::size_t i = 0; i < block_.columns.size(); ++i) {
            const IndicatorColumn& column = block_.columns[i];
            cells[column.role] = {row.cells[i], column.heading, column.kind};
        }
        return cells;
    }

  private:
    Field make_field(const IndicatorRow& row, std::size_t i) {
        const IndicatorColumn& column = block_.columns[i];
        const auto& words = filling_.lexicon.vocabularies;
        const auto list = words.find(column.vocabulary);
        Field field =
            fill_cells(filling_, row.cells[i], {column.kind, list == words.end() ? nullptr : &list->second, {}});
        if (column.year_origin == NumberOrigin::guessed || row.doubtful.contains(i))
            field.evidence.set(EvidenceKind::alphabet_gap, 1);
        if (column.role == "level1") mark(field, row.level1);
        if (column.role == "level2") mark(field, row.level2);
        return field;
    }

    // A blank cell is a reading of its own: that the text above is meant by it, a person confirms.
    static void mark(Field& field, Inherited how) {
        if (how == Inherited::page_break) field.findings.emplace_back("L5");
        if (how == Inherited::guess) field.evidence.set(EvidenceKind::alphabet_gap, 1);
    }

    Mark mark_in(const std::vector<std::size_t>& cells) const {
        std::string text;
        for (const std::size_t index : cells) text += filling_.layout.cells[index].text;
        return read_mark(text);
    }

    void use(const std::vector<std::size_t>& cells) {
        for (const std::size_t index : cells) filling_.layout.cells[index].used = true;
    }

    void put_cause(Indicator& indicator, const IndicatorColumn& column, const IndicatorRow& row, std::size_t i) {
        const Mark mark = mark_in(row.cells[i]);
        if (mark == Mark::none) return use(row.cells[i]);
        indicator.causes.emplace_back(column.key, make_field(row, i));
        if (mark == Mark::other) indicator.causes.back().second.evidence.set(EvidenceKind::alphabet_gap, 1);
    }

    // The one tick of the row counts; without one, a lone sign may be a tick that was misread. Other signs stay
    // unplaced and make it doubtful.
    void put_likelihood(Indicator& indicator, const IndicatorRow& row) {
        std::vector<std::size_t> ticks, others;  // columns
        for (std::size_t i = 0; i < block_.columns.size(); ++i) {
            if (block_.columns[i].role != "likelihood" || row.cells[i].empty()) continue;
            const Mark mark = mark_in(row.cells[i]);
            if (mark == Mark::none) use(row.cells[i]);
            if (mark == Mark::tick) ticks.push_back(i);
            if (mark == Mark::other || mark == Mark::words) others.push_back(i);
        }
        const bool sure = ticks.size() == 1 && others.empty();
        if (ticks.empty() && (others.size() != 1 || mark_in(row.cells[others[0]]) == Mark::words)) return;
        const std::size_t chosen = ticks.empty() ? others[0] : ticks[0];
        indicator.likelihood = likelihood(block_.columns[chosen], row, chosen);
        if (!sure) doubt(indicator.likelihood);
        if (ticks.size() > 1) indicator.likelihood->findings.emplace_back("M1");
    }

    void put(Indicator& indicator, const IndicatorColumn& column, const IndicatorRow& row, std::size_t i) {
        if (column.role.empty()) {
            indicator.history.emplace_back(column.key, make_field(row, i));
        } else if (column.role == "cause") {
            put_cause(indicator, column, row, i);
        } else if (OptionalField* slot = field_slot(indicator, column.role)) {
            *slot = make_field(row, i);
        }
    }

    // A tick under 确定能 says 确定能.
    Field likelihood(const IndicatorColumn& column, const IndicatorRow& row, std::size_t i) {
        Field field = make_field(row, i);
        field.text = column.key;
        field.value.emplace();
        field.value->kind = ValueKind::enumeration;
        field.value->text = column.key;
        return field;
    }

    Filling& filling_;
    const IndicatorBlock& block_;
};

// One issue for all rows of the block that came to a level in this way; at the first one's cell.
void report_inherited(Filling& filling, const IndicatorBlock& block, Inherited how, Issue issue) {
    const std::size_t first = filling.declaration.indicators.size();
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
        const IndicatorRow& row = block.rows[r];
        const std::string at = "indicators/" + std::to_string(first + r) + "/";
        if (row.level1 == how) issue.fields.push_back(at + "level1");
        if (row.level2 == how) issue.fields.push_back(at + "level2");
        if (issue.fields.empty() || issue.page) continue;
        const PlacedCell& place = filling.layout.cells[row.strip->cells.front()];
        issue.page = place.page->info.number;
        issue.bbox = place.grid->box;
    }
    if (!issue.fields.empty()) filling.declaration.issues.push_back(std::move(issue));
}

void report_inherited(Filling& filling, const IndicatorBlock& block) {
    report_inherited(filling, block, Inherited::page_break,
                     {"L5", Severity::info, "levels that go on over a page break", {}, {}, {}});
    report_inherited(filling, block, Inherited::guess,
                     {"inherited-level", Severity::warning, "blank levels taken from the row above", {}, {}, {}});
}

// A half of a row may be blank where the other has an indicator.
bool is_blank_half(const Layout& layout, const IndicatorBlock& block, const IndicatorRow& row, std::size_t half) {
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
        const IndicatorColumn& column = block.columns[i];
        if (column.half != half || (column.role != "name" && column.role != "value")) continue;
        for (const std::size_t index : row.cells[i])
            if (!layout.cells[index].blank()) return false;
    }
    return true;
}

// The levels of a half that holds no indicator beside one that does: words of the form, which nobody filled in.
void mark_empty_half(Filling& filling, const IndicatorBlock& block, const IndicatorRow& row, std::size_t half) {
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
        const IndicatorColumn& column = block.columns[i];
        const auto list = filling.lexicon.vocabularies.find(column.vocabulary);
        if (column.half != half || list == filling.lexicon.vocabularies.end()) continue;
        for (const std::size_t index : row.cells[i]) {
            PlacedCell& cell = filling.layout.cells[index];
            cell.used = cell.used || is_near_word(list->second, cell.text, filling.lexicon.confusions);
        }
    }
}

void add_indicator(Filling& filling, Indicator indicator, Horizon horizon,
                   const std::optional<std::string>& goal) {
    indicator.seq = static_cast<int>(filling.declaration.indicators.size()) + 1;
    indicator.horizon = horizon;
    indicator.goal = goal;
    filling.declaration.indicators.push_back(std::move(indicator));
}

// Goals and funding disagree on whose the halves are: what stands in one may be the other's.
void doubt_halves(Filling& filling, std::size_t first) {
    Issue issue{"halves-order", Severity::warning, "goals and funding stand in unlike order", {}, {}, {}};
    for (std::size_t i = first; i < filling.declaration.indicators.size(); ++i) {
        Indicator& one = filling.declaration.indicators[i];
        doubt(one.name);
        doubt(one.value);
        for (const char* const part : {"/name", "/value"})
            issue.fields.push_back("indicators/" + std::to_string(i) + part);
    }
    filling.declaration.issues.push_back(std::move(issue));
}

void add_halves(Filling& filling, const IndicatorBlock& block, const std::optional<std::string>& goal) {
    const IndicatorSpec& spec = filling.edition.indicators;
    const HalfOrder order =
        spec.names_halves() ? HalfOrder{spec.halves, true} : find_half_order(filling.declaration, spec.halves);
    const std::size_t first = filling.declaration.indicators.size();
    IndicatorMaker maker(filling, block);
    for (std::size_t half = 0; half < order.horizons.size(); ++half)
        for (const IndicatorRow& row : block.rows) {
            if (is_blank_half(filling.layout, block, row, half))
                mark_empty_half(filling, block, row, half);
            else
                add_indicator(filling, maker.make(row, half), order.horizons[half], goal);
        }
    if (!order.sure) doubt_halves(filling, first);
}

void add_rows(Filling& filling, const IndicatorBlock& block, Horizon horizon,
              const std::optional<std::string>& goal) {
    report_inherited(filling, block);
    IndicatorMaker maker(filling, block);
    for (const IndicatorRow& row : block.rows) {
        if (filling.edition.lists_projects()) filling.subjects.push_back(maker.subject(row));
        add_indicator(filling, maker.make(row, 0), horizon, goal);
    }
}

}  // namespace

void fill_indicators(Filling& filling, const Section& section, std::optional<Horizon> horizon,
                     const std::optional<std::string>& goal) {
    const Horizon of_all = horizon.value_or(Horizon::annual);
    for (const IndicatorBlock& block : read_indicator_blocks(filling, section, of_all)) {
        const bool parted =
            std::ranges::any_of(block.columns, [](const IndicatorColumn& one) { return one.half.has_value(); });
        if (parted)
            add_halves(filling, block, goal);
        else
            add_rows(filling, block, of_all, goal);
    }
}

}  // namespace shenbao
