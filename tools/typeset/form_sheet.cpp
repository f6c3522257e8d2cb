#include "tools/typeset/form_sheet.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao::typeset {

FormText plain_text(std::string_view text) {
    return {std::string(text), {}};
}

void append_field(FormText& text, const std::string& path, const Json& leaf) {
    if (!leaf.is_string()) return;
    const std::size_t begin = text.text.size();
    text.text += leaf.get<std::string>();
    text.fields.push_back({path, begin, text.text.size()});
}

void mark_field(FormText& text, const std::string& path, const Json& leaf) {
    if (!leaf.is_string()) return;
    const auto needle = leaf.get<std::string>();
    const std::size_t begin = text.text.find(needle);
    if (begin == std::string::npos || needle.empty()) return;
    text.fields.push_back({path, begin, begin + needle.size()});
}

FormText field_text(const std::string& path, const Json& leaf) {
    FormText text;
    append_field(text, path, leaf);
    return text;
}

void snap_columns(std::vector<FormBlock>& blocks, double distance) {
    std::vector<double> known{0.0, 1.0};
    for (FormBlock& block : blocks) {
        std::vector<double> fresh;
        for (double& x : block.columns) {
            const auto near = std::min_element(
                known.begin(), known.end(), [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); });
            if (std::abs(*near - x) < distance) x = *near;
            fresh.push_back(x);
        }
        known.insert(known.end(), fresh.begin(), fresh.end());
    }
}

}  // namespace shenbao::typeset
