// An XML file, validated against its schema, as elements to look at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/form/parse_xml.hpp"

namespace shenbao {

struct CheckedXml {
    XmlDocument document;               // null if it cannot be parsed
    std::vector<FormProblem> problems;  // in the order of the file, the first 100; empty if it is valid
};

// Throws Error{missing_dependency} if a file is absent, Error{wrong_usage} if the schema is none.
[[nodiscard]] CheckedXml check_xml(const std::string& xml_path, const std::string& xsd_path);

// What check_xml throws, and Error{wrong_usage} naming file and line of the first problem.
[[nodiscard]] XmlDocument read_xml(const std::string& xml_path, const std::string& xsd_path);

// A read-only look at an element; the document outlives it. An absent element has no children and no text.
class XmlElement {
  public:
    explicit XmlElement(const xmlNode* node) : node_(node) {}

    [[nodiscard]] bool present() const { return node_ != nullptr; }
    [[nodiscard]] std::vector<XmlElement> children(std::string_view name) const;
    [[nodiscard]] XmlElement child(std::string_view name) const;                     // the first, or an absent one
    [[nodiscard]] std::vector<XmlElement> descendants(std::string_view name) const;  // in document order
    [[nodiscard]] std::string attribute(const char* name) const;                     // "" if absent
    [[nodiscard]] bool flag(const char* name) const;                                 // an attribute of true or 1
    [[nodiscard]] std::string text() const;
    [[nodiscard]] int line() const;  // 1-based; 0 of an absent one

  private:
    const xmlNode* node_;
};

}  // namespace shenbao
