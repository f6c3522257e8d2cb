#include "pipeline/ingest/exif.hpp"

#include "pipeline/ingest/byte_reader.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kEntryBytes = 12;
constexpr double kCmPerInch = 2.54;

std::optional<double> read_rational(const ByteReader& in, std::size_t entry) {
    const std::size_t at = in.u32(entry + 8);
    const double numerator = in.u32(at), denominator = in.u32(at + 4);
    if (numerator <= 0 || denominator <= 0) return std::nullopt;
    return numerator / denominator;
}

}  // namespace

ExifFrame read_exif_frame(Bytes block) {
    ExifFrame frame;
    if (block.size() < 8 || (block[0] != 'I' && block[0] != 'M')) return frame;
    const ByteReader in(block, block[0] == 'M' ? ByteOrder::big : ByteOrder::little);
    const std::size_t directory = in.u32(4);
    const std::size_t entries = in.u16(directory);
    std::uint32_t unit = 2;
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * kEntryBytes;
        if (entry + kEntryBytes > in.size()) break;
        switch (in.u16(entry)) {
            case 274: frame.orientation = static_cast<int>(in.u16(entry + 8)); break;
            case 282: frame.x_dpi = read_rational(in, entry); break;
            case 283: frame.y_dpi = read_rational(in, entry); break;
            case 296: unit = in.u16(entry + 8); break;
            default: break;
        }
    }
    if (unit != 2 && unit != 3) frame.x_dpi = frame.y_dpi = std::nullopt;
    const double per_inch = unit == 3 ? kCmPerInch : 1;
    if (frame.x_dpi) *frame.x_dpi *= per_inch;
    if (frame.y_dpi) *frame.y_dpi *= per_inch;
    return frame;
}

}  // namespace shenbao
