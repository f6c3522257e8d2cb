#include "tools/cli/bulk/lines_file.hpp"

#include <sys/stat.h>

#include <span>

#include "pipeline/ingest/sha256.hpp"
#include "pipeline/run/kept_lines.hpp"
#include "tools/cli/read_descriptor.hpp"

namespace shenbao {

namespace {

// "" where it is too much.
std::string read_bounded(const FileDescriptor& file) {
    struct stat found {};
    const bool known = file.is_open() && fstat(file.number(), &found) == 0;
    return known && static_cast<std::size_t>(found.st_size) <= kMostLinesBytes ? read_all(file) : "";
}

std::string hash_of(const std::string& content) {
    return find_sha256({reinterpret_cast<const std::uint8_t*>(content.data()), content.size()});
}

}  // namespace

std::optional<NewLines> find_lines(const std::shared_ptr<FileDescriptor>& file) {
    const std::string content = file ? read_bounded(*file) : "";
    if (content.empty()) return std::nullopt;
    return NewLines{hash_of(content), content.size(), [file](const ByteSink& sink) {
                        const std::string all = read_all(*file);
                        sink(std::as_bytes(std::span(all)));
                    }};
}

std::string read_lines_before(const Archive& archive, const Lease& lease) {
    const auto lines = archive.open_lines(lease);
    const std::string content = lines ? read_bounded(lines->file) : "";
    return lines && hash_of(content) == lines->sha256 ? content : "";
}

}  // namespace shenbao
