// Bytes that may be hostile -> an XML document, or what is wrong with them.
//
// Always refused: more bytes than the rules allow, a document type (and with it every entity but the five of XML),
// elements within elements within elements beyond 256. No other file and no network is read, inclusions are
// elements like any other.
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "models/xml/file_problem.hpp"

namespace shenbao {

// What a kind of file may be.
struct XmlRules {
    std::size_t most_bytes = 0;
    std::string remedy;  // of what is too large or too deep: "give an edition as forms.xsd describes it"
    // Read over and counted before libxml2 sees the file, which then must be UTF-8; nullopt: not counted, and any
    // encoding goes. Needed where many bytes are allowed, see xml_bulk.hpp.
    struct Bulk {
        std::size_t most_nodes = 0;  // elements and attributes
        int most_depth = 0;
        int most_attributes = 0;  // of one element, namespaces among them
    };
    std::optional<Bulk> bulk{};
};

struct FreeXml {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeXml>;

struct ParsedXml {
    XmlDocument document;                // null if there is a problem
    std::optional<FileProblem> problem;  // the first one: those behind it mostly follow from it
};

[[nodiscard]] ParsedXml parse_xml(std::string_view bytes, const XmlRules& rules);

// A file's bytes, at most one more than `most`, whatever the file system says of its size; nullopt if it cannot be
// read.
[[nodiscard]] std::optional<std::string> read_at_most(const std::string& path, std::size_t most);

// "the file has more than 128 KiB"
[[nodiscard]] FileProblem too_many_bytes(std::size_t most, const std::string& remedy);

}  // namespace shenbao
