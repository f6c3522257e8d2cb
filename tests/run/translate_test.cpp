// The rooms speak English; a new message of theirs must not be forgotten in the table of translations.
#include "tools/cli/translate.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace shenbao;

namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The string literals of the code from `at` to the end of the call (its closing bracket) or of the statement.
std::vector<std::string> literals_from(const std::string& code, std::size_t at) {
    std::vector<std::string> literals;
    for (int depth = 0; at < code.size(); ++at) {
        if (code[at] == '(') ++depth;
        if ((code[at] == ')' && --depth <= 0) || code[at] == ';') break;
        if (code[at] != '"') continue;
        std::string literal;
        for (++at; at < code.size() && code[at] != '"'; ++at) {
            if (code[at] == '\\') ++at;
            literal += code[at];
        }
        literals.push_back(literal);
    }
    return literals;
}

// What stands in calls of refuse..., page_fault, Error and make_problem, and in constants named ...remedy.
std::vector<std::string> messages_in(const std::string& code) {
    static const std::regex kPlaces(R"(\b(refuse\w*|page_fault|Error|make_problem)\s*\(|[rR]emedy = )");
    std::vector<std::string> messages;
    for (std::sregex_iterator it(code.begin(), code.end(), kPlaces), end; it != end; ++it)
        for (const std::string& literal : literals_from(code, static_cast<std::size_t>(it->position())))
            messages.push_back(literal);
    return messages;
}

std::set<std::string> messages_of_sources() {
    const fs::path root = SHENBAO_SOURCE_DIR;
    std::set<std::string> all;
    for (const char* folder : {"models", "pipeline", "tools/eval"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
                for (const std::string& message : messages_in(read_text(entry.path()))) all.insert(message);
    return all;
}

std::string in_chinese(const std::string& message) {
    return error_line(Error(ErrorCode::unreadable_input, {}, message), Language::chinese);
}

// Words that no table has: names of formats, programs, packages and files stay as they are.
std::vector<std::string> english_words(const std::string& text) {
    static const std::set<std::string> kNames{
        "PDF", "OFD", "TIFF", "PNG", "JPEG", "WebP", "BMP", "GIF", "HEIC", "JSON", "MB", "KiB", "MiB", "dpi", "A4",
        "A3", "models", "shenbao", "extract", "OpenSSL", "SHA-256", "Debian", "tools/train/fit-trust", ".json",
        "--models",
        // of form editions
        "XML", ".xml", "forms.xsd", "UTF-8", "DOCTYPE", "amp", "lt", "vocabulary", "project/name",
        // of declarations
        "true", "false", "shenbao/1", "models/schema/repairs.schema.json",
        // of addresses
        "--listen", "ssh", "-L", ".0.0.1",  // the last of 127.0.0.1
        // of who may call from where
        "TLS", "--tls-cert", "--tls-key", "--behind-proxy", "--name", "review.example.org", "PEM", "chmod", "o-r",
        "review", "users", "add", "NAME", "--archive", "ARCHIVE", "libsodium",
        // of archives
        "import", "--again", "PostgreSQL", "postgresql", "//user", "machine/database"};
    static const std::regex kWord("[-./A-Za-z][-./A-Za-z0-9]*[A-Za-z0-9]");
    std::vector<std::string> words;
    for (std::sregex_iterator it(text.begin(), text.end(), kWord), end; it != end; ++it)
        if (!kNames.contains(it->str())) words.push_back(it->str());
    return words;
}

}  // namespace

TEST_CASE("every message of the rooms has its Chinese") {
    const std::set<std::string> messages = messages_of_sources();
    CHECK(messages.size() > 80);  // else the search finds nothing, and says so
    for (const std::string& message : messages) {
        CAPTURE(message, in_chinese(message));
        CHECK(english_words(in_chinese(message)).empty());
    }
}

TEST_CASE("the search for messages finds them in calls, over several lines, and in named remedies") {
    const std::string code =
        "refuse(place, \"one \" + name(3) +\n \" two\", \"three\"); f(\"not me\");\n"
        "throw Error(ErrorCode::internal, {path}, \"four \\\"five\\\"\", kRemedy);\n"
        "const char* const kRemedy = \"six\";";
    CHECK(messages_in(code) == std::vector<std::string>{"one ", " two", "three", "four \"five\"", "six"});
    CHECK(english_words(in_chinese("a message that nobody knows")).size() == 4);
}

TEST_CASE("a message made of parts is one Chinese sentence") {
    CHECK(in_chinese("the PDF has more than 5000 pages") == "PDF 超过 5000 页");
    CHECK(in_chinese("the TIFF has more than 5000 pages") == "TIFF 超过 5000 页");
    CHECK(in_chinese("the image of 40000 x 300 pixels is over the limit for one page") ==
          "图像 40000 x 300 像素，超出单页上限");
    CHECK(in_chinese("the output is not a JSON object") == "输出文件不是 JSON 对象");
    const Error cut(ErrorCode::unreadable_input, {"a.pdf", 2}, "the PDF is damaged", "split it");
    CHECK(error_line(cut, Language::chinese) == "a.pdf，第 2 页: PDF 已损坏; 请拆分文件");
}
