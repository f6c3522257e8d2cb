#include "tools/cli/inputs.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "pipeline/ingest/sha256.hpp"
#include "pipeline/ingest/sniff.hpp"
#include "tools/cli/translate.hpp"
#include "tools/cli/walk_folder.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

// Called as documents are. Hidden files are not: "._scan.pdf" is what a Mac notes about scan.pdf.
bool is_named_as_document(const fs::path& path) {
    static const std::set<std::string> kEndings{".pdf", ".ofd",  ".tif",  ".tiff", ".png",
                                                ".jpg", ".jpeg", ".webp", ".bmp"};
    std::string ending = path.extension().string();
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return kEndings.contains(ending) && !path.filename().string().starts_with('.');
}

// English as all errors are: the console translates them, and an archive keeps them.
Error unreadable(const std::string& path, Message message) {
    return {ErrorCode::unreadable_input, {path, std::nullopt}, say(Language::english, message)};
}

void add_folder(const std::string& folder, Inputs& inputs) {
    const std::size_t before = inputs.documents.size();
    FolderContent content = walk_folder(folder);
    for (const fs::path& closed : content.closed)
        inputs.failures.push_back(unreadable(closed.string(), Message::cannot_read_input));
    for (const fs::path& path : content.files) {
        if (is_document(path))
            inputs.documents.push_back({path.string(), path.stem().string()});
        else
            content.skipped.push_back(skipped_stranger(path));
    }
    if (inputs.documents.size() == before && content.closed.empty())
        inputs.failures.push_back(unreadable(folder, Message::empty_folder));
    std::ranges::move(content.skipped, std::back_inserter(inputs.skipped));
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

bool is_document(const fs::path& path) {
    std::error_code ignored;
    if (is_named_as_document(path)) return true;
    if (!fs::exists(path, ignored)) return false;
    std::array<std::uint8_t, 4096> head{};  // the kinds are told apart within the first kilobyte
    std::ifstream file(path, std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size())) &&
        (!file.is_open() || file.bad()))
        return true;
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

Inputs find_inputs(const std::vector<std::string>& named, Console& console) {
    Inputs inputs;
    for (const std::string& path : named) {
        std::error_code problem;
        if (path == "-")
            inputs.documents.push_back({path, "stdin"});
        else if (fs::is_directory(path, problem))
            add_folder(path, inputs);
        else if (fs::exists(path, problem))
            inputs.documents.push_back({path, fs::path(path).stem().string()});
        else
            inputs.failures.push_back(unreadable(path, Message::no_such_input));
    }
    make_stems_distinct(inputs.documents);
    for (const Error& skipped : inputs.skipped) tell_skipped(skipped, console);
    return inputs;
}

void tell_skipped(const Error& skipped, Console& console) {
    const Error reason(skipped.code(), {}, skipped.what(), skipped.remedy());
    const std::string line =
        say(console.language(), Message::skipped, {skipped.place().file, error_line(reason, console.language())});
    if (std::string_view(skipped.what()) == skipped_stranger({}).what())
        console.info(line);
    else
        console.warning(line);
}

std::vector<std::string> paths_of(const std::vector<Input>& documents) {
    std::vector<std::string> paths;
    for (const Input& input : documents) paths.push_back(input.path);
    return paths;
}

std::string shown_name(const Input& input) {
    return input.name.empty() ? input.path : input.name;
}

std::unique_ptr<SourceDocument> open_input(const Input& input) {
    if (input.path != "-") return open_document(input.path);
    if (input.bytes)
        return open_document(shown_name(input),
                             std::vector<std::uint8_t>(input.bytes->begin(), input.bytes->end()));
    return open_document(input.name.empty() ? "stdin" : input.name, std::cin);
}

void keep_bytes(Input& input) {
    std::string bytes;
    std::vector<char> part(1 << 16);
    const unsigned long long most = IngestSettings{}.max_bytes;  // with a byte more, open_document refuses it
    while (bytes.size() <= most &&
           (std::cin.read(part.data(), static_cast<std::streamsize>(part.size())) || std::cin.gcount() > 0))
        bytes.append(part.data(), static_cast<std::size_t>(std::cin.gcount()));
    input.bytes = std::make_shared<const std::string>(std::move(bytes));
}

std::string read_source(const Input& input, const std::string& sha256) {
    if (input.bytes) return *input.bytes;
    std::ifstream file(input.path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (find_sha256(Bytes(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size())) != sha256)
        throw Error(ErrorCode::unreadable_input, {shown_name(input), std::nullopt},
                    "the file changed while it was read", "read it again");
    return bytes;
}

}  // namespace shenbao
