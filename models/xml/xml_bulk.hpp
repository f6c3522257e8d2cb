// Counts the tags of an XML file without building anything, and refuses what would cost libxml2 far more time or
// memory than its bytes suggest.
//
// libxml2 compares every attribute of an element with all before it (1 MiB of attributes in one tag took 73 s),
// looks a prefix up among all namespaces that are open, and takes 120 bytes of memory and more for every element
// and attribute, even one of four bytes.
#pragma once

#include <optional>
#include <string_view>

#include "models/xml/parse_xml.hpp"

namespace shenbao {

// The first thing beyond the rules, or a byte that UTF-8 text does not have: 0, as in UTF-16. What is not
// well-formed otherwise is left to the parser: up to its first error the counts are right.
[[nodiscard]] std::optional<FileProblem> find_bulk(std::string_view bytes, const XmlRules::Bulk& rules,
                                                   const std::string& remedy);

}  // namespace shenbao
