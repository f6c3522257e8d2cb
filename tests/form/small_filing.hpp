// A small filing with its text written out, and what the form stage makes of drawn pages.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "known_content.hpp"
#include "pipeline/base/read_page.hpp"

namespace shenbao::drawn {

std::vector<Declaration> build(const std::vector<ReadPage>& pages);
nlohmann::json small_truth();                         // two goals, four indicators
void check_same(const std::vector<ReadPage>& pages);  // one declaration, with the small filing's content
std::string differences(const Content& expected, const Content& got);  // which paths differ; "" if none

// "inferred-number warning annual_tasks/1/text", one line per issue.
std::string dump_issues(const Declaration& declaration);

}  // namespace shenbao::drawn
