#include "tests/support/validate_schema.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace shenbao::testing {

namespace {

using Json = nlohmann::json;

bool has_type(const Json& value, const std::string& type) {
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    return type == "null" && value.is_null();
}

class Validation {
  public:
    explicit Validation(const Json& root) : root_(root) {}

    void check(const Json& schema, const Json& value, const std::string& at) {
        for (const auto& [keyword, rule] : schema.items()) check_keyword(keyword, rule, schema, value, at);
    }
    [[nodiscard]] std::vector<std::string>& violations() { return violations_; }

  private:
    void complain(const std::string& at, const std::string& what) {
        violations_.push_back((at.empty() ? "/" : at) + ": " + what);
    }

    void check_keyword(const std::string& keyword, const Json& rule, const Json& schema, const Json& value,
                       const std::string& at) {
        static const std::set<std::string> kAnnotations{"title", "description", "$schema", "$defs"};
        if (kAnnotations.contains(keyword)) return;
        if (keyword == "$ref") return check(find_definition(rule), value, at);
        if (keyword == "anyOf") return check_any(rule, value, at);
        if (keyword == "enum" || keyword == "const") return check_choice(keyword, rule, value, at);
        if (keyword == "type") return check_type(rule, value, at);
        if (keyword == "minimum" || keyword == "maximum") return check_bound(keyword, rule, value, at);
        if (keyword == "pattern") return check_pattern(rule, value, at);
        if (keyword == "properties" || keyword == "required" || keyword == "additionalProperties")
            return check_object(keyword, rule, schema, value, at);
        if (keyword == "items" || keyword == "minItems" || keyword == "maxItems")
            return check_array(keyword, rule, value, at);
        complain(at, "the schema uses " + keyword + ", which is not checked");
    }

    const Json& find_definition(const Json& reference) {
        const std::string head = "#/$defs/";
        return root_.at("$defs").at(reference.get<std::string>().substr(head.size()));
    }

    void check_any(const Json& choices, const Json& value, const std::string& at) {
        std::vector<std::string> reasons;
        for (const Json& choice : choices) {
            Validation attempt(root_);
            attempt.check(choice, value, at);
            if (attempt.violations().empty()) return;
            reasons.push_back(attempt.violations().front());
        }
        for (const std::string& reason : reasons) violations_.push_back("none of anyOf: " + reason);
    }

    void check_choice(const std::string& keyword, const Json& rule, const Json& value, const std::string& at) {
        const bool found =
            keyword == "const" ? rule == value : std::find(rule.begin(), rule.end(), value) != rule.end();
        if (!found) complain(at, value.dump() + " is not " + rule.dump());
    }

    void check_type(const Json& rule, const Json& value, const std::string& at) {
        const Json types = rule.is_array() ? rule : Json::array({rule});
        const bool found = std::any_of(types.begin(), types.end(),
                                       [&](const Json& type) { return has_type(value, type.get<std::string>()); });
        if (!found) complain(at, std::string(value.type_name()) + " is not of type " + rule.dump());
    }

    void check_bound(const std::string& keyword, const Json& rule, const Json& value, const std::string& at) {
        if (!value.is_number()) return;
        const double number = value.get<double>(), bound = rule.get<double>();
        if (keyword == "minimum" ? number < bound : number > bound)
            complain(at, value.dump() + " is beyond the " + keyword + " " + rule.dump());
    }

    void check_pattern(const Json& rule, const Json& value, const std::string& at) {
        if (!value.is_string()) return;
        static std::map<std::string, std::regex> kept;  // compiling one costs more than all the rest
        const auto pattern = rule.get<std::string>();
        const auto known = kept.find(pattern);
        const std::regex& regex =
            known != kept.end() ? known->second : kept.emplace(pattern, std::regex(pattern)).first->second;
        if (!std::regex_search(value.get<std::string>(), regex))
            complain(at, value.dump() + " does not match " + rule.dump());
    }

    void check_object(const std::string& keyword, const Json& rule, const Json& schema, const Json& value,
                      const std::string& at) {
        if (!value.is_object()) return;
        if (keyword == "required") {
            for (const Json& name : rule)
                if (!value.contains(name)) complain(at, "lacks " + name.dump());
            return;
        }
        const Json known = schema.value("properties", Json::object());
        for (const auto& [name, member] : value.items()) {
            const std::string below = at + "/" + name;
            if (keyword == "properties" && rule.contains(name)) check(rule.at(name), member, below);
            if (keyword != "additionalProperties" || known.contains(name)) continue;
            if (rule.is_object()) check(rule, member, below);
            if (rule == false) complain(below, "is not a known property");
        }
    }

    void check_array(const std::string& keyword, const Json& rule, const Json& value, const std::string& at) {
        if (!value.is_array()) return;
        if (keyword == "items") {
            for (std::size_t i = 0; i < value.size(); ++i) check(rule, value[i], at + "/" + std::to_string(i));
            return;
        }
        const auto limit = rule.get<std::size_t>();
        if (keyword == "minItems" ? value.size() < limit : value.size() > limit)
            complain(at, "has " + std::to_string(value.size()) + " items, " + keyword + " is " + rule.dump());
    }

    const Json& root_;
    std::vector<std::string> violations_;
};

}  // namespace

std::vector<std::string> find_schema_violations(const Json& schema, const Json& document) {
    Validation validation(schema);
    validation.check(schema, document, "");
    return validation.violations();
}

}  // namespace shenbao::testing
