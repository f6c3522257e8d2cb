// review users: who may sign in from other machines.
#include "pipeline/archive/users.hpp"
#include "pipeline/review/password.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/form_words.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/cli/person.hpp"
#include "tools/cli/read_password.hpp"

namespace shenbao {

namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& remedy) {
    throw Error(ErrorCode::wrong_usage, {}, what, remedy);
}

std::string new_hash(Language language) {
    const std::string password = read_new_password(language);
    if (const auto fault = find_password_fault(password)) refuse(*fault, "choose another one");
    return hash_password(password);
}

void add(Users& users, const Options& options, Language language) {
    if (!is_user_name(options.user))
        refuse("this can be no name of a user: " + options.user,
               "use letters, digits, . _ and -, 64 bytes at most");
    // Before a password is asked for; add() looks again.
    if (users.find(options.user)) refuse("there is a user of that name: " + options.user, "choose another one");
    const std::string hash = new_hash(language);
    if (!users.add({options.user, options.role, hash, 0}, find_person()))
        refuse("there is a user of that name: " + options.user, "choose another one");
}

[[noreturn]] void refuse_unknown(const Options& options) {
    refuse("there is no user of that name: " + options.user, "see shenbao review users list");
}

}  // namespace

int run_users(const Options& options, Console& console) {
    const Language language = console.language();
    Archive archive(options.archive, OpenMode::existing);
    Users users(archive);
    switch (options.command) {
        case Command::users_add: add(users, options, language); break;
        case Command::users_remove:
            if (!users.remove(options.user, find_person())) refuse_unknown(options);
            break;
        case Command::users_password:
            if (!users.find(options.user)) refuse_unknown(options);
            if (!users.set_password(options.user, new_hash(language), find_person())) refuse_unknown(options);
            break;
        default:
            for (const User& user : users.all())
                write_stdout(user.name + "\t" + form_word(to_string(user.role), language) + "\n", language);
    }
    return 0;
}

}  // namespace shenbao
