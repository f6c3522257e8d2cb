#include "tools/cli/read_password.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "models/declaration/error.hpp"

namespace shenbao {

namespace {

// What is typed is not shown, until this is gone.
class QuietTerminal {
  public:
    QuietTerminal() {
        known_ = tcgetattr(STDIN_FILENO, &before_) == 0;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (!known_ || tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) != 0)
            throw Error(ErrorCode::internal, {}, "the terminal cannot be kept from showing what is typed",
                        "give the password on standard input");
    }
    ~QuietTerminal() {
        if (known_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::fputc('\n', stderr);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

  private:
    termios before_{};
    bool known_ = false;
};

std::string read_line() {
    std::string line;
    if (!std::getline(std::cin, line))
        throw Error(ErrorCode::wrong_usage, {}, "there is no password on standard input",
                    "give it as its first line");
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

std::string ask(Language language, Message message) {
    std::fputs(say(language, message).c_str(), stderr);
    const QuietTerminal quiet;
    return read_line();
}

}  // namespace

std::string read_new_password(Language language) {
    if (isatty(STDIN_FILENO) == 0) return read_line();
    std::string password = ask(language, Message::ask_password);
    if (password != ask(language, Message::ask_password_again))
        throw Error(ErrorCode::wrong_usage, {}, "these two passwords differ", "type the same twice");
    return password;
}

}  // namespace shenbao
