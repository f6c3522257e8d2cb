// Passwords as hashes of argon2id (RFC 9106), by libsodium: with their salt and costs in one line of ASCII.
//
// Throws Error{internal} where there is no memory for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shenbao {

// NIST SP 800-63B asks for 8 at least, and for long ones to be taken. No rule on kinds of characters, as there.
inline constexpr std::size_t kLeastPasswordCharacters = 12, kMostPasswordBytes = 1024;

// What is wrong with a new password, in English; nullopt: nothing.
[[nodiscard]] std::optional<std::string> find_password_fault(std::string_view password);

// Takes 64 MiB and about a tenth of a second; the same password has another hash each time.
[[nodiscard]] std::string hash_password(const std::string& password);
// As long for every password; the comparison tells nothing by its time. False also of what is no hash.
[[nodiscard]] bool is_password(const std::string& hash, const std::string& password);

}  // namespace shenbao
