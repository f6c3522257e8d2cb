#include "pipeline/ingest/sniff.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace shenbao {

namespace {

constexpr std::size_t kPdfHeaderReach =
    1024;                                   // ISO 32000-1, annex H: the header may stand in the first 1024 bytes
constexpr std::size_t kCentralNameAt = 46;  // zip: file name in an entry of the central directory

std::string_view as_text(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A zip's central directory names this file.
bool zip_lists(std::string_view zip, std::string_view name) {
    using namespace std::string_view_literals;
    for (std::size_t at = zip.find(name); at != zip.npos; at = zip.find(name, at + 1))
        if (at >= kCentralNameAt && zip.substr(at - kCentralNameAt, 4) == "PK\1\2"sv) return true;
    return false;
}

FileKind find_zip_kind(std::string_view zip) {
    if (zip_lists(zip, "OFD.xml")) return FileKind::ofd;
    if (zip_lists(zip, "[Content_Types].xml") || zip_lists(zip, "META-INF/manifest.xml")) return FileKind::office;
    return FileKind::archive;
}

}  // namespace

FileKind find_file_kind(Bytes bytes) {
    using namespace std::string_view_literals;
    const std::string_view text = as_text(bytes);
    const auto starts = [&](std::string_view magic) { return text.substr(0, magic.size()) == magic; };
    if (text.empty()) return FileKind::empty;
    if (starts("\x89PNG\r\n\x1a\n"sv)) return FileKind::png;
    if (starts("\xFF\xD8\xFF"sv)) return FileKind::jpeg;
    if (starts("II*\0"sv) || starts("MM\0*"sv) || starts("II+\0"sv) || starts("MM\0+"sv)) return FileKind::tiff;
    if (starts("RIFF"sv) && text.size() >= 12 && text.substr(8, 4) == "WEBP"sv) return FileKind::webp;
    if (starts("BM"sv) && text.size() > 18 && text.substr(15, 3) == "\0\0\0"sv) return FileKind::bmp;
    if (starts("PK\3\4"sv)) return find_zip_kind(text);
    if (starts("\xD0\xCF\x11\xE0"sv) || starts("{\\rtf"sv)) return FileKind::office;
    if (starts("Rar!"sv) || starts("7z\xBC\xAF"sv) || starts("\x1F\x8B"sv)) return FileKind::archive;
    if (starts("GIF8"sv)) return FileKind::gif;
    if (text.size() >= 8 && text.substr(4, 4) == "ftyp"sv) return FileKind::heic;
    if (text.substr(0, kPdfHeaderReach).find("%PDF-"sv) != text.npos) return FileKind::pdf;
    return FileKind::other;
}

const char* media_type(FileKind kind) {
    switch (kind) {
        case FileKind::pdf: return "application/pdf";
        case FileKind::tiff: return "image/tiff";
        case FileKind::png: return "image/png";
        case FileKind::jpeg: return "image/jpeg";
        case FileKind::webp: return "image/webp";
        case FileKind::bmp: return "image/bmp";
        case FileKind::gif: return "image/gif";
        case FileKind::heic: return "image/heic";
        case FileKind::ofd: return "application/ofd";
        case FileKind::archive: return "application/zip";
        case FileKind::office:
        case FileKind::empty:
        case FileKind::other: break;
    }
    return "application/octet-stream";
}

}  // namespace shenbao
