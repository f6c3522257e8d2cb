#include "pipeline/trust/list_doubts.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::string_view kLists[] = {"funding", "functions_overview", "annual_tasks", "goals", "indicators",
                                       "totals",  "conclusions",        "approvals"};

std::string_view list_of(std::string_view path) {
    return path.substr(0, path.find('/'));
}

// The place in its list of the item that the path leads to: 7 of functions_overview/items/7/text. nullopt for the
// introduction.
std::optional<int> item_of(std::string_view path) {
    const std::size_t digits = path.find_first_of("0123456789");
    if (digits == std::string_view::npos) return std::nullopt;
    int item = 0;
    std::from_chars(path.data() + digits, path.data() + path.size(), item);
    return item;
}

// Rules about numbers, and about goals repeated at the head of their block (pipeline/check/README.md: N1 to N3,
// T1).
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

// Whether the notes that begin with a number count from 1.
bool follow_each_other(const std::vector<Field>& notes) {
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const std::string text = fold_text(notes[i].text);
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc() && end != text.data() + text.size() && number != static_cast<int>(i) + 1)
            return false;
    }
    return true;
}

using Item = std::pair<std::string, const Field*>;  // path, field

bool ends_sentence(const Field& field) {
    const std::u32string text = decode_utf8(field.text);
    return !text.empty() && (text.back() == U'。' || text.back() == U'；' || text.back() == U';');
}

// Items without the sign at their end that most of their list have: it was lost, or the item's end was.
std::vector<std::string> find_odd_ends(const std::vector<Item>& items) {
    const auto ended =
        std::count_if(items.begin(), items.end(), [](const Item& i) { return ends_sentence(*i.second); });
    std::vector<std::string> odd;
    if (2 * static_cast<std::size_t>(ended) <= items.size()) return odd;
    for (const auto& [path, field] : items)
        if (!ends_sentence(*field)) odd.push_back(path);
    return odd;
}

}  // namespace

void ListDoubts::doubt_odd_ends(const Declaration& declaration) {
    std::vector<Item> functions, tasks, notes;
    if (declaration.functions_overview)
        for (std::size_t i = 0; i < declaration.functions_overview->items.size(); ++i)
            functions.emplace_back("functions_overview/items/" + std::to_string(i) + "/text",
                                   &declaration.functions_overview->items[i].text);
    for (std::size_t i = 0; i < declaration.annual_tasks.size(); ++i)
        if (declaration.annual_tasks[i].text)
            tasks.emplace_back("annual_tasks/" + std::to_string(i) + "/text", &*declaration.annual_tasks[i].text);
    for (std::size_t i = 0; i < declaration.notes.size(); ++i)
        notes.emplace_back("notes/" + std::to_string(i), &declaration.notes[i]);
    for (const auto& items : {functions, tasks, notes})
        for (std::string& path : find_odd_ends(items)) odd_ends_.insert(std::move(path));
}

ListDoubts::ListDoubts(const Declaration& declaration)
    : indicators_have_goals_(std::ranges::any_of(
          declaration.indicators, [](const Indicator& indicator) { return indicator.goal.has_value(); })) {
    doubt_odd_ends(declaration);
    if (declaration.functions_overview)
        for (const NumberedText& item : declaration.functions_overview->items)
            if (holds_marker(item.text)) doubt("functions_overview", 0);
    for (const AnnualTask& task : declaration.annual_tasks)
        if (holds_marker(task.text)) doubt("annual_tasks", 0);
    if (!follow_each_other(declaration.notes)) doubt("notes", 0);
    for (const Issue& issue : declaration.issues) {
        if (issue.code == "unplaced-cells")
            for (const std::string_view list : kLists) doubt(list, issue.page.value_or(0));
        if (issue.code == "page-order" && issue.severity != Severity::info) doubts_all_ = true;
        if (issue.code == "money-unit-conflict") doubts_amounts_ = true;
        if (tells_of_order(issue))
            for (const std::string& path : issue.fields) doubt_list_of(path);
        if (issue.code == "inferred-number" && issue.severity != Severity::info)
            for (const std::string& path : issue.fields) doubt_from_item_before(path);
    }
}

void ListDoubts::doubt(std::string_view list, int from_page) {
    const auto [at, fresh] = first_page_.try_emplace(std::string(list), from_page);
    if (!fresh) at->second = std::min(at->second, from_page);
}

void ListDoubts::doubt_list_of(std::string_view path) {
    const std::string_view list = list_of(path);
    doubt(list, 0);
    // An indicator under the wrong goal is a wrong indicator; those that are under none stay where they are.
    if (list == "goals" && indicators_have_goals_) doubt("indicators", 0);
}

// The item before may have swallowed a lost one, or the item itself be a piece of it; then all behind have moved.
// What stands before them has printed numbers on both sides. Numbers that the printed ones around them prove come
// as mere information: a number is no part of a text, and nothing was lost.
void ListDoubts::doubt_from_item_before(std::string_view path) {
    const std::string_view list = list_of(path);
    if (list == "goals") return doubt_list_of(path);
    const int from = std::max(0, item_of(path).value_or(0) - 1);
    const auto [at, fresh] = first_item_.try_emplace(std::string(list), from);
    if (!fresh) at->second = std::min(at->second, from);
}

bool ListDoubts::concern(std::string_view path, const Field& field) const {
    if (doubts_all_ || odd_ends_.contains(path)) return true;
    if (doubts_amounts_ && (field.kind == FieldKind::amount || path == "money_unit")) return true;
    const auto moved = first_item_.find(list_of(path));
    if (moved != first_item_.end() && item_of(path).value_or(-1) >= moved->second) return true;
    const auto found = first_page_.find(list_of(path));
    return found != first_page_.end() && field.page >= found->second;
}

}  // namespace shenbao
