// What is looked at before any route: whether the call comes from the page that this server gave out.
//
// Host: only this server's own names, so that no other site's name can be made to point here. Origin: of every
// write, only this server's. Session: all but the door itself. Rate: calls of a session, and calls without one.
#pragma once

#include <httplib.h>

#include <optional>
#include <string>

#include "pipeline/review/door.hpp"
#include "pipeline/review/listen_address.hpp"
#include "pipeline/review/rate_limit.hpp"

namespace shenbao {

class Guard {
  public:
    Guard(Door& door, ListenAddress address) : door_(door), address_(std::move(address)) {}

    // True: the call goes on; else `response` says what was wrong.
    [[nodiscard]] bool admit(const httplib::Request& request, httplib::Response& response);
    [[nodiscard]] std::optional<ReviewSession> session_of(const httplib::Request& request) const;
    // Browsers keep cookies by host, not by port: two servers must not share a name.
    [[nodiscard]] std::string cookie_name() const { return "shenbao_" + std::to_string(address_.port); }

  private:
    [[nodiscard]] bool is_own_host(const std::string& host) const;

    Door& door_;
    ListenAddress address_;
    // A sheet of crops asks for 60 pictures at once; the rest are guesses.
    RateLimit sessions_{400, 100}, strangers_{20, 2};
};

// Of every answer: nothing is loaded from elsewhere, no script but the page's own files, no frame around it.
void add_safe_headers(httplib::Response& response);

}  // namespace shenbao
