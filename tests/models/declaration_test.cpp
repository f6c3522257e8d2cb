#include "models/declaration/declaration.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "models/declaration/error.hpp"
#include "tests/support/sample_declaration.hpp"

namespace shenbao::testing {

namespace {

std::vector<std::string> paths_of(const Declaration& declaration) {
    std::vector<std::string> paths;
    visit_fields(declaration, [&](const std::string& path, const Field&) { paths.push_back(path); });
    return paths;
}

}  // namespace

TEST_CASE("every field has a path of its own") {
    Declaration d = make_full_declaration();
    d.indicators.push_back(d.indicators.front());
    d.goals.push_back(d.goals.front());
    const std::vector<std::string> paths = paths_of(d);
    CHECK(std::set<std::string>(paths.begin(), paths.end()).size() == paths.size());
    for (const char* path :
         {"title", "organisation/phone", "project/overview", "funding/0/history/2019",
          "functions_overview/items/1/text", "annual_tasks/0/amount_other", "goals/1/heading",
          "indicators/1/value", "indicators/0/operator", "totals/grade", "conclusions/存在问题", "others/0/text",
          "indicators/0/causes/经费保障", "project/schedule/0/end", "approvals/0/date", "notes/0"})
        CHECK(std::count(paths.begin(), paths.end(), path) == 1);
}

TEST_CASE("fields the form does not have are not visited") {
    CHECK(paths_of(Declaration{}).empty());
    Declaration d;
    d.notes.emplace_back();
    CHECK(paths_of(d) == std::vector<std::string>{"notes/0"});
}

TEST_CASE("visiting to change reaches every field that visiting to read sees") {
    Declaration d = make_full_declaration();
    visit_fields(d, [](const std::string& path, Field& field) { field.text = path; });
    int visited = 0;
    visit_fields(static_cast<const Declaration&>(d), [&](const std::string& path, const Field& field) {
        CHECK(field.text == path);
        ++visited;
    });
    CHECK(visited == static_cast<int>(paths_of(d).size()));
}

TEST_CASE("every kind of evidence has a name of its own, and a missing one is not a number") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kEvidenceKinds; ++i) names.insert(evidence_name(static_cast<EvidenceKind>(i)));
    CHECK(names.size() == kEvidenceKinds);
    CHECK_FALSE(names.contains(""));
    Evidence evidence;
    CHECK_FALSE(evidence.get(EvidenceKind::attempts));
    evidence.add(EvidenceKind::attempts, 2);
    evidence.add(EvidenceKind::attempts, 1);
    CHECK(evidence.get(EvidenceKind::attempts) == 3);
}

TEST_CASE("an error says what, where and what to do on one line") {
    const Error full(ErrorCode::unreadable_input, {"a.pdf", 3, Box{1, 2, 3, 4}}, "the page\nis cut off",
                     "scan it again");
    CHECK(full.one_line() == "a.pdf, page 3 [1,2,3,4]: the page is cut off; scan it again");
    CHECK(full.code() == ErrorCode::unreadable_input);
    CHECK(Error(ErrorCode::internal, {}, "oops").one_line() == "oops");
    CHECK(Error(ErrorCode::internal, {"", 2}, "oops").one_line() == "page 2: oops");
}

}  // namespace shenbao::testing
