#include "tools/cli/outputs.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& place, Language language) {
    throw Error(ErrorCode::cannot_write, {place, std::nullopt}, say(language, Message::cannot_write),
                say(language, Message::check_place));
}

// The same for every path and link that leads to one file, as std::filesystem::equivalent has it, but to be put
// into a set. nullopt if there is no such file yet, or no ordinary one.
std::optional<std::pair<unsigned long long, unsigned long long>> find_identity(const std::string& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
    return std::pair<unsigned long long, unsigned long long>{found.st_dev, found.st_ino};
}

}  // namespace

void write_stdout(std::string_view content, Language language) {
    const std::size_t written = std::fwrite(content.data(), 1, content.size(), stdout);
    if (written != content.size() || std::fflush(stdout) != 0) refuse("stdout", language);
}

void write_file(const std::string& path, std::string_view content, Language language) {
    write_file(
        path, [content](const PartSink& write) { write(content); }, language);
}

void write_file(const std::string& path, const std::function<void(const PartSink&)>& content, Language language) {
    std::error_code problem;
    const fs::file_status there = fs::status(path, problem);
    // A device or a pipe is written to, never replaced; what a link leads to is replaced, not the link.
    const bool in_place = fs::exists(there) && !fs::is_regular_file(there);
    const std::string target = in_place || !fs::exists(there) ? path : fs::canonical(path, problem).string();
    const std::string unfinished = in_place ? target : target + ".part" + std::to_string(getpid());
    std::ofstream file(unfinished, std::ios::binary);
    const auto give_up = [&] {
        std::error_code ignored;
        if (!in_place) fs::remove(unfinished, ignored);
    };
    try {
        content([&file](std::string_view part) {
            file.write(part.data(), static_cast<std::streamsize>(part.size()));
        });
    } catch (...) {
        give_up();
        throw;
    }
    file.close();
    problem.clear();
    if (file && !in_place) fs::rename(unfinished, target, problem);
    if (!file || problem) {
        give_up();
        refuse(path, language);
    }
}

OutputNames::OutputNames(const std::vector<std::string>& inputs, Language language) : language_(language) {
    for (const std::string& input : inputs)
        if (const auto identity = find_identity(input == "-" ? "/dev/stdin" : input)) inputs_.insert(*identity);
}

void OutputNames::refuse_input(const std::string& output) const {
    const auto identity = find_identity(output);
    if (identity && inputs_.contains(*identity))
        throw Error(ErrorCode::wrong_usage, {output, std::nullopt}, say(language_, Message::overwrites_input),
                    say(language_, Message::name_another));
}

void OutputNames::claim(const std::string& output) {
    refuse_input(output);
    std::error_code ignored;
    if (fs::exists(output, ignored) && !fs::is_regular_file(output, ignored)) return;
    if (!claimed_.insert(fs::path(output).lexically_normal().string()).second)
        throw Error(ErrorCode::wrong_usage, {output, std::nullopt}, say(language_, Message::written_twice),
                    say(language_, Message::name_another));
}

void refuse_overwriting(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs,
                        Language language) {
    const OutputNames names(inputs, language);
    for (const std::string& output : outputs) names.refuse_input(output);
}

void make_folder(const std::string& path, Language language) {
    std::error_code problem;
    fs::create_directories(path, problem);
    if (problem || !fs::is_directory(path, problem)) refuse(path, language);
}

}  // namespace shenbao
