#include "pipeline/trust/unsure_rows.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::string_view kList = "indicators/";

// "indicators/12" of indicators/12/history/2019; empty for other paths.
std::string row_of(const std::string& path) {
    if (!path.starts_with(kList)) return {};
    return path.substr(0, path.find('/', kList.size()));
}

// A name of words, or a figure of the grammar, though not surely read: dots gave neither (降降<‰< and 本). All 84
// rows of the fit (scans of 450 documents) in which nothing was accepted have such a text, and all were rows.
bool is_print(const std::string& path, const Field& field) {
    constexpr std::size_t kLeastHan = 3;
    constexpr double kReadAsWords = 0.25, kReadAsValue = 0.5;
    if (path.ends_with("/name")) {
        std::set<char32_t> han;
        for (const char32_t c : decode_utf8(field.text))
            if (is_han(c)) han.insert(c);
        return han.size() >= kLeastHan && field.confidence >= kReadAsWords;
    }
    return path.ends_with("/value") && decode_utf8(field.text).size() >= 2 && has_digit(decode_utf8(field.text)) &&
           field.confidence >= kReadAsValue && field.evidence.get(EvidenceKind::grammar) == 1;
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
        const bool accepted = !field.text.empty() && field.status != FieldStatus::review;
        sure[row] |= is_own(path) && (accepted || is_print(path, field));
    });
    visit_fields(declaration, [&](const std::string& path, Field& field) {
        const std::string row = row_of(path);
        if (!row.empty() && !sure[row] && field.status == FieldStatus::accepted)
            field.status = FieldStatus::review;
    });
}

}  // namespace shenbao
