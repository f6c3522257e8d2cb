#include "pipeline/review/stored_declaration.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/review/pruned_json.hpp"

namespace shenbao {

namespace {

const Json* find_item(const Json& list, const std::string& text) {
    std::size_t index = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), index);
    const bool whole = fault == std::errc() && end == text.data() + text.size();
    return whole && index < list.size() ? &list[index] : nullptr;
}

// The shortest name of the object that the rest of the path begins with and that leads on.
const Json* find_in(const Json& place, const std::string& path) {
    if (path.empty()) return &place;
    for (auto slash = path.find('/');; slash = path.find('/', slash + 1)) {
        const std::string name = path.substr(0, slash);
        const Json* inner = nullptr;
        if (place.is_array()) inner = find_item(place, name);
        if (place.is_object() && place.contains(name)) inner = &place[name];
        const std::string rest = slash == std::string::npos ? "" : path.substr(slash + 1);
        if (inner)
            if (const Json* found = find_in(*inner, rest)) return found;
        if (slash == std::string::npos) return nullptr;
    }
}

bool is_field(const Json& json) {
    return json.is_object() && json.contains("text") && json.contains("status");
}

}  // namespace

StoredDeclaration::StoredDeclaration(const std::string& json) {
    // Most of it, and nothing that a person decides by.
    constexpr std::array<std::string_view, 2> kLeftOut{"evidence", "tables"};
    Json file = parse_without(json, kLeftOut);
    if (file.is_object() && file.contains("declarations") && !file["declarations"].empty())
        declaration_ = std::move(file["declarations"][0]);
}

const Json* StoredDeclaration::find_field(const std::string& path) const {
    const Json* found = find_in(declaration_, path);
    return found && is_field(*found) ? found : nullptr;
}

Json StoredDeclaration::beside(const std::string& path) const {
    constexpr std::array kTelling{"label", "name", "level1", "level2", "role", "heading"};
    Json told = Json::object();
    for (auto slash = path.rfind('/'); slash != std::string::npos && slash > 0;
         slash = path.rfind('/', slash - 1)) {
        const Json* parent = find_in(declaration_, path.substr(0, slash));
        if (!parent || !parent->is_object()) continue;
        for (const char* name : kTelling) {
            if (told.contains(name) || !parent->contains(name) || path == path.substr(0, slash + 1) + name)
                continue;
            const Json& value = (*parent)[name];
            if (value.is_string()) told[name] = value;
            if (is_field(value)) told[name] = value["text"];
        }
    }
    return told;
}

Json StoredDeclaration::issues_of(const std::string& path) const {
    Json issues = Json::array();
    if (!declaration_.contains("issues")) return issues;
    for (const Json& issue : declaration_["issues"]) {
        const Json& fields = issue.at("fields");
        if (std::ranges::find(fields, Json(path)) == fields.end()) continue;
        issues.push_back({{"code", issue.at("code")},
                          {"severity", issue.at("severity")},
                          {"message", issue.at("message")},
                          {"fields", fields}});
    }
    return issues;
}

std::optional<StoredDeclaration::PageSize> StoredDeclaration::page_size(int page) const {
    if (!declaration_.contains("source")) return std::nullopt;
    for (const Json& info : declaration_["source"].at("pages"))
        if (info.at("number") == page) return PageSize{info.at("width_px"), info.at("height_px")};
    return std::nullopt;
}

}  // namespace shenbao
