#include "tests/deliver/slim_declaration.hpp"

#include "tests/support/sample_declaration.hpp"

namespace shenbao::testing {

Declaration make_slim_declaration() {
    Declaration d = make_full_declaration();
    d.title->alternatives = {{"乙", 0.25, "ocr"}};
    d.title->findings = {"A1"};
    d.title->evidence.set(EvidenceKind::contrast, 0.5);
    d.attachment = d.fiscal_year = d.money_unit = d.fill_date = d.period = {};
    d.organisation = {};
    d.source.pages.pop_back();
    d.project = Project{};
    d.project->schedule.emplace_back();
    FundingLine line;
    line.history = {{"2019", *d.funding[0].current}};
    d.funding = {line};
    d.functions_overview = FunctionsOverview{{}, {{1, d.notes[0]}}};
    d.annual_tasks = {AnnualTask{}};
    d.goals[0].text = d.goals[0].heading = {};
    Indicator indicator;
    indicator.seq = 1;
    indicator.value = d.indicators[0].value;
    d.indicators = {indicator};
    d.totals = Totals{};
    d.conclusions.resize(1);
    d.approvals = {Approval{}};
    d.others[0].label = {};
    return d;
}

}  // namespace shenbao::testing
