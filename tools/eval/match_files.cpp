#include "tools/eval/match_files.hpp"

#include <filesystem>
#include <map>
#include <string_view>

namespace shenbao {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPlain = ".json", kTruth = ".truth.json", kOutput = ".out.json";

// Name -> path. A file whose ending is `other` belongs to the other side; `own` goes before plain .json.
std::map<std::string, std::string> list_files(const std::string& folder, std::string_view own,
                                              std::string_view other) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string file = entry.path().filename().string();
        if (!entry.is_regular_file() || file.ends_with(other) || !file.ends_with(kPlain)) continue;
        const bool marked = file.ends_with(own);
        const std::string name = file.substr(0, file.size() - (marked ? own : kPlain).size());
        if (marked)
            files[name] = entry.path().string();
        else
            files.try_emplace(name, entry.path().string());
    }
    return files;
}

}  // namespace

MatchedFiles match_files(const std::string& truths, const std::string& outputs) {
    const auto expected = list_files(truths, kTruth, kOutput), found = list_files(outputs, kOutput, kTruth);
    MatchedFiles matched;
    for (const auto& [name, path] : expected) {
        const auto answer = found.find(name);
        if (answer == found.end())
            matched.unanswered.push_back(path);
        else if (answer->second != path)
            matched.pairs.push_back({name, path, answer->second});
    }
    for (const auto& [name, path] : found)
        if (!expected.contains(name)) matched.unclaimed.push_back(path);
    return matched;
}

}  // namespace shenbao
