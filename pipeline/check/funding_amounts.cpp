#include "pipeline/check/funding_amounts.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

bool is_nothing(const std::string& text) {
    const std::string folded = fold_text(text);
    return folded.empty() || folded == "—" || folded == "-" || folded == "/";
}

const Field* field_of(const FundingLine& line, const std::string& column) {
    if (column == "current") return line.current ? &*line.current : nullptr;
    const auto year = std::ranges::find(line.history, column, &std::pair<std::string, Field>::first);
    return year == line.history.end() ? nullptr : &year->second;
}

std::string path_of(std::size_t index, const std::string& column) {
    const std::string line = "funding/" + std::to_string(index) + "/";
    return line + (column == "current" ? column : "history/" + column);
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

}  // namespace shenbao
