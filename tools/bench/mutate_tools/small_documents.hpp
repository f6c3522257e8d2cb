// One small document of every kind that the program takes: a ruled table of a few figures, quickly read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shenbao::bench {

using FileBytes = std::vector<std::uint8_t>;

struct SmallDocument {
    std::string kind;    // what it is, "tiff-g4"
    std::string ending;  // of its name, ".tif"
    FileBytes bytes;
};

// Digital and scanned PDFs, TIFFs of two pages in colour and in black and white, PNG, JPEG, WebP, BMP, and an
// OFD's zip. The same at every call. folder: for files that are written on the way and removed.
[[nodiscard]] std::vector<SmallDocument> make_small_documents(const std::string& folder);

}  // namespace shenbao::bench
