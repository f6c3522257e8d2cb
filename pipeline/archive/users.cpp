#include "pipeline/archive/users.hpp"

#include <algorithm>

#include "pipeline/archive/store.hpp"

namespace shenbao {

namespace {

std::vector<User> load_users(soci::session& session, const std::string& name) {
    User user;
    std::string role;
    soci::statement rows = (session.prepare << "SELECT name, role, password, added_ms FROM users"
                                               " WHERE :name = '' OR name = :name2 ORDER BY name",
                            soci::use(name), soci::use(name), soci::into(user.name), soci::into(role),
                            soci::into(user.password), soci::into(user.added_ms));
    std::vector<User> users;
    rows.execute();
    while (rows.fetch()) {
        user.role = role == to_string(UserRole::supervisor) ? UserRole::supervisor : UserRole::reviewer;
        users.push_back(user);
    }
    return users;
}

constexpr std::size_t kMostNameBytes = 64;

}  // namespace

std::string_view to_string(UserRole role) {
    return role == UserRole::supervisor ? "supervisor" : "reviewer";
}

bool is_user_name(std::string_view name) {
    const auto fits = [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code >= 0x80 || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
               (code >= 'a' && code <= 'z') || byte == '.' || byte == '_' || byte == '-';
    };
    return !name.empty() && name.size() <= kMostNameBytes && std::ranges::all_of(name, fits);
}

std::vector<User> Users::all() const {
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&] { return load_users(store.session, {}); });
}

std::optional<User> Users::find(const std::string& name) const {
    if (!is_user_name(name)) return std::nullopt;
    const Archive::Store& store = *archive_.store_;
    return store.guarded([&]() -> std::optional<User> {
        const auto found = load_users(store.session, name);
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

bool Users::add(const User& user, const std::string& by) {
    Archive::Store& store = *archive_.store_;
    return store.write([&] {
        const std::string role(to_string(user.role));
        const long long now = store.now_ms();
        soci::statement change =
            (store.session.prepare << "INSERT INTO users (name, role, password, added_ms) VALUES (:name, :role,"
                                      " :password, :now) ON CONFLICT (name) DO NOTHING",
             soci::use(user.name), soci::use(role), soci::use(user.password), soci::use(now));
        change.execute(true);
        if (change.get_affected_rows() == 0) return false;
        store.note("user added", 0, by, user.name + " " + role);
        return true;
    });
}

bool Users::remove(const std::string& name, const std::string& by) {
    Archive::Store& store = *archive_.store_;
    return store.write([&] {
        soci::statement change =
            (store.session.prepare << "DELETE FROM users WHERE name = :name", soci::use(name));
        change.execute(true);
        if (change.get_affected_rows() == 0) return false;
        store.note("user removed", 0, by, name);
        return true;
    });
}

bool Users::set_password(const std::string& name, const std::string& hash, const std::string& by) {
    Archive::Store& store = *archive_.store_;
    return store.write([&] {
        soci::statement change = (store.session.prepare << "UPDATE users SET password = :hash WHERE name = :name",
                                  soci::use(hash), soci::use(name));
        change.execute(true);
        if (change.get_affected_rows() == 0) return false;
        store.note("password changed", 0, by, name);
        return true;
    });
}

void Users::note(const std::string& action, const std::string& who, const std::string& detail) {
    Archive::Store& store = *archive_.store_;
    store.write([&] {
        store.note(action, 0, who, detail);
        return true;
    });
}

}  // namespace shenbao
