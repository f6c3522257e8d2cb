#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <array>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/form/form_edition.hpp"

namespace shenbao {
namespace {

template <auto Free>
struct Release {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using Document = std::unique_ptr<xmlDoc, Release<xmlFreeDoc>>;
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
Document parse_file(const std::string& path) {
    require_file(path);
    const ParserContext parser(xmlNewParserCtxt());
    Document document(xmlCtxtReadFile(parser.get(), path.c_str(), nullptr,
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

// A read-only look at an element; the document outlives it.
class Element {
  public:
    explicit Element(const xmlNode* node) : node_(node) {}

    [[nodiscard]] std::vector<Element> children(std::string_view name) const {
        std::vector<Element> found;
        for (const xmlNode* child = node_ ? node_->children : nullptr; child; child = child->next)
            if (child->type == XML_ELEMENT_NODE && view(child->name) == name) found.emplace_back(child);
        return found;
    }
    [[nodiscard]] Element child(std::string_view name) const {
        const auto found = children(name);
        return found.empty() ? Element(nullptr) : found.front();
    }
    [[nodiscard]] std::string attribute(const char* name) const {
        const std::unique_ptr<xmlChar, void (*)(void*)> value(
            node_ ? xmlGetProp(node_, reinterpret_cast<const xmlChar*>(name)) : nullptr, xmlFree);
        return value ? std::string(view(value.get())) : std::string();
    }
    [[nodiscard]] std::string text() const {
        const std::unique_ptr<xmlChar, void (*)(void*)> content(xmlNodeGetContent(node_), xmlFree);
        return content ? std::string(view(content.get())) : std::string();
    }

  private:
    static std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }
    const xmlNode* node_;
};

Labels read_texts(const Element& element, std::string_view name) {
    Labels labels;
    for (const Element& label : element.children(name)) labels.push_back(label.text());
    return labels;
}

Labels read_labels(const Element& element) {
    return read_texts(element, "label");
}

FieldKind read_kind(const Element& element) {
    constexpr std::array<std::pair<std::string_view, FieldKind>, 10> kKinds{{
        {"vocabulary", FieldKind::vocabulary},
        {"amount", FieldKind::amount},
        {"percent", FieldKind::percent},
        {"target_value", FieldKind::target_value},
        {"year", FieldKind::year},
        {"date", FieldKind::date},
        {"phone", FieldKind::phone},
        {"code", FieldKind::code},
        {"name", FieldKind::name},
        {"text", FieldKind::text},
    }};
    const std::string name = element.attribute("kind");
    for (const auto& [word, kind] : kKinds)
        if (word == name) return kind;
    return FieldKind::text;
}

Horizon read_horizon(const Element& element) {
    const std::string name = element.attribute("horizon");
    for (const Horizon horizon : {Horizon::long_term, Horizon::mid_term, Horizon::actual})
        if (to_string(horizon) == name) return horizon;
    return Horizon::annual;
}

std::vector<ColumnSpec> read_columns(const Element& parent) {
    std::vector<ColumnSpec> columns;
    for (const Element& column : parent.children("column"))
        columns.push_back(
            {column.attribute("role"), read_kind(column), column.attribute("vocabulary"), read_labels(column)});
    return columns;
}

std::vector<HorizonLabels> read_horizons(const Element& parent, std::string_view name) {
    std::vector<HorizonLabels> found;
    for (const Element& element : parent.children(name))
        found.push_back({read_horizon(element), read_labels(element)});
    return found;
}

HistorySpec read_history(const Element& parent) {
    const Element history = parent.child("history");
    return {read_kind(history), read_labels(history)};
}

FundingSpec read_funding(const Element& element) {
    FundingSpec funding{read_labels(element),
                        read_labels(element.child("corner")),
                        read_columns(element),
                        read_history(element),
                        {}};
    for (const Element& group : element.children("group")) {
        FundingGroup read{group.attribute("name"), read_labels(group), {}};
        for (const Element& row : group.children("row")) {
            const std::string total = row.attribute("total");
            read.rows.push_back({row.attribute("key"), total == "true" || total == "1", read_labels(row)});
        }
        funding.groups.push_back(std::move(read));
    }
    return funding;
}

FormEdition read_form(const Element& form) {
    FormEdition edition;
    edition.family = form.attribute("family");
    edition.edition = form.attribute("edition");
    edition.titles = read_labels(form.child("title"));
    edition.rival_titles = read_texts(form.child("title"), "rival");
    edition.attachment = read_labels(form.child("attachment"));
    edition.fill_date = read_labels(form.child("fill-line").child("date"));
    edition.fill_unit = read_labels(form.child("fill-line").child("unit"));
    edition.page_number = read_labels(form.child("page-number"));
    for (const Element& entry : form.child("header").children("entry"))
        edition.header.push_back({entry.attribute("field"), read_kind(entry), read_labels(entry)});
    edition.funding = read_funding(form.child("funding"));
    for (const Element& block : form.children("text-block"))
        edition.text_blocks.push_back({block.attribute("field"), read_labels(block)});
    const Element goals = form.child("goals"), indicators = form.child("indicators");
    edition.goals = {goals.attribute("item"), read_labels(goals), read_horizons(goals, "column")};
    edition.indicators = {read_horizons(indicators, "heading"), read_horizons(indicators, "section"),
                          read_columns(indicators), read_history(indicators)};
    edition.notes = read_labels(form.child("notes"));
    return edition;
}

}  // namespace

FormEdition read_form_edition(const std::string& xml_path, const std::string& xsd_path) {
    const Document document = parse_file(xml_path);
    validate(document.get(), xml_path, xsd_path);
    return read_form(Element(xmlDocGetRootElement(document.get())));
}

}  // namespace shenbao
