// shenbao_bench_families < LIST: what every family reaches on scans of every profile, and which bars it misses.
//
// LIST, on standard input: one document a line, PROFILE TRUTH.json OUTPUT.json, parted by tabs. A document's
// family is that of the first declaration of its truth. Exit: 0, or 3 where a bar is missed.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tools/bench/families/family_score.hpp"

namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string family_of(const std::string& truth) {
    return nlohmann::json::parse(truth).at("declarations").at(0).at("form").at("family").get<std::string>();
}

shenbao::bench::FamilyScores read_scores(std::istream& list) {
    shenbao::bench::FamilyScores scores;
    for (std::string line; std::getline(list, line);) {
        std::istringstream parts(line);
        std::string profile, truth_path, output_path;
        std::getline(parts, profile, '\t');
        std::getline(parts, truth_path, '\t');
        std::getline(parts, output_path, '\t');
        const std::string truth = read_file(truth_path);
        scores[family_of(truth)][profile].add(shenbao::evaluate(truth, read_file(output_path)));
    }
    return scores;
}

}  // namespace

int main() {
    try {
        const std::string table = shenbao::bench::family_table(read_scores(std::cin));
        std::fputs(table.c_str(), stdout);
        return table.ends_with("bars missed: 0\n") ? 0 : 3;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "shenbao_bench_families: %s\n", error.what());
        return 2;
    }
}
