#include "models/xml/parse_xml.hpp"

#include <libxml/parser.h>

#include <fstream>

#include "models/xml/xml_bulk.hpp"

namespace shenbao {
namespace {

constexpr const char* kXmlRemedy = "close every tag, and write & as &amp; and < as &lt;";

struct FreeParser {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};
using Parser = std::unique_ptr<xmlParserCtxt, FreeParser>;

// Called at `<!DOCTYPE name` before anything of it is declared: nothing behind it is parsed, so that no entity
// ever exists. The parser's private data is the line where that was.
void stop_at_document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto* parser = static_cast<xmlParserCtxt*>(context);
    *static_cast<int*>(parser->_private) = parser->input ? parser->input->line : 1;
    xmlStopParser(parser);
}

FileProblem describe(const xmlError* error, const XmlRules& rules) {
    if (!error || !error->message) return make_problem(1, "this is not XML", "give an XML file");
    std::string message = error->message;
    while (!message.empty() && message.back() == '\n') message.pop_back();
    if (message.starts_with("Excessive depth"))
        return make_problem(error->line, "the XML is nested too deeply", rules.remedy);
    if (error->code == XML_ERR_DOCUMENT_EMPTY || message.starts_with("Start tag expected"))
        return make_problem(error->line, "this is not XML", "give an XML file");
    if (error->code == XML_ERR_INVALID_CHAR || error->code == XML_ERR_INVALID_ENCODING)
        return make_problem(error->line, "the text is not in the encoding that the file names",
                            "save the file as UTF-8");
    return make_problem(error->line, message, kXmlRemedy);
}

}  // namespace

ParsedXml parse_xml(std::string_view bytes, const XmlRules& rules) {
    if (bytes.size() > rules.most_bytes) return {nullptr, too_many_bytes(rules.most_bytes, rules.remedy)};
    if (rules.bulk)
        if (auto problem = find_bulk(bytes, *rules.bulk, rules.remedy)) return {nullptr, std::move(problem)};
    const Parser parser(xmlNewParserCtxt());
    int document_type_line = 0;
    parser->_private = &document_type_line;
    parser->sax->internalSubset = stop_at_document_type;
    // What was counted as UTF-8 is read as UTF-8, whatever the file says of itself.
    const int encoding = rules.bulk ? XML_PARSE_IGNORE_ENC : 0;
    XmlDocument document(xmlCtxtReadMemory(
        parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, rules.bulk ? "UTF-8" : nullptr,
        encoding | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES));
    if (document_type_line > 0)
        return {nullptr, make_problem(document_type_line, "a document type declaration is not allowed",
                                      "remove <!DOCTYPE and what belongs to it")};
    if (document) return {std::move(document), std::nullopt};
    return {nullptr, describe(xmlCtxtGetLastError(parser.get()), rules)};
}

std::optional<std::string> read_at_most(const std::string& path, std::size_t most) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes;
    constexpr std::size_t kStep = 1 << 20;
    while (file && bytes.size() <= most) {
        const std::size_t before = bytes.size();
        bytes.resize(std::min(before + kStep, most + 1));
        file.read(bytes.data() + before, static_cast<std::streamsize>(bytes.size() - before));
        bytes.resize(before + static_cast<std::size_t>(file.gcount()));
    }
    if (!file && !file.eof()) return std::nullopt;
    return bytes;
}

FileProblem too_many_bytes(std::size_t most, const std::string& remedy) {
    constexpr std::size_t kMiB = 1 << 20;
    const std::string size =
        most >= kMiB ? std::to_string(most / kMiB) + " MiB" : std::to_string(most >> 10) + " KiB";
    return make_problem(0, "the file has more than " + size, remedy);
}

}  // namespace shenbao
