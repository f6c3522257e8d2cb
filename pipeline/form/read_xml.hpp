// The XML file of a form edition, validated against forms.xsd. Refused: what models/xml/parse_xml.hpp says, and
// more than 128 KiB.
#pragma once

#include <string>
#include <vector>

#include "models/xml/file_problem.hpp"
#include "models/xml/parse_xml.hpp"
#include "models/xml/xml_element.hpp"

namespace shenbao {

struct CheckedXml {
    XmlDocument document;               // null if it cannot be parsed
    std::vector<FileProblem> problems;  // in the order of the file, the first 100; empty if it is valid
};

// Throws Error{missing_dependency} if a file is absent, Error{wrong_usage} if the schema is none.
[[nodiscard]] CheckedXml check_xml(const std::string& xml_path, const std::string& xsd_path);

// What check_xml throws, and Error{wrong_usage} naming file and line of the first problem.
[[nodiscard]] XmlDocument read_xml(const std::string& xml_path, const std::string& xsd_path);

}  // namespace shenbao
