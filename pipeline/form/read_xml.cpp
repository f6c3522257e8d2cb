#include "pipeline/form/read_xml.hpp"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <filesystem>

#include "models/declaration/error.hpp"

namespace shenbao {
namespace {

template <auto Free>
struct Release {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using ParserContext = std::unique_ptr<xmlParserCtxt, Release<xmlFreeParserCtxt>>;
using SchemaParser = std::unique_ptr<xmlSchemaParserCtxt, Release<xmlSchemaFreeParserCtxt>>;
using Schema = std::unique_ptr<xmlSchema, Release<xmlSchemaFree>>;
using Validator = std::unique_ptr<xmlSchemaValidCtxt, Release<xmlSchemaFreeValidCtxt>>;

// The first error of a parse or a validation.
struct FirstError {
    std::string message;
    int line = 0;
};

void keep_first(void* user, FirstError found) {
    auto* first = static_cast<FirstError*>(user);
    while (!found.message.empty() && found.message.back() == '\n') found.message.pop_back();
    if (first->message.empty()) *first = std::move(found);
}

void on_schema_error(void* user, xmlErrorPtr error) {
    keep_first(user, {error->message ? error->message : "not valid", error->line});
}

[[noreturn]] void fail(const std::string& path, const FirstError& error) {
    throw Error(ErrorCode::wrong_usage, {path, std::nullopt},
                "line " + std::to_string(error.line) + ": " +
                    (error.message.empty() ? "not a form edition" : error.message),
                "correct the form edition");
}

void require_file(const std::string& path) {
    if (!std::filesystem::is_regular_file(path))
        throw Error(ErrorCode::missing_dependency, {path, std::nullopt}, "form edition not found",
                    "give the project's models folder");
}

// Entities are not expanded and nothing is loaded: an entity reference stays a node of its own kind.
XmlDocument parse_file(const std::string& path) {
    require_file(path);
    const ParserContext parser(xmlNewParserCtxt());
    XmlDocument document(xmlCtxtReadFile(parser.get(), path.c_str(), nullptr,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (document && document->intSubset) fail(path, {"a document type declaration is not allowed", 1});
    if (document) return document;
    FirstError first;
    if (const xmlError* error = xmlCtxtGetLastError(parser.get()))
        keep_first(&first, {error->message ? error->message : "malformed", error->line});
    fail(path, first);
}

void validate(xmlDoc* document, const std::string& path, const std::string& xsd_path) {
    require_file(xsd_path);
    FirstError first;
    const SchemaParser parser(xmlSchemaNewParserCtxt(xsd_path.c_str()));
    xmlSchemaSetParserStructuredErrors(parser.get(), on_schema_error, &first);
    const Schema schema(xmlSchemaParse(parser.get()));
    if (!schema) fail(xsd_path, first);
    const Validator validator(xmlSchemaNewValidCtxt(schema.get()));
    xmlSchemaSetValidStructuredErrors(validator.get(), on_schema_error, &first);
    if (xmlSchemaValidateDoc(validator.get(), document) != 0) fail(path, first);
}

std::string_view view(const xmlChar* text) {
    return reinterpret_cast<const char*>(text);
}

}  // namespace

XmlDocument read_xml(const std::string& xml_path, const std::string& xsd_path) {
    XmlDocument document = parse_file(xml_path);
    validate(document.get(), xml_path, xsd_path);
    return document;
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
    std::vector<XmlElement> found;
    for (const xmlNode* child = node_ ? node_->children : nullptr; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && view(child->name) == name) found.emplace_back(child);
    return found;
}

XmlElement XmlElement::child(std::string_view name) const {
    const auto found = children(name);
    return found.empty() ? XmlElement(nullptr) : found.front();
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

}  // namespace shenbao
