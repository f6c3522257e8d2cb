// N1  the goals of a horizon are numbered 1, 2, 3 ... without a gap. Fail flags the goals beside the gap.
// N2  every goal of the overview has a heading with its indicator block and the other way round, where the form
//     prints headings at all. Fail flags the goals that lack one.
// N3  the items of a list are numbered without a gap. Fail flags the items beside the gap.
// Passing confirms no text; these rules speak only when they fail.
#include <algorithm>

#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

struct Numbered {
    int number = 0;
    std::string path;
};

void check_sequence(const char* rule, const std::vector<Numbered>& items, Findings& findings) {
    int expected = 1;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].number != expected) {
            std::vector<std::string> fields;
            if (i > 0) fields.push_back(items[i - 1].path);
            fields.push_back(items[i].path);
            findings.push_back(make_failure(rule, std::move(fields),
                                            "number " + std::to_string(items[i].number) + " where " +
                                                std::to_string(expected) + " should be"));
        }
        expected = items[i].number + 1;
    }
}

std::vector<Numbered> goals_of(const Declaration& declaration, Horizon horizon) {
    std::vector<Numbered> goals;
    for (std::size_t i = 0; i < declaration.goals.size(); ++i) {
        const Goal& goal = declaration.goals[i];
        if (goal.horizon != horizon || !goal.number) continue;
        goals.push_back({*goal.number, "goals/" + std::to_string(i) + (goal.text ? "/text" : "/heading")});
    }
    return goals;
}

void check_headings(const Declaration& declaration, Findings& findings) {
    const bool prints_headings =
        std::ranges::any_of(declaration.goals, [](const Goal& g) { return g.heading.has_value(); });
    if (!prints_headings) return;
    for (std::size_t i = 0; i < declaration.goals.size(); ++i) {
        const Goal& goal = declaration.goals[i];
        if (goal.text && goal.heading) continue;
        const std::string path = "goals/" + std::to_string(i) + "/";
        if (goal.text)
            findings.push_back(make_failure("N2", {path + "text"}, "goal " + goal.id + " has no heading"));
        if (goal.heading)
            findings.push_back(
                make_failure("N2", {path + "heading"}, "goal " + goal.id + " is not in the overview"));
    }
}

}  // namespace

Findings check_numbering(const Declaration& declaration) {
    Findings findings;
    for (const Horizon horizon : {Horizon::long_term, Horizon::mid_term, Horizon::annual, Horizon::actual})
        check_sequence("N1", goals_of(declaration, horizon), findings);
    check_headings(declaration, findings);
    std::vector<Numbered> items, tasks;
    if (declaration.functions_overview)
        for (std::size_t i = 0; i < declaration.functions_overview->items.size(); ++i)
            if (const auto number = declaration.functions_overview->items[i].number)
                items.push_back({*number, "functions_overview/items/" + std::to_string(i) + "/text"});
    for (std::size_t i = 0; i < declaration.annual_tasks.size(); ++i)
        if (declaration.annual_tasks[i].number && declaration.annual_tasks[i].text)
            tasks.push_back({*declaration.annual_tasks[i].number, "annual_tasks/" + std::to_string(i) + "/text"});
    check_sequence("N3", items, findings);
    check_sequence("N3", tasks, findings);
    return findings;
}

}  // namespace shenbao
