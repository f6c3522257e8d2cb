#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "pipeline/base/utf8.hpp"
#include "tools/eval/compare.hpp"

namespace shenbao {

bool same_text(const std::string& a, const std::string& b) {
    return fold_text(a) == fold_text(b);
}

namespace {

// Keys that are not read from paper as they stand, or are compared elsewhere (tables, pairing of items).
const std::set<std::string>& structural_keys() {
    static const std::set<std::string> kKeys{"id",          "schema", "source",  "form", "tables", "issues",
                                             "review",      "hints",  "number",  "key",  "group",  "is_total",
                                             "is_of_which", "seq",    "horizon", "goal", "role",   "seal"};
    return kKeys;
}

bool is_field(const Json& value) {
    return value.is_object() && value.contains("text") && value["text"].is_string() && value.contains("status");
}

const Json& child(const Json& object, const std::string& key) {
    static const Json kNull;
    if (!object.is_object()) return kNull;
    const auto found = object.find(key);
    return found == object.end() ? kNull : *found;
}

FieldOutcome outcome_of(const std::string& path, const Json& field) {
    FieldOutcome outcome;
    outcome.path = path;
    if (!is_field(field)) return outcome;
    outcome.output = field["text"].get<std::string>();
    if (field.contains("confidence") && field["confidence"].is_number())
        outcome.confidence = field["confidence"].get<double>();
    outcome.accepted = field["status"] == "accepted";
    outcome.page = field.value("page", 0);
    outcome.source = field.value("source", "");
    if (field.contains("bbox") && field["bbox"].is_array() && field["bbox"].size() == 4) {
        const auto& box = field["bbox"];
        outcome.bbox = {box[0].get<int>(), box[1].get<int>(), box[2].get<int>(), box[3].get<int>()};
    }
    outcome.field_kind = field.value("kind", "");
    for (const auto& [name, value] : child(field, "evidence").items())
        if (value.is_number()) outcome.evidence[name] = value.get<double>();
    return outcome;
}

class Comparison {
  public:
    explicit Comparison(std::vector<FieldOutcome>& fields) : fields_(fields) {}

    void compare(const std::string& path, const std::string& name, const Json& truth, const Json& output) {
        if (truth.is_string() || is_field(truth)) {
            compare_leaf(path, truth.is_string() ? truth.get<std::string>() : truth["text"].get<std::string>(),
                         output);
        } else if (truth.is_null()) {
            spurious(path, output);
        } else if (truth.is_array()) {
            compare_list(path, name, truth, output.is_array() ? output : Json::array());
        } else if (truth.is_object()) {
            compare_object(path, name, truth, output);
        }
    }

    // Every field of `output` is one that the truth does not have.
    void spurious(const std::string& path, const Json& output) {
        if (is_field(output)) {
            FieldOutcome outcome = outcome_of(path, output);
            outcome.kind = FieldOutcome::Kind::spurious;
            fields_.push_back(std::move(outcome));
        } else if (output.is_structured()) {
            for (const auto& [key, value] : output.items())
                if (output.is_array() || !structural_keys().contains(key)) spurious(path + "/" + key, value);
        }
    }

  private:
    void compare_leaf(const std::string& path, const std::string& truth, const Json& output) {
        FieldOutcome outcome = outcome_of(path, output);
        outcome.truth = truth;
        if (is_field(output)) {
            outcome.right = same_text(truth, outcome.output);
        } else {
            outcome.kind = FieldOutcome::Kind::missing;
        }
        fields_.push_back(std::move(outcome));
    }

    void compare_object(const std::string& path, const std::string& name, const Json& truth, const Json& output) {
        for (const auto& [key, value] : truth.items())
            if (!structural_keys().contains(key) &&
                !(path.empty() && key == "remark"))  // on the source, not of it
                compare(path.empty() ? key : path + "/" + key, key, value, child(output, key));
        const bool named = name == "history" || name == "causes" || name == "conclusions";
        if (!named || !output.is_object()) return;
        for (const auto& [year, value] : output.items())
            if (!truth.contains(year)) spurious(path + "/" + year, value);
    }

    void compare_list(const std::string& path, const std::string& name, const Json& truth, const Json& output) {
        static const Json kNull;
        for (const auto& [left, right] : pair_items(name, truth, output)) {
            const auto r = static_cast<std::size_t>(right);
            if (left < 0) {
                spurious(path + "/" + std::to_string(right), output[r]);
                continue;
            }
            const Json& answer = right < 0 ? kNull : output[r];
            compare(path + "/" + std::to_string(left), "", truth[static_cast<std::size_t>(left)], answer);
        }
    }

    std::vector<FieldOutcome>& fields_;
};

bool tuple_right(const Json& truth, const Json& output) {
    static constexpr std::array kParts{"level1", "level2", "name", "value", "standard", "history"};
    std::vector<FieldOutcome> outcomes;
    Comparison comparison(outcomes);
    for (const char* part : kParts)
        if (truth.contains(part)) comparison.compare(part, part, truth[part], child(output, part));
    for (const FieldOutcome& outcome : outcomes)
        if (!outcome.right) return false;
    return true;
}

void compare_indicators(const Json& truth, const Json& output, Evaluation& into) {
    for (const auto& [left, right] : pair_items("indicators", truth, output)) {
        if (right >= 0) ++into.found_indicators;
        if (left < 0) {
            ++into.spurious_indicators;
            continue;
        }
        ++into.indicators.total;
        if (right >= 0 &&
            tuple_right(truth[static_cast<std::size_t>(left)], output[static_cast<std::size_t>(right)]))
            ++into.indicators.right;
    }
}

void compare_families(const Json& truth, const Json& output, Evaluation& into) {
    const Json& family = child(child(truth, "form"), "family");
    if (!family.is_string()) return;
    into.families += {child(child(output, "form"), "family") == family ? 1 : 0, 1};
}

}  // namespace

void compare_declarations(const Json& truth, const Json& output, Evaluation& into) {
    compare_families(truth, output, into);
    Comparison(into.fields).compare("", "", truth, output);
    if (truth.contains("indicators") && truth["indicators"].is_array()) {
        const Json& found = child(output, "indicators");
        compare_indicators(truth["indicators"], found.is_array() ? found : Json::array(), into);
    }
}

void add_spurious(const Json& output, Evaluation& into) {
    Comparison(into.fields).spurious("extra", output);
    const auto indicators = static_cast<long>(child(output, "indicators").size());
    into.found_indicators += indicators;
    into.spurious_indicators += indicators;
}

long count_unplaced(const Json& declaration) {
    const Json& issues = child(declaration, "issues");
    return std::ranges::count_if(issues,
                                 [](const Json& issue) { return child(issue, "code") == "unplaced-cells"; });
}

}  // namespace shenbao
