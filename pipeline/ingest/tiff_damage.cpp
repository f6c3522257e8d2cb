#include "pipeline/ingest/tiff_damage.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace shenbao {

namespace {

constexpr std::uint32_t kFootRows = 16;        // 2 mm at 200 dpi
constexpr int kMostOverPx = 31;                // rows padded to words of 32 bits
constexpr std::uint32_t kRowsPerBadRow = 100;  // guess, unmeasured

struct InflateStream {
    z_stream z{};
    bool ready = inflateInit(&z) == Z_OK;
    InflateStream() = default;
    ~InflateStream() { inflateEnd(&z); }
    InflateStream(const InflateStream&) = delete;
    InflateStream& operator=(const InflateStream&) = delete;
};

// limit: the most bytes it may unpack to.
bool is_whole(Bytes packed, std::uint64_t limit) {
    InflateStream stream;
    if (!stream.ready || packed.size() > std::numeric_limits<uInt>::max()) return false;
    std::array<Bytef, 1 << 15> waste{};
    stream.z.next_in = const_cast<Bytef*>(packed.data());
    stream.z.avail_in = static_cast<uInt>(packed.size());
    for (int status = Z_OK; status != Z_STREAM_END;) {
        stream.z.next_out = waste.data();
        stream.z.avail_out = static_cast<uInt>(waste.size());
        status = inflate(&stream.z, Z_NO_FLUSH);
        const bool stuck = status == Z_OK && stream.z.avail_out > 0 && stream.z.avail_in == 0;
        if ((status != Z_OK && status != Z_STREAM_END) || stuck || stream.z.total_out > limit) return false;
    }
    return true;
}

}  // namespace

RowCoding find_row_coding(TIFF* tiff) {
    std::uint16_t compression = COMPRESSION_NONE;
    std::uint32_t options = 0;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &compression);
    switch (compression) {
        case COMPRESSION_CCITTRLE:
        case COMPRESSION_CCITTRLEW: return RowCoding::g3_rows;
        case COMPRESSION_CCITTFAX3:
            TIFFGetFieldDefaulted(tiff, TIFFTAG_GROUP3OPTIONS, &options);
            return (options & GROUP3OPT_2DENCODING) != 0 ? RowCoding::g3_groups : RowCoding::g3_rows;
        case COMPRESSION_CCITTFAX4: return RowCoding::g4;
        default: return RowCoding::other;
    }
}

bool DamageLimit::allows(std::uint32_t row, bool decoded, const TiffComplaints& said) {
    const bool bad = said.lost || is_too_long(said.line_px);
    const bool in_succession = bad && last_was_bad_;
    last_was_bad_ = bad;
    if (decoded && !bad) return true;
    if (coding_ == RowCoding::other) return false;
    // Lines that ran together are missing at the end: a page with a bad line has no foot to lose.
    const bool foot = row + kFootRows >= height_ && row > height_ / 2;
    if (foot && bad_rows_ == 0) return decoded || !said.error;
    ++bad_rows_;
    return coding_ == RowCoding::g3_rows && decoded && !in_succession && bad_rows_ * kRowsPerBadRow <= height_;
}

// line_px: 0 = not over-long.
bool DamageLimit::is_too_long(int line_px) {
    if (line_px == 0) return false;
    if (line_px > width_ + kMostOverPx) return true;
    if (line_px_ == 0) line_px_ = line_px;
    return line_px != line_px_;
}

bool deflate_is_whole(const TiffFile& file) {
    TIFF* const tiff = file.handle();
    std::uint16_t compression = COMPRESSION_NONE, fill_order = FILLORDER_MSB2LSB;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &compression);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_FILLORDER, &fill_order);
    const bool deflate = compression == COMPRESSION_ADOBE_DEFLATE || compression == COMPRESSION_DEFLATE;
    if (!deflate || fill_order != FILLORDER_MSB2LSB) return true;  // bits turned round: nobody packs so
    const bool tiled = TIFFIsTiled(tiff) != 0;
    const auto limit = tiled ? TIFFTileSize64(tiff) : TIFFStripSize64(tiff);
    const std::uint32_t count = tiled ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint64_t at = std::min<std::uint64_t>(TIFFGetStrileOffset(tiff, i), file.bytes().size());
        const std::uint64_t size = std::min(TIFFGetStrileByteCount(tiff, i), file.bytes().size() - at);
        if (size > 0 && !is_whole(file.bytes().subspan(at, size), limit)) return false;
    }
    return true;
}

}  // namespace shenbao
