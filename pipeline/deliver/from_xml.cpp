#include <charconv>
#include <filesystem>

#include "models/declaration/error.hpp"
#include "models/xml/validate_xml.hpp"
#include "models/xml/xml_element.hpp"
#include "pipeline/deliver/read_model.hpp"
#include "pipeline/deliver/xml.hpp"

namespace shenbao {

namespace {

constexpr const char* kBlanks = " \t\r\n";

const XmlRules& declaration_rules() {
    static const XmlRules kRules{kMostDeclarationBytes, "give an output of shenbao extract",
                                 XmlRules::Bulk{1'500'000, 64, 16}};
    return kRules;
}

[[noreturn]] void refuse(const FileProblem& problem) {
    throw Error(ErrorCode::unreadable_input, {}, with_line(problem), problem.remedy);
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = text.find_first_not_of(kBlanks); at != text.npos;) {
        const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(kBlanks, end);
    }
    return words;
}

class XmlMembers;

class XmlNode {
  public:
    static constexpr bool kNullIsAbsence = false;

    explicit XmlNode(XmlElement element) : element_(element) {}

    [[noreturn]] void refuse(const char* message) const {
        shenbao::refuse(make_problem(element_.line(), "<" + std::string(element_.name()) + ">: " + message,
                                     declaration_rules().remedy));
    }
    [[nodiscard]] XmlElement element() const { return element_; }
    [[nodiscard]] static bool is_null() { return false; }
    [[nodiscard]] std::string text() const { return element_.text(); }
    [[nodiscard]] std::string word() const {
        const std::vector<std::string> words = split(element_.text());
        return words.size() == 1 ? words.front() : element_.text();
    }
    [[nodiscard]] bool truth() const {
        const std::string word = only_word();
        if (word != "true" && word != "1" && word != "false" && word != "0")
            refuse("true or false is wanted here");
        return word == "true" || word == "1";
    }
    [[nodiscard]] long long whole() const { return number<long long>(only_word()); }
    [[nodiscard]] unsigned long long count() const { return number<unsigned long long>(only_word()); }
    [[nodiscard]] double figure() const { return number<double>(only_word()); }
    [[nodiscard]] std::vector<double> figures(std::size_t count) const { return numbers<double>(count); }
    [[nodiscard]] std::vector<int> wholes(std::size_t count) const { return numbers<int>(count); }
    [[nodiscard]] Quad corners() const {
        const auto n = figures(8);
        return {Point{n[0], n[1]}, Point{n[2], n[3]}, Point{n[4], n[5]}, Point{n[6], n[7]}};
    }
    [[nodiscard]] std::vector<XmlNode> items(std::string_view name) const {
        std::vector<XmlNode> nodes;
        for (XmlElement child = element_.first(); child.present(); child = child.next()) {
            nodes.emplace_back(child);
            if (child.name() != name) nodes.back().refuse("nothing of this name is known here");
        }
        return nodes;
    }
    [[nodiscard]] std::vector<std::pair<std::string, XmlNode>> entries() const {
        std::vector<std::pair<std::string, XmlNode>> nodes;
        for (const XmlNode& entry : items("entry")) nodes.emplace_back(entry.element_.attribute("name"), entry);
        return nodes;
    }
    [[nodiscard]] XmlMembers members() const;

  private:
    [[nodiscard]] std::string only_word() const {
        std::vector<std::string> words = split(element_.text());
        if (words.size() != 1) refuse("a number is wanted here");
        return std::move(words.front());
    }
    template <class T>
    [[nodiscard]] T number(std::string_view word) const {
        if (word.starts_with('+')) word.remove_prefix(1);
        T found{};
        const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), found);
        if (problem == std::errc::result_out_of_range) refuse("this number is out of range");
        if (problem != std::errc() || end != word.data() + word.size()) refuse("a number is wanted here");
        return found;
    }
    template <class T>
    [[nodiscard]] std::vector<T> numbers(std::size_t count) const {
        const std::vector<std::string> words = split(element_.text());
        if (words.size() != count) refuse("this list is too long or too short");
        std::vector<T> found;
        for (const std::string& word : words) found.push_back(number<T>(word));
        return found;
    }

    XmlElement element_;
};

// The children of a record, in the order of the schema.
class XmlMembers {
  public:
    explicit XmlMembers(const XmlNode& record) : record_(record), next_(record.element().first()) {}

    [[nodiscard]] std::optional<XmlNode> take(std::string_view name) {
        if (!next_.present() || next_.name() != name) return std::nullopt;
        const XmlNode found(next_);
        next_ = next_.next();
        return found;
    }
    [[noreturn]] void refuse_missing(const char*) const { record_.refuse("a part of this is missing"); }
    void finish() const {
        if (next_.present()) XmlNode(next_).refuse("nothing of this name is known here");
    }

  private:
    XmlNode record_;
    XmlElement next_;
};

XmlMembers XmlNode::members() const {
    return XmlMembers(*this);
}

void check_schema(xmlDoc* document, const std::string& xsd_path) {
    if (!std::filesystem::is_regular_file(xsd_path))
        throw Error(ErrorCode::missing_dependency, {xsd_path, std::nullopt},
                    "the schema of declarations is not there", "give the project's models folder");
    const SchemaFaults found = validate_xml(document, xsd_path, 1);
    if (!found.schema_is_sound)
        throw Error(ErrorCode::missing_dependency, {xsd_path, std::nullopt},
                    "the schema of declarations is damaged", "give the project's models folder");
    if (!found.faults.empty())
        refuse(make_problem(found.faults.front().line, found.faults.front().message, declaration_rules().remedy));
}

}  // namespace

std::vector<Declaration> from_xml(std::string_view bytes, const std::string& xsd_path) {
    const ParsedXml parsed = parse_xml(bytes, declaration_rules());
    if (parsed.problem) refuse(*parsed.problem);
    check_schema(parsed.document.get(), xsd_path);
    DeclarationFile file;
    const XmlNode root(XmlElement(xmlDocGetRootElement(parsed.document.get())));
    ModelReader<XmlNode>::read(root, {}, file);
    return std::move(file.declarations);
}

}  // namespace shenbao
