// shenbao review from outside: what it refuses, and that it ends when it is told to.
#include "pipeline/archive/archive.hpp"
#include "tests/run/desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("review listens on other addresses only over TLS and with users, and says what is missing") {
    const Desk desk;
    { const Archive archive(desk.at("a"), OpenMode::create); }
    const std::string command = "review --archive a --listen 0.0.0.0:8642";
    const Run run = desk.run(command);
    CHECK(run.exit_code == 1);
    CHECK(run.err.find("would not be encrypted: 0.0.0.0:8642; give --tls-cert") != std::string::npos);
    const Run chinese = desk.run(command, "LC_ALL=zh_CN.UTF-8");
    CHECK(chinese.err.find("传输内容未加密：0.0.0.0:8642") != std::string::npos);
    const Run users = desk.run(command + " --tls-cert c.pem --tls-key k.pem");
    CHECK(users.exit_code == 1);
    CHECK(users.err.find("no users with passwords: 0.0.0.0:8642; add one with") != std::string::npos);
    CHECK(desk.run(command + " --behind-proxy 127.0.0.1").exit_code == 1);
    CHECK(desk.run("review --archive a --second-keying amount,price").exit_code == 1);
}

TEST_CASE("review needs an archive that is there") {
    const Desk desk;
    CHECK(desk.run("review").exit_code == 1);
    const Run run = desk.run("review --archive nowhere");
    CHECK(run.exit_code == 1);
    CHECK(run.err.find("there is no archive here") != std::string::npos);
    CHECK_FALSE(fs::exists(desk.at("nowhere")));
}

TEST_CASE("review prints one link and ends well when it is told to") {
    const Desk desk;
    { const Archive archive(desk.at("a"), OpenMode::create); }
    for (const char* signal : {"TERM", "INT"}) {
        const Run run = desk.run("review --archive a --listen 127.0.0.1:0",
                                 std::string("LC_ALL=C timeout --preserve-status -s ") + signal + " 3");
        CAPTURE(signal, run.err);
        CHECK(run.exit_code == 0);
        CHECK(run.out.starts_with("open in one browser: http://127.0.0.1:"));
        CHECK(run.out.size() > 64 + 40);
        CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 1);
        CHECK(run.err == "end it with Ctrl+C\n");
    }
}
