#include "pipeline/form/lexicon.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

using nlohmann::json;

json read_json(const std::string& path) {
    std::ifstream file(path);
    if (!file)
        throw Error(ErrorCode::missing_dependency, {path, std::nullopt}, "lexicon not found",
                    "give the project's models folder");
    return json::parse(file);
}

Vocabulary read_vocabulary(const json& document) {
    Vocabulary vocabulary;
    for (const json& entry : document.at("words")) {
        VocabularyWord word{entry.at("word"), entry.at("variants"), {}};
        if (entry.contains("level1")) word.level1 = entry.at("level1").get<std::vector<std::string>>();
        vocabulary.push_back(std::move(word));
    }
    return vocabulary;
}

std::uint64_t pair_key(char32_t a, char32_t b) {
    return static_cast<std::uint64_t>(a) << 32 | b;
}

}  // namespace

void Confusions::add_group(std::u32string_view look_alikes) {
    for (const char32_t a : look_alikes)
        for (const char32_t b : look_alikes)
            if (a != b) pairs_.insert(pair_key(a, b));
}

bool Confusions::confusable(char32_t a, char32_t b) const {
    return pairs_.contains(pair_key(a, b));
}

Lexicon read_lexicon(const std::string& folder) {
    Lexicon lexicon;
    std::string path;
    try {
        for (const char* name : {"level1", "level2", "standard", "operator", "direction", "grade"}) {
            path = folder + "/" + name + ".json";
            lexicon.vocabularies[name] = read_vocabulary(read_json(path));
        }
        path = folder + "/confusions.json";
        const json confusions = read_json(path);
        for (const json& group : confusions.at("groups"))
            lexicon.confusions.add_group(decode_utf8(group.get<std::string>()));
    } catch (const json::exception& error) {
        throw Error(ErrorCode::wrong_usage, {path, std::nullopt}, error.what(), "correct the lexicon");
    }
    return lexicon;
}

double confusable_distance(std::u32string_view a, std::u32string_view b, const Confusions& confusions) {
    constexpr double kLookAlike = 0.5;  // guess, unmeasured
    std::vector<double> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<double>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        double diagonal = row[0];
        row[0] = static_cast<double>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const double above = row[j];
            const char32_t x = a[i - 1], y = b[j - 1];
            const double change = x == y ? 0 : confusions.confusable(x, y) ? kLookAlike : 1;
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + change});
            diagonal = above;
        }
    }
    return row[b.size()];
}

double confusable_similarity(std::u32string_view a, std::u32string_view b, const Confusions& confusions) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer == 0) return 1;
    return 1 - confusable_distance(a, b, confusions) / static_cast<double>(longer);
}

}  // namespace shenbao
