#include "pipeline/form/read_xml.hpp"

#include <libxml/xmlschemas.h>

#include <array>
#include <filesystem>
#include <utility>

#include "models/declaration/error.hpp"

namespace shenbao {
namespace {

constexpr std::size_t kMostProblems = 100;

template <auto Free>
struct Release {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using SchemaParser = std::unique_ptr<xmlSchemaParserCtxt, Release<xmlSchemaFreeParserCtxt>>;
using Schema = std::unique_ptr<xmlSchema, Release<xmlSchemaFree>>;
using Validator = std::unique_ptr<xmlSchemaValidCtxt, Release<xmlSchemaFreeValidCtxt>>;

const char* remedy_of(int code, const std::string& message) {
    if (message.find("xs:NCName") != std::string::npos)
        return "begin with a letter, and use letters, digits, - and _ without blanks";
    constexpr std::array<std::pair<int, const char*>, 8> kRemedies{{
        {XML_SCHEMAV_ELEMENT_CONTENT, "write the elements that forms.xsd has here, in its order"},
        {XML_SCHEMAV_CVC_ENUMERATION_VALID, "write one of these words"},
        {XML_SCHEMAV_CVC_COMPLEX_TYPE_4, "add the attribute"},
        {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, "remove the attribute"},
        {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, "put the text into an element label"},
        {XML_SCHEMAV_CVC_MINLENGTH_VALID, "write a text there, or remove the element"},
        {XML_SCHEMAV_CVC_MAXLENGTH_VALID, "shorten it: a label is a few words"},
        {XML_SCHEMAV_CVC_ELT_1, "begin with the element form and its family and edition"},
    }};
    for (const auto& [known, remedy] : kRemedies)
        if (known == code) return remedy;
    return "see forms.xsd for what may stand there";
}

// libxml2 names the facet before the sentence, and says after it once more that the value is not valid.
std::string without_facet(std::string message) {
    const std::size_t from = message.find("[facet ");
    const std::size_t to = message.find("] ", from);
    if (from != std::string::npos && to != std::string::npos) message.erase(from, to + 2 - from);
    while (!message.empty() && (message.back() == '\n' || message.back() == '.')) message.pop_back();
    return message;
}

struct Problems {
    std::vector<FormProblem> found;
    bool facet = false;  // the last one was of a facet
};

void on_schema_error(void* user, xmlErrorPtr error) {
    auto& problems = *static_cast<Problems*>(user);
    const std::string message = error->message ? error->message : "not valid";
    const bool repeats = problems.facet && !problems.found.empty() && problems.found.back().line == error->line &&
                         message.find("is not a valid value of") != std::string::npos;
    problems.facet = message.find("[facet ") != std::string::npos;
    if (!repeats && problems.found.size() < kMostProblems)
        problems.found.push_back(
            make_problem(error->line, without_facet(message), remedy_of(error->code, message)));
}

[[noreturn]] void fail(const std::string& path, const FormProblem& problem) {
    throw Error(ErrorCode::wrong_usage, {path, std::nullopt}, with_line(problem), problem.remedy);
}

std::vector<FormProblem> validate(xmlDoc* document, const std::string& xsd_path) {
    if (!std::filesystem::is_regular_file(xsd_path))
        throw Error(ErrorCode::missing_dependency, {xsd_path, std::nullopt},
                    "the schema of form editions is not there", "give the project's models folder");
    Problems problems;
    const SchemaParser parser(xmlSchemaNewParserCtxt(xsd_path.c_str()));
    xmlSchemaSetParserStructuredErrors(parser.get(), on_schema_error, &problems);
    const Schema schema(xmlSchemaParse(parser.get()));
    const FormProblem not_valid = make_problem(1, "not a form edition", "correct the form edition");
    if (!schema) fail(xsd_path, problems.found.empty() ? not_valid : problems.found.front());
    const Validator validator(xmlSchemaNewValidCtxt(schema.get()));
    xmlSchemaSetValidStructuredErrors(validator.get(), on_schema_error, &problems);
    if (xmlSchemaValidateDoc(validator.get(), document) != 0 && problems.found.empty())
        problems.found.push_back(not_valid);
    return std::move(problems.found);
}

std::string_view view(const xmlChar* text) {
    return reinterpret_cast<const char*>(text);
}

void add_descendants(const xmlNode* node, std::string_view name, std::vector<XmlElement>& found) {
    for (const xmlNode* child = node ? node->children : nullptr; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        if (view(child->name) == name) found.emplace_back(child);
        add_descendants(child, name, found);
    }
}

}  // namespace

CheckedXml check_xml(const std::string& xml_path, const std::string& xsd_path) {
    ParsedXml parsed = parse_xml(xml_path);
    if (parsed.problem) return {nullptr, {*parsed.problem}};
    std::vector<FormProblem> problems = validate(parsed.document.get(), xsd_path);
    return {std::move(parsed.document), std::move(problems)};
}

XmlDocument read_xml(const std::string& xml_path, const std::string& xsd_path) {
    CheckedXml checked = check_xml(xml_path, xsd_path);
    if (!checked.problems.empty()) fail(xml_path, checked.problems.front());
    return std::move(checked.document);
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
