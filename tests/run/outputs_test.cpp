#include "tools/cli/outputs.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace shenbao;

namespace {

namespace fs = std::filesystem;

// A folder that is gone with its test.
class Folder {
  public:
    Folder() { fs::create_directories(path_); }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    fs::path path_ = fs::temp_directory_path() / ("shenbao-outputs-" + std::to_string(getpid()));
};

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("what a link leads to is written, the link stays") {
    // -o through a link left the file it leads to as it was and made the link a file.
    const Folder folder;
    std::ofstream(folder.file("target.json")) << "old";
    fs::create_symlink("target.json", folder.file("link.json"));
    write_file(folder.file("link.json"), "new", Language::english);
    CHECK(fs::is_symlink(folder.file("link.json")));
    CHECK(read_text(folder.file("target.json")) == "new");
}

TEST_CASE("a pipe is written to, not replaced, and so is a device") {
    // As root -o /dev/null made /dev/null an ordinary file. A pipe is tried here: if it fails, no device is lost.
    const Folder folder;
    const std::string pipe = folder.file("pipe");
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
    const Folder folder;
    write_file(folder.file("a.json"), "first, longer", Language::english);
    write_file(folder.file("a.json"), "second", Language::english);
    CHECK(read_text(folder.file("a.json")) == "second");
    CHECK(std::distance(fs::directory_iterator(fs::path(folder.file("a.json")).parent_path()), {}) == 1);
}
