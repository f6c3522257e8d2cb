#include "pipeline/review/password.hpp"

#include <sodium.h>

#include <algorithm>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

// RFC 9106, section 4, second choice: 3 passes over 64 MiB. libsodium has one lane where that has four.
constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemoryBytes = 64 << 20;

void begin_sodium() {
    if (sodium_init() < 0) throw Error(ErrorCode::internal, {}, "libsodium cannot be used");
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

}  // namespace

std::optional<std::string> find_password_fault(std::string_view password) {
    if (count_characters(password) < kLeastPasswordCharacters)
        return "a password has at least " + std::to_string(kLeastPasswordCharacters) + " characters";
    if (password.size() > kMostPasswordBytes) return "the password is too long";
    return std::nullopt;
}

std::string hash_password(const std::string& password) {
    begin_sodium();
    char hash[crypto_pwhash_STRBYTES] = {};
    if (crypto_pwhash_str_alg(hash, password.data(), password.size(), kPasses, kMemoryBytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Error(ErrorCode::internal, {}, "there is no memory to hash a password");
    return hash;
}

bool is_password(const std::string& hash, const std::string& password) {
    begin_sodium();
    if (hash.size() >= crypto_pwhash_STRBYTES || password.size() > kMostPasswordBytes) return false;
    char stored[crypto_pwhash_STRBYTES] = {};  // all of it is read
    std::ranges::copy(hash, stored);
    return crypto_pwhash_str_verify(stored, password.data(), password.size()) == 0;
}

}  // namespace shenbao
