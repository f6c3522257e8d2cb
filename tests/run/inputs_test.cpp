#include "tools/cli/inputs.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

using namespace shenbao;

namespace {

// The stems of files of these names, in the order they were named; all are there, and empty.
std::vector<std::string> stems_of(const std::vector<std::string>& names) {
    std::string folder = "/tmp/shenbao-inputs-XXXXXX";
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    std::vector<std::string> paths;
    for (const std::string& name : names) {
        paths.push_back(folder + "/" + name);
        std::filesystem::create_directories(std::filesystem::path(paths.back()).parent_path());
        std::ofstream file(paths.back());
    }
    Console quiet(Language::english, LogLevel::error, ProgressStyle::lines);
    std::vector<std::string> stems;
    for (const Input& input : find_inputs(paths, quiet).documents) stems.push_back(input.stem);
    std::filesystem::remove_all(folder);
    return stems;
}

using Stems = std::vector<std::string>;

}  // namespace

// scan-2.pdf, scan.PDF2 and scan.pdf gave two outputs: the new name was not compared with the names of other
// files.
TEST_CASE("no input is given the name of another, whatever the files are called and in whatever order") {
    CHECK(stems_of({"scan-2.pdf", "scan.PDF2", "scan.pdf"}) == Stems{"scan-2", "scan", "scan-3"});
    CHECK(stems_of({"scan.pdf", "scan.tif", "scan-2.pdf"}) == Stems{"scan", "scan-3", "scan-2"});
    CHECK(stems_of({"a/s.pdf", "b/s.pdf", "c/s.pdf", "d/s-3.pdf"}) == Stems{"s", "s-2", "s-4", "s-3"});
    const Stems many = stems_of({"a/s.pdf", "a/s-2.pdf", "b/s.pdf", "b/s-2.pdf", "b/s-2-2.pdf", "c/s.pdf"});
    CHECK(std::set<std::string>(many.begin(), many.end()).size() == many.size());
}
