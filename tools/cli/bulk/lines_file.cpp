#include "tools/cli/bulk/lines_file.hpp"

#include <sys/stat.h>

#include <span>

#include "pipeline/ingest/sha256.hpp"
#include "tools/cli/read_descriptor.hpp"

namespace shenbao {

std::optional<NewLines> find_lines(const std::shared_ptr<FileDescriptor>& file) {
    struct stat found {};
    if (!file || !file->is_open() || fstat(file->number(), &found) != 0) return std::nullopt;
    const auto bytes = static_cast<unsigned long long>(found.st_size);
    if (bytes == 0 || bytes > kMostLineBytes) return std::nullopt;
    const std::string content = read_all(*file);
    return NewLines{find_sha256({reinterpret_cast<const std::uint8_t*>(content.data()), content.size()}),
                    content.size(), [file](const ByteSink& sink) {
                        const std::string all = read_all(*file);
                        sink(std::as_bytes(std::span(all)));
                    }};
}

}  // namespace shenbao
