#include "tools/cli/bulk/register_source.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <vector>

#include "pipeline/ingest/sha256.hpp"
#include "pipeline/ingest/sniff.hpp"
#include "pipeline/ingest/source_document.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = 1 << 20;
constexpr std::size_t kHeadBytes = 4096;  // the kinds are told apart within the first kilobyte

void refuse_large(const std::string& path, unsigned long long bytes) {
    const unsigned long long most = IngestSettings{}.max_bytes;
    if (bytes > most)
        refuse({path, {}}, "the file has more than " + std::to_string(most >> 20) + " MiB", "split it");
}

void read_pieces(const std::string& path, const std::function<void(Bytes)>& take) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored))
        refuse({path, {}}, "cannot read the file", "check its name and permissions");
    std::ifstream file(path, std::ios::binary);
    if (!file) refuse({path, {}}, "cannot read the file", "check its permissions and the disk");
    std::vector<std::uint8_t> piece(kPieceBytes);
    unsigned long long bytes = 0;
    while (file) {
        file.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        const auto taken = static_cast<std::size_t>(file.gcount());
        refuse_large(path, bytes += taken);
        take(Bytes(piece).first(taken));
    }
    if (file.bad()) refuse({path, {}}, "cannot read the file", "check its permissions and the disk");
}

NewSource look_at(const std::string& path) {
    NewSource source;
    Sha256 hash;
    std::vector<std::uint8_t> head;
    read_pieces(path, [&](Bytes piece) {
        if (head.empty())
            head.assign(piece.begin(), piece.begin() + static_cast<long>(std::min(piece.size(), kHeadBytes)));
        hash.add(piece);
        source.bytes += piece.size();
    });
    source.sha256 = hash.finish();
    source.media_type = media_type(find_file_kind(head));
    source.name = full_name(path);
    return source;
}

// What is stored under a hash has that hash, whoever writes to the file meanwhile.
void copy_checked(const std::string& path, const std::string& sha256, const ByteSink& sink) {
    Sha256 hash;
    read_pieces(path, [&](Bytes piece) {
        hash.add(piece);
        sink(std::as_bytes(piece));
    });
    if (hash.finish() != sha256) refuse({path, {}}, "the file changed while it was read", "import the file again");
}

}  // namespace

std::string full_name(const std::string& path) {
    return fs::absolute(path).lexically_normal().string();
}

Registered register_source(Archive& archive, const std::string& path) {
    const NewSource source = look_at(path);
    const DocumentState state =
        archive.add_source(source, [&](const ByteSink& sink) { copy_checked(path, source.sha256, sink); });
    return {state, source.sha256};
}

}  // namespace shenbao
