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

std::optional<std::string> Door::enter(const std::string& token) {
    std::string session = new_secret();
    const std::lock_guard lock(mutex_);
    if (tokens_.erase(hash_of(token)) == 0) return std::nullopt;
    sessions_[hash_of(session)] = {person_, person_ + "#" + std::to_string(++desks_)};
    return session;
}

std::optional<ReviewSession> Door::find(const std::string& session) const {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(hash_of(session));
    return found == sessions_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace shenbao
