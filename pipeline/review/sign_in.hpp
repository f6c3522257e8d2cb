// Whether a name and a password are those of a user. Nothing tells names that are known from others: neither the
// answer nor the time it takes.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "pipeline/archive/user.hpp"
#include "pipeline/review/rate_limit.hpp"
#include "pipeline/review/review_desk.hpp"

namespace shenbao {

enum class SignInOutcome { welcome, wrong, too_many };

struct SignInResult {
    SignInOutcome outcome = SignInOutcome::wrong;
    User user{};  // of a welcome
};

class SignIn {
  public:
    explicit SignIn(ReviewDesk& desk) : desk_(desk) {}

    // address: where the call is from. Welcomes are noted in the archive, and who was turned away under a known
    // name; other names are not, since people type passwords there.
    [[nodiscard]] SignInResult check(const std::string& name, const std::string& password,
                                     const std::string& address);

  private:
    [[nodiscard]] bool verify(const std::optional<User>& user, const std::string& password);

    ReviewDesk& desk_;
    // Guesses: a person who mistypes is not locked out; whoever tries words of a list has 4 a minute under one
    // name, from however many addresses, and 6 from one address.
    RateLimit names_{10, 1.0 / 15}, addresses_{10, 1.0 / 10};
    std::mutex hashing_;  // one at a time: each takes 64 MiB
    std::string nobodys_hash_;
};

}  // namespace shenbao
