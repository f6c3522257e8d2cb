#include "pipeline/trust/list_doubts.hpp"

#include <algorithm>

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

}  // namespace

ListDoubts::ListDoubts(const Declaration& declaration) {
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
