// An XML file, validated against its schema, as elements to look at. Entities are not expanded, no other file and
// no network is read.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shenbao {

struct FreeXml {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeXml>;

// Throws Error{missing_dependency} if a file is absent, Error{wrong_usage} naming file and line if the XML is
// malformed, has a document type, or is not as xsd_path says.
[[nodiscard]] XmlDocument read_xml(const std::string& xml_path, const std::string& xsd_path);

// A read-only look at an element; the document outlives it. An absent element has no children and no text.
class XmlElement {
  public:
    explicit XmlElement(const xmlNode* node) : node_(node) {}

    [[nodiscard]] bool present() const { return node_ != nullptr; }
    [[nodiscard]] std::vector<XmlElement> children(std::string_view name) const;
    [[nodiscard]] XmlElement child(std::string_view name) const;  // the first, or an absent one
    [[nodiscard]] std::string attribute(const char* name) const;  // "" if absent
    [[nodiscard]] bool flag(const char* name) const;              // an attribute of true or 1
    [[nodiscard]] std::string text() const;

  private:
    const xmlNode* node_;
};

}  // namespace shenbao
