// A form edition's file -> everything that is wrong or doubtful with it, also what the schema cannot tell: a label
// or an edition that is there twice, a role that no member of the declaration takes, a placeholder that matches
// nothing or everything, a title of two editions.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/xml/file_problem.hpp"
#include "pipeline/form/form_edition.hpp"

namespace shenbao {

// others: the editions it will stand beside; one of its own family and edition it replaces. Problems stand in the
// order of the file. Throws Error{missing_dependency} if a file is absent.
[[nodiscard]] std::vector<FileProblem> check_edition(const std::string& xml_path, const std::string& xsd_path,
                                                     std::span<const FormEdition> others);

}  // namespace shenbao
