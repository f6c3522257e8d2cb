#include "pipeline/trust/list_doubts.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::string_view kLists[] = {"funding", "functions_overview", "annual_tasks", "goals", "indicators"};

std::string_view list_of(std::string_view path) {
    return path.substr(0, path.find('/'));
}

// Rules about numbers, and about goals repeated at the head of their block (domain.md 5: N1 to N3, T1).
bool tells_of_order(const Issue& issue) {
    if (issue.code == "T1") return issue.severity != Severity::info;
    return issue.code.size() == 2 && issue.code[0] == 'N';
}

// A number, its dot and words in the middle of an item: an item that was not split off, or a list within the item
// whose numbers were taken for the outer list's (`3. 1.完成养护。 2.补植乔木。`).
bool holds_marker(const OptionalField& field) {
    if (!field) return false;
    const std::u32string text = decode_utf8(field->text);
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        const bool dotted = text[i + 1] == U'.' || text[i + 1] == U'、' || text[i + 1] == U'．';
        if (is_digit(text[i]) && dotted && is_han(text[i + 2])) return true;
    }
    return false;
}

}  // namespace

ListDoubts::ListDoubts(const Declaration& declaration) {
    if (declaration.functions_overview)
        for (const NumberedText& item : declaration.functions_overview->items)
            if (holds_marker(item.text)) doubt("functions_overview", 0);
    for (const AnnualTask& task : declaration.annual_tasks)
        if (holds_marker(task.text)) doubt("annual_tasks", 0);
    for (const Issue& issue : declaration.issues) {
        if (issue.code == "unplaced-cells")
            for (const std::string_view list : kLists) doubt(list, issue.page.value_or(0));
        if (tells_of_order(issue))
            for (const std::string& path : issue.fields) doubt_list_of(path);
    }
}

void ListDoubts::doubt(std::string_view list, int from_page) {
    const auto [at, fresh] = first_page_.try_emplace(std::string(list), from_page);
    if (!fresh) at->second = std::min(at->second, from_page);
}

void ListDoubts::doubt_list_of(std::string_view path) {
    const std::string_view list = list_of(path);
    doubt(list, 0);
    if (list == "goals") doubt("indicators", 0);  // an indicator under the wrong goal is a wrong indicator
}

bool ListDoubts::concern(std::string_view path, const Field& field) const {
    const auto found = first_page_.find(list_of(path));
    return found != first_page_.end() && field.page >= found->second;
}

}  // namespace shenbao
