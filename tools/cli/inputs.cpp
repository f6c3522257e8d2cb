#include "tools/cli/inputs.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "pipeline/ingest/sniff.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

bool is_document(const fs::path& path) {
    std::array<std::uint8_t, 4096> head{};  // the kinds are told apart within the first kilobyte
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size()));
    switch (find_file_kind(Bytes(head.data(), static_cast<std::size_t>(file.gcount())))) {
        case FileKind::pdf:
        case FileKind::tiff:
        case FileKind::png:
        case FileKind::jpeg:
        case FileKind::webp:
        case FileKind::bmp: return true;
        default: return false;
    }
}

std::vector<fs::path> files_under(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, ignored);
    for (; at != fs::recursive_directory_iterator(); at.increment(ignored))
        if (at->is_regular_file(ignored)) files.push_back(at->path());
    std::sort(files.begin(), files.end());
    return files;
}

Error unreadable(const std::string& path, const Console& console, Message message) {
    return {ErrorCode::unreadable_input, {path, std::nullopt}, say(console.language(), message)};
}

void add_folder(const std::string& folder, Inputs& inputs, Console& console) {
    const std::size_t before = inputs.documents.size();
    for (const fs::path& path : files_under(folder)) {
        if (is_document(path))
            inputs.documents.push_back({path.string(), path.stem().string()});
        else
            console.info(say(console.language(), Message::skipped, {path.string()}));
    }
    if (inputs.documents.size() == before)
        inputs.failures.push_back(unreadable(folder, console, Message::empty_folder));
}

// Two inputs never write to the same file: the second "scan" becomes "scan-2", or "scan-3" where a file has that
// name of its own.
void make_stems_distinct(std::vector<Input>& documents) {
    std::set<std::string> own;
    for (const Input& input : documents) own.insert(input.stem);
    std::map<std::string, int> counts;
    for (Input& input : documents) {
        int& count = ++counts[input.stem];
        if (count == 1) continue;
        while (own.contains(input.stem + "-" + std::to_string(count))) ++count;
        input.stem += "-" + std::to_string(count);
    }
}

}  // namespace

Inputs find_inputs(const std::vector<std::string>& named, Console& console) {
    Inputs inputs;
    for (const std::string& path : named) {
        std::error_code problem;
        if (path == "-")
            inputs.documents.push_back({path, "stdin"});
        else if (fs::is_directory(path, problem))
            add_folder(path, inputs, console);
        else if (fs::exists(path, problem))
            inputs.documents.push_back({path, fs::path(path).stem().string()});
        else
            inputs.failures.push_back(unreadable(path, console, Message::no_such_input));
    }
    make_stems_distinct(inputs.documents);
    return inputs;
}

std::unique_ptr<SourceDocument> open_input(const Input& input) {
    if (input.path != "-") return open_document(input.path);
    return open_document("stdin", std::cin);
}

}  // namespace shenbao
