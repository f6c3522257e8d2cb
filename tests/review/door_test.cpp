// Who gets in, and from where.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <list>

#include "models/declaration/error.hpp"
#include "pipeline/review/rate_limit.hpp"
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("an address is one of a machine, in figures, and a port") {
    CHECK(to_string(parse_listen_address("127.0.0.1:8642")) == "127.0.0.1:8642");
    CHECK(parse_listen_address("localhost:0").port == 0);
    CHECK(to_string(parse_listen_address("[::1]:80")) == "[::1]:80");
    for (const char* text : {"127.0.0.1:1", "127.9.9.9:1", "localhost:1", "[::1]:1"})
        CHECK(is_loopback(parse_listen_address(text)));
    for (const char* text : {"0.0.0.0:8642", "192.168.1.4:8642", "[::]:8642", "[fe80::1]:8642"})
        CHECK_FALSE(is_loopback(parse_listen_address(text)));
    CHECK(is_wildcard(parse_listen_address("0.0.0.0:1")));
    CHECK(is_wildcard(parse_listen_address("[::]:1")));
    CHECK_FALSE(is_wildcard(parse_listen_address("192.168.1.4:1")));
    for (const char* text : {"", "8642", "example.org:80", "127.0.0.1.example.org:80", "127.0.0:1", "127.0.0.1",
                             "127.0.0.1:x", "127.0.0.1:70000", ":80", "127.0.0.1:-1"}) {
        INFO(text);
        CHECK_THROWS_WITH(parse_listen_address(text), Catch::Contains("no address to listen on"));
    }
}

// Two servers had the same port, and a browser was answered now by one, now by the other.
TEST_CASE("a port that is taken is not shared") {
    ReviewHouse house;
    CHECK_THROWS_WITH(
        ReviewServer(house.archive, reviser(), {{{"127.0.0.1", house.server.port()}, {}, {}, {}, {}}, "ben", {}}),
        Catch::Contains("cannot listen on 127.0.0.1:"));
}

TEST_CASE("a link works once, and the next one is given out then") {
    ReviewHouse house;
    const std::string first = house.newest_link();
    Browser browser(house);
    CHECK(house.links.size() == 2);
    auto client = house.client();
    CHECK(client.Get(first)->status == 401);
    CHECK(client.Get("/enter?token=")->status == 401);
    // A link that was never given out was said to have been used.
    CHECK_THAT(client.Get("/enter?token=0")->body,
               Catch::Contains("does not lead in") && !Catch::Contains("already"));
    CHECK(browser.get(first)->status == 303);  // whoever is in may use it again
    CHECK(house.links.size() == 2);
    CHECK(client.Get(house.newest_link())->status == 303);
}

TEST_CASE("the cookie is kept from scripts and from other sites") {
    const ReviewHouse house;
    auto client = house.client();
    const std::string cookie = client.Get(house.newest_link())->get_header_value("Set-Cookie");
    CHECK_THAT(cookie, Catch::Contains("HttpOnly") && Catch::Contains("SameSite=Strict"));
}

TEST_CASE("without a session nothing is told but that there is a door") {
    const ReviewHouse house;
    auto client = house.client();
    for (const char* path :
         {"/", "/assets/index.js", "/api/queue", "/api/openapi.json", "/iiif/x/info.json", "/nothing"}) {
        INFO(path);
        CHECK(client.Get(path)->status == 401);
    }
    const httplib::Headers forged{
        {"Cookie", "shenbao_" + std::to_string(house.server.port()) + "=" + hash_of('0')}};
    CHECK(client.Get("/api/queue", forged)->status == 401);
}

TEST_CASE("a change is taken from the server's own page only, and only as JSON") {
    ReviewHouse house;
    Browser browser(house);
    auto client = house.client();
    auto headers = browser.headers();
    headers.erase("Origin");
    CHECK(client.Post("/api/lease", headers, "{}", "application/json")->status == 403);
    headers.emplace("Origin", "http://example.org");
    CHECK(client.Post("/api/lease", headers, "{}", "application/json")->status == 403);
    CHECK(client.Post("/api/lease", browser.headers(), "{}", "text/plain")->status == 415);
    CHECK(client.Post("/api/lease", browser.headers(), "{", "application/json")->status == 400);
    CHECK(client.Post("/api/lease", browser.headers(), "{}", "application/json")->status == 200);
    // A name of another site that leads here.
    auto foreign = browser.headers();
    foreign.emplace("Host", "example.org:" + std::to_string(house.server.port()));
    CHECK(client.Get("/api/queue", foreign)->status == 421);
}

