// A declaration -> what the archive keeps of it.
#pragma once

#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/archive/archive_types.hpp"

namespace shenbao {

// An issue that no field stands for: neither one that a person is asked about nor one that a person settled.
struct OpenIssue {
    std::string path;  // "issues/CODE/K": the K-th of that code, from 0
    std::size_t index = 0;
};
[[nodiscard]] std::vector<OpenIssue> find_open_issues(const Declaration& declaration);

[[nodiscard]] ReviewField store_form_of(const std::string& path, const Field& field);
[[nodiscard]] ReviewField store_form_of(const OpenIssue& open, const Declaration& declaration);

// A random share of the accepted fields, for people to check. Whether a field is drawn follows from the source's
// hash, the declaration's id and the path alone: the same at every reading, and nobody can choose.
//
// The confidence of each is that of a field of the same filing that people are asked about, drawn, too; where
// there is none, any. The queue's order follows from it, and the field's own would put all checks at its end.
[[nodiscard]] std::vector<ReviewField> draw_audit(const Declaration& declaration, double share);

// With its evidence, so that rules and trust can be asked again.
[[nodiscard]] NewDeclaration store_form_of(const Declaration& declaration);

}  // namespace shenbao
