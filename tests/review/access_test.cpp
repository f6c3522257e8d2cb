// From where the server may be reached, and what that takes.
#include "pipeline/review/access.hpp"

#include <catch2/catch.hpp>

#include "models/declaration/error.hpp"

using namespace shenbao;

namespace {

AccessSettings settings(const std::string& listen, const std::string& certificate = {},
                        const std::string& key = {}, const std::string& proxy = {},
                        std::vector<std::string> names = {}) {
    return {parse_listen_address(listen), certificate, key, proxy, std::move(names)};
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("other machines are let in where there are users, where it is encrypted, and under names") {
    struct Case {
        AccessSettings asked;
        bool users;
        const char* wrong;  // nullptr: it is admitted
    };
    const Case cases[] = {
        {settings("127.0.0.1:0"), false, nullptr},
        {settings("[::1]:0", "c", "k"), false, nullptr},
        {settings("0.0.0.0:1"), true, "would not be encrypted: 0.0.0.0:1"},
        {settings("192.168.1.4:1"), true, "would not be encrypted: 192.168.1.4:1"},
        {settings("192.168.1.4:1", "c", "k"), false, "no users with passwords: 192.168.1.4:1"},
        {settings("192.168.1.4:1", "c", "k"), true, nullptr},
        {settings("0.0.0.0:1", "c", "k"), true, "under which name"},
        {settings("[::]:1", "c", "k", {}, {"review.example.org"}), true, nullptr},
        {settings("192.168.1.4:1", "c"), true, "belong together"},
        {settings("127.0.0.1:1", {}, "k"), false, "belong together"},
        // A proxy is how other machines get in, wherever it calls.
        {settings("127.0.0.1:1", {}, {}, "127.0.0.1", {"review.example.org"}), false, "no users with passwords"},
        {settings("127.0.0.1:1", {}, {}, "127.0.0.1", {"review.example.org"}), true, nullptr},
        {settings("127.0.0.1:1", {}, {}, "127.0.0.1"), true, "under which name"},
        {settings("0.0.0.0:1", {}, {}, "10.0.0.7", {"review.example.org"}), true, nullptr},
        {settings("0.0.0.0:1", {}, {}, "proxy", {"review.example.org"}), true, "no address of a proxy: proxy"},
        {settings("0.0.0.0:1", "c", "k", "10.0.0.7", {"a.org"}), true, "here or in front"},
        {settings("0.0.0.0:1", "c", "k", {}, {"https://a.org/"}), true, "no name of a server: https://a.org/"},
    };
    for (const Case& one : cases) {
        CAPTURE(to_string(one.asked.listen), one.asked.proxy, one.users);
        if (one.wrong)
            CHECK_THROWS_WITH(check_access(one.asked, one.users), Catch::Contains(one.wrong));
        else
            CHECK_NOTHROW(check_access(one.asked, one.users));
    }
}

TEST_CASE("the names of the server are as browsers write them, and links lead in on this machine only") {
    const auto plain = public_address_of(settings("127.0.0.1:0"), 8642);
    CHECK(plain.scheme == "http");
    CHECK(plain.links);
    CHECK(plain.hosts == Names{"127.0.0.1:8642", "localhost:8642", "127.0.0.1:8642", "[::1]:8642"});
    const auto tls = public_address_of(settings("[fe80::1]:443", "c", "k", {}, {"a.org", "b.org:444"}), 443);
    CHECK(tls.scheme == "https");
    CHECK_FALSE(tls.links);
    CHECK(tls.hosts == Names{"[fe80::1]", "a.org", "b.org:444"});
    CHECK(public_address_of(settings("0.0.0.0:1", "c", "k", {}, {"a.org"}), 8642).hosts == Names{"a.org:8642"});
    const auto proxied =
        public_address_of(settings("127.0.0.1:1", {}, {}, "127.0.0.1", {"a.org", "b.org:444"}), 8642);
    CHECK(proxied.scheme == "https");
    CHECK_FALSE(proxied.links);
    CHECK(proxied.proxy == "127.0.0.1");
    CHECK(proxied.hosts == Names{"a.org", "b.org:444"});
}