TEST_CASE("what is too large is not read, and there is no way to hand in a file") {
    ReviewHouse house;
    Browser browser(house);
    const auto told = [](const httplib::Result& answer) {
        REQUIRE(answer);
        const TestJson json = TestJson::parse(answer->body);
        return std::to_string(answer->status) + " " + json["error"].get<std::string>() + ": " +
               json["message"].get<std::string>();
    };
    CHECK(told(browser.post("/api/settle", {{"text", std::string(1 << 20, 'x')}})) ==
          "413 too-large: a change has at most 256 KiB");
    CHECK(told(browser.get("/api/queue?kind=" + std::string(9000, 'x'))) ==
          "414 too-long: the address is too long");
    CHECK(told(browser.get("/nothing")) == "404 unknown: there is nothing here");
    const httplib::MultipartFormDataItems files{{"file", "x", "x.pdf", "application/pdf"}};
    CHECK(house.client().Post("/api/settle", browser.headers(), files)->status == 415);
}

TEST_CASE("every answer forbids scripts, styles and frames from elsewhere") {
    ReviewHouse house;
    Browser browser(house);
    auto client = house.client();
    for (const auto& answer : {browser.get("/"), browser.get("/nothing"), client.Get("/")}) {
        const std::string policy = answer->get_header_value("Content-Security-Policy");
        CHECK_THAT(policy, Catch::Contains("default-src 'none'") && Catch::Contains("frame-ancestors 'none'"));
        CHECK_THAT(policy, !Catch::Contains("unsafe"));
        CHECK(answer->get_header_value("X-Content-Type-Options") == "nosniff");
    }
}

TEST_CASE("guessing at the door is slowed down, and nobody who is in is") {
    ReviewHouse house;
    Browser browser(house);
    auto client = house.client();
    int refused = 0;
    for (int i = 0; i < 40; ++i)
        if (client.Get("/enter?token=" + std::to_string(i))->status == 429) ++refused;
    CHECK(refused > 5);
    CHECK(browser.get("/api/session")->status == 200);
}

TEST_CASE("a limit admits a burst, then so many a second") {
    RateLimit limit(2, 1);
    const RateLimit::Time begin{};
    CHECK(limit.admit("a", begin));
    CHECK(limit.admit("a", begin));
    CHECK_FALSE(limit.admit("a", begin));
    CHECK(limit.admit("b", begin));
    CHECK(limit.admit("a", begin + std::chrono::seconds(1)));
    CHECK_FALSE(limit.admit("a", begin + std::chrono::seconds(1)));
}

namespace {

// A connection that says `words` and then nothing.
class SilentConnection {
  public:
    SilentConnection(int port, const std::string& words) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(::send(socket_, words.data(), words.size(), 0) == static_cast<ssize_t>(words.size()));
    }
    ~SilentConnection() { ::close(socket_); }
    SilentConnection(const SilentConnection&) = delete;
    SilentConnection& operator=(const SilentConnection&) = delete;

  private:
    int socket_;
};

}  // namespace

// Each took a thread for seconds, and behind 32 of them nobody was answered.
TEST_CASE("connections that say nothing, or half a call, do not keep others from an answer") {
    ReviewHouse house;
    Browser browser(house);
    std::list<SilentConnection> silent;
    for (int i = 0; i < 30; ++i) silent.emplace_back(house.server.port(), "");
    for (int i = 0; i < 100; ++i)
        silent.emplace_back(house.server.port(), "POST /api/settle HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    const auto begun = std::chrono::steady_clock::now();
    auto client = house.client();
    CHECK(client.Get("/api/session", browser.headers())->status == 200);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(1900));  // kKeepSeconds is 2
}
