// A form edition as its XML says: labels with variants, sections, columns. Texts are UTF-8 as in the file.
// A section that the form has not is empty; where the sections stand on the page is told by their labels alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

// Printed variants of one label, canonical first; {n} = a counter, {*} = any text.
using Labels = std::vector<std::string>;

// A field of the declaration by its path in the JSON, with 'organisation/' left out: phone, project/name, period.
// `other`: an entry the model has no place for.
using FieldName = std::string;

// A label whose value is the next cell.
struct HeaderEntry {
    FieldName field;
    FieldKind kind = FieldKind::name;
    bool options = false;  // check boxes: the value is the ticked ones
    Labels labels;
};

struct ColumnSpec {
    std::string role;  // member of what a row becomes: level1, value, operator, initial, ...; `group`: only a
                       // heading over others; cause, likelihood: named by their canonical label
    FieldKind kind = FieldKind::text;
    std::string vocabulary;  // "" = open
    Labels labels;
    bool merged = false;            // over its rows: a blank cell at the edge of a page goes on
    std::optional<Horizon> half{};  // of the halves below, where the heading itself says which
};

struct HistorySpec {
    FieldKind kind = FieldKind::text;
    Labels labels;  // of the cell above the printed years; empty = the form has no history
};

// Columns under heading rows of any depth.
struct ColumnsSpec {
    std::vector<ColumnSpec> columns;
    HistorySpec history;
    std::vector<Horizon>
        halves;  // horizons of columns that stand side by side, usually left to right; mostly none
    // Headings say whose half they are, so that order tells nothing.
    [[nodiscard]] bool names_halves() const;
};

struct FundingRow {
    std::string key;
    bool is_total = false;
    Labels labels;
    bool any = false;              // a row under any label that no other row has
    std::string role = "current";  // member of the line that a pair's value is
    FieldKind kind = FieldKind::amount;
};

struct FundingGroup {
    std::string name;
    Labels labels;
    std::vector<FundingRow> rows;
    bool pairs = false;  // each row's label has its amount in the next cell
};

// With columns: a matrix. Without, and in some groups below a matrix: pairs of label and amount.
struct FundingSpec {
    Labels labels;
    Labels corner;
    std::vector<ColumnSpec> columns;
    HistorySpec history;
    std::vector<FundingGroup> groups;
    bool in_text = false;     // all labels and amounts in one cell
    bool in_columns = false;  // labels of rows head columns
    [[nodiscard]] bool pairs() const { return columns.empty() && !in_text && !in_columns; }
};

struct TextBlockSpec {
    FieldName field;  // functions_overview, annual_tasks, conclusions, project/basis, other, ...
    Labels labels;
    bool always = false;  // printed in every filing, filled or not
};

struct HorizonLabels {
    Horizon horizon = Horizon::annual;
    Labels labels;
};

struct GoalsSpec {
    std::string item;                // word before an item's number: 目标
    std::optional<Horizon> horizon;  // of a text without a column's heading
    Labels labels;
    Labels corner;  // labels beside it that head nothing
    std::vector<HorizonLabels> columns;
};

struct IndicatorSpec : ColumnsSpec {
    std::vector<HorizonLabels> headings;  // 长期目标{n}
    std::vector<HorizonLabels> sections;  // 长期绩效指标
    Labels totals;                        // 总分
};

// Rows of a list other than indicators: annual_tasks, project/schedule.
struct RowTableSpec : ColumnsSpec {
    FieldName list;
    Labels labels;
    Labels totals;  // of the row of sums
};

// A label in running text or at the head of a row: `项目负责人:`, `单位(盖章):`, 主管部门审核意见.
struct SignatureSpec {
    std::string role;  // of the approval; "" = none
    FieldName field;   // that has what is written there; "" = none
    FieldKind kind = FieldKind::name;
    Labels labels;
};

struct FormEdition {
    std::string family;
    std::string edition;
    std::string file;  // it was read from
    Labels titles;
    Labels rival_titles;           // of forms that look alike and are others
    bool title_is_enough = false;  // a page titled so is of the form, whatever else stands on it
    Labels attachment;
    Labels fill_date;
    Labels fill_unit;
    FieldName fill_body;  // has the name that stands there without a label, known by its code; "" = none
    Labels page_number;
    std::vector<HeaderEntry> header;
    FundingSpec funding;
    Labels side;  // labels beside several rows that say nothing by themselves: 项目立项情况
    std::vector<TextBlockSpec> text_blocks;
    std::vector<GoalsSpec> goals;
    IndicatorSpec indicators;
    std::vector<RowTableSpec> row_tables;
    std::vector<SignatureSpec> signatures;
    Labels notes;
    // A list of projects: each row says by its first cells whose it is, and each project is a declaration.
    [[nodiscard]] bool lists_projects() const;
    [[nodiscard]] bool same_as(std::string_view other_family, std::string_view other_edition) const {
        return family == other_family && edition == other_edition;
    }
};

// What the attribute `kind` says for it.
[[nodiscard]] std::string_view keyword_of(FieldKind kind);

// Reads and validates an edition. Throws Error{missing_dependency} if a file is absent, Error{wrong_usage}
// naming file and line if the XML is malformed or not as xsd_path says. Reads no other file, no network.
[[nodiscard]] FormEdition read_form_edition(const std::string& xml_path, const std::string& xsd_path);

}  // namespace shenbao
