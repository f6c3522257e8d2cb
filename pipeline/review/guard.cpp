#include "pipeline/review/guard.hpp"

#include <algorithm>

#include "pipeline/review/answer.hpp"

namespace shenbao {

namespace {

constexpr const char* kLinkDoor = "/enter";
constexpr const char* kSignInDoor = "/login";
constexpr const char* kSignInStyle = "/login.css";
constexpr const char* kRenewal = "/api/lease/renew";

bool is_write(const httplib::Request& request) {
    return request.method != "GET" && request.method != "HEAD";
}

// A socket for both kinds of addresses writes those of IPv4 so.
std::string peer_of(const httplib::Request& request) {
    const std::string mapped = "::ffff:";
    return request.remote_addr.starts_with(mapped) ? request.remote_addr.substr(mapped.size())
                                                   : request.remote_addr;
}

std::string cookie_of(const httplib::Request& request, const std::string& name) {
    const std::string cookies = "; " + request.get_header_value("Cookie");
    const auto found = cookies.find("; " + name + "=");
    if (found == std::string::npos) return {};
    const auto begin = found + name.size() + 3;
    return cookies.substr(begin, cookies.find(';', begin) - begin);
}

}  // namespace

Guard::Guard(Door& door, PublicAddress address, int port, Entrance entrance)
    : door_(door),
      address_(std::move(address)),
      // Browsers take a cookie of that prefix only from TLS, and from this very host.
      cookie_name_((address_.scheme == "https" ? "__Host-shenbao_" : "shenbao_") + std::to_string(port)),
      entrance_(entrance) {}

std::optional<ReviewSession> Guard::session_of(const httplib::Request& request) const {
    const std::string secret = cookie_of(request, cookie_name_);
    const auto use = request.path == kRenewal ? Door::Use::by_itself : Door::Use::action;
    return secret.empty() ? std::nullopt : door_.find(secret, use);
}

std::string Guard::caller_of(const httplib::Request& request) const {
    if (!address_.proxy) return peer_of(request);
    // The proxy adds at the end what it saw; what stands before it anybody may have written.
    const std::string told = request.get_header_value("X-Forwarded-For");
    const auto begin = told.find_first_not_of(' ', told.rfind(',') + 1);
    return begin == std::string::npos ? peer_of(request) : told.substr(begin);
}

void Guard::give_session(httplib::Response& response, const std::string& secret) const {
    response.set_header("Set-Cookie", cookie_name_ + "=" + secret + "; HttpOnly; SameSite=Strict; Path=/" +
                                          (address_.scheme == "https" ? "; Secure" : ""));
}

void Guard::end_session(const httplib::Request& request, httplib::Response& response) const {
    door_.leave(cookie_of(request, cookie_name_));
    response.set_header("Set-Cookie", cookie_name_ + "=; Max-Age=0; HttpOnly; SameSite=Strict; Path=/" +
                                          (address_.scheme == "https" ? "; Secure" : ""));
}

std::string Guard::origin_of(const httplib::Request& request) const {
    return address_.scheme + "://" + request.get_header_value("Host");
}

bool Guard::is_door(const std::string& path) const {
    if (path == kLinkDoor) return address_.links;
    return entrance_ == Entrance::sign_in_too && (path == kSignInDoor || path == kSignInStyle);
}

bool Guard::has_come_well(const httplib::Request& request, httplib::Response& response) const {
    if (address_.proxy && peer_of(request) != *address_.proxy) {
        deny(response, 403, "not-the-proxy", "this server is called through its proxy only");
        return false;
    }
    if (address_.proxy && request.get_header_value("X-Forwarded-Proto") != "https") {
        deny(response, 403, "no-tls", "the proxy does not say that the call came over TLS: X-Forwarded-Proto");
        return false;
    }
    const std::string host = request.get_header_value("Host");
    if (std::ranges::count(address_.hosts, host) > 0) return true;
    deny(response, 421, "wrong-host", "this server does not answer under that name");
    return false;
}

bool Guard::may_write(const httplib::Request& request, httplib::Response& response) const {
    if (request.get_header_value("Origin") != origin_of(request)) {
        deny(response, 403, "wrong-origin", "changes are taken from this server's own page only");
        return false;
    }
    const std::string wanted =
        request.path == kSignInDoor ? "application/x-www-form-urlencoded" : "application/json";
    if (request.get_header_value("Content-Type").starts_with(wanted)) return true;
    deny(response, 415, "no-json", "JSON is wanted here");
    return false;
}

void Guard::ask_for_session(const httplib::Request& request, httplib::Response& response) const {
    const bool can_sign_in = entrance_ == Entrance::sign_in_too;
    if (can_sign_in && request.path == "/" && !is_write(request)) return response.set_redirect(kSignInDoor, 303);
    deny(response, 401, "no-session",
         can_sign_in ? "sign in first / 请先登录"
                     : "open the link that shenbao review printed / 请打开 shenbao review 显示的链接");
}

bool Guard::admit(const httplib::Request& request, httplib::Response& response) {
    if (!has_come_well(request, response)) return false;
    const auto session = session_of(request);
    if (!(session ? sessions_.admit(session->desk) : strangers_.admit(caller_of(request)))) {
        response.set_header("Retry-After", "1");
        deny(response, 429, "too-many", "too many calls");
        return false;
    }
    if (is_write(request) && !may_write(request, response)) return false;
    if (session || is_door(request.path)) return true;
    ask_for_session(request, response);
    return false;
}

void add_safe_headers(httplib::Response& response) {
    response.set_header("Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cross-Origin-Opener-Policy", "same-origin");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    if (!response.has_header("Cache-Control")) response.set_header("Cache-Control", "no-store");
}

}  // namespace shenbao
