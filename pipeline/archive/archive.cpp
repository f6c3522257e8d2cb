#include "pipeline/archive/archive.hpp"

#include <algorithm>

#include "pipeline/archive/open_store.hpp"
#include "pipeline/archive/store.hpp"

namespace shenbao {

bool is_address(const std::string& archive) {
    return archive.starts_with("postgresql://") || archive.starts_with("postgres://");
}

std::string without_password(const std::string& address) {
    const std::size_t begin = address.find("://") + 3;
    const std::size_t end = address.find_first_of("/?", begin);
    const std::size_t at = address.rfind('@', end), colon = address.find(':', begin);
    std::string shown = address;
    if (at != std::string::npos && at >= begin && colon < at) shown.erase(colon, at - colon);
    const std::size_t password = shown.find("password=");
    if (password != std::string::npos) shown.erase(password, shown.find('&', password) - password);
    return shown;
}

long long system_clock_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string_view to_string(DocumentState state) {
    switch (state) {
        case DocumentState::waiting: return "waiting";
        case DocumentState::leased: return "leased";
        case DocumentState::done: return "done";
        case DocumentState::failed: return "failed";
        case DocumentState::poisoned: return "poisoned";
    }
    return {};
}

std::string_view to_string(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::failed: return "failed";
        case ProblemKind::poisoned: return "poisoned";
        case ProblemKind::refused: return "refused";
        case ProblemKind::skipped: return "skipped";
    }
    return {};
}

Archive::Archive(const std::string& archive, OpenMode mode, Clock clock) {
    const bool address = is_address(archive);
    store_ = std::make_unique<Store>(address ? without_password(archive) : archive, std::move(clock));
    if (address)
        store_->open_address(archive, mode);
    else
        store_->open_folder(archive, mode);
}

Archive::Archive(Archive&&) noexcept = default;
Archive::~Archive() = default;

long long Archive::now_ms() const {
    return store_->guarded([&] { return store_->now_ms(); });
}

Error Archive::Store::unusable(const std::string& why) const {
    std::string line = why;
    std::replace(line.begin(), line.end(), '\n', ' ');
    while (line.ends_with(' ')) line.pop_back();
    return {ErrorCode::cannot_write,
            {place, std::nullopt},
            "the archive cannot be used (" + line + ")",
            is_address(place) ? "check the address, the server and the network"
                              : "check the folder, its permissions and the free space"};
}

void Archive::Store::note(const std::string& action, long long source, const std::string& who,
                          const std::string& detail) {
    const long long now = now_ms();
    const std::string name = storable(who), text = storable(detail);
    soci::indicator there = source == 0 ? soci::i_null : soci::i_ok;
    session << "INSERT INTO audit (at_ms, action, source_id, who, detail) VALUES (:at, :action, :source, :who, "
               ":detail)",
        soci::use(now), soci::use(action), soci::use(source, there), soci::use(name), soci::use(text);
}

}  // namespace shenbao
