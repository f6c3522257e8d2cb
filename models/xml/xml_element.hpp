// Elements to look at.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>
#include <vector>

namespace shenbao {

// A read-only look at an element; the document outlives it. An absent element has no children and no text.
class XmlElement {
  public:
    explicit XmlElement(const xmlNode* node) : node_(node) {}

    [[nodiscard]] bool present() const { return node_ != nullptr; }
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::vector<XmlElement> children(std::string_view name) const;
    [[nodiscard]] XmlElement child(std::string_view name) const;  // the first, or an absent one
    [[nodiscard]] XmlElement first() const;                       // child element, or an absent one
    [[nodiscard]] XmlElement next() const;                        // element behind it, or an absent one
    [[nodiscard]] std::vector<XmlElement> descendants(std::string_view name) const;  // in document order
    [[nodiscard]] std::string attribute(const char* name) const;                     // "" if absent
    [[nodiscard]] bool flag(const char* name) const;                                 // an attribute of true or 1
    [[nodiscard]] std::string text() const;
    [[nodiscard]] int line() const;  // 1-based; 0 of an absent one

  private:
    const xmlNode* node_;
};

}  // namespace shenbao
