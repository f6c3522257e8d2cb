#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "tests/form/known_content.hpp"

using namespace shenbao;

namespace {

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> labels_in(const std::string& xml) {
    static const std::regex kLabel("<label>([^<]*)</label>");
    std::vector<std::string> labels;
    for (std::sregex_iterator it(xml.begin(), xml.end(), kLabel), end; it != end; ++it) labels.push_back((*it)[1]);
    return labels;
}

}  // namespace

// Read from the files, so that a section which a later edition brings is not forgotten.
TEST_CASE("every label of every edition is among the printed words") {
    const std::vector<std::string> words = drawn::library().printed_words();
    const auto is_there = [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); };
    std::size_t seen = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(SHENBAO_SOURCE_DIR) + "/models/forms")) {
        if (entry.path().extension() != ".xml") continue;
        for (const std::string& label : labels_in(content_of(entry.path()))) {
            if (label.find('{') != std::string::npos) continue;
            INFO(entry.path().filename() << ": " << label);
            CHECK(is_there(label));
            ++seen;
        }
    }
    CHECK(seen > 300);
}

TEST_CASE("what a label prints around a counter and the words of vocabularies are there, too") {
    const std::vector<std::string> words = drawn::library().printed_words();
    const auto is_there = [&](const char* word) { return std::ranges::find(words, word) != words.end(); };
    CHECK(is_there("长期目标"));
    CHECK(is_there("目标"));  // 目标1：...
    CHECK(is_there("历史标准"));
    CHECK(is_there("满意度指标"));
    CHECK(std::ranges::none_of(words, [](const std::string& word) {
        return word.empty() || word.find_first_of("{}") != std::string::npos;
    }));
}
