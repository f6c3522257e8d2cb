// Whose scan an output is of, and whether it is the truth's.
#include <algorithm>
#include <array>
#include <cctype>

#include "pipeline/base/utf8.hpp"
#include "tools/eval/compare.hpp"

namespace shenbao {

namespace {

const Json& at(const Json& object, const char* key) {
    static const Json kNull;
    if (!object.is_object()) return kNull;
    const auto found = object.find(key);
    return found == object.end() ? kNull : *found;
}

std::string string_of(const Json& value) {
    return value.is_string() ? value.get<std::string>() : "";
}

std::string text_of(const Json& field) {
    return field.is_object() ? string_of(at(field, "text")) : string_of(field);
}

// A profile of tools/scan as one of the words of a name: seed-office200.truth.json.
std::string profile_named(const std::string& name) {
    static constexpr std::array<std::string_view, 9> kProfiles{
        "pdf", "clean300", "turned", "office200", "seal300", "copy200", "photo", "lowres150", "fax200"};
    std::string word;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        if (i < name.size() && std::isalnum(static_cast<unsigned char>(name[i])) != 0) {
            word += name[i];
            continue;
        }
        if (std::find(kProfiles.begin(), kProfiles.end(), word) != kProfiles.end()) return word;
        word.clear();
    }
    return {};
}

void gather_pages(const Json& source, DocumentFacts& facts) {
    for (const Json& page : at(source, "pages")) {
        const Json& map = at(page, "to_source");
        if (!map.is_array() || map.size() != 6) continue;
        const auto part = [&map](std::size_t i) { return map[i].get<double>(); };
        facts.to_source[at(page, "number").get<int>()] = {part(0), part(1), part(2), part(3), part(4), part(5)};
    }
}

// Misread titles are alike, those of two filings mostly not; two filings of a kind differ in their department.
// Half: guess, unmeasured.
void doubt_if_unlike(const char* what, const Json& truth, const Json& output, DocumentFacts& facts) {
    constexpr double kLeastAlike = 0.5;
    const std::string expected = text_of(truth), found = text_of(output);
    if (expected.empty() || found.empty() || similarity(expected, found) >= kLeastAlike) return;
    facts.doubts.push_back({what, expected, found});
}

}  // namespace

DocumentFacts gather_facts(const Json& truth, const Json& output, const std::string& name) {
    DocumentFacts facts;
    facts.name = name;
    facts.profile = string_of(at(at(truth, "scan"), "profile"));
    if (facts.profile.empty()) facts.profile = profile_named(name);
    const Json& declarations = at(output, "declarations");
    const Json& expected = at(truth, "declarations");
    for (std::size_t i = 0; i < declarations.size(); ++i) {
        const Json& source = at(declarations[i], "source");
        if (facts.source.empty()) facts.source = string_of(at(source, "name"));
        if (facts.source_sha256.empty()) facts.source_sha256 = string_of(at(source, "sha256"));
        gather_pages(source, facts);
        const bool in_list = expected.is_array() && i < expected.size();
        const Json& answer = in_list ? expected[i] : truth;
        if (expected.is_array() && !in_list) continue;
        doubt_if_unlike("title", at(answer, "title"), at(declarations[i], "title"), facts);
        doubt_if_unlike("department", at(at(answer, "organisation"), "department_name"),
                        at(at(declarations[i], "organisation"), "department_name"), facts);
    }
    return facts;
}

}  // namespace shenbao
