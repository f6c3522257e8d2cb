// Who may sign in, as the archive keeps it.
#include "pipeline/archive/users.hpp"

#include "tests/archive/small_archive.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("a user is kept with role and password hash, once under each name") {
    const SmallArchive files;
    {
        Archive archive = files.open();
        Users users(archive);
        CHECK(users.all().empty());
        CHECK(users.add({"王芳", UserRole::supervisor, "$hash1", 0}, "root"));
        CHECK(users.add({"anna", UserRole::reviewer, "$hash2", 0}, "root"));
        CHECK_FALSE(users.add({"anna", UserRole::supervisor, "$hash3", 0}, "root"));
    }
    Archive archive = files.open();
    Users users(archive);
    REQUIRE(users.all().size() == 2);
    CHECK(users.all()[0].name == "anna");
    CHECK(users.all()[0].role == UserRole::reviewer);
    CHECK(users.all()[0].password == "$hash2");
    CHECK(users.all()[0].added_ms == files.now());
    CHECK(users.find("王芳")->role == UserRole::supervisor);
    CHECK_FALSE(users.find("Anna"));
    CHECK_FALSE(users.find(""));
    CHECK_FALSE(users.find("' OR '1'='1"));
}

TEST_CASE("a password is changed and a user removed, and the archive notes who did it") {
    const SmallArchive files;
    Archive archive = files.open();
    Users users(archive);
    CHECK(users.add({"anna", UserRole::reviewer, "$old", 0}, "root"));
    CHECK(users.set_password("anna", "$new", "chief"));
    CHECK_FALSE(users.set_password("ben", "$new", "chief"));
    CHECK(users.find("anna")->password == "$new");
    CHECK(users.remove("anna", "chief"));
    CHECK_FALSE(users.remove("anna", "chief"));
    CHECK(users.all().empty());
    users.note("signed in", "anna", "10.0.0.1");
    soci::session session;
    files.connect(session);
    const soci::rowset<soci::row> rows =
        (session.prepare << "SELECT action, who, detail FROM audit WHERE source_id IS NULL ORDER BY id");
    std::string noted;
    for (const soci::row& row : rows)
        noted += row.get<std::string>(0) + "|" + row.get<std::string>(1) + "|" + row.get<std::string>(2) + "\n";
    CHECK(noted ==
          "user added|root|anna reviewer\npassword changed|chief|anna\nuser removed|chief|anna\n"
          "signed in|anna|10.0.0.1\n");
}

TEST_CASE("names are such that a log, a list and a terminal can show them") {
    for (const char* name : {"anna", "王芳", "a.b-c_d9"}) CHECK(is_user_name(name));
    for (const std::string& name : {std::string(), std::string("a b"), std::string("anna#2"), std::string("a\nb"),
                                    std::string("a\x1b[2J"), std::string(65, 'a'), std::string("a%")})
        CHECK_FALSE(is_user_name(name));
}
