// Layout after the OpenType specification 1.9: a directory of tables sorted by tag, every table padded to four
// bytes, all numbers big-endian.
#include "pipeline/deliver/pdf/glyphless_font.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace shenbao {
namespace {

constexpr int kUnitsPerEm = 1000, kGlyphs = 2;
constexpr int kDescent = static_cast<int>(kGlyphlessDescent * kUnitsPerEm), kAscent = kUnitsPerEm - kDescent;
constexpr std::size_t kHeadOffsetOfAdjustment = 8;

class Table {
  public:
    Table& u16(int value) {
        bytes_ += static_cast<char>(value >> 8 & 0xFF);
        bytes_ += static_cast<char>(value & 0xFF);
        return *this;
    }
    Table& u32(std::uint32_t value) {
        return u16(static_cast<int>(value >> 16)).u16(static_cast<int>(value & 0xFFFF));
    }
    Table& zeros(std::size_t count) {
        bytes_.append(count, '\0');
        return *this;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

std::string head() {
    Table table;
    table.u32(0x00010000).u32(0x00010000);                      // version, revision
    table.u32(0).u32(0x5F0F3CF5);                               // adjustment, filled in at the end; magic
    table.u16(0).u16(kUnitsPerEm).zeros(16);                    // flags; created and modified: not told
    table.u16(0).u16(-kDescent).u16(kUnitsPerEm).u16(kAscent);  // bounds
    table.u16(0).u16(8).u16(2);                                 // style, least size, direction
    return table.u16(0).u16(0).bytes();                         // short loca, format of glyf
}

std::string hhea() {
    Table table;
    table.u32(0x00010000).u16(kAscent).u16(-kDescent).u16(0);    // version, gap
    table.u16(kUnitsPerEm).u16(0).u16(0).u16(kUnitsPerEm);       // widest advance, bearings, extent
    return table.u16(1).u16(0).u16(0).zeros(10).u16(1).bytes();  // upright caret; one advance for all
}

std::string maxp() {
    Table table;
    return table.u32(0x00010000).u16(kGlyphs).zeros(8).u16(2).zeros(16).bytes();
}

std::string hmtx() {
    return Table().u16(kUnitsPerEm).u16(0).u16(0).bytes();
}

std::uint32_t checksum(const std::string& bytes) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        sum += static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (24 - 8 * (i % 4));
    return sum;
}

std::string padded(std::string bytes) {
    bytes.resize((bytes.size() + 3) / 4 * 4, '\0');
    return bytes;
}

}  // namespace

std::string make_glyphless_font() {
    const std::array<std::pair<const char*, std::string>, 6> tables{{
        {"glyf", std::string(1, '\0')},  // of no glyph; an empty table is refused by some readers
        {"head", head()},
        {"hhea", hhea()},
        {"hmtx", hmtx()},
        {"loca", std::string(2 * (kGlyphs + 1), '\0')},
        {"maxp", maxp()},
    }};
    constexpr int kSearchRange = 64, kEntrySelector = 2;  // of the six tables: the powers of two below
    Table font;
    font.u32(0x00010000).u16(static_cast<int>(tables.size())).u16(kSearchRange).u16(kEntrySelector);
    font.u16(static_cast<int>(tables.size()) * 16 - kSearchRange);
    std::string directory = font.bytes(), body;
    const std::size_t start = directory.size() + tables.size() * 16;
    std::size_t adjustment = 0;
    for (const auto& [tag, bytes] : tables) {
        if (std::string(tag) == "head") adjustment = start + body.size() + kHeadOffsetOfAdjustment;
        const Table entry = Table()
                                .u32(checksum(bytes))
                                .u32(static_cast<std::uint32_t>(start + body.size()))
                                .u32(static_cast<std::uint32_t>(bytes.size()));
        directory += tag + entry.bytes();
        body += padded(bytes);
    }
    std::string whole = directory + body;
    whole.replace(adjustment, 4, Table().u32(0xB1B0AFBA - checksum(whole)).bytes());
    return whole;
}

}  // namespace shenbao
