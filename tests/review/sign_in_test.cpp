// Users, their passwords and their sessions.
#include <cstdlib>

#include "pipeline/review/door.hpp"
#include "pipeline/review/login_page.hpp"
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;
using std::chrono::seconds;

namespace {

HouseRules with_users() {
    return {{{"ben", UserRole::reviewer, {}, 0}, {"王芳", UserRole::supervisor, {}, 0}}};
}

// A door whose clock the test moves, and the users that it asks for.
struct Hall {
    Door door{"root", {[this](const std::string&) { return user; }, [this] { return now; }}};
    std::optional<User> user = User{"ben", UserRole::reviewer, "$hash", 0};
    std::chrono::steady_clock::time_point now{};
};

}  // namespace

TEST_CASE("a password is kept as an argon2id hash of 64 MiB and three passes, salted, and found again") {
    const std::string hash = hash_password(kHousePassword);
    CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    CHECK(hash.find(kHousePassword) == std::string::npos);
    CHECK(hash != hash_password(kHousePassword));
    CHECK(is_password(hash, kHousePassword));
    CHECK_FALSE(is_password(hash, kHousePassword + " "));
    CHECK_FALSE(is_password(hash, ""));
    CHECK_FALSE(is_password("", kHousePassword));
    CHECK_FALSE(is_password("$argon2id$", kHousePassword));
    CHECK_FALSE(is_password(std::string(500, 'x'), kHousePassword));
    CHECK_FALSE(is_password(hash, std::string(kMostPasswordBytes + 1, 'x')));
}

TEST_CASE("a new password has twelve characters at least, of whatever kind") {
    CHECK(find_password_fault("elevenchars"));
    CHECK(find_password_fault("十一个字的密码不够长啊"));
    CHECK_FALSE(find_password_fault("twelve chars"));
    CHECK_FALSE(find_password_fault("十二个字的密码就够长了吧"));
    CHECK(find_password_fault(std::string(2000, 'x')));
}

TEST_CASE("a user signs in by the form, and what that user says is logged under that name") {
    ReviewHouse house(with_users());
    Browser browser(house, "王芳");
    const TestJson session = browser.got("/api/session");
    CHECK(session["person"] == "王芳");
    CHECK(session["role"] == "supervisor");
    CHECK(session["signed_in"] == true);
    browser.told("/api/settle", browser.change("notes/0", "x"));
    const TestJson line = browser.got("/api/history?document=" + hash_of('a'))["lines"][0];
    CHECK(line["who"] == "王芳");
    CHECK(line["action"] == "settled");
    CHECK(line["text_before"] == "<script>x</script>");
    CHECK(line["text_after"] == "x");
    CHECK(line["at_ms"] == house.files.now());
    CHECK(browser.got("/api/users")["users"] ==
          TestJson::parse(R"([{"name": "ben", "role": "reviewer"}, {"name": "王芳", "role": "supervisor"}])"));
}

TEST_CASE("a link leads in as before where there are users, as whoever started the program") {
    ReviewHouse house(with_users());
    Browser browser(house);
    CHECK(browser.got("/api/session")["person"] == "anna");
    CHECK(browser.got("/api/session")["signed_in"] == false);
}

TEST_CASE("a wrong password and a wrong name are answered alike, in status, text and headers") {
    ReviewHouse house(with_users());
    auto client = house.client();
    const auto wrong = send_form(client, house, "ben", "not the password");
    const auto unknown = send_form(client, house, "nobody", "not the password");
    const auto strange = send_form(client, house, "' OR 1=1 --", "not the password");
    CHECK(wrong->status == 401);
    for (const auto* other : {&unknown, &strange}) {
        CHECK((*other)->status == wrong->status);
        CHECK((*other)->body == wrong->body);
        CHECK((*other)->headers.size() == wrong->headers.size());
        CHECK_FALSE((*other)->has_header("Set-Cookie"));
    }
    CHECK_THAT(wrong->body, Catch::Contains("role=\"alert\""));
    CHECK(send_form(client, house, "ben", "")->status == 401);
    CHECK(send_form(client, house, "", "")->status == 401);
}

// Of the time: with no user of that name there was nothing to hash.
TEST_CASE("a name that nobody has takes as long as one that somebody has") {
    ReviewHouse house(with_users());
    const auto seconds_of = [&](const std::string& name) {
        double least = 1e9;  // of three: the machine has other work
        for (int i = 0; i < 3; ++i) {
            auto client = house.client();
            const auto begin = std::chrono::steady_clock::now();
            CHECK(send_form(client, house, name, "not the password")->status == 401);
            least =
                std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        }
        return least;
    };
    (void)seconds_of("nobody");  // the hash of nobody is made once
    const double known = seconds_of("ben"), unknown = seconds_of("someone");
    CHECK(known > 0.02);
    CHECK(unknown > 0.5 * known);
    CHECK(unknown < 2 * known);
}

TEST_CASE("tries are slowed down by name and by address, also with the right password") {
    ReviewHouse house(with_users());
    auto client = house.client();
    int tries = 0;  // a slow machine admits some more
    while (tries < 40 && send_form(client, house, "ben", "wrong")->status == 401) ++tries;
    CHECK(tries >= 10);
    CHECK(tries < 40);
    const auto right = send_form(client, house, "ben", kHousePassword);
    CHECK(right->status == 429);
    CHECK(right->get_header_value("Retry-After") == "60");
    SmallArchive files;
    Archive archive = files.open();
    ReviewDesk desk(archive, reviser());
    SignIn sign_in(desk);
    tries = 0;  // one name, each time from another address
    while (tries < 40 &&
           sign_in.check("ben", "wrong", "10.0.0." + std::to_string(tries)).outcome == SignInOutcome::wrong)
        ++tries;
    CHECK(tries >= 10);
    CHECK(tries < 40);
    CHECK(sign_in.check("carl", "wrong", "10.0.0.99").outcome == SignInOutcome::wrong);
}

