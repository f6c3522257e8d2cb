// The built program from outside, in a folder of its own.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace shenbao::testing {

namespace fs = std::filesystem;

inline const std::string kSource = SHENBAO_SOURCE_DIR;
inline const std::string kScan = kSource + "/fixtures/seed-office200.pdf";

inline std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Run {
    int exit_code = -1;
    std::string out, err;
    [[nodiscard]] long err_lines() const { return std::count(err.begin(), err.end(), '\n'); }
    [[nodiscard]] long errors() const {  // besides lines of progress
        std::istringstream lines(err);
        long count = 0;
        for (std::string line; std::getline(lines, line);) count += line.starts_with("error: ") ? 1 : 0;
        return count;
    }
};

// A folder that is gone with its test, and the program run in it.
class Desk {
  public:
    Desk() { REQUIRE(mkdtemp(path_.data()) != nullptr); }
    ~Desk() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] std::string at(const std::string& name) const { return path_ + "/" + name; }
    std::string write(const std::string& name, const std::string& content) const {
        fs::create_directories(fs::path(at(name)).parent_path());
        std::ofstream(at(name), std::ios::binary) << content;
        return at(name);
    }
    [[nodiscard]] Run run(const std::string& arguments, const std::string& environment = "LC_ALL=C") const {
        const std::string command = "cd " + path_ + " && env -u LANG -u LC_MESSAGES " + environment + " " +
                                    SHENBAO_BINARY + " " + arguments + " >stdout 2>stderr";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(at("stdout")), read_text(at("stderr"))};
    }

  private:
    std::string path_ = "/tmp/shenbao-desk-XXXXXX";
};

}  // namespace shenbao::testing
