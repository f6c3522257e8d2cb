// Where the server listens: "127.0.0.1:8642", "localhost:0" (any free port), "[::1]:8642".
#pragma once

#include <string>

namespace shenbao {

struct ListenAddress {
    std::string host = "127.0.0.1";  // without brackets
    int port = 8642;                 // 0: any that is free
};

// Throws Error{wrong_usage}: no such address, or one that other machines can reach. These are refused as long as
// there are no users with passwords: whoever gets in can change every filing.
[[nodiscard]] ListenAddress parse_listen_address(const std::string& text);

// "127.0.0.1:8642" as browsers write it: IPv6 in brackets.
[[nodiscard]] std::string to_string(const ListenAddress& address);

}  // namespace shenbao
