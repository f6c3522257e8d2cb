#include "pipeline/deliver/json.hpp"

#include "pipeline/deliver/json_field.hpp"
#include "pipeline/deliver/names.hpp"
#include "pipeline/deliver/review_summary.hpp"

namespace shenbao {

namespace {

// Writes one declaration; holds only what every field needs to know.
class DeclarationJson {
  public:
    explicit DeclarationJson(EvidenceOutput evidence) : evidence_(evidence) {}

    [[nodiscard]] Json write(const Declaration& d) const {
        Json json{{"id", d.id},
                  {"schema", kSchemaName},
                  {"source", source(d.source)},
                  {"form",
                   {{"family", d.form.family},
                    {"edition", json_or_null(d.form.edition)},
                    {"confidence", json_or_null(d.form.confidence)}}},
                  {"title", of(d.title)},
                  {"attachment", of(d.attachment)},
                  {"fiscal_year", of(d.fiscal_year)},
                  {"money_unit", of(d.money_unit)},
                  {"fill_date", of(d.fill_date)},
                  {"period", of(d.period)},
                  {"organisation", organisation(d.organisation)},
                  {"project", d.project ? project(*d.project) : Json(nullptr)}};
        json["funding"] = list(d.funding, [this](const FundingLine& line) { return funding(line); });
        json["functions_overview"] = d.functions_overview ? functions(*d.functions_overview) : Json(nullptr);
        json["annual_tasks"] = list(d.annual_tasks, [this](const AnnualTask& task_in) { return task(task_in); });
        json["goals"] = list(d.goals, [this](const Goal& goal_in) { return goal(goal_in); });
        json["indicators"] = list(d.indicators, [this](const Indicator& i) { return indicator(i); });
        json["totals"] = d.totals ? totals(*d.totals) : Json(nullptr);
        json["conclusions"] = of(d.conclusions);
        json["approvals"] = list(d.approvals, [this](const Approval& a) { return approval(a); });
        json["notes"] = list(d.notes, [this](const Field& note) { return json_of(note, evidence_); });
        json["others"] = list(d.others, [this](const OtherEntry& o) {
            return Json{{"label", of(o.label)}, {"text", json_of(o.text, evidence_)}};
        });
        json["tables"] = list(d.tables, [](const Table& t) { return table(t); });
        json["issues"] = list(d.issues, [](const Issue& i) { return issue(i); });
        json["review"] = review(d);
        return json;
    }

  private:
    template <class T, class Write>
    static Json list(const std::vector<T>& items, const Write& write_one) {
        Json json = Json::array();
        for (const T& item : items) json.push_back(write_one(item));
        return json;
    }
    [[nodiscard]] Json of(const OptionalField& field) const { return json_of(field, evidence_); }
    [[nodiscard]] Json of(const NamedFields& fields) const { return json_of(fields, evidence_); }

