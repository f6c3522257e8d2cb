// A few pieces of a file that may be large, for those who need not read it all.
#pragma once

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "pipeline/ingest/byte_reader.hpp"

namespace shenbao {

class FilePieces {
  public:
    explicit FilePieces(const std::string& path) : file_(path, std::ios::binary | std::ios::ate) {
        if (file_) bytes_ = static_cast<std::uint64_t>(std::max<std::streamoff>(0, file_.tellg()));
    }

    [[nodiscard]] bool is_open() const { return file_.is_open(); }
    [[nodiscard]] std::uint64_t size() const { return bytes_; }
    // Less where the file ends before.
    [[nodiscard]] std::vector<std::uint8_t> read(std::uint64_t at, std::size_t count) const {
        if (at >= bytes_) return {};
        std::vector<std::uint8_t> piece(std::min<std::uint64_t>(count, bytes_ - at));
        file_.clear();
        file_.seekg(static_cast<std::streamoff>(at));
        file_.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        piece.resize(static_cast<std::size_t>(file_.gcount()));
        return piece;
    }
    [[nodiscard]] std::vector<std::uint8_t> last(std::size_t count) const {
        return read(bytes_ > count ? bytes_ - count : 0, count);
    }

  private:
    mutable std::ifstream file_;
    std::uint64_t bytes_ = 0;
};

}  // namespace shenbao
