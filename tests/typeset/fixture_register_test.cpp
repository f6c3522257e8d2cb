// fixtures/README.md is the register: every file listed, everything listed there.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace {

const std::filesystem::path kFixtures = std::filesystem::path(SHENBAO_SOURCE_DIR) / "fixtures";

std::set<std::string> files_present() {
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kFixtures))
        if (entry.is_regular_file() && entry.path() != kFixtures / "README.md")
            files.insert(std::filesystem::relative(entry.path(), kFixtures).generic_string());
    return files;
}

// The first cell of each table row, in backquotes.
std::set<std::string> files_listed() {
    std::ifstream readme(kFixtures / "README.md");
    std::set<std::string> files;
    for (std::string line; std::getline(readme, line);) {
        if (!line.starts_with("| `")) continue;
        files.insert(line.substr(3, line.find('`', 3) - 3));
    }
    return files;
}

}  // namespace

TEST_CASE("the register of fixtures lists every file, and every file listed exists") {
    REQUIRE(!files_present().empty());
    CHECK(files_listed() == files_present());
}
