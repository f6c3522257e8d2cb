#include "pipeline/form/read_xml.hpp"

#include <libxml/xmlerror.h>

#include <array>
#include <filesystem>
#include <utility>

#include "models/declaration/error.hpp"
#include "models/xml/validate_xml.hpp"

namespace shenbao {
namespace {

constexpr std::size_t kMostProblems = 100;

// The largest edition of models/forms has 7 KiB. libxml2 compares every attribute of an element with all before
// it: 1 MiB of attributes took 73 s, this much 1 s.
const XmlRules& edition_rules() {
    static const XmlRules kRules{128 << 10, "give an edition as forms.xsd describes it", std::nullopt};
    return kRules;
}

const char* remedy_of(const SchemaFault& fault) {
    if (fault.message.find("xs:NCName") != std::string::npos)
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
        if (known == fault.code) return remedy;
    return "see forms.xsd for what may stand there";
}

[[noreturn]] void fail(const std::string& path, const FileProblem& problem) {
    throw Error(ErrorCode::wrong_usage, {path, std::nullopt}, with_line(problem), problem.remedy);
}

ParsedXml parse_file(const std::string& path) {
    std::error_code absent;
    if (!std::filesystem::is_regular_file(path, absent))
        throw Error(ErrorCode::missing_dependency, {path, std::nullopt}, "form edition not found",
                    "give the project's models folder");
    const auto bytes = read_at_most(path, edition_rules().most_bytes);
    if (!bytes) return {nullptr, make_problem(0, "cannot read the file", "check its name and permissions")};
    return parse_xml(*bytes, edition_rules());
}

std::vector<FileProblem> validate(xmlDoc* document, const std::string& xsd_path) {
    if (!std::filesystem::is_regular_file(xsd_path))
        throw Error(ErrorCode::missing_dependency, {xsd_path, std::nullopt},
                    "the schema of form editions is not there", "give the project's models folder");
    const SchemaFaults found = validate_xml(document, xsd_path, kMostProblems);
    std::vector<FileProblem> problems;
    for (const SchemaFault& fault : found.faults)
        problems.push_back(make_problem(fault.line, fault.message, remedy_of(fault)));
    if (!found.schema_is_sound) fail(xsd_path, problems.front());
    return problems;
}

}  // namespace

CheckedXml check_xml(const std::string& xml_path, const std::string& xsd_path) {
    ParsedXml parsed = parse_file(xml_path);
    if (parsed.problem) return {nullptr, {*parsed.problem}};
    std::vector<FileProblem> problems = validate(parsed.document.get(), xsd_path);
    return {std::move(parsed.document), std::move(problems)};
}

XmlDocument read_xml(const std::string& xml_path, const std::string& xsd_path) {
    CheckedXml checked = check_xml(xml_path, xsd_path);
    if (!checked.problems.empty()) fail(xml_path, checked.problems.front());
    return std::move(checked.document);
}

}  // namespace shenbao
