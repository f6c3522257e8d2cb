#include "tools/cli/read_descriptor.hpp"

#include <unistd.h>

#include <vector>

#include "models/declaration/error.hpp"

namespace shenbao {

std::string read_all(const FileDescriptor& file) {
    std::string bytes;
    std::vector<char> part(1 << 20);
    for (;;) {
        const ssize_t size = pread(file.number(), part.data(), part.size(), static_cast<off_t>(bytes.size()));
        if (size < 0)
            throw Error(ErrorCode::cannot_write, {}, "cannot read the file", "check its permissions and the disk");
        if (size == 0) return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(size));
    }
}

}  // namespace shenbao
