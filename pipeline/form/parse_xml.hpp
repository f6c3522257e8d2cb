// The bytes of a file that may be hostile -> an XML document, or what is wrong with it.
//
// Refused: more than 128 KiB, a document type (and with it every entity but the five of XML), elements within
// elements within elements beyond 256. No other file and no network is read.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <optional>
#include <string>

#include "pipeline/form/form_problem.hpp"

namespace shenbao {

struct FreeXml {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeXml>;

struct ParsedXml {
    XmlDocument document;                // null if there is a problem
    std::optional<FormProblem> problem;  // the first one: those behind it mostly follow from it
};

// Throws Error{missing_dependency} if there is no such regular file.
[[nodiscard]] ParsedXml parse_xml(const std::string& path);

}  // namespace shenbao
