#include "pipeline/review/listen_address.hpp"

#include <arpa/inet.h>

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

bool is_address_in_figures(const std::string& host) {
    in_addr four{};
    in6_addr six{};
    return inet_pton(AF_INET, host.c_str(), &four) == 1 || inet_pton(AF_INET6, host.c_str(), &six) == 1;
}

}  // namespace

ListenAddress parse_listen_address(const std::string& text) {
    const auto colon = text.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt : parse_port(text.substr(colon + 1));
    std::string host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    if (!port || !(host == "localhost" || is_address_in_figures(host)))
        throw Error(ErrorCode::wrong_usage, {}, "this is no address to listen on: " + text,
                    "give one as 127.0.0.1:8642");
    return {host, *port};
}

bool is_loopback(const ListenAddress& address) {
    return address.host.starts_with("127.") || address.host == "localhost" || address.host == "::1";
}

bool is_wildcard(const ListenAddress& address) {
    return address.host == "0.0.0.0" || address.host == "::";
}

std::string to_string(const ListenAddress& address) {
    const bool six = address.host.find(':') != std::string::npos;
    return (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

}  // namespace shenbao