TEST_CASE("signing out ends the session") {
    ReviewHouse house(with_users());
    Browser browser(house, "ben"), other(house, "ben");
    const auto out = browser.post("/api/logout", TestJson::object());
    CHECK(out->status == 200);
    CHECK_THAT(out->get_header_value("Set-Cookie"), Catch::Contains("Max-Age=0"));
    CHECK(browser.get("/api/session")->status == 401);
    CHECK(other.get("/api/session")->status == 200);
}

TEST_CASE("a session of a user ends after an hour without work, and after twelve hours anyway") {
    Hall hall;
    const std::string idle = hall.door.enter(*hall.user), busy = hall.door.enter(*hall.user);
    const std::string link = *hall.door.enter(hall.door.new_token());
    for (int hour = 0; hour < 12; ++hour) {
        CHECK(hall.door.find(busy));
        hall.now += std::chrono::minutes(59);
        CHECK(hall.door.find(idle, Door::Use::by_itself).has_value() == (hour == 0));
        hall.now += std::chrono::minutes(1);
    }
    CHECK(hall.door.find(busy));
    hall.now += std::chrono::minutes(1);
    CHECK_FALSE(hall.door.find(busy));
    CHECK(hall.door.find(link));
}

TEST_CASE("who is removed, has another password or another role feels it within ten seconds") {
    Hall hall;
    const std::string session = hall.door.enter(*hall.user);
    hall.user->role = UserRole::supervisor;
    CHECK(hall.door.find(session)->role == UserRole::reviewer);
    hall.now += seconds(10);
    CHECK(hall.door.find(session)->role == UserRole::supervisor);
    hall.user->password = "$other";
    hall.now += seconds(10);
    CHECK_FALSE(hall.door.find(session));
    const std::string again = hall.door.enter(*hall.user);
    hall.user.reset();
    CHECK(hall.door.find(again));
    hall.now += seconds(10);
    CHECK_FALSE(hall.door.find(again));
    hall.user = User{"ben", UserRole::reviewer, "$other", 0};
    CHECK_FALSE(hall.door.find(again));  // gone for good
}

TEST_CASE("without a session there is the form and its style, and nothing else is told") {
    const ReviewHouse house(with_users());
    auto client = house.client();
    const auto page = client.Get("/");
    CHECK(page->status == 303);
    CHECK(page->get_header_value("Location") == "/login");
    CHECK(client.Get("/login")->status == 200);
    CHECK(client.Get("/login.css")->get_header_value("Content-Type") == "text/css; charset=utf-8");
    for (const char* path : {"/assets/index.js", "/api/queue", "/api/users", "/api/session", "/iiif/x/info.json"})
        CHECK(client.Get(path)->status == 401);
    CHECK(client.Post("/api/logout", {{"Origin", house.origin()}}, "{}", "application/json")->status == 401);
}

TEST_CASE("where there are no users there is nothing to sign in to") {
    const ReviewHouse house;
    auto client = house.client();
    CHECK(client.Get("/login")->status == 401);
    CHECK(client.Get("/login.css")->status == 401);
    CHECK(send_form(client, house, "anna", kHousePassword)->status == 401);
}

TEST_CASE("the form is taken from this server's own page only, and no other call takes a form") {
    ReviewHouse house(with_users());
    auto client = house.client();
    const httplib::Params fields{{"name", "ben"}, {"password", kHousePassword}};
    for (const char* origin : {"http://example.org", "null", ""})
        CHECK(client.Post("/login", {{"Origin", origin}}, fields)->status == 403);
    Browser browser(house, "ben");
    CHECK(client.Post("/api/settle", browser.headers(), fields)->status == 415);
    CHECK(client.Post("/login", {{"Origin", house.origin()}}, "{}", "application/json")->status == 415);
}

TEST_CASE("the form has no script, may be sent, and is in the language of the browser or the one asked for") {
    const ReviewHouse house(with_users());
    auto client = house.client();
    const auto page = client.Get("/login", {{"Accept-Language", "en-GB,en;q=0.9,zh;q=0.5"}});
    CHECK_THAT(page->body, Catch::Contains("<html lang=\"en\">") && Catch::Contains("Sign in"));
    CHECK_THAT(page->body, !Catch::Contains("<script") && !Catch::Contains("<style") && !Catch::Contains(" on"));
    CHECK_THAT(page->body, Catch::Contains("autocomplete=\"current-password\""));
    const std::string policy = page->get_header_value("Content-Security-Policy");
    CHECK_THAT(policy, Catch::Contains("form-action 'self'") && Catch::Contains("default-src 'none'"));
    CHECK_THAT(policy, !Catch::Contains("script-src") && !Catch::Contains("unsafe"));
    CHECK(page->get_header_value_count("Content-Security-Policy") == 1);
    CHECK(page->get_header_value("Cache-Control") == "no-store");
    CHECK_THAT(client.Get("/login?lang=zh", {{"Accept-Language", "en"}})->body, Catch::Contains("登录"));
    CHECK_THAT(client.Get("/login")->body, Catch::Contains("登录"));
    CHECK(page_language("<x>", "") == PageLanguage::chinese);
}
