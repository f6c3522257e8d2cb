#include "models/xml/validate_xml.hpp"

#include <libxml/xmlschemas.h>

#include <memory>
#include <utility>

namespace shenbao {
namespace {

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

// libxml2 names the facet before the sentence, and says after it once more that the value is not valid.
std::string without_facet(std::string message) {
    const std::size_t from = message.find("[facet ");
    const std::size_t to = message.find("] ", from);
    if (from != std::string::npos && to != std::string::npos) message.erase(from, to + 2 - from);
    while (!message.empty() && (message.back() == '\n' || message.back() == '.')) message.pop_back();
    return message;
}

// `{urn:shenbao:1}title`: there is only one namespace.
std::string without_namespace(std::string message) {
    constexpr std::string_view kBegin = "{urn:";
    for (std::size_t from = message.find(kBegin); from != std::string::npos; from = message.find(kBegin, from)) {
        const std::size_t to = message.find('}', from);
        if (to == std::string::npos) break;
        message.erase(from, to + 1 - from);
    }
    return message;
}

struct Listening {
    std::size_t most = 0;
    std::vector<SchemaFault> faults;
    bool facet = false;  // the last one was of a facet
};

void on_schema_error(void* user, xmlErrorPtr error) {
    auto& heard = *static_cast<Listening*>(user);
    const std::string message = error->message ? error->message : "not valid";
    const bool repeats = heard.facet && !heard.faults.empty() && heard.faults.back().line == error->line &&
                         message.find("is not a valid value of") != std::string::npos;
    heard.facet = message.find("[facet ") != std::string::npos;
    if (!repeats && heard.faults.size() < heard.most)
        heard.faults.push_back({error->line, error->code, without_namespace(without_facet(message))});
}

}  // namespace

SchemaFaults validate_xml(xmlDoc* document, const std::string& xsd_path, std::size_t most) {
    Listening heard{most, {}, false};
    const SchemaFault not_valid{1, 0, "not valid"};
    const SchemaParser parser(xmlSchemaNewParserCtxt(xsd_path.c_str()));
    xmlSchemaSetParserStructuredErrors(parser.get(), on_schema_error, &heard);
    const Schema schema(xmlSchemaParse(parser.get()));
    if (!schema && heard.faults.empty()) heard.faults.push_back(not_valid);
    if (!schema) return {false, std::move(heard.faults)};
    const Validator validator(xmlSchemaNewValidCtxt(schema.get()));
    xmlSchemaSetValidStructuredErrors(validator.get(), on_schema_error, &heard);
    if (xmlSchemaValidateDoc(validator.get(), document) != 0 && heard.faults.empty())
        heard.faults.push_back(not_valid);
    return {true, std::move(heard.faults)};
}

}  // namespace shenbao
