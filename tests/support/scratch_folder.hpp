// A folder for the files of one test: of its own, however many tests run at once, and gone with it.
#pragma once

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

namespace shenbao::testing {

class ScratchFolder {
  public:
    ScratchFolder() { REQUIRE(mkdtemp(path_.data()) != nullptr); }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string at(const std::string& name) const { return path_ + "/" + name; }
    // Writes a file, with the folders above it; its path.
    std::string write(const std::string& name, const std::string& content = {}) const {
        std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
        std::ofstream(at(name), std::ios::binary) << content;
        return at(name);
    }

  private:
    std::string path_ = (std::filesystem::temp_directory_path() / "shenbao-test-XXXXXX").string();
};

}  // namespace shenbao::testing
