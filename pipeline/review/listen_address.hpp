// Where the server listens: "127.0.0.1:8642", "localhost:0" (any free port), "[::1]:8642", "0.0.0.0:8642".
#pragma once

#include <string>

namespace shenbao {

struct ListenAddress {
    std::string host = "127.0.0.1";  // without brackets
    int port = 8642;                 // 0: any that is free
};

// Throws Error{wrong_usage}: this is no address of a machine, in figures, and port.
[[nodiscard]] ListenAddress parse_listen_address(const std::string& text);

// No other machine can reach it.
[[nodiscard]] bool is_loopback(const ListenAddress& address);
// Every address of this machine: it is no name that a browser could call.
[[nodiscard]] bool is_wildcard(const ListenAddress& address);

// "127.0.0.1:8642" as browsers write it: IPv6 in brackets.
[[nodiscard]] std::string to_string(const ListenAddress& address);

}  // namespace shenbao
