#include "models/declaration/declaration.hpp"

namespace shenbao {

std::string_view to_string(Horizon horizon) {
    switch (horizon) {
        case Horizon::long_term: return "long_term";
        case Horizon::mid_term: return "mid_term";
        case Horizon::annual: return "annual";
        case Horizon::actual: return "actual";
    }
    return "annual";
}

namespace {

// One walk serves the const and the mutable visitor: D is Declaration or const Declaration.
template <class Visit>
class FieldWalk {
  public:
    explicit FieldWalk(const Visit& visit) : visit_(visit) {}

    template <class D>
    void declaration(D& d) const {
        one("title", d.title);
        one("attachment", d.attachment);
        one("fiscal_year", d.fiscal_year);
        one("money_unit", d.money_unit);
        one("fill_date", d.fill_date);
        one("period", d.period);
        organisation(d.organisation);
        if (d.project) project(*d.project);
        each(d.funding, "funding", [this](const std::string& at, auto& line) { funding(at, line); });
        if (d.functions_overview) functions(*d.functions_overview);
        each(d.annual_tasks, "annual_tasks", [this](const std::string& at, auto& t) { task(at, t); });
        each(d.goals, "goals", [this](const std::string& at, auto& goal) {
            one(at + "text", goal.text);
            one(at + "heading", goal.heading);
        });
        each(d.indicators, "indicators", [this](const std::string& at, auto& i) { indicator(at, i); });
        if (d.totals) totals(*d.totals);
        named("conclusions/", d.conclusions);
        each(d.approvals, "approvals", [this](const std::string& at, auto& approval) {
            one(at + "opinion", approval.opinion);
            one(at + "signer", approval.signer);
            one(at + "date", approval.date);
        });
        for (std::size_t i = 0; i < d.notes.size(); ++i) visit_("notes/" + std::to_string(i), d.notes[i]);
        each(d.others, "others", [this](const std::string& at, auto& other) {
            one(at + "label", other.label);
            visit_(at + "text", other.text);
        });
    }

  private:
    template <class F>
    void one(const std::string& path, F& field) const {
        if (field) visit_(path, *field);
    }
    template <class Items, class Each>
    void each(Items& items, const std::string& name, const Each& call) const {
        for (std::size_t i = 0; i < items.size(); ++i) call(name + "/" + std::to_string(i) + "/", items[i]);
    }
    template <class Fields>
    void named(const std::string& at, Fields& fields) const {
        for (auto& [name, field] : fields) visit_(at + name, field);
    }
    template <class O>
    void organisation(O& o) const {
        one("organisation/department_name", o.department_name);
        one("organisation/department_code", o.department_code);
        one("organisation/implementing_unit", o.implementing_unit);
        one("organisation/implementing_unit_code", o.implementing_unit_code);
        one("organisation/filler", o.filler);
        one("organisation/phone", o.phone);
        one("organisation/principal", o.principal);
        one("organisation/unit_head", o.unit_head);
        one("organisation/finance_head", o.finance_head);
    }
    template <class P>
    void project(P& p) const {
        one("project/name", p.name);
        one("project/code", p.code);
        one("project/attribute", p.attribute);
        one("project/category", p.category);
        one("project/nature", p.nature);
        one("project/period", p.period);
        one("project/start", p.start);
        one("project/end", p.end);
        one("project/basis", p.basis);
        one("project/overview", p.overview);
        one("project/feasibility", p.feasibility);
        one("project/necessity", p.necessity);
        each(p.schedule, "project/schedule", [this](const std::string& at, auto& step) {
            one(at + "content", step.content);
            one(at + "start", step.start);
            one(at + "end", step.end);
        });
    }
    template <class L>
    void funding(const std::string& at, L& line) const {
        one(at + "label", line.label);
        one(at + "current", line.current);
        one(at + "ratio", line.ratio);
        named(at + "history/", line.history);
        one(at + "initial", line.initial);
        one(at + "adjusted", line.adjusted);
        one(at + "executed", line.executed);
        one(at + "rate", line.rate);
        one(at + "weight", line.weight);
        one(at + "score", line.score);
        one(at + "forecast", line.forecast);
        one(at + "basis", line.basis);
    }
    template <class F>
    void functions(F& f) const {
        one("functions_overview/intro", f.intro);
        each(f.items, "functions_overview/items",
             [this](const std::string& at, auto& item) { visit_(at + "text", item.text); });
    }
    template <class T>
    void task(const std::string& at, T& t) const {
        one(at + "name", t.name);
        one(at + "text", t.text);
        one(at + "amount_total", t.amount_total);
        one(at + "amount_fiscal", t.amount_fiscal);
        one(at + "amount_other", t.amount_other);
    }
    template <class I>
    void indicator(const std::string& at, I& i) const {
        one(at + "level1", i.level1);
        one(at + "level2", i.level2);
        one(at + "name", i.name);
        one(at + "value", i.value);
        named(at + "history/", i.history);
        one(at + "standard", i.standard);
        one(at + "operator", i.op);
        one(at + "unit", i.unit);
        one(at + "description", i.description);
        one(at + "nature", i.nature);
        one(at + "direction", i.direction);
        one(at + "weight", i.weight);
        one(at + "actual", i.actual);
        one(at + "score", i.score);
        one(at + "deviation", i.deviation);
        one(at + "remark", i.remark);
        one(at + "forecast", i.forecast);
        one(at + "likelihood", i.likelihood);
        named(at + "causes/", i.causes);
    }
    template <class T>
    void totals(T& t) const {
        one("totals/weight", t.weight);
        one("totals/score", t.score);
        one("totals/grade", t.grade);
    }

    const Visit& visit_;
};

}  // namespace

void visit_fields(Declaration& declaration, const std::function<void(const std::string&, Field&)>& visit) {
    FieldWalk(visit).declaration(declaration);
}

void visit_fields(const Declaration& declaration,
                  const std::function<void(const std::string&, const Field&)>& visit) {
    FieldWalk(visit).declaration(declaration);
}

}  // namespace shenbao
