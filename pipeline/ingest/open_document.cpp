// The recipe: bytes -> size and kind -> the reader of that kind.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <utility>

#include "pipeline/ingest/image_document.hpp"
#include "pipeline/ingest/pdf_document.hpp"
#include "pipeline/ingest/sha256.hpp"
#include "pipeline/ingest/sniff.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "pipeline/ingest/tiff_document.hpp"

namespace shenbao {

namespace {

void check_byte_count(const std::string& name, unsigned long long bytes, const IngestSettings& settings) {
    if (bytes > settings.max_bytes)
        refuse({name, {}}, "the file has more than " + std::to_string(settings.max_bytes >> 20) + " MiB",
               "split it");
}

std::vector<std::uint8_t> read_bytes(const std::string& path, const IngestSettings& settings) {
    std::error_code fault;
    if (std::filesystem::is_directory(path, fault)) refuse({path, {}}, "this is a folder", "name the files in it");
    const auto size = std::filesystem::file_size(path, fault);
    if (fault)
        refuse({path, {}}, "cannot read the file (" + fault.message() + ")", "check its name and permissions");
    check_byte_count(path, size, settings);
    std::vector<std::uint8_t> bytes(size);
    std::ifstream file(path, std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
        refuse({path, {}}, "cannot read the file", "check its permissions and the disk");
    return bytes;
}

// At most one byte more than allowed, so that an endless pipe ends here.
std::vector<std::uint8_t> read_stream(const std::string& name, std::istream& stream,
                                      const IngestSettings& settings) {
    constexpr std::size_t kPiece = 1 << 20;  // bytes
    std::vector<std::uint8_t> bytes;
    while (stream && bytes.size() <= settings.max_bytes) {
        const std::size_t had = bytes.size();
        bytes.resize(had +
                     static_cast<std::size_t>(std::min<unsigned long long>(kPiece, settings.max_bytes + 1 - had)));
        stream.read(reinterpret_cast<char*>(bytes.data() + had), static_cast<std::streamsize>(bytes.size() - had));
        bytes.resize(had + static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) refuse({name, {}}, "cannot read the file", "check its permissions and the disk");
    return bytes;
}

[[noreturn]] void refuse_kind(const std::string& name, FileKind kind) {
    const ErrorPlace place{name, {}};
    switch (kind) {
        case FileKind::empty: refuse(place, "the file is empty", "copy or scan it again");
        case FileKind::ofd: refuse(place, "OFD is not supported yet", "open it in its reader and print it to PDF");
        case FileKind::office: refuse(place, "this is an office document, not a scan", "save it as PDF");
        case FileKind::archive: refuse(place, "this is a compressed archive", "unpack it and give its files");
        case FileKind::gif: refuse(place, "GIF is not supported", "save it as PNG");
        case FileKind::heic: refuse(place, "HEIC photographs and films are not supported", "save it as JPEG");
        default:
            refuse(place, "this is neither a PDF nor an image", "give a PDF, TIFF, PNG, JPEG, WebP or BMP file");
    }
}

}  // namespace

std::unique_ptr<SourceDocument> open_document(const std::string& path, const IngestSettings& settings) {
    return open_document(path, read_bytes(path, settings), settings);
}

std::unique_ptr<SourceDocument> open_document(std::string name, std::istream& stream,
                                              const IngestSettings& settings) {
    auto bytes = read_stream(name, stream, settings);
    return open_document(std::move(name), std::move(bytes), settings);
}

std::unique_ptr<SourceDocument> open_document(std::string name, std::vector<std::uint8_t> bytes,
                                              const IngestSettings& settings) {
    check_byte_count(name, bytes.size(), settings);
    const FileKind kind = find_file_kind(bytes);
    SourceInfo info;
    info.name = std::move(name);
    info.bytes = bytes.size();
    info.media_type = media_type(kind);
    info.sha256 = find_sha256(bytes);
    switch (kind) {
        case FileKind::pdf: return open_pdf(std::move(info), std::move(bytes), settings);
        case FileKind::tiff: return open_tiff(std::move(info), std::move(bytes), settings);
        case FileKind::png:
        case FileKind::jpeg:
        case FileKind::webp:
        case FileKind::bmp: return open_image(std::move(info), kind, std::move(bytes), settings);
        default: refuse_kind(info.name, kind);
    }
}

}  // namespace shenbao
