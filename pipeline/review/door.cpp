#include "pipeline/review/door.hpp"

#include <openssl/evp.h>
#include <sys/random.h>

#include <array>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

template <std::size_t N>
std::string to_hex(const std::array<unsigned char, N>& bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : bytes) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::string new_secret() {
    std::array<unsigned char, 32> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw Error(ErrorCode::internal, {}, "the system has no random numbers");
    return to_hex(bytes);
}

std::string hash_of(const std::string& secret) {
    std::array<unsigned char, 32> bytes{};
    if (EVP_Digest(secret.data(), secret.size(), bytes.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::missing_dependency, {}, "SHA-256 is not available",
                    "check the OpenSSL installation");
    return to_hex(bytes);
}

}  // namespace

std::string Door::new_token() {
    std::string token = new_secret();
    const std::lock_guard lock(mutex_);
    tokens_.insert(hash_of(token));
    return token;
}

// The lock is held.
std::string Door::add(ReviewSession session, const std::string& password) {
    const Time now = sources_.now();
    std::erase_if(sessions_, [&](const auto& one) { return is_over(one.second, now); });
    std::string secret = new_secret();
    session.desk = session.person + "#" + std::to_string(++desks_);
    sessions_[hash_of(secret)] = {std::move(session), password, now, now, now};
    return secret;
}

std::optional<std::string> Door::enter(const std::string& token) {
    const std::lock_guard lock(mutex_);
    if (tokens_.erase(hash_of(token)) == 0) return std::nullopt;
    return add({person_, {}, UserRole::supervisor, false}, {});
}

std::string Door::enter(const User& user) {
    const std::lock_guard lock(mutex_);
    return add({user.name, {}, user.role, true}, user.password);
}

bool Door::is_over(const Entry& entry, Time now) const {
    return entry.session.signed_in && (now - entry.used > kIdleSession || now - entry.begun > kLongestSession);
}

std::optional<Door::Entry> Door::look_up(const std::string& hash, Use use) {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(hash);
    if (found == sessions_.end()) return std::nullopt;
    if (is_over(found->second, sources_.now())) {
        sessions_.erase(found);
        return std::nullopt;
    }
    if (use == Use::action) found->second.used = sources_.now();
    return found->second;
}

std::optional<ReviewSession> Door::find(const std::string& session, Use use) {
    const std::string hash = hash_of(session);
    const auto entry = look_up(hash, use);
    if (!entry) return std::nullopt;
    const Time now = sources_.now();
    if (!entry->session.signed_in || !sources_.find_user || now - entry->checked < kUserRecheck)
        return entry->session;
    const auto user = sources_.find_user(entry->session.person);  // not under the lock: others need not wait
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(hash);
    if (found == sessions_.end()) return std::nullopt;
    if (!user || user->password != entry->password) {
        sessions_.erase(found);
        return std::nullopt;
    }
    found->second.checked = now;
    found->second.session.role = user->role;
    return found->second.session;
}

void Door::leave(const std::string& session) {
    const std::lock_guard lock(mutex_);
    sessions_.erase(hash_of(session));
}

}  // namespace shenbao
