#include "known_content.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "pipeline/base/utf8.hpp"

namespace shenbao::drawn {
namespace {

using nlohmann::json;

// Fields by their path in the JSON; everything else that is there goes under "#".
void walk(const json& node, const std::string& path, Content& content) {
    if (node.is_null()) return;
    if (node.is_object()) {
        for (const auto& [key, value] : node.items()) walk(value, path.empty() ? key : path + "/" + key, content);
    } else if (node.is_array()) {
        for (std::size_t i = 0; i < node.size(); ++i) walk(node[i], path + "/" + std::to_string(i), content);
    } else {
        const std::string name = path.substr(path.rfind('/') + 1);
        const bool plain = node.is_number() || node.is_boolean() || name == "id" || name == "horizon" ||
                           name == "goal" || name == "key" || name == "group" || path.starts_with("form/");
        content[(plain ? "#" : "") + path] = node.is_string() ? fold_text(node.get<std::string>()) : node.dump();
    }
}

}  // namespace

Content flatten(const json& declaration) {
    Content content;
    walk(declaration, "", content);
    return content;
}

Content flatten(const Declaration& d) {
    Content content;
    visit_fields(d, [&](const std::string& path, const Field& field) { content[path] = fold_text(field.text); });
    const auto at = [](const char* list, std::size_t i, const char* name) {
        return "#" + std::string(list) + "/" + std::to_string(i) + "/" + name;
    };
    content["#form/family"] = d.form.family;
    content["#form/edition"] = d.form.edition.value_or("");
    for (std::size_t i = 0; i < d.funding.size(); ++i) {
        content[at("funding", i, "key")] = d.funding[i].key;
        content[at("funding", i, "group")] = d.funding[i].group;
        content[at("funding", i, "is_total")] = d.funding[i].is_total ? "true" : "false";
        content[at("funding", i, "is_of_which")] = d.funding[i].is_of_which ? "true" : "false";
    }
    if (d.functions_overview)
        for (std::size_t i = 0; i < d.functions_overview->items.size(); ++i)
            if (const auto number = d.functions_overview->items[i].number)
                content[at("functions_overview/items", i, "number")] = std::to_string(*number);
    for (std::size_t i = 0; i < d.annual_tasks.size(); ++i)
        if (const auto number = d.annual_tasks[i].number)
            content[at("annual_tasks", i, "number")] = std::to_string(*number);
    for (std::size_t i = 0; i < d.goals.size(); ++i) {
        content[at("goals", i, "id")] = d.goals[i].id;
        content[at("goals", i, "horizon")] = to_string(d.goals[i].horizon);
        if (d.goals[i].number) content[at("goals", i, "number")] = std::to_string(*d.goals[i].number);
    }
    for (std::size_t i = 0; i < d.indicators.size(); ++i) {
        content[at("indicators", i, "seq")] = std::to_string(d.indicators[i].seq);
        content[at("indicators", i, "horizon")] = to_string(d.indicators[i].horizon);
        if (d.indicators[i].goal) content[at("indicators", i, "goal")] = *d.indicators[i].goal;
    }
    return content;
}

std::optional<json> read_fixture(const std::string& name) {
    const std::string path = std::string(SHENBAO_SOURCE_DIR) + "/fixtures/" + name;
    if (std::ifstream file(path); file) return json::parse(file);
    WARN(name << " is not here: skipped");
    return std::nullopt;
}

const FormLibrary& library() {
    static const FormLibrary kLibrary(std::string(SHENBAO_SOURCE_DIR) + "/models");
    return kLibrary;
}

}  // namespace shenbao::drawn
