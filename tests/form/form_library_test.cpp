#include "pipeline/form/form_library.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "known_content.hpp"
#include "models/declaration/error.hpp"
#include "pipeline/base/level_words.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_words.hpp"
#include "pipeline/form/library_parts.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace shenbao;
using nlohmann::json;

namespace {

const std::string kModels = std::string(SHENBAO_SOURCE_DIR) + "/models";

std::string read_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::string line_of(const std::string& text) {
    const std::string xml = read_file(kModels + "/forms/department_declaration.xml");
    return std::to_string(
        1 + std::count(xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(xml.find(text)), '\n'));
}

// The error of reading an edition changed in one place.
Error error_of(const std::string& from, const std::string& to) {
    std::string xml = read_file(kModels + "/forms/department_declaration.xml");
    const std::size_t at = xml.find(from);
    REQUIRE(at != std::string::npos);
    xml.replace(at, from.size(), to);
    const testing::ScratchFolder folder;
    try {
        (void)read_form_edition(folder.write("edition.xml", xml), kModels + "/forms/forms.xsd");
    } catch (const Error& error) {
        return error;
    }
    FAIL("accepted: " << to);
    throw std::logic_error("unreachable");
}

std::set<std::string> words_in(const json& lists) {
    std::set<std::string> words;
    for (const auto& [name, list] : lists.items())
        for (const json& word : list) words.insert(word.get<std::string>());
    return words;
}

std::set<std::string> words_of(std::span<const ComparatorWord> list) {
    std::set<std::string> words;
    for (const ComparatorWord& word : list) words.insert(encode_utf8(word.word));
    return words;
}

}  // namespace

TEST_CASE("the department declaration loads with its sections, columns and vocabularies") {
    const FormLibrary::Parts& parts = drawn::library().parts();
    REQUIRE_FALSE(parts.editions.empty());
    const FormEdition& edition = parts.editions.front();
    CHECK(edition.family == "department_declaration");
    CHECK(edition.funding.groups.size() == 2);
    CHECK(edition.indicators.columns.size() == 5);
    CHECK(edition.goals.front().columns.front().horizon == Horizon::long_term);
    CHECK(edition.funding.groups[1].rows[2].is_total);
    CHECK(parts.lexicon.vocabularies.at("level2").size() == 12);
}

TEST_CASE("an edition that is not valid is refused with its line") {
    const Error unknown = error_of("<corner>", "<korner>");
    CHECK(unknown.code() == ErrorCode::wrong_usage);
    CHECK(error_of("kind=\"phone\"", "kind=\"fone\"").one_line().find("line " + line_of("kind=\"phone\"") + ":") !=
          std::string::npos);
    CHECK(std::string(error_of("<label>占比</label>", "<label></label>").what()).starts_with("line "));
}

TEST_CASE("an edition with more columns than labels can be told apart is refused") {
    // Taken labels are the bits of one word: with 64 or more the shift was undefined.
    const std::string column = "<column role=\"level1\"";
    std::string many;
    for (int i = 0; i < 60; ++i) many += "<column role=\"remark\" kind=\"text\"><label>X</label></column>";
    CHECK(error_of(column, many + column).code() == ErrorCode::wrong_usage);
}

TEST_CASE("an edition with a document type or an entity is refused") {
    const std::string head = "<form family";
    const Error error = error_of(head, "<!DOCTYPE form [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + head);
    CHECK(error.code() == ErrorCode::wrong_usage);
}

TEST_CASE("a folder without forms is a missing dependency") {
    try {
        const FormLibrary library("/nonexistent");
        FAIL("loaded from nowhere");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::missing_dependency);
    }
}

TEST_CASE("the compiled grammar words are those of the lexicon") {
    const json values = json::parse(read_file(kModels + "/lexicon/values.json"));
    CHECK(words_of(comparator_words()) == words_in(values["comparator"]));
    CHECK(words_of(comparator_suffixes()) == words_in(values["suffix"]));
    CHECK(words_of(change_words()) == words_in(values["change"]));
    std::set<std::string> units;
    for (const auto unit : base_units()) units.insert(encode_utf8(unit));
    CHECK(units == words_in(values["unit"]));
}

TEST_CASE("the compiled level words are those of the lexicon") {
    const Vocabulary& vocabulary = drawn::library().parts().lexicon.vocabularies.at("level2");
    REQUIRE(level2_words().size() == vocabulary.size());
    for (const VocabularyWord& word : vocabulary) {
        const Level2Word* compiled = find_level2(word.word);
        REQUIRE(compiled != nullptr);
        CHECK(std::vector<std::string>(compiled->level1.begin(), compiled->level1.end()) == word.level1);
    }
}
