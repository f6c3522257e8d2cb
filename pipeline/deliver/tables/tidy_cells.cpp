#include "pipeline/deliver/tables/tidy_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "pipeline/deliver/names.hpp"
#include "pipeline/deliver/text_forms.hpp"

namespace shenbao {
namespace {

const Value* value_of(const OptionalField& field) {
    return field && field->value ? &*field->value : nullptr;
}

// A part of the field's value, waiting for a person as the field does.
TidyCell part_cell(const OptionalField& field, const std::optional<std::string>& part) {
    return {part.value_or(""), field && field->status == FieldStatus::review};
}

TidyCell decimal_cell(const OptionalField& field, const std::optional<std::string>& part) {
    return part && has_form(*part, TextForm::decimal) ? part_cell(field, part) : TidyCell{};
}

void append(std::string& list, std::string_view item) {
    if (!list.empty()) list += "; ";
    list += item;
}

void add(RowTrust& row, const std::string& name, const Field& field) {
    if (field.confidence) row.confidence = std::min(row.confidence.value_or(1), *field.confidence);
    if (field.status == FieldStatus::review) append(row.to_review, name);
    const bool worse = row.status == FieldStatus::accepted || field.status == FieldStatus::review;
    if (field.status != FieldStatus::accepted && worse) row.status = field.status;
}

}  // namespace

TidyCell plain_cell(std::string text) {
    return {std::move(text), false};
}

TidyCell field_cell(const OptionalField& field) {
    return field ? TidyCell{field->text, field->status == FieldStatus::review} : TidyCell{};
}

TidyCell share_cell(const std::optional<double>& share) {
    if (!share) return {};
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), *share, std::chars_format::fixed, 4).ptr;
    return plain_cell({text.data(), end});
}

TidyCell kind_cell(const OptionalField& field) {
    const Value* value = value_of(field);
    return value ? part_cell(field, std::string(name_of(value->kind))) : TidyCell{};
}

TidyCell comparator_cell(const OptionalField& field) {
    const Value* value = value_of(field);
    if (!value || value->cmp == Comparator::none) return {};
    return part_cell(field, std::string(name_of(value->cmp)));
}

TidyCell number_cell(const OptionalField& field) {
    const Value* value = value_of(field);
    if (!value) return {};
    const bool quantity = value->kind == ValueKind::quantity;
    return decimal_cell(field, quantity ? value->lo : value->number);
}

TidyCell high_cell(const OptionalField& field) {
    const Value* value = value_of(field);
    return value ? decimal_cell(field, value->hi) : TidyCell{};
}

TidyCell unit_cell(const OptionalField& field) {
    const Value* value = value_of(field);
    return value ? part_cell(field, value->unit) : TidyCell{};
}

TidyCell named_cell(const NamedFields& fields) {
    TidyCell cell;
    for (const auto& [name, field] : fields) {
        append(cell.text, name + ": " + field.text);
        cell.review = cell.review || field.status == FieldStatus::review;
    }
    return cell;
}

std::vector<RowTrust> trust_of_rows(const Declaration& declaration, const std::string& list, std::size_t items) {
    std::vector<RowTrust> rows(items);
    const std::string begin = list + "/";
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        if (!path.starts_with(begin)) return;
        const std::size_t slash = path.find('/', begin.size());
        add(rows.at(std::stoul(path.substr(begin.size(), slash - begin.size()))), path.substr(slash + 1), field);
    });
    return rows;
}

}  // namespace shenbao
