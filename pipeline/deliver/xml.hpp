// Declarations -> XML (models/schema/declaration.xsd), and back.
//
// <shenbao xmlns="urn:shenbao:1">: every property of the JSON is an element of the same name, in the same order;
// null is an element that is not there; a list holds elements of one name (`indicators`: `indicator`); the names
// of a map (years, labels) are an attribute: <entry name="2019">; boxes, maps and corners are figures parted by
// blanks.
//
// Text is written as XML 1.0 can hold it: control characters but tab, line feed and carriage return, U+FFFE,
// U+FFFF and bytes that are not UTF-8 become U+FFFD; all else comes back as it was. Otherwise what
// pipeline/deliver/json.hpp says of reading back holds here, too.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/deliver/json.hpp"

namespace shenbao {

inline constexpr const char* kXmlNamespace = "urn:shenbao:1";

// UTF-8, indented, ends with a line break; the same declarations give the same bytes. Throws Error{internal} for a
// figure that is no number where one must stand.
[[nodiscard]] std::string to_xml(std::span<const Declaration> declarations,
                                 EvidenceOutput evidence = EvidenceOutput::hidden);

// Throws Error{unreadable_input} with the line of the first thing that is not as the schema has it, and
// Error{missing_dependency} if the schema is not at xsd_path. Refused before it is parsed: more than
// kMostDeclarationBytes, more than 1.5 million elements and attributes, 64 elements
// within each other, 16 attributes of one; and what
// models/xml/parse_xml.hpp says. UTF-8 only.
[[nodiscard]] std::vector<Declaration> from_xml(std::string_view bytes, const std::string& xsd_path);

}  // namespace shenbao
