#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>

#include "pipeline/form/form_edition.hpp"
#include "pipeline/form/read_xml.hpp"

namespace shenbao {
namespace {

Labels read_texts(const XmlElement& element, std::string_view name) {
    Labels labels;
    for (const XmlElement& label : element.children(name)) labels.push_back(label.text());
    return labels;
}

Labels read_labels(const XmlElement& element) {
    return read_texts(element, "label");
}

constexpr std::array<std::pair<std::string_view, FieldKind>, 10> kKinds{{
    {"vocabulary", FieldKind::vocabulary},
    {"amount", FieldKind::amount},
    {"percent", FieldKind::percent},
    {"target_value", FieldKind::target_value},
    {"year", FieldKind::year},
    {"date", FieldKind::date},
    {"phone", FieldKind::phone},
    {"code", FieldKind::code},
    {"name", FieldKind::name},
    {"text", FieldKind::text},
}};

FieldKind read_kind(const XmlElement& element) {
    const std::string name = element.attribute("kind");
    for (const auto& [word, kind] : kKinds)
        if (word == name) return kind;
    return FieldKind::text;
}

Horizon horizon_named(std::string_view name) {
    for (const Horizon horizon : {Horizon::long_term, Horizon::mid_term, Horizon::actual})
        if (to_string(horizon) == name) return horizon;
    return Horizon::annual;
}

std::vector<HorizonLabels> read_horizons(const XmlElement& parent, std::string_view name) {
    std::vector<HorizonLabels> found;
    for (const XmlElement& element : parent.children(name))
        found.push_back({horizon_named(element.attribute("horizon")), read_labels(element)});
    return found;
}

ColumnsSpec read_columns(const XmlElement& parent) {
    ColumnsSpec spec;
    for (const XmlElement& column : parent.children("column")) {
        const std::string half = column.attribute("half");
        spec.columns.push_back({column.attribute("role"), read_kind(column), column.attribute("vocabulary"),
                                read_labels(column), column.flag("merged"),
                                half.empty() ? std::nullopt : std::optional(horizon_named(half))});
    }
    const XmlElement history = parent.child("history");
    spec.history = {read_kind(history), read_labels(history)};
    std::istringstream halves(parent.attribute("halves"));
    for (std::string half; halves >> half;) spec.halves.push_back(horizon_named(half));
    return spec;
}

FundingRow read_funding_row(const XmlElement& row) {
    FundingRow read{row.attribute("key"), row.flag("total"), read_labels(row), row.flag("any")};
    if (const std::string role = row.attribute("role"); !role.empty()) read.role = role;
    if (!row.attribute("kind").empty()) read.kind = read_kind(row);
    return read;
}

FundingSpec read_funding(const XmlElement& element) {
    ColumnsSpec columns = read_columns(element);
    FundingSpec funding;
    funding.labels = read_labels(element);
    funding.corner = read_labels(element.child("corner"));
    funding.columns = std::move(columns.columns);
    funding.history = std::move(columns.history);
    funding.in_text = element.attribute("layout") == "text";
    funding.in_columns = element.attribute("layout") == "columns";
    for (const XmlElement& group : element.children("group")) {
        FundingGroup read{group.attribute("name"), read_labels(group), {}, group.flag("pairs")};
        for (const XmlElement& row : group.children("row")) read.rows.push_back(read_funding_row(row));
        read.pairs = read.pairs || funding.pairs();
        funding.groups.push_back(std::move(read));
    }
    return funding;
}

GoalsSpec read_goals(const XmlElement& element) {
    GoalsSpec goals;
    goals.item = element.attribute("item");
    const std::string horizon = element.attribute("horizon");
    if (!horizon.empty()) goals.horizon = horizon_named(horizon);
    goals.labels = read_labels(element);
    goals.corner = read_labels(element.child("corner"));
    goals.columns = read_horizons(element, "column");
    return goals;
}

void read_running_text(const XmlElement& form, FormEdition& edition) {
    const XmlElement title = form.child("title");
    edition.titles = read_labels(title);
    edition.rival_titles = read_texts(title, "rival");
    edition.title_is_enough = title.flag("enough");
    edition.attachment = read_labels(form.child("attachment"));
    edition.fill_date = read_labels(form.child("fill-line").child("date"));
    edition.fill_unit = read_labels(form.child("fill-line").child("unit"));
    edition.fill_body = form.child("fill-line").child("body").attribute("field");
    edition.page_number = read_labels(form.child("page-number"));
    for (const XmlElement& signature : form.children("signature"))
        edition.signatures.push_back({signature.attribute("role"), signature.attribute("field"),
                                      signature.attribute("kind").empty() ? FieldKind::name : read_kind(signature),
                                      read_labels(signature)});
    edition.notes = read_labels(form.child("notes"));
}

void read_sections(const XmlElement& form, FormEdition& edition) {
    for (const XmlElement& entry : form.child("header").children("entry"))
        edition.header.push_back(
            {entry.attribute("field"), read_kind(entry), entry.flag("options"), read_labels(entry)});
    edition.side = read_labels(form.child("side"));
    edition.funding = read_funding(form.child("funding"));
    for (const XmlElement& block : form.children("text-block"))
        edition.text_blocks.push_back({block.attribute("field"), read_labels(block), block.flag("always")});
    for (const XmlElement& goals : form.children("goals")) edition.goals.push_back(read_goals(goals));
    const XmlElement indicators = form.child("indicators");
    edition.indicators = {read_columns(indicators), read_horizons(indicators, "heading"),
                          read_horizons(indicators, "section"), read_labels(indicators.child("totals"))};
    for (const XmlElement& rows : form.children("rows"))
        edition.row_tables.push_back(
            {read_columns(rows), rows.attribute("list"), read_labels(rows), read_labels(rows.child("totals"))});
}

}  // namespace

std::string_view keyword_of(FieldKind wanted) {
    for (const auto& [word, kind] : kKinds)
        if (kind == wanted) return word;
    return {};
}

bool ColumnsSpec::names_halves() const {
    return std::ranges::any_of(columns, [](const ColumnSpec& column) { return column.half.has_value(); });
}

bool FormEdition::lists_projects() const {
    for (const ColumnSpec& column : indicators.columns)
        if (column.role == "project/name") return true;
    return false;
}

FormEdition read_form_edition(const std::string& xml_path, const std::string& xsd_path) {
    const XmlDocument document = read_xml(xml_path, xsd_path);
    const XmlElement form(xmlDocGetRootElement(document.get()));
    FormEdition edition;
    edition.family = form.attribute("family");
    edition.edition = form.attribute("edition");
    edition.file = xml_path;
    read_running_text(form, edition);
    read_sections(form, edition);
    return edition;
}

}  // namespace shenbao
