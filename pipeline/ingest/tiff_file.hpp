// A TIFF in memory, opened with libtiff. Messages are kept, never printed.
//
// libtiff decodes damaged data as far as it can, fills the rest with white or with what comes out, and says so in
// a message only. So messages are sorted by what they mean for the pixels.
#pragma once

#include <tiffio.h>

#include <memory>
#include <string>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

struct TiffComplaints {
    bool error = false;  // libtiff calls it an error, though it may go on
    bool lost = false;   // pixels are missing or invented
    int line_px = 0;     // of a fax line that ran beyond the right edge and was cut there; 0 = none did
};

class TiffFile {
  public:
    // bytes must outlive the object. max_alloc: the most libtiff may take in one piece.
    TiffFile(Bytes bytes, std::size_t max_alloc);
    TiffFile(const TiffFile&) = delete;
    TiffFile& operator=(const TiffFile&) = delete;

    [[nodiscard]] bool is_open() const { return tiff_ != nullptr; }
    [[nodiscard]] TIFF* handle() const { return tiff_.get(); }
    [[nodiscard]] Bytes bytes() const { return state_.bytes; }
    [[nodiscard]] const std::string& last_message() const { return state_.message; }
    void clear_messages();
    // What was said since the last call of this or of clear_messages.
    [[nodiscard]] TiffComplaints take_complaints();

    struct State {  // what libtiff's callbacks see
        Bytes bytes;
        std::size_t at = 0;
        std::string message;  // the last error, or warning that pixels are lost
        TiffComplaints complaints{};
    };

  private:
    State state_;
    std::unique_ptr<TIFF, decltype(&TIFFClose)> tiff_{nullptr, &TIFFClose};
};

}  // namespace shenbao
