#include "tools/cli/outputs.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/scratch_folder.hpp"

using namespace shenbao;
using shenbao::testing::ScratchFolder;

namespace {

namespace fs = std::filesystem;

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("what a link leads to is written, the link stays") {
    // -o through a link left the file it leads to as it was and made the link a file.
    const ScratchFolder folder;
    std::ofstream(folder.at("target.json")) << "old";
    fs::create_symlink("target.json", folder.at("link.json"));
    write_file(folder.at("link.json"), "new", Language::english);
    CHECK(fs::is_symlink(folder.at("link.json")));
    CHECK(read_text(folder.at("target.json")) == "new");
}

TEST_CASE("a pipe is written to, not replaced, and so is a device") {
    // As root -o /dev/null made /dev/null an ordinary file. A pipe is tried here: if it fails, no device is lost.
    const ScratchFolder folder;
    const std::string pipe = folder.at("pipe");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    REQUIRE(reader >= 0);
    write_file(pipe, "new", Language::english);
    CHECK(fs::is_fifo(pipe));
    char content[8] = {};
    CHECK(read(reader, content, sizeof content) == 3);
    CHECK(std::string(content) == "new");
    close(reader);
}

TEST_CASE("a file is replaced whole, and nothing unfinished is left beside it") {
    const ScratchFolder folder;
    write_file(folder.at("a.json"), "first, longer", Language::english);
    write_file(folder.at("a.json"), "second", Language::english);
    CHECK(read_text(folder.at("a.json")) == "second");
    CHECK(std::distance(fs::directory_iterator(fs::path(folder.at("a.json")).parent_path()), {}) == 1);
}