    static Json mark(const PageMark& m) {
        return {{"kind", json_name(m.kind)}, {"colour", json_name(m.colour)}, {"bbox", json_of(m.box)}};
    }
    static Json source(const SourceInfo& s) {
        Json pages = list(s.pages, [](const PageInfo& p) {
            const Affine& m = p.to_source;
            return Json{{"number", p.number},
                        {"width_px", p.width_px},
                        {"height_px", p.height_px},
                        {"dpi", json_or_null(p.dpi)},
                        {"quarter_turns", p.quarter_turns},
                        {"skew_deg", p.skew_deg},
                        {"to_source", Json::array({m.a, m.b, m.c, m.d, m.e, m.f})},
                        {"reading", json_name(p.reading)},
                        {"marks", list(p.marks, mark)}};
        });
        return {{"name", s.name},
                {"sha256", s.sha256},
                {"bytes", s.bytes},
                {"media_type", s.media_type},
                {"pages", std::move(pages)}};
    }
    [[nodiscard]] Json organisation(const Organisation& o) const {
        return {{"department_name", of(o.department_name)},
                {"department_code", of(o.department_code)},
                {"implementing_unit", of(o.implementing_unit)},
                {"implementing_unit_code", of(o.implementing_unit_code)},
                {"filler", of(o.filler)},
                {"phone", of(o.phone)},
                {"principal", of(o.principal)},
                {"unit_head", of(o.unit_head)},
                {"finance_head", of(o.finance_head)}};
    }
    [[nodiscard]] Json project(const Project& p) const {
        return {{"name", of(p.name)},
                {"code", of(p.code)},
                {"attribute", of(p.attribute)},
                {"category", of(p.category)},
                {"nature", of(p.nature)},
                {"period", of(p.period)},
                {"start", of(p.start)},
                {"end", of(p.end)},
                {"basis", of(p.basis)},
                {"overview", of(p.overview)},
                {"feasibility", of(p.feasibility)},
                {"necessity", of(p.necessity)},
                {"schedule", list(p.schedule, [this](const ScheduleStep& step) {
                     return Json{{"content", of(step.content)}, {"start", of(step.start)}, {"end", of(step.end)}};
                 })}};
    }
    [[nodiscard]] Json funding(const FundingLine& l) const {
        return {{"key", l.key},
                {"group", l.group},
                {"label", of(l.label)},
                {"is_total", l.is_total},
                {"is_of_which", l.is_of_which},
                {"current", of(l.current)},
                {"ratio", of(l.ratio)},
                {"history", of(l.history)},
                {"initial", of(l.initial)},
                {"adjusted", of(l.adjusted)},
                {"executed", of(l.executed)},
                {"rate", of(l.rate)},
                {"weight", of(l.weight)},
                {"score", of(l.score)},
                {"forecast", of(l.forecast)},
                {"basis", of(l.basis)}};
    }
    [[nodiscard]] Json functions(const FunctionsOverview& f) const {
        return {{"intro", of(f.intro)},
                {"items", list(f.items, [this](const NumberedText& item) {
                     return Json{{"number", json_or_null(item.number)}, {"text", json_of(item.text, evidence_)}};
                 })}};
    }
    [[nodiscard]] Json task(const AnnualTask& t) const {
        return {{"number", json_or_null(t.number)},
                {"name", of(t.name)},
                {"text", of(t.text)},
                {"amount_total", of(t.amount_total)},
                {"amount_fiscal", of(t.amount_fiscal)},
                {"amount_other", of(t.amount_other)}};
    }
    [[nodiscard]] Json goal(const Goal& g) const {
        return {{"id", g.id},
                {"horizon", to_string(g.horizon)},
                {"number", json_or_null(g.number)},
                {"text", of(g.text)},
                {"heading", of(g.heading)}};
    }
    [[nodiscard]] Json indicator(const Indicator& i) const {
        return {{"seq", i.seq},
                {"horizon", to_string(i.horizon)},
                {"goal", json_or_null(i.goal)},
                {"level1", of(i.level1)},
                {"level2", of(i.level2)},
                {"name", of(i.name)},
                {"value", of(i.value)},
                {"history", of(i.history)},
                {"standard", of(i.standard)},
                {"operator", of(i.op)},
                {"unit", of(i.unit)},
                {"description", of(i.description)},
                {"nature", of(i.nature)},
                {"direction", of(i.direction)},
                {"weight", of(i.weight)},
                {"actual", of(i.actual)},
                {"score", of(i.score)},
                {"deviation", of(i.deviation)},
                {"remark", of(i.remark)},
                {"forecast", of(i.forecast)},
                {"likelihood", of(i.likelihood)},
                {"causes", of(i.causes)}};
    }
    [[nodiscard]] Json totals(const Totals& t) const {
        return {{"weight", of(t.weight)}, {"score", of(t.score)}, {"grade", of(t.grade)}};
    }
    [[nodiscard]] Json approval(const Approval& a) const {
        return {{"role", a.role},
                {"opinion", of(a.opinion)},
                {"signer", of(a.signer)},
                {"date", of(a.date)},
                {"seal", a.seal}};
    }
    static Json table(const Table& t) {
        return {{"id", t.id},
                {"page", t.page},
                {"bbox", json_of(t.bbox)},
                {"rows", t.rows},
                {"cols", t.cols},
                {"continues", json_or_null(t.continues)},
                {"cells", list(t.cells, [](const TableCell& c) {
                     return Json{{"row", c.row},
                                 {"col", c.col},
                                 {"row_span", c.row_span},
                                 {"col_span", c.col_span},
                                 {"bbox", json_of(c.bbox)},
                                 {"quad", json_of(c.quad)},
                                 {"text", c.text},
                                 {"confidence", json_or_null(c.confidence)},
                                 {"source", json_name(c.source)}};
                 })}};
    }
    static Json issue(const Issue& i) {
        return {{"code", i.code},
                {"severity", json_name(i.severity)},
                {"message", i.message},
                {"page", json_or_null(i.page)},
                {"bbox", i.bbox ? json_of(*i.bbox) : Json(nullptr)},
                {"fields", i.fields}};
    }
    static Json review(const Declaration& d) {
        const ReviewSummary summary = summarise_review(d);
        return {{"required", summary.required}, {"fields", summary.fields}, {"of", summary.of}};
    }

    EvidenceOutput evidence_;
};

}  // namespace

std::string to_json(std::span<const Declaration> declarations, EvidenceOutput evidence) {
    Json list = Json::array();
    for (const Declaration& declaration : declarations)
        list.push_back(DeclarationJson(evidence).write(declaration));
    const Json document{{"schema", kSchemaName}, {"declarations", std::move(list)}};
    // Text that is not UTF-8 cannot come from our readers; from a broken text layer it is replaced, not thrown at.
    return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace shenbao
