// Who may sign in. Every change is noted in the archive with who made it.
//
// All calls throw Error{cannot_write} where the archive cannot be reached, read or written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/user.hpp"

namespace shenbao {

class Users {
  public:
    // archive must outlive it.
    explicit Users(Archive& archive) : archive_(archive) {}

    [[nodiscard]] std::vector<User> all() const;  // by name
    [[nodiscard]] std::optional<User> find(const std::string& name) const;

    // by: who does it. False where there is one of that name already; `user.name` must be is_user_name.
    bool add(const User& user, const std::string& by);
    // These are false where there is none. What the person said stays in the log.
    bool remove(const std::string& name, const std::string& by);
    bool set_password(const std::string& name, const std::string& hash, const std::string& by);

    // That somebody signed in or out, or was turned away: "signed in", and from where.
    void note(const std::string& action, const std::string& who, const std::string& detail);

  private:
    Archive& archive_;
};

}  // namespace shenbao
