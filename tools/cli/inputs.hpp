// What the user named -> the documents to read, in order.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/ingest/source_document.hpp"
#include "tools/cli/console.hpp"

namespace shenbao {

struct Input {
    std::string path;    // "-" = standard input
    std::string stem;    // for the name of its output
    std::string name{};  // what it is called in the output and in errors; empty: its path, or "stdin"
    std::shared_ptr<const std::string> bytes{};  // of standard input, where they are needed a second time
};

struct Inputs {
    std::vector<Input> documents;
    std::vector<Error> failures;  // in English: named inputs that are not there, folders that cannot be read
    std::vector<Error> skipped;   // in English: what lies in folders and is not read
};

// Folders are walked (walk_folder.hpp, sorted by path); what is in them and not to be read is skipped with a line:
// so are files that neither their content nor their name makes documents.
[[nodiscard]] Inputs find_inputs(const std::vector<std::string>& named, Console& console);

// By its content, else by its name: a scan.pdf that is empty or garbled, or a link to nothing, is an input that
// fails, not a stranger to pass by. So is a file that cannot be opened, for nobody knows what it is.
[[nodiscard]] bool is_document(const std::filesystem::path& path);

// Nothing to be done about a file that is no document; a warning where somebody may have meant it to be read.
void tell_skipped(const Error& skipped, Console& console);

[[nodiscard]] std::vector<std::string> paths_of(const std::vector<Input>& documents);

[[nodiscard]] std::string shown_name(const Input& input);  // to the user

[[nodiscard]] std::unique_ptr<SourceDocument> open_input(const Input& input);

// Reads standard input to its end, so that read_source can give it once more.
void keep_bytes(Input& input);
// The bytes that were read as `sha256`. Throws Error{unreadable_input} if they are others now.
[[nodiscard]] std::string read_source(const Input& input, const std::string& sha256);

}  // namespace shenbao
