#include "pipeline/ingest/file_ending.hpp"

#include <algorithm>
#include <string_view>

#include "pipeline/ingest/file_pieces.hpp"
#include "pipeline/ingest/sniff.hpp"
#include "pipeline/ingest/tiff_extent.hpp"

namespace shenbao {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 4096;        // the kinds are told apart within the first kilobyte
constexpr std::size_t kPdfTail = 1024;     // ISO 32000-1, annex H
constexpr std::size_t kImageTail = 65536;  // guess: for what programs write behind an image
constexpr std::size_t kZipRecord = 22, kZipTail = kZipRecord + 65535;  // APPNOTE 4.3.16: with the longest comment

std::string_view as_text(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool ends_as_pdf(const FilePieces& file) {
    const auto tail = file.last(kPdfTail);
    const std::string_view text = as_text(tail);
    const std::size_t mark = text.rfind("%%EOF"), start = text.rfind("startxref", mark);
    if (mark == text.npos || start == text.npos) return false;
    std::uint64_t place = 0;
    for (const char c : text.substr(start + "startxref"sv.size(), mark - start)) {
        if (c >= '0' && c <= '9') place = std::min(place * 10 + static_cast<unsigned>(c - '0'), file.size() + 1);
        if (c == '%') break;
    }
    return place < file.size();
}

bool ends_with_mark(const FilePieces& file, std::string_view mark) {
    const auto tail = file.last(kImageTail);
    return as_text(tail).rfind(mark) != std::string_view::npos;
}

// A number of the header that says how long the file is.
bool is_as_long_as(const FilePieces& file, std::size_t at, std::uint64_t more) {
    const auto head = file.read(0, at + 4);
    return file.size() >= ByteReader(head, ByteOrder::little).u32(at) + more;
}

bool ends_as_zip(const FilePieces& file) {
    const auto tail = file.last(kZipTail);
    const std::size_t at = as_text(tail).rfind("PK\5\6");
    if (at == std::string_view::npos) return false;
    const ByteReader record(Bytes(tail).subspan(at), ByteOrder::little);
    constexpr std::uint32_t kElsewhere = 0xFFFFFFFF;  // in the record of Zip64
    const std::uint64_t bytes = record.u32(12), place = record.u32(16), comment = record.u16(20);
    if (at + kZipRecord + comment > tail.size()) return false;
    return place == kElsewhere || place + bytes <= file.size() - tail.size() + at;
}

bool is_blank(const FilePieces& file) {
    const auto head = file.read(0, kHead), tail = file.last(kHead);
    const auto zero = [](std::uint8_t byte) { return byte == 0; };
    return std::ranges::all_of(head, zero) && std::ranges::all_of(tail, zero);
}

}  // namespace

FileEnding find_ending(const std::string& path) {
    const FilePieces file(path);
    if (!file.is_open()) return FileEnding::unknown;
    const auto said = [](bool there) { return there ? FileEnding::there : FileEnding::missing; };
    const auto head = file.read(0, kHead);
    if (as_text(head).starts_with("PK\3\4")) return said(ends_as_zip(file));
    switch (find_file_kind(head)) {
        case FileKind::pdf: return said(ends_as_pdf(file));
        case FileKind::png: return said(ends_with_mark(file, "IEND\xAE\x42\x60\x82"));
        case FileKind::jpeg: return said(ends_with_mark(file, "\xFF\xD9"));
        case FileKind::webp: return said(is_as_long_as(file, 4, 8));
        case FileKind::bmp: return said(is_as_long_as(file, 2, 0));
        case FileKind::tiff: return said(holds_all_of_tiff(file));
        default: return is_blank(file) ? FileEnding::missing : FileEnding::unknown;
    }
}

}  // namespace shenbao
