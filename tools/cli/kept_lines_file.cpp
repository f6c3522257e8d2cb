#include "tools/cli/kept_lines_file.hpp"

#include <fstream>
#include <iterator>

#include "models/declaration/error.hpp"
#include "pipeline/run/reader_identity.hpp"
#include "tools/cli/models_dir.hpp"

namespace shenbao {

KeptLines load_kept_lines(const Options& options, const Knowledge& knowledge) {
    KeptLines kept(
        reader_identity(find_models_dir(options.models), options.tessdata, knowledge.forms.printed_words()));
    std::ifstream file(options.kept_lines, std::ios::binary);
    kept.load(std::string(std::istreambuf_iterator<char>(file), {}));
    return kept;
}

void store_kept_lines(const KeptLines& kept, const std::string& path) {
    const std::string bytes = kept.bytes();
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw Error(ErrorCode::cannot_write, {path, {}}, "cannot write the lines that were read",
                    "check the folder, its permissions and the free space");
}

}  // namespace shenbao
