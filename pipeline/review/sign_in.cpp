#include "pipeline/review/sign_in.hpp"

#include "pipeline/archive/users.hpp"
#include "pipeline/review/password.hpp"

namespace shenbao {

bool SignIn::verify(const std::optional<User>& user, const std::string& password) {
    const std::lock_guard lock(hashing_);
    if (nobodys_hash_.empty()) nobodys_hash_ = hash_password("nobody has this password");
    const bool right = is_password(user ? user->password : nobodys_hash_, password);
    return right && user;
}

SignInResult SignIn::check(const std::string& name, const std::string& password, const std::string& address) {
    // Names that none can have are counted as one, so that they fill no memory.
    const bool both = addresses_.admit(address) & names_.admit(is_user_name(name) ? name : std::string());
    if (!both) return {SignInOutcome::too_many};
    const auto user = desk_.with([&](ReviewQueue&, Archive& archive) { return Users(archive).find(name); });
    const bool right = verify(user, password);
    if (user)
        desk_.with([&](ReviewQueue&, Archive& archive) {
            Users(archive).note(right ? "signed in" : "sign-in refused", name, address);
        });
    if (!right) return {SignInOutcome::wrong};
    return {SignInOutcome::welcome, *user};
}

}  // namespace shenbao
