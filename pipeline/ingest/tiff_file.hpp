// A TIFF in memory, opened with libtiff. Messages are kept, never printed.
#pragma once

#include <tiffio.h>

#include <memory>
#include <string>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

class TiffFile {
  public:
    // bytes must outlive the object. max_alloc: the most libtiff may take in one piece.
    TiffFile(Bytes bytes, std::size_t max_alloc);
    TiffFile(const TiffFile&) = delete;
    TiffFile& operator=(const TiffFile&) = delete;

    [[nodiscard]] bool is_open() const { return tiff_ != nullptr; }
    [[nodiscard]] TIFF* handle() const { return tiff_.get(); }
    [[nodiscard]] const std::string& last_message() const { return state_.message; }
    void clear_message() { state_.message.clear(); }

    struct State {  // what libtiff's callbacks see
        Bytes bytes;
        std::size_t at = 0;
        std::string message;  // the last error
    };

  private:
    State state_;
    std::unique_ptr<TIFF, decltype(&TIFFClose)> tiff_{nullptr, &TIFFClose};
};

}  // namespace shenbao
