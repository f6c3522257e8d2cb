#include "pipeline/form/parse_xml.hpp"

#include <libxml/parser.h>

#include <filesystem>
#include <fstream>
#include <string_view>

#include "models/declaration/error.hpp"

namespace shenbao {
namespace {

// The largest edition of models/forms has 7 KiB. libxml2 compares every attribute of an element with all before
// it: 1 MiB of attributes took 73 s, this much 1 s.
constexpr std::size_t kMostBytes = 128 << 10;

constexpr const char* kXmlRemedy = "close every tag, and write & as &amp; and < as &lt;";

struct FreeParser {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};
using Parser = std::unique_ptr<xmlParserCtxt, FreeParser>;

// At most one byte more than are allowed, whatever the file system says of the size.
std::optional<std::string> read_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(kMostBytes + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file && !file.eof()) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

// Called at `<!DOCTYPE name` before anything of it is declared: nothing behind it is parsed, so that no entity
// ever exists. The parser's private data is the line where that was.
void stop_at_document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto* parser = static_cast<xmlParserCtxt*>(context);
    *static_cast<int*>(parser->_private) = parser->input ? parser->input->line : 1;
    xmlStopParser(parser);
}

FormProblem describe(const xmlError* error) {
    if (!error || !error->message) return make_problem(1, "not a form edition", "give an XML file");
    std::string message = error->message;
    while (!message.empty() && message.back() == '\n') message.pop_back();
    if (message.starts_with("Excessive depth"))
        return make_problem(error->line, "the XML is nested too deeply",
                            "give an edition as forms.xsd describes it");
    if (error->code == XML_ERR_DOCUMENT_EMPTY || message.starts_with("Start tag expected"))
        return make_problem(error->line, "this is not XML", "give an XML file");
    if (error->code == XML_ERR_INVALID_CHAR || error->code == XML_ERR_INVALID_ENCODING)
        return make_problem(error->line, "the text is not in the encoding that the file names",
                            "save the file as UTF-8");
    return make_problem(error->line, message, kXmlRemedy);
}

}  // namespace

ParsedXml parse_xml(const std::string& path) {
    std::error_code absent;
    if (!std::filesystem::is_regular_file(path, absent))
        throw Error(ErrorCode::missing_dependency, {path, std::nullopt}, "form edition not found",
                    "give the project's models folder");
    const auto bytes = read_bytes(path);
    if (!bytes) return {nullptr, make_problem(0, "cannot read the file", "check its name and permissions")};
    if (bytes->size() > kMostBytes)
        return {nullptr,
                make_problem(0, "the file has more than 128 KiB", "give an edition as forms.xsd describes it")};
    const Parser parser(xmlNewParserCtxt());
    int document_type_line = 0;
    parser->_private = &document_type_line;
    parser->sax->internalSubset = stop_at_document_type;
    XmlDocument document(xmlCtxtReadMemory(parser.get(), bytes->data(), static_cast<int>(bytes->size()), nullptr,
                                           nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (document_type_line > 0)
        return {nullptr, make_problem(document_type_line, "a document type declaration is not allowed",
                                      "remove <!DOCTYPE and what belongs to it")};
    if (document) return {std::move(document), std::nullopt};
    return {nullptr, describe(xmlCtxtGetLastError(parser.get()))};
}

}  // namespace shenbao
