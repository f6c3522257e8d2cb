// From where the server may be reached, and what that takes: users with passwords, and TLS here or in front.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/review/listen_address.hpp"

namespace shenbao {

struct AccessSettings {
    ListenAddress listen;
    std::string tls_certificate, tls_key;  // files (PEM); both or none
    std::string proxy;                     // address of the machine that does TLS in front; empty: none does
    std::vector<std::string> names;        // "review.example.org", "review.example.org:8443": as browsers call it
};

// What of a call tells whether it is for this server, and through what it came.
struct PublicAddress {
    std::string scheme = "http";       // of what the browser sees
    std::vector<std::string> hosts;    // as browsers write them, ports and all; the first one is for links
    std::optional<std::string> proxy;  // nobody else may call
    bool links = true;                 // a link leads in: on this machine only
};

// Throws Error{wrong_usage} with what is missing: other machines are let in only where there are users, where what
// they send is encrypted, and under names that are told.
void check_access(const AccessSettings& settings, bool has_users);

// port: the one that is bound.
[[nodiscard]] PublicAddress public_address_of(const AccessSettings& settings, int port);

}  // namespace shenbao
