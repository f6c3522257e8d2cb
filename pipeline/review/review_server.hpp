// The correction queue over HTTP, for browsers of this machine. Plain HTTP: nothing leaves the machine.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/reviser.hpp"
#include "pipeline/review/listen_address.hpp"
#include "pipeline/review/page_repairs.hpp"

namespace shenbao {

struct ReviewServerSettings {
    ListenAddress listen;
    std::string person;  // who settles, in the log
    // Called with a link for one browser: at the start, and again each time that one was used.
    std::function<void(const std::string& link)> on_link;
    // Of pages; null: they cannot be repaired.
    TryRepairs try_repairs{};
    // A document is to be read again, and somebody should do it; from any thread, may be null.
    std::function<void()> on_waiting{};
};

class ReviewServer {
  public:
    // Binds the address. archive and reviser must outlive the server. Throws Error{cannot_write} where the port is
    // taken.
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
