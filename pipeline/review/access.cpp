#include "pipeline/review/access.hpp"

#include <arpa/inet.h>

#include <algorithm>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

constexpr int kHttpsPort = 443;

[[noreturn]] void refuse(const std::string& what, const std::string& remedy) {
    throw Error(ErrorCode::wrong_usage, {}, what, remedy);
}

bool is_name(const std::string& text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == std::string::npos;
}

bool is_address(const std::string& text) {
    in_addr four{};
    in6_addr six{};
    return inet_pton(AF_INET, text.c_str(), &four) == 1 || inet_pton(AF_INET6, text.c_str(), &six) == 1;
}

bool has_tls(const AccessSettings& settings) {
    return !settings.tls_certificate.empty();
}

bool is_open(const AccessSettings& settings) {
    return !is_loopback(settings.listen) || !settings.proxy.empty();
}

void check_shape(const AccessSettings& settings) {
    if (settings.tls_certificate.empty() != settings.tls_key.empty())
        refuse("--tls-cert and --tls-key belong together", "give both");
    if (has_tls(settings) && !settings.proxy.empty())
        refuse("TLS is done here or in front, not both", "leave --tls-cert and --tls-key out, or --behind-proxy");
    if (!settings.proxy.empty() && !is_address(settings.proxy))
        refuse("this is no address of a proxy: " + settings.proxy,
               "give the address that its calls come from, as 127.0.0.1");
    for (const std::string& name : settings.names)
        if (!is_name(name))
            refuse("this is no name of a server: " + name, "give it as in review.example.org, in small letters");
}

// "review.example.org" on port 443 is called without it.
std::string host_of(const std::string& name, int port) {
    const bool has_port = name.rfind(':') != std::string::npos && !name.ends_with(']');
    return has_port || port == kHttpsPort ? name : name + ":" + std::to_string(port);
}

}  // namespace

void check_access(const AccessSettings& settings, bool has_users) {
    check_shape(settings);
    if (!is_open(settings)) return;
    const std::string address = to_string(settings.listen);
    if (!has_tls(settings) && settings.proxy.empty())
        refuse("other machines could reach this address, and what they send would not be encrypted: " + address,
               "give --tls-cert and --tls-key, or --behind-proxy where TLS is done in front");
    if (!has_users)
        refuse("other machines could reach this address, and there are no users with passwords: " + address,
               "add one with shenbao review users add NAME --archive ARCHIVE");
    if (settings.names.empty() && (is_wildcard(settings.listen) || !settings.proxy.empty()))
        refuse("it is not told under which name browsers call this server", "give --name, as review.example.org");
}

PublicAddress public_address_of(const AccessSettings& settings, int port) {
    const ListenAddress bound{settings.listen.host, port};
    PublicAddress address;
    if (has_tls(settings) || !settings.proxy.empty()) address.scheme = "https";
    address.links = !is_open(settings);
    if (!settings.proxy.empty()) {
        address.proxy = settings.proxy;
        for (const std::string& name : settings.names) address.hosts.push_back(host_of(name, kHttpsPort));
        return address;
    }
    const std::string listening = to_string(bound);
    if (!is_wildcard(settings.listen))
        address.hosts.push_back(host_of(listening.substr(0, listening.rfind(':')), port));
    for (const std::string& name : settings.names) address.hosts.push_back(host_of(name, port));
    if (is_loopback(settings.listen))
        for (const char* own : {"localhost", "127.0.0.1", "[::1]"})
            address.hosts.push_back(std::string(own) + ":" + std::to_string(port));
    return address;
}

}  // namespace shenbao
