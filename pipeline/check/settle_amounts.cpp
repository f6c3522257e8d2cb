// A11 A1 to A6 fail, and exactly one choice among what readers saw makes all of them hold: it is delivered, and
// what
//     was read first stays beside it. All fields of the rules that failed go to a person: a sum that was made to
//     hold confirms none of its members.
#include "pipeline/check/settle_amounts.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {
namespace {

constexpr std::size_t kMostChoices = 40;  // readings: pairs of them are tried, too; guess

Findings check_money(const Declaration& declaration) {
    Findings all = check_bare_sums(declaration);
    std::ranges::move(check_ratios(declaration), std::back_inserter(all));
    return all;
}

struct Standing {
    std::ptrdiff_t failing = 0, holding = 0;
    [[nodiscard]] bool mends(const Standing& before) const {
        return failing == 0 && holding >= before.holding + before.failing;
    }
};

Standing standing_of(const Findings& findings) {
    Standing standing;
    for (const Finding& finding : findings) {
        if (finding.result == RuleResult::fail) ++standing.failing;
        if (finding.result == RuleResult::exact || finding.result == RuleResult::rounded) ++standing.holding;
    }
    return standing;
}

struct Choice {
    std::string path;
    Field* field = nullptr;  // of the trial
    std::string text;
    Value value;
};

using Choices = std::vector<Choice>;

// The unit that the table's amounts have; a misread one may have none.
FormUnit unit_of(Declaration& declaration) {
    FormUnit unit;
    visit_fields(declaration, [&](const std::string&, Field& field) {
        if (unit.text.empty() && field.kind == FieldKind::amount && field.value)
            unit = {field.value->unit.value_or(""), field.value->unit_from};
    });
    return unit;
}

std::set<std::string> fields_of_failing(const Findings& findings) {
    std::set<std::string> fields;
    for (const Finding& finding : findings)
        if (finding.result == RuleResult::fail) fields.insert(finding.fields.begin(), finding.fields.end());
    return fields;
}

// What readers saw in the fields that failing rules name, if it is of the field's kind.
Choices list_choices(Declaration& trial, const Findings& findings) {
    const std::set<std::string> concerned = fields_of_failing(findings);
    const FormUnit unit = unit_of(trial);
    Choices choices;
    visit_fields(trial, [&](const std::string& path, Field& field) {
        if (!concerned.contains(path) || field.source != FieldSource::ocr) return;
        for (const Alternative& other : field.alternatives) {
            const auto value = parse_kind(field.kind, other.text, unit);
            if (other.why == "ocr" && value && fold_text(other.text) != fold_text(field.text))
                choices.push_back({path, &field, other.text, *value});
        }
    });
    return choices;
}

// The findings if these choices were made; the trial is as before afterwards.
Findings findings_with(Declaration& trial, const std::vector<const Choice*>& made) {
    std::vector<std::pair<Field*, Field>> kept;
    for (const Choice* choice : made) {
        kept.emplace_back(choice->field, *choice->field);
        choice->field->text = choice->text;
        choice->field->value = choice->value;
    }
    Findings findings = check_money(trial);
    for (auto& [field, before] : kept) *field = std::move(before);
    return findings;
}

using Mending = std::vector<const Choice*>;

// The first two of the given ways that mend the table; more need not be known.
std::vector<Mending> mending_ones(Declaration& trial, const std::vector<Mending>& ways, const Standing& before) {
    std::vector<Mending> mendings;
    for (const Mending& made : ways) {
        if (standing_of(findings_with(trial, made)).mends(before)) mendings.push_back(made);
        if (mendings.size() == 2) break;
    }
    return mendings;
}

std::vector<Mending> pairs_of(const Choices& choices) {
    std::vector<Mending> pairs;
    for (std::size_t i = 0; i < choices.size(); ++i)
        for (std::size_t k = i + 1; k < choices.size(); ++k)
            if (choices[i].field != choices[k].field) pairs.push_back({&choices[i], &choices[k]});
    return pairs;
}

// One change, or two if one does not do; three misread members of one table are a bad scan, not a doubt.
Mending find_only_mending(Declaration& trial, const Choices& choices, const Standing& before) {
    std::vector<Mending> singles;
    for (const Choice& choice : choices) singles.push_back({&choice});
    std::vector<Mending> mendings = mending_ones(trial, singles, before);
    if (mendings.empty()) mendings = mending_ones(trial, pairs_of(choices), before);
    return mendings.size() == 1 ? mendings.front() : Mending{};
}

// What was read first stays as an alternative, in the place of the reading chosen.
void choose(Field& field, const Choice& choice) {
    const auto chosen = std::ranges::find(field.alternatives, choice.text, &Alternative::text);
    chosen->text = std::exchange(field.text, choice.text);
    chosen->confidence.reset();
    field.value = choice.value;
}

}  // namespace

SettledAmounts settle_amounts(Declaration declaration) {
    SettledAmounts settled{std::move(declaration), {}};
    const Findings findings = check_money(settled.declaration);
    const Standing before = standing_of(findings);
    if (before.failing == 0) return settled;
    Declaration trial = settled.declaration;
    trial.tables.clear();  // the rules do not look at cells
    const Choices choices = list_choices(trial, findings);
    if (choices.size() > kMostChoices) return settled;
    std::map<std::string, const Choice*> made;
    for (const Choice* choice : find_only_mending(trial, choices, before)) made[choice->path] = choice;
    if (made.empty()) return settled;
    std::string what;
    visit_fields(settled.declaration, [&](const std::string& path, Field& field) {
        if (!made.contains(path)) return;
        what += (what.empty() ? "" : "; ") + made[path]->text + ", which a reader saw, for " + field.text;
        choose(field, *made[path]);
    });
    const std::set<std::string> concerned = fields_of_failing(findings);
    settled.findings.push_back(
        make_failure("A11", {concerned.begin(), concerned.end()}, "sums and ratios hold with " + what));
    return settled;
}

}  // namespace shenbao
