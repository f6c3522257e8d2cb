#include "pipeline/trust/unsure_rows.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace shenbao {

namespace {

constexpr std::string_view kList = "indicators/";

// "indicators/12" of indicators/12/history/2019; empty for other paths.
std::string row_of(const std::string& path) {
    if (!path.starts_with(kList)) return {};
    return path.substr(0, path.find('/', kList.size()));
}

bool is_own(const std::string& path) {
    return !path.ends_with("/level1") && !path.ends_with("/level2");
}

}  // namespace

void review_unsure_rows(Declaration& declaration) {
    std::map<std::string, bool> sure;
    visit_fields(std::as_const(declaration), [&](const std::string& path, const Field& field) {
        const std::string row = row_of(path);
        if (row.empty()) return;
        const bool vouches = is_own(path) && !field.text.empty() && field.status != FieldStatus::review;
        sure[row] |= vouches;
    });
    visit_fields(declaration, [&](const std::string& path, Field& field) {
        const std::string row = row_of(path);
        if (!row.empty() && !sure[row] && field.status == FieldStatus::accepted)
            field.status = FieldStatus::review;
    });
}

}  // namespace shenbao
