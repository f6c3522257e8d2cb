// A form edition as its XML says: labels with variants, sections, columns. Texts are UTF-8 as in the file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

using Labels = std::vector<std::string>;  // printed variants of one label, canonical first; {n} = a counter

struct HeaderEntry {
    std::string field;  // member of Organisation
    FieldKind kind = FieldKind::name;
    Labels labels;
};

struct ColumnSpec {
    std::string role;  // current, ratio, level1, level2, name, value, standard
    FieldKind kind = FieldKind::text;
    std::string vocabulary;  // "" = open
    Labels labels;
};

struct HistorySpec {
    FieldKind kind = FieldKind::text;
    Labels labels;  // of the cell above the printed years; empty = the form has no history
};

struct FundingRow {
    std::string key;
    bool is_total = false;
    Labels labels;
};

struct FundingGroup {
    std::string name;
    Labels labels;
    std::vector<FundingRow> rows;
};

struct FundingSpec {
    Labels labels;
    Labels corner;
    std::vector<ColumnSpec> columns;
    HistorySpec history;
    std::vector<FundingGroup> groups;
};

struct TextBlockSpec {
    std::string field;  // functions_overview, annual_tasks
    Labels labels;
};

struct HorizonLabels {
    Horizon horizon = Horizon::annual;
    Labels labels;
};

struct GoalsSpec {
    std::string item;  // word before an item's number: 目标
    Labels labels;
    std::vector<HorizonLabels> columns;
};

struct IndicatorSpec {
    std::vector<HorizonLabels> headings;  // 长期目标{n}
    std::vector<HorizonLabels> sections;  // 长期绩效指标
    std::vector<ColumnSpec> columns;
    HistorySpec history;
};

struct FormEdition {
    std::string family;
    std::string edition;
    Labels titles;
    Labels rival_titles;  // of forms that look alike and are others
    Labels attachment;
    Labels fill_date;
    Labels fill_unit;
    Labels page_number;
    std::vector<HeaderEntry> header;
    FundingSpec funding;
    std::vector<TextBlockSpec> text_blocks;
    GoalsSpec goals;
    IndicatorSpec indicators;
    Labels notes;
};

// Reads and validates an edition. Throws Error{missing_dependency} if a file is absent, Error{wrong_usage}
// naming file and line if the XML is malformed or not as xsd_path says. Reads no other file, no network.
[[nodiscard]] FormEdition read_form_edition(const std::string& xml_path, const std::string& xsd_path);

}  // namespace shenbao
