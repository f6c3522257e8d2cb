// One filing being filled in: section by section, each cell's text into its field.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/form/field_slots.hpp"
#include "pipeline/form/find_sections.hpp"
#include "pipeline/form/group_pages.hpp"
#include "pipeline/form/library_parts.hpp"
#include "pipeline/form/make_field.hpp"
#include "pipeline/form/read_layout.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {

struct IndicatorColumn {
    std::string role;  // of its ColumnSpec; "" for history
    std::string key;   // year of history, label of a cause or a likelihood
    FieldKind kind = FieldKind::text;
    std::string vocabulary;
    double left = 0, right = 0;                        // shares of the table's width
    NumberOrigin year_origin = NumberOrigin::printed;  // of the year
    std::optional<std::size_t> half;  // of the columns that stand side by side; nullopt: shared by all
    std::size_t heading = 0;          // its cell
    bool merged = false;              // of its ColumnSpec
};

// What stands under one of the columns that say whose a list's row is.
struct SubjectPart {
    std::vector<std::size_t> cells{};
    std::size_t heading = 0;  // cell of its column's heading
    FieldKind kind = FieldKind::text;
};

// By the role of the column.
using SubjectCells = std::map<std::string, SubjectPart>;

struct Filling {
    const FormEdition& edition;
    const Lexicon& lexicon;
    Layout& layout;
    Declaration& declaration;
    std::map<Horizon, std::vector<IndicatorColumn>> known_columns{};  // of the blocks read so far
    std::set<std::string> headed_goals{};  // ids of the goals whose heading row was seen
    std::vector<SubjectCells> subjects{};  // of a list of projects: parallel to the declaration's indicators
};

// The field of a whole cell; marks it used.
[[nodiscard]] Field fill_cell(Filling& filling, std::size_t cell, const Expectation& expected);
// The field of several cells that are one: a row cut by a page break, a block over pages. Requires one cell or
// more; the first with text gives box and reference.
[[nodiscard]] Field fill_cells(Filling& filling, const std::vector<std::size_t>& cells,
                               const Expectation& expected);

// Tells, where the number of an item is not the one that was read, what was read (issue `inferred-number`). A
// proven number is told and no more: it is no part of any text, and the texts are as good as their neighbours'. A
// guessed one is a warning, on which the trust room sends the list to a person. path: of the item's field.
void report_number(Filling& filling, const std::string& path, const Field& field, const TextItem& item);

// Makes a field where the pieces stand: in a cell, or in running text.
using FieldMaker = std::function<Field(const Pieces&, const Expectation&)>;

struct UnitFields {
    OptionalField name, code;
};
// A body's name and its printed code.
[[nodiscard]] UnitFields split_unit(const Pieces& pieces, const FieldMaker& make);

// The field of that name, where it is not filled yet: a body's name without its code, a person's without the phone
// behind it, anything else as it stands. Code and phone go to their own fields.
void fill_entry(Filling& filling, const FieldName& name, FieldKind kind, const Pieces& pieces,
                const FieldMaker& make);

// `其中:财政拨款`
[[nodiscard]] bool is_of_which(const std::string& label);

// The months that a heading names, `1-7月执行数`: the filing's period, where it has none yet.
void fill_period(Filling& filling, const PlacedCell& heading);

// All pieces of the cells in reading order; marks them used.
[[nodiscard]] Pieces take_pieces(Filling& filling, const std::vector<std::size_t>& cells);

// A closed list of a form's own labels; a colon may stand behind each.
[[nodiscard]] Vocabulary vocabulary_of(const Labels& labels);

// The cell of a strip under a column, by horizontal overlap; nullopt if none is.
[[nodiscard]] std::optional<std::size_t> cell_under(const Layout& layout, const Strip& strip, double left,
                                                    double right);

struct HistoryYear {
    std::string year;
    NumberOrigin origin = NumberOrigin::printed;
};

// Year columns: by the printed header, or, where it is misread, the one of the two years before the fiscal year
// that is left and alike (issue `inferred-year`): proven beside the other of the two, else guessed. nullopt if it
// cannot be told. taken: the table's other years; read the headers with a year before those without.
[[nodiscard]] std::optional<HistoryYear> find_history_year(Filling& filling, const PlacedCell& header,
                                                           const std::vector<std::string>& taken);

// Title, attachment, fiscal year (fill_fiscal_year), fill date, money unit and notes outside the tables.
void fill_running_text(Filling& filling, const std::vector<const ReadPage*>& pages);
// title: as printed, or empty.
void fill_fiscal_year(Filling& filling, const Pieces& title, const std::vector<const ReadPage*>& pages);
// Labels with their values beside them: the header, and funding that is printed so.
void fill_pairs(Filling& filling, const Section& section);
// Whether a row below a funding matrix holds labels whose amounts stand beside them.
[[nodiscard]] bool stands_in_pairs(const Filling& filling, const Strip& strip);
// Funding in one cell: `资金总额:438.50 财政拨款:410.00`.
void fill_funding_text(Filling& filling, const Section& section);
// The unit of the filing's amounts, as far as it is known yet: of a label or heading of a table if it stands in a
// cell, else of a line over the tables.
[[nodiscard]] FormUnit form_unit(const Declaration& declaration);
// Funding whose labels head columns: the amounts stand below them.
void fill_funding_columns(Filling& filling, const Section& section);
// Whose filing it is, where that stands above the table without a label.
void fill_body(Filling& filling, const std::vector<const ReadPage*>& pages);
// From a label of the section, funding or a list of tasks: `(万元)`. Issue `money-unit-conflict` where the filing
// names another already.
void fill_money_unit(Filling& filling, const Section& section);
void fill_funding(Filling& filling, const Section& section);
void fill_text_block(Filling& filling, const Section& section);
void fill_goals(Filling& filling, const Section& section);
// The goals of a horizon that stand in these cells. word: before an item's number.
void add_goals(Filling& filling, const std::string& word, Horizon horizon, const std::vector<std::size_t>& cells);
// A heading row; gives the id of its goal, made if the overview did not have it.
[[nodiscard]] std::string fill_heading(Filling& filling, const Section& section);
// Issues name goals by id until the last goal has its place; this gives their fields the paths of visit_fields.
void place_goal_issues(Declaration& declaration);
void fill_indicators(Filling& filling, const Section& section, std::optional<Horizon> horizon,
                     const std::optional<std::string>& goal);
// What stands under the columns of weights and scores in the row whose label the edition names first, 总分 before
// 合计; that of other rows of sums is kept under their labels. section: all such rows.
void fill_totals(Filling& filling, const Section& section);
// Tasks and steps of the schedule, one per row.
void fill_rows(Filling& filling, const Section& section);
// Every text cell of a section once, in reading order; labels (also repeated or cut ones) left out.
[[nodiscard]] std::vector<std::size_t> text_cells(const Filling& filling, const Section& section);
// An opinion in a row of its own.
void fill_opinion(Filling& filling, const Section& section);
// Labels in running text, and in cells that no section took: `项目负责人: 某某`, `单位(盖章):`.
void fill_signatures(Filling& filling, const std::vector<const ReadPage*>& pages);
void fill_table_notes(Filling& filling, const Section& section);

}  // namespace shenbao
