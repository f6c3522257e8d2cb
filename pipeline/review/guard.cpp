#include "pipeline/review/guard.hpp"

#include "pipeline/review/answer.hpp"

namespace shenbao {

namespace {

constexpr const char* kDoor = "/enter";

bool is_write(const httplib::Request& request) {
    return request.method != "GET" && request.method != "HEAD";
}

std::string cookie_of(const httplib::Request& request, const std::string& name) {
    const std::string cookies = "; " + request.get_header_value("Cookie");
    const auto found = cookies.find("; " + name + "=");
    if (found == std::string::npos) return {};
    const auto begin = found + name.size() + 3;
    return cookies.substr(begin, cookies.find(';', begin) - begin);
}

}  // namespace

bool Guard::is_own_host(const std::string& host) const {
    const std::string port = ":" + std::to_string(address_.port);
    return host == to_string(address_) || host == "localhost" + port || host == "127.0.0.1" + port ||
           host == "[::1]" + port;
}

std::optional<ReviewSession> Guard::session_of(const httplib::Request& request) const {
    const std::string secret = cookie_of(request, cookie_name());
    return secret.empty() ? std::nullopt : door_.find(secret);
}

bool Guard::admit(const httplib::Request& request, httplib::Response& response) {
    const std::string host = request.get_header_value("Host");
    if (!is_own_host(host)) {
        deny(response, 421, "wrong-host", "this server does not answer under that name");
        return false;
    }
    const auto session = session_of(request);
    if (!(session ? sessions_.admit(session->desk) : strangers_.admit(""))) {
        response.set_header("Retry-After", "1");
        deny(response, 429, "too-many", "too many calls");
        return false;
    }
    if (is_write(request) && request.get_header_value("Origin") != "http://" + host) {
        deny(response, 403, "wrong-origin", "changes are taken from this server's own page only");
        return false;
    }
    if (is_write(request) && !request.get_header_value("Content-Type").starts_with("application/json")) {
        deny(response, 415, "no-json", "JSON is wanted here");
        return false;
    }
    if (!session && request.path != kDoor) {
        deny(response, 401, "no-session",
             "open the link that shenbao review printed / 请打开 shenbao review 显示的链接");
        return false;
    }
    return true;
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
