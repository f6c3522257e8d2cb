// What a person is shown of a page: the upright page as a picture, no larger than a screen needs.
#pragma once

#include <string>

#include "pipeline/archive/byte_source.hpp"
#include "pipeline/archive/file_descriptor.hpp"

namespace shenbao {

// Boxes of a declaration are in upright px; width_px of the page in source.pages by `width_px` is how much the
// picture is reduced.
struct PageImageInfo {
    int page = 0;  // 1-based
    int width_px = 0, height_px = 0;
    std::string media_type;
    std::string sha256;
    unsigned long long bytes = 0;
};

struct NewPageImage {
    PageImageInfo info;
    ByteSource content;
};

struct PageImage {
    PageImageInfo info;
    FileDescriptor file;  // read only
};

}  // namespace shenbao
