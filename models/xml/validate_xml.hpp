// An XML document against a schema of the project.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/xml/parse_xml.hpp"

namespace shenbao {

struct SchemaFault {
    int line = 0;         // 1-based, of the document
    int code = 0;         // xmlParserErrors of libxml2
    std::string message;  // without the name of the facet and a final period; names without their namespace
};

struct SchemaFaults {
    bool schema_is_sound = true;  // else the faults are those of the schema
    std::vector<SchemaFault> faults;
};

// The faults in the order of the file, the first `most`; at least one if the document is not valid. A schema that
// the document names itself does not count. Requires that the schema's file is there.
[[nodiscard]] SchemaFaults validate_xml(xmlDoc* document, const std::string& xsd_path, std::size_t most);

}  // namespace shenbao
