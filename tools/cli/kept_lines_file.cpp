#include "tools/cli/kept_lines_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "models/declaration/error.hpp"
#include "pipeline/run/reader_identity.hpp"
#include "tools/cli/models_dir.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

// "" of what is not there.
std::string read_lines(const std::string& path) {
    std::error_code fault;
    const fs::file_status there = fs::status(path, fault);
    if (!fs::exists(there)) return {};
    const bool is_small = fs::is_regular_file(there) && fs::file_size(path, fault) <= kMostLinesBytes && !fault;
    std::string bytes;
    bool is_read = false;
    if (is_small) {
        std::ifstream file(path, std::ios::binary);
        is_read = file.is_open();
        bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    if (!is_read || (!bytes.empty() && !bytes.starts_with(kLinesMark)))
        throw Error(ErrorCode::wrong_usage, {path, {}}, "--kept-lines: this is no file of lines",
                    "name one that extract made, or a new one");
    return bytes;
}

}  // namespace

KeptLines load_kept_lines(const Options& options, const Knowledge& knowledge) {
    const std::string bytes = read_lines(options.kept_lines);
    KeptLines kept(
        reader_identity(find_models_dir(options.models), options.tessdata, knowledge.forms.printed_words()));
    kept.load(bytes);
    return kept;
}

void store_kept_lines(const KeptLines& kept, const std::string& path, Console& console) {
    const std::string bytes = kept.bytes();
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file) return;
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) fs::resize_file(path, 0, ignored);
    console.warning(say(console.language(), Message::lines_not_kept, {path}));
}

}  // namespace shenbao
