#include "pipeline/archive/blob_table.hpp"

#include <algorithm>
#include <vector>

#include "models/declaration/error.hpp"
#include "pipeline/archive/nameless_file.hpp"
#include "pipeline/archive/write_transaction.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kPartBytes = 1 << 20;

// SOCI knows no bytea, and PostgreSQL knows hex.
std::string to_hex(std::span<const std::byte> bytes) {
    constexpr const char* kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * bytes.size());
    for (const std::byte byte : bytes) {
        hex += kDigits[std::to_integer<unsigned>(byte) >> 4];
        hex += kDigits[std::to_integer<unsigned>(byte) & 15];
    }
    return hex;
}

std::byte value_of(char digit) {
    return static_cast<std::byte>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

std::vector<std::byte> from_hex(const std::string& hex) {
    std::vector<std::byte> bytes(hex.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = value_of(hex[2 * i]) << 4 | value_of(hex[2 * i + 1]);
    return bytes;
}

// Takes bytes in pieces of any size and stores them in rows of one.
class PartWriter {
  public:
    PartWriter(soci::session& session, const std::string& hash) : session_(session), hash_(hash) {}

    void add(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const std::size_t taken = std::min(bytes.size(), kPartBytes - waiting_.size());
            waiting_.insert(waiting_.end(), bytes.begin(), bytes.begin() + static_cast<long>(taken));
            bytes = bytes.subspan(taken);
            if (waiting_.size() == kPartBytes) store();
        }
    }
    void store() {
        if (waiting_.empty()) return;
        const std::string hex = to_hex(waiting_);
        session_ << "INSERT INTO blob_parts (sha256, part, content) VALUES (:hash, :part, decode(:hex, 'hex'))",
            soci::use(hash_), soci::use(part_), soci::use(hex);
        ++part_;
        waiting_.clear();
    }

  private:
    soci::session& session_;
    const std::string& hash_;
    std::vector<std::byte> waiting_;
    int part_ = 0;
};

}  // namespace

bool BlobTable::holds(const std::string& hash) const {
    int found = 0;
    session_ << "SELECT COUNT(*) FROM blobs WHERE sha256 = :hash", soci::use(hash), soci::into(found);
    return found > 0;
}

void BlobTable::put(const std::string& hash, const ByteSource& source) const {
    WriteTransaction transaction(session_);
    // Who comes second waits here until the first one has ended, and has then nothing to do.
    soci::statement claim =
        (session_.prepare << "INSERT INTO blobs (sha256) VALUES (:hash) ON CONFLICT DO NOTHING", soci::use(hash));
    claim.execute(true);
    if (claim.get_affected_rows() == 0) return;
    PartWriter writer(session_, hash);
    source([&](std::span<const std::byte> bytes) { writer.add(bytes); });
    writer.store();
    transaction.commit();
}

FileDescriptor BlobTable::open(const std::string& hash) const {
    if (!holds(hash))
        throw Error(ErrorCode::unreadable_input, {place_, std::nullopt}, "the archive has lost this file",
                    "import it with --again");
    FileDescriptor file = open_nameless_file();
    for (int part = 0;; ++part) {
        std::string hex;
        session_ << "SELECT encode(content, 'hex') FROM blob_parts WHERE sha256 = :hash AND part = :part",
            soci::use(hash), soci::use(part), soci::into(hex);
        if (!session_.got_data()) break;
        write_all(file, from_hex(hex));
    }
    lseek(file.number(), 0, SEEK_SET);
    return file;
}

}  // namespace shenbao
