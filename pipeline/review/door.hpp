// Who may come in: a link with a secret that works once, exchanged for a session of one browser.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace shenbao {

// One browser. The same person in two of them has two desks, so that each leases items of its own.
struct ReviewSession {
    std::string person;  // who said it, in the log
    std::string desk;    // who holds a lease: "anna#2"
};

class Door {
  public:
    explicit Door(std::string person) : person_(std::move(person)) {}

    // 256 bits from the kernel, in hex. Throws Error{internal} if it has none.
    [[nodiscard]] std::string new_token();
    // The secret of a new session. nullopt where the token is not known, or was used.
    [[nodiscard]] std::optional<std::string> enter(const std::string& token);
    [[nodiscard]] std::optional<ReviewSession> find(const std::string& session) const;

  private:
    mutable std::mutex mutex_;
    std::string person_;
    int desks_ = 0;
    // Found by their hash: how long a comparison takes tells nothing of the secret.
    std::set<std::string> tokens_;
    std::map<std::string, ReviewSession> sessions_;
};

}  // namespace shenbao
