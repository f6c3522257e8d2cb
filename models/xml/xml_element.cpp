#include "models/xml/xml_element.hpp"

#include <memory>

namespace shenbao {
namespace {

std::string_view view(const xmlChar* text) {
    return reinterpret_cast<const char*>(text);
}

const xmlNode* element_from(const xmlNode* node) {
    while (node && node->type != XML_ELEMENT_NODE) node = node->next;
    return node;
}

void add_descendants(const xmlNode* node, std::string_view name, std::vector<XmlElement>& found) {
    for (const xmlNode* child = node ? node->children : nullptr; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        if (view(child->name) == name) found.emplace_back(child);
        add_descendants(child, name, found);
    }
}

}  // namespace

std::string_view XmlElement::name() const {
    return node_ ? view(node_->name) : std::string_view();
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
    std::vector<XmlElement> found;
    for (XmlElement child = first(); child.present(); child = child.next())
        if (child.name() == name) found.push_back(child);
    return found;
}

XmlElement XmlElement::child(std::string_view name) const {
    const auto found = children(name);
    return found.empty() ? XmlElement(nullptr) : found.front();
}

XmlElement XmlElement::first() const {
    return XmlElement(element_from(node_ ? node_->children : nullptr));
}

XmlElement XmlElement::next() const {
    return XmlElement(element_from(node_ ? node_->next : nullptr));
}

std::vector<XmlElement> XmlElement::descendants(std::string_view name) const {
    std::vector<XmlElement> found;
    add_descendants(node_, name, found);
    return found;
}

std::string XmlElement::attribute(const char* name) const {
    const std::unique_ptr<xmlChar, void (*)(void*)> value(
        node_ ? xmlGetProp(node_, reinterpret_cast<const xmlChar*>(name)) : nullptr, xmlFree);
    return value ? std::string(view(value.get())) : std::string();
}

bool XmlElement::flag(const char* name) const {
    const std::string value = attribute(name);
    return value == "true" || value == "1";
}

std::string XmlElement::text() const {
    const std::unique_ptr<xmlChar, void (*)(void*)> content(xmlNodeGetContent(node_), xmlFree);
    return content ? std::string(view(content.get())) : std::string();
}

int XmlElement::line() const {
    return node_ ? static_cast<int>(xmlGetLineNo(node_)) : 0;
}

}  // namespace shenbao
