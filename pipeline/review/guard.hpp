// What is looked at before any route: whether the call comes from the page that this server gave out.
//
// Proxy: behind one, only its calls, and only such as came to it over TLS. Host: only this server's own names, so
// that no other site's name can be made to point here. Origin: of every write, only this server's. Session: all
// but the door itself. Rate: calls of a session, and by address calls without one.
#pragma once

#include <httplib.h>

#include <optional>
#include <string>

#include "pipeline/review/access.hpp"
#include "pipeline/review/door.hpp"
#include "pipeline/review/rate_limit.hpp"

namespace shenbao {

enum class Entrance { links_only, sign_in_too };

class Guard {
  public:
    // port: for the cookie's name. Browsers keep cookies by host, not by port: two servers must not share a name.
    Guard(Door& door, PublicAddress address, int port, Entrance entrance);

    // True: the call goes on; else `response` says what was wrong.
    [[nodiscard]] bool admit(const httplib::Request& request, httplib::Response& response);
    [[nodiscard]] std::optional<ReviewSession> session_of(const httplib::Request& request) const;
    // As the browser writes it, "https://review.example.org": what pages and pictures of this server are under.
    [[nodiscard]] std::string origin_of(const httplib::Request& request) const;
    // Of the browser, as the proxy tells it where there is one.
    [[nodiscard]] std::string caller_of(const httplib::Request& request) const;
    [[nodiscard]] const PublicAddress& address() const { return address_; }

    void give_session(httplib::Response& response, const std::string& secret) const;
    void end_session(const httplib::Request& request, httplib::Response& response) const;

  private:
    [[nodiscard]] bool has_come_well(const httplib::Request& request, httplib::Response& response) const;
    [[nodiscard]] bool may_write(const httplib::Request& request, httplib::Response& response) const;
    void ask_for_session(const httplib::Request& request, httplib::Response& response) const;
    [[nodiscard]] bool is_door(const std::string& path) const;

    Door& door_;
    PublicAddress address_;
    std::string cookie_name_;
    Entrance entrance_;
    // A sheet of crops asks for 60 pictures at once; the rest are guesses.
    RateLimit sessions_{400, 100}, strangers_{20, 2};
};

// Of every answer: nothing is loaded from elsewhere, no script but the page's own files, no frame around it.
void add_safe_headers(httplib::Response& response);

}  // namespace shenbao
