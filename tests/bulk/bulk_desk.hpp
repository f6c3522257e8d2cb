// An archive, files for it, and readers that are shell scripts: cheap, and as ill-behaved as a test wants.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/deliver/json.hpp"
#include "tests/support/sample_declaration.hpp"
#include "tools/cli/bulk/import_files.hpp"

namespace shenbao::testing {

namespace fs = std::filesystem;

class BulkDesk {
  public:
    BulkDesk() {
        REQUIRE(mkdtemp(path_.data()) != nullptr);
        Declaration declaration = make_full_declaration();
        declaration.source.sha256 = std::string(64, '0');  // the reader puts the real one in its place
        write("answer.json", to_json(std::span(&declaration, 1), EvidenceOutput::shown));
    }
    ~BulkDesk() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    BulkDesk(const BulkDesk&) = delete;
    BulkDesk& operator=(const BulkDesk&) = delete;

    [[nodiscard]] std::string at(const std::string& name) const { return path_ + "/" + name; }
    std::string write(const std::string& name, const std::string& content) const {
        fs::create_directories(fs::path(at(name)).parent_path());
        std::ofstream(at(name), std::ios::binary) << content;
        return at(name);
    }
    [[nodiscard]] std::vector<std::string> write_files(int count, const std::string& stem = "in/file") const {
        std::vector<std::string> paths;
        for (int i = 0; i < count; ++i)
            paths.push_back(write(stem + std::to_string(i) + ".pdf", "%PDF-1.4 " + stem + std::to_string(i)));
        return paths;
    }
    [[nodiscard]] std::vector<std::string> lines_of(const std::string& name) const {
        std::ifstream file(at(name));
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);) lines.push_back(line);
        std::sort(lines.begin(), lines.end());
        return lines;
    }

    [[nodiscard]] Archive open() const { return Archive(at("archive"), OpenMode::create); }
    // The script runs in the desk's folder; $name is the document's, and `answer` answers as a good reader does.
    [[nodiscard]] PoolSettings settings(const std::string& script, int jobs = 2) const {
        PoolSettings settings;
        settings.reader = {"/bin/sh", "-c",
                           "cd " + path_ + "; name=$2; answer() { sum=$(sha256sum | cut -c 1-64); " + "sed s/" +
                               std::string(64, '0') + "/$sum/g answer.json; }; " + script,
                           "reader"};
        settings.program = "test";
        settings.jobs = jobs;
        return settings;
    }
    // As `shenbao import` does, without a word.
    void import_all(const std::vector<std::string>& paths, const PoolSettings& settings) const {
        Console console(Language::english, LogLevel::error, ProgressStyle::lines);
        Archive archive = open();
        import_files(archive, {paths, paths, {}, KnownSources::leave}, settings, console);
    }
    // The same in a process of its own, to be killed.
    [[nodiscard]] pid_t start_import(const std::vector<std::string>& paths, const PoolSettings& settings) const {
        const pid_t child = fork();
        if (child != 0) return child;
        try {
            import_all(paths, settings);
        } catch (const std::exception&) {
            _exit(1);
        }
        _exit(0);
    }

  private:
    std::string path_ = "/tmp/shenbao-bulk-XXXXXX";
};

inline std::vector<std::string> problems_of(const Archive& archive) {
    std::vector<std::string> lines;
    archive.visit_problems(
        [&](const Problem& p) { lines.push_back(fs::path(p.name).filename().string() + ": " + p.reason); });
    return lines;
}

}  // namespace shenbao::testing
