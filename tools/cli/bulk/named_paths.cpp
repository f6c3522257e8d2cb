#include "tools/cli/bulk/named_paths.hpp"

#include <glob.h>

#include <filesystem>

namespace shenbao {

namespace {

void add_list(std::istream& list, std::vector<std::string>& paths) {
    for (std::string line; std::getline(list, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (line == "-") line = "./-";  // a file of that name, for standard input is being read
        if (!line.empty()) paths.push_back(line);
    }
}

void add_pattern(const std::string& pattern, std::vector<std::string>& paths) {
    glob_t found{};
    glob(pattern.c_str(), GLOB_NOCHECK, nullptr, &found);
    for (std::size_t i = 0; i < found.gl_pathc; ++i) paths.emplace_back(found.gl_pathv[i]);
    globfree(&found);
}

}  // namespace

std::vector<std::string> expand_paths(const std::vector<std::string>& named, std::istream& list) {
    std::vector<std::string> paths;
    for (const std::string& name : named) {
        std::error_code ignored;
        if (name == "-")
            add_list(list, paths);
        else if (name.find_first_of("*?[") != std::string::npos && !std::filesystem::exists(name, ignored))
            add_pattern(name, paths);
        else
            paths.push_back(name);
    }
    return paths;
}

}  // namespace shenbao
