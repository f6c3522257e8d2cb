#include "pipeline/form/field_slots.hpp"

#include <array>
#include <utility>

namespace shenbao {
namespace {

template <class Whole>
using Slot = std::pair<std::string_view, OptionalField Whole::*>;

constexpr std::array<Slot<Declaration>, 4> kDeclaration{{
    {"fiscal_year", &Declaration::fiscal_year},
    {"fill_date", &Declaration::fill_date},
    {"period", &Declaration::period},
    {"attachment", &Declaration::attachment},
}};

constexpr std::array<Slot<Organisation>, 9> kOrganisation{{
    {"department_name", &Organisation::department_name},
    {"department_code", &Organisation::department_code},
    {"implementing_unit", &Organisation::implementing_unit},
    {"implementing_unit_code", &Organisation::implementing_unit_code},
    {"filler", &Organisation::filler},
    {"phone", &Organisation::phone},
    {"principal", &Organisation::principal},
    {"unit_head", &Organisation::unit_head},
    {"finance_head", &Organisation::finance_head},
}};

constexpr std::array<Slot<Project>, 12> kProject{{
    {"project/name", &Project::name},
    {"project/code", &Project::code},
    {"project/attribute", &Project::attribute},
    {"project/category", &Project::category},
    {"project/nature", &Project::nature},
    {"project/period", &Project::period},
    {"project/start", &Project::start},
    {"project/end", &Project::end},
    {"project/basis", &Project::basis},
    {"project/overview", &Project::overview},
    {"project/feasibility", &Project::feasibility},
    {"project/necessity", &Project::necessity},
}};

constexpr std::array<Slot<FundingLine>, 10> kFunding{{
    {"current", &FundingLine::current},
    {"ratio", &FundingLine::ratio},
    {"initial", &FundingLine::initial},
    {"adjusted", &FundingLine::adjusted},
    {"executed", &FundingLine::executed},
    {"rate", &FundingLine::rate},
    {"weight", &FundingLine::weight},
    {"score", &FundingLine::score},
    {"forecast", &FundingLine::forecast},
    {"basis", &FundingLine::basis},
}};

constexpr std::array<Slot<Indicator>, 17> kIndicator{{
    {"level1", &Indicator::level1},
    {"level2", &Indicator::level2},
    {"name", &Indicator::name},
    {"value", &Indicator::value},
    {"standard", &Indicator::standard},
    {"operator", &Indicator::op},
    {"unit", &Indicator::unit},
    {"description", &Indicator::description},
    {"nature", &Indicator::nature},
    {"direction", &Indicator::direction},
    {"weight", &Indicator::weight},
    {"actual", &Indicator::actual},
    {"score", &Indicator::score},
    {"deviation", &Indicator::deviation},
    {"remark", &Indicator::remark},
    {"forecast", &Indicator::forecast},
    {"likelihood", &Indicator::likelihood},
}};

constexpr std::array<Slot<AnnualTask>, 5> kTask{{
    {"name", &AnnualTask::name},
    {"text", &AnnualTask::text},
    {"amount_total", &AnnualTask::amount_total},
    {"amount_fiscal", &AnnualTask::amount_fiscal},
    {"amount_other", &AnnualTask::amount_other},
}};

constexpr std::array<Slot<ScheduleStep>, 3> kStep{{
    {"content", &ScheduleStep::content},
    {"start", &ScheduleStep::start},
    {"end", &ScheduleStep::end},
}};

template <class Whole, std::size_t N>
OptionalField* find(Whole& whole, const std::array<Slot<Whole>, N>& slots, std::string_view name) {
    for (const auto& [slot, member] : slots)
        if (slot == name) return &(whole.*member);
    return nullptr;
}

}  // namespace

OptionalField* field_slot(Declaration& declaration, const FieldName& name) {
    if (OptionalField* own = find(declaration, kDeclaration, name)) return own;
    if (OptionalField* organisation = find(declaration.organisation, kOrganisation, name)) return organisation;
    if (name.starts_with("project/")) {
        if (!declaration.project) declaration.project.emplace();
        return find(*declaration.project, kProject, name);
    }
    if (name != "totals/score") return nullptr;
    if (!declaration.totals) declaration.totals.emplace();
    return &declaration.totals->score;
}

OptionalField* field_slot(FundingLine& line, const std::string& role) {
    return find(line, kFunding, role);
}
OptionalField* field_slot(Indicator& indicator, const std::string& role) {
    return find(indicator, kIndicator, role);
}
OptionalField* field_slot(AnnualTask& task, const std::string& role) {
    return find(task, kTask, role);
}
OptionalField* field_slot(ScheduleStep& step, const std::string& role) {
    return find(step, kStep, role);
}

bool is_subject_role(std::string_view role) {
    return role.starts_with("project/") || role == "budget" || role == "goal" || role == "department_name" ||
           role == "implementing_unit";
}

}  // namespace shenbao
