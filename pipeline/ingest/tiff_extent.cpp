#include "pipeline/ingest/tiff_extent.hpp"

#include <optional>
#include <utility>

namespace shenbao {

namespace {

// Where classic and big TIFF differ, in bytes.
struct Layout {
    std::size_t first;   // offset of the first directory's offset
    std::size_t count;   // width of a directory's count of entries
    std::size_t entry;   // width of an entry
    std::size_t number;  // width of its count and of its value
};
constexpr Layout kClassic{4, 2, 12, 4}, kBig{8, 8, 20, 8};

constexpr int kMostDirectories = 10000;
constexpr std::uint64_t kMostEntries = 4096, kMostParts = 1 << 20;  // more is no scan
constexpr std::uint32_t kStripOffsets = 273, kStripBytes = 279, kTileOffsets = 324, kTileBytes = 325;

class Extent {
  public:
    explicit Extent(const FilePieces& file) : file_(file), head_(file.read(0, 16)) {
        order_ = !head_.empty() && head_[0] == 'M' ? ByteOrder::big : ByteOrder::little;
        layout_ = ByteReader(head_, order_).u16(2) == 43 ? kBig : kClassic;
    }

    [[nodiscard]] bool is_whole() const {
        std::uint64_t at = number(head_, layout_.first, layout_.number);
        for (int i = 0; at != 0 && i < kMostDirectories; ++i) {
            const auto next = follow(at);
            if (!next) return false;
            at = *next;
        }
        return head_.size() >= layout_.first + layout_.number;
    }

  private:
    using Piece = std::vector<std::uint8_t>;

    [[nodiscard]] std::uint64_t number(const Piece& bytes, std::size_t at, std::size_t width) const {
        const ByteReader reader(bytes, order_);
        if (width == 2) return reader.u16(at);
        if (width == 4) return reader.u32(at);
        const std::uint64_t first = reader.u32(at), second = reader.u32(at + 4);
        return order_ == ByteOrder::big ? first << 32 | second : second << 32 | first;
    }

    // The offset of the next directory; nullopt where this one, or what it names, is not all there.
    [[nodiscard]] std::optional<std::uint64_t> follow(std::uint64_t at) const {
        const Piece count = file_.read(at, layout_.count);
        const std::uint64_t entries = number(count, 0, layout_.count);
        if (count.size() < layout_.count || entries == 0 || entries > kMostEntries) return std::nullopt;
        const std::size_t bytes = static_cast<std::size_t>(entries) * layout_.entry;
        const Piece directory = file_.read(at + layout_.count, bytes + layout_.number);
        if (directory.size() < bytes + layout_.number) return std::nullopt;
        for (const auto& [offsets, lengths] : {std::pair{kStripOffsets, kStripBytes}, {kTileOffsets, kTileBytes}})
            if (!holds_parts(directory, bytes, offsets, lengths)) return std::nullopt;
        return number(directory, bytes, layout_.number);
    }

    [[nodiscard]] bool holds_parts(const Piece& directory, std::size_t bytes, std::uint32_t offsets,
                                   std::uint32_t lengths) const {
        const auto places = values(directory, bytes, offsets), sizes = values(directory, bytes, lengths);
        if (!places || !sizes) return false;
        for (std::size_t i = 0; i < places->size(); ++i) {
            const std::uint64_t size = i < sizes->size() ? (*sizes)[i] : 0;
            if ((*places)[i] > file_.size() || size > file_.size() - (*places)[i]) return false;
        }
        return true;
    }

    // Of a tag, empty where there is none; nullopt where they are not all there.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> values(const Piece& directory, std::size_t bytes,
                                                                   std::uint32_t tag) const {
        std::vector<std::uint64_t> found;
        for (std::size_t at = 0; at < bytes; at += layout_.entry) {
            if (number(directory, at, 2) != tag) continue;
            const std::uint64_t type = number(directory, at + 2, 2);
            const std::size_t width = type == 3 ? 2 : type == 16 ? 8 : 4;  // SHORT, LONG8, LONG
            const std::uint64_t count = number(directory, at + 4, layout_.number);
            if (count > kMostParts) return std::nullopt;
            const std::size_t all = static_cast<std::size_t>(count) * width, place = at + 4 + layout_.number;
            const Piece value = all <= layout_.number
                                    ? Piece(directory.begin() + static_cast<std::ptrdiff_t>(place),
                                            directory.begin() + static_cast<std::ptrdiff_t>(place + all))
                                    : file_.read(number(directory, place, layout_.number), all);
            if (value.size() < all) return std::nullopt;
            for (std::size_t i = 0; i < count; ++i) found.push_back(number(value, i * width, width));
        }
        return found;
    }

    const FilePieces& file_;
    Piece head_;
    ByteOrder order_ = ByteOrder::little;
    Layout layout_ = kClassic;
};

}  // namespace

bool holds_all_of_tiff(const FilePieces& file) {
    return Extent(file).is_whole();
}

}  // namespace shenbao
