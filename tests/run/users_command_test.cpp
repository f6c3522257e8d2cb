// shenbao review users from outside: who may sign in.
#include <pty.h>

#include "pipeline/archive/users.hpp"
#include "pipeline/review/password.hpp"
#include "tests/run/desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

const std::string kPassword = "correct horse battery";

struct UsersDesk : Desk {
    UsersDesk() { const Archive archive(at("a"), OpenMode::create); }
    [[nodiscard]] Run users(const std::string& arguments, const std::string& input = {},
                            const std::string& environment = "LC_ALL=C") const {
        write("input", input);
        return run("review users " + arguments + " --archive a <input", environment);
    }
};

// What the program shows on a terminal, where `lines` are typed, each when it has asked for one.
std::string type_on_terminal(const UsersDesk& desk, const std::string& arguments,
                             const std::vector<std::string>& lines, int& status) {
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        setenv("LC_ALL", "C", 1);
        const std::string command =
            "exec " SHENBAO_BINARY " review users " + arguments + " --archive " + desk.at("a");
        execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    std::string shown;
    std::size_t typed = 0, asked = 0;
    char part[256];
    for (ssize_t got = 0; (got = read(terminal, part, sizeof part)) > 0;) {
        shown.append(part, static_cast<std::size_t>(got));
        const auto colon = shown.find(": ", asked);
        if (colon == std::string::npos || typed == lines.size()) continue;
        asked = colon + 1;
        usleep(200'000);  // what is typed before the terminal is quiet is thrown away
        const std::string line = lines[typed++] + "\n";
        if (write(terminal, line.data(), line.size()) < 0) break;
    }
    waitpid(child, &status, 0);
    close(terminal);
    return shown;
}

}  // namespace

TEST_CASE("users are added with the first line of standard input, listed, given another password, and removed") {
    const UsersDesk desk;
    CHECK(desk.users("list").out.empty());
    CHECK(desk.users("add anna", kPassword + "\r\nmore\n").exit_code == 0);
    CHECK(desk.users("add 王芳 --role supervisor", kPassword).exit_code == 0);
    CHECK(desk.users("list").out == "anna\treviewer\n王芳\tsupervisor\n");
    CHECK(desk.users("list", {}, "LC_ALL=zh_CN.UTF-8").out == "anna\t复核员(reviewer)\n王芳\t主管(supervisor)\n");
    const auto hash = [&] {
        Archive archive(desk.at("a"), OpenMode::existing);
        return Users(archive).find("anna")->password;
    };
    CHECK(is_password(hash(), kPassword));
    CHECK(desk.users("password anna", "another one, longer\n").exit_code == 0);
    CHECK(is_password(hash(), "another one, longer"));
    CHECK(desk.users("remove anna").exit_code == 0);
    CHECK(desk.users("list").out == "王芳\tsupervisor\n");
}

TEST_CASE("what cannot be done with users is refused with a reason, in both languages, and nothing is changed") {
    const UsersDesk desk;
    CHECK(desk.users("add anna", kPassword).exit_code == 0);
    struct Case {
        const char *arguments, *input, *english, *chinese;
    };
    for (const Case& one :
         {Case{"add ben", "too short\n", "at least 12 characters", "密码长度至少为 12 个字符"},
          Case{"add ben", "", "no password on standard input", "标准输入中没有密码"},
          Case{"add anna", "correct horse battery", "a user of that name: anna", "已有同名用户：anna"},
          Case{"add 'a b'", "correct horse battery", "no name of a user: a b", "不能作为用户名：a b"},
          Case{"remove ben", "", "no user of that name: ben", "没有该用户：ben"},
          Case{"password ben", "", "no user of that name: ben", "没有该用户：ben"}}) {
        CAPTURE(one.arguments);
        const Run run = desk.users(one.arguments, one.input);
        CHECK(run.exit_code == 1);
        CHECK(run.err.find(one.english) != std::string::npos);
        CHECK(desk.users(one.arguments, one.input, "LC_ALL=zh_CN.UTF-8").err.find(one.chinese) !=
              std::string::npos);
    }
    CHECK(desk.users("list").out == "anna\treviewer\n");
    CHECK(desk.run("review users --archive a").exit_code == 1);
    CHECK(desk.run("review users add ben --role king --archive a").exit_code == 1);
    CHECK(desk.run("review users list --archive nowhere").exit_code == 1);
}

TEST_CASE("on a terminal the password is asked for twice and never shown") {
    const UsersDesk desk;
    int status = -1;
    const std::string shown = type_on_terminal(desk, "add anna", {kPassword, kPassword}, status);
    CAPTURE(shown);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(shown.find("Password: ") != std::string::npos);
    CHECK(shown.find("Once more: ") != std::string::npos);
    CHECK(shown.find("horse") == std::string::npos);
    CHECK(desk.users("list").out == "anna\treviewer\n");
    const std::string differs = type_on_terminal(desk, "add ben", {kPassword, kPassword + "!"}, status);
    CHECK(WEXITSTATUS(status) == 1);
    CHECK(differs.find("these two passwords differ") != std::string::npos);
    CHECK(desk.users("list").out == "anna\treviewer\n");
}
