#include "pipeline/check/funding_amounts.hpp"

#include <algorithm>
#include <array>

#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

bool is_nothing(const std::string& text) {
    const std::string folded = fold_text(text);
    return folded.empty() || folded == "—" || folded == "-" || folded == "/";
}

using LineColumn = std::pair<const char*, OptionalField FundingLine::*>;
constexpr std::array kColumns{
    LineColumn{"current", &FundingLine::current}, LineColumn{"initial", &FundingLine::initial},
    LineColumn{"adjusted", &FundingLine::adjusted}, LineColumn{"executed", &FundingLine::executed},
    LineColumn{"forecast", &FundingLine::forecast}};

const Field* field_of(const FundingLine& line, const std::string& column) {
    for (const auto& [name, member] : kColumns)
        if (column == name) return line.*member ? &*(line.*member) : nullptr;
    const auto year = std::ranges::find(line.history, column, &std::pair<std::string, Field>::first);
    return year == line.history.end() ? nullptr : &year->second;
}

std::string path_of(std::size_t index, const std::string& column) {
    const bool named = std::ranges::any_of(kColumns, [&](const LineColumn& one) { return column == one.first; });
    return "funding/" + std::to_string(index) + (named ? "/" : "/history/") + column;
}

template <class Item>
void add_once(std::vector<Item>& list, const Item& item) {
    if (!std::ranges::count(list, item)) list.push_back(item);
}

}  // namespace

Amount read_amount(const std::string& path, const std::string& label, const Field& field) {
    Amount amount{path, label, field.text, std::nullopt, is_nothing(field.text), std::nullopt};
    if (amount.nothing) amount.number = Decimal{};
    if (!field.value || !field.value->number) return amount;
    amount.number = parse_decimal(*field.value->number);
    amount.unit = field.value->unit;
    return amount;
}

std::vector<AmountColumn> collect_columns(const Declaration& declaration) {
    std::vector<std::string> groups, names{"current"};
    for (const FundingLine& line : declaration.funding) {
        add_once(groups, line.group);
        for (const auto& [year, field] : line.history) add_once(names, year);
    }
    std::vector<AmountColumn> columns;
    for (const std::string& group : groups)
        for (const std::string& name : names) {
            AmountColumn column{group, name, {}, std::nullopt};
            for (std::size_t i = 0; i < declaration.funding.size(); ++i) {
                const FundingLine& line = declaration.funding[i];
                const Field* field = field_of(line, name);
                if (line.group != group || line.is_of_which || !field) continue;
                Amount amount = read_amount(path_of(i, name), line.label ? line.label->text : line.key, *field);
                if (line.is_total)
                    column.total = std::move(amount);
                else
                    column.parts.push_back(std::move(amount));
            }
            columns.push_back(std::move(column));
        }
    return columns;
}

std::optional<Amount> amount_of(const Declaration& declaration, std::size_t line, const std::string& column) {
    const FundingLine& one = declaration.funding[line];
    const Field* field = field_of(one, column);
    if (!field) return std::nullopt;
    return read_amount(path_of(line, column), one.label ? one.label->text : one.key, *field);
}

std::vector<std::string> amount_columns(const Declaration& declaration) {
    std::vector<std::string> columns;
    for (const auto& [name, member] : kColumns)
        if (std::ranges::any_of(declaration.funding,
                                [m = member](const FundingLine& one) { return (one.*m).has_value(); }))
            columns.emplace_back(name);
    for (const FundingLine& line : declaration.funding)
        for (const auto& [year, field] : line.history) add_once(columns, year);
    return columns;
}

bool is_readable(const std::optional<Amount>& amount) {
    return amount && !amount->nothing && amount->number;
}

}  // namespace shenbao
