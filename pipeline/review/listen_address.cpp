#include "pipeline/review/listen_address.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

constexpr int kMostPort = 65535;

std::optional<int> parse_port(const std::string& text) {
    int port = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool whole = fault == std::errc() && end == text.data() + text.size();
    return whole && port >= 0 && port <= kMostPort ? std::optional(port) : std::nullopt;
}

bool is_loopback(const std::string& host) {
    const bool dotted = host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos &&
                        std::ranges::count(host, '.') == 3;
    return dotted || host == "localhost" || host == "::1";
}

}  // namespace

ListenAddress parse_listen_address(const std::string& text) {
    const auto colon = text.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt : parse_port(text.substr(colon + 1));
    std::string host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    if (!port || host.empty())
        throw Error(ErrorCode::wrong_usage, {}, "this is no address to listen on: " + text,
                    "give one as 127.0.0.1:8642");
    if (!is_loopback(host))
        throw Error(ErrorCode::wrong_usage, {},
                    "other machines could reach this address, and there are no users with passwords yet: " + text,
                    "listen on 127.0.0.1, and reach it from elsewhere through a tunnel (ssh -L)");
    return {host, *port};
}

std::string to_string(const ListenAddress& address) {
    const bool six = address.host.find(':') != std::string::npos;
    return (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

}  // namespace shenbao
