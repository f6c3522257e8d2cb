// What kind of file some bytes are, by their content.
#pragma once

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

enum class FileKind { pdf, tiff, png, jpeg, webp, bmp, ofd, office, archive, gif, heic, empty, other };

[[nodiscard]] FileKind find_file_kind(Bytes bytes);

// "application/pdf", "image/tiff", ...
[[nodiscard]] const char* media_type(FileKind kind);

}  // namespace shenbao
