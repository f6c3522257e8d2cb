// Who may come in: a link with a secret that works once, or a user who signed in; either is exchanged for a
// session of one browser.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "pipeline/archive/user.hpp"

namespace shenbao {

// One browser. The same person in two of them has two desks, so that each leases items of its own.
struct ReviewSession {
    std::string person;  // who said it, in the log
    std::string desk;    // who holds a lease: "anna#2"
    UserRole role = UserRole::reviewer;
    bool signed_in = false;  // as a user; else by a link
};

// Of users. Guesses: a lunch break, a working day; what a removed user may still do.
inline constexpr std::chrono::minutes kIdleSession{60};
inline constexpr std::chrono::hours kLongestSession{12};
inline constexpr std::chrono::seconds kUserRecheck{10};

struct DoorSources {
    // As the archive has that user now; whoever was removed, or has another password, is out.
    std::function<std::optional<User>(const std::string& name)> find_user{};
    std::function<std::chrono::steady_clock::time_point()> now = [] { return std::chrono::steady_clock::now(); };
};

class Door {
  public:
    enum class Use { action, by_itself };  // what the page does by itself keeps no session alive

    // person: of the links.
    explicit Door(std::string person, DoorSources sources = {})
        : person_(std::move(person)), sources_(std::move(sources)) {}

    // 256 bits from the kernel, in hex. Throws Error{internal} if it has none.
    [[nodiscard]] std::string new_token();
    // The secret of a new session. nullopt where the token is not known, or was used.
    [[nodiscard]] std::optional<std::string> enter(const std::string& token);
    [[nodiscard]] std::string enter(const User& user);
    // nullopt where there is none, or it has expired. Throws what find_user throws.
    [[nodiscard]] std::optional<ReviewSession> find(const std::string& session, Use use = Use::action);
    void leave(const std::string& session);

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct Entry {
        ReviewSession session;
        std::string password;  // hash, of users
        Time begun, used, checked;
    };
    [[nodiscard]] bool is_over(const Entry& entry, Time now) const;
    std::string add(ReviewSession session, const std::string& password);
    [[nodiscard]] std::optional<Entry> look_up(const std::string& hash, Use use);

    std::mutex mutex_;
    std::string person_;
    DoorSources sources_;
    int desks_ = 0;
    // Found by their hash: how long a comparison takes tells nothing of the secret.
    std::set<std::string> tokens_;
    std::map<std::string, Entry> sessions_;
};

}  // namespace shenbao
