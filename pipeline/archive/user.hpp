// Somebody who may review from another machine, as plain values.
#pragma once

#include <string>
#include <string_view>

namespace shenbao {

enum class UserRole {
    reviewer,   // takes back only what that person said
    supervisor  // and what others said
};

[[nodiscard]] std::string_view to_string(UserRole role);

struct User {
    std::string name;
    UserRole role = UserRole::reviewer;
    std::string password;    // its hash, as whoever verifies it writes one
    long long added_ms = 0;  // since 1970
};

// 1 to 64 letters, digits and . _ - of ASCII, or Han characters and others beyond it; no blanks, which lists of
// names are parted by, nothing that a terminal obeys, no '#', which parts a person from a desk.
[[nodiscard]] bool is_user_name(std::string_view name);

}  // namespace shenbao
