// Whether a file has come to the end that its format gives it: half of a copy looks like a document from its
// front.
#pragma once

#include <string>

namespace shenbao {

enum class FileEnding { there, missing, unknown };

// By what the formats say of their own end; reads some KiB at both ends, and of TIFFs their directories. `there`
// is no promise that the file is sound. unknown: of a kind that does not say, or the file cannot be read.
//
//   PDF   startxref and %%EOF in the last KiB (ISO 32000-1, 7.5.5 and annex H), a cross-reference within the file
//   PNG   an IEND chunk; JPEG an end-of-image marker, in the last 64 KiB: programs write notes of theirs behind
//   both WebP, BMP   as many bytes as the header says TIFF  all directories, and all strips and tiles that they
//   name, within the file zip (OFD)   the record of its end, and a directory within the file nothing but zeros
//   missing: room that a copy has taken and not filled
[[nodiscard]] FileEnding find_ending(const std::string& path);

}  // namespace shenbao
