// The correction queue over HTTP, for browsers of this machine; for others over TLS, and for users with passwords.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/reviser.hpp"
#include "pipeline/review/access.hpp"
#include "pipeline/review/page_repairs.hpp"

namespace shenbao {

struct ReviewServerSettings {
    AccessSettings access;
    std::string person;  // who settles, in the log, after coming in by a link
    // Called with a link for one browser: at the start, and again each time that one was used. Where users sign in
    // from other machines there are no such links: then once, with the address of the server.
    std::function<void(const std::string& link)> on_link;
    std::set<std::string> key_twice{};  // kinds of fields that two people key
    // Of pages; null: they cannot be repaired.
    TryRepairs try_repairs{};
    // A document is to be read again, and somebody should do it; from any thread, may be null.
    std::function<void()> on_waiting{};
};

class ReviewServer {
  public:
    // Binds the address. archive and reviser must outlive the server. Throws Error{cannot_write} where the port is
    // taken, Error{wrong_usage} where check_access or the TLS files refuse.
    ReviewServer(Archive& archive, const Reviser& reviser, ReviewServerSettings settings);
    ~ReviewServer();

    void serve();  // until stop()
    void stop();   // from any thread; what is being answered is answered
    [[nodiscard]] int port() const;
    // "get /api/queue", sorted: what openapi.json must describe.
    [[nodiscard]] std::vector<std::string> routes() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace shenbao
