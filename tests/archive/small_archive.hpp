// An archive that is gone with its test, and a clock that the test moves: in a folder, or, where a server is
// named, in a schema of its own of that PostgreSQL. Tests of what only folders have are tagged [folder].
#pragma once

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao::testing {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

class SmallArchive {
  public:
    SmallArchive() {
        REQUIRE(mkdtemp(path_.data()) != nullptr);
        if (server_) run_on_server("CREATE SCHEMA " + schema());
    }
    ~SmallArchive() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
        if (server_) run_on_server("DROP SCHEMA " + schema() + " CASCADE");
    }
    SmallArchive(const SmallArchive&) = delete;
    SmallArchive& operator=(const SmallArchive&) = delete;

    [[nodiscard]] std::string folder() const { return path_ + "/the archive, 档案"; }
    // What --archive says.
    [[nodiscard]] std::string address() const {
        return server_ ? server_ + std::string("&options=-csearch_path%3D%22") + name() + "%22" : folder();
    }
    // To the database as it is.
    void connect(soci::session& session) const {
        if (server_)
            session.open(soci::postgresql, address());
        else
            session.open(soci::sqlite3, "dbname=\"" + folder() + "/archive.sqlite\"");
    }
    [[nodiscard]] Archive open(OpenMode mode = OpenMode::create) const {
        return Archive(address(), mode, [now = now_] { return *now; });
    }
    void pass(milliseconds time) { *now_ += time.count(); }
    [[nodiscard]] long long now() const { return *now_; }

  private:
    [[nodiscard]] std::string name() const { return path_.substr(path_.rfind('-') + 1); }
    [[nodiscard]] std::string schema() const { return "\"" + name() + "\""; }
    void run_on_server(const std::string& statement) const {
        soci::session session(soci::postgresql, server_);
        session << "SET client_min_messages TO warning";
        session << statement;
    }

    const char* server_ = std::getenv("SHENBAO_TEST_POSTGRESQL");
    std::string path_ = "/tmp/shenbao-archive-XXXXXX";
    std::shared_ptr<long long> now_ = std::make_shared<long long>(1'700'000'000'000);
};

// Content that hashes to its own name, as far as the archive can tell.
inline std::string hash_of(char letter) {
    return std::string(64, letter);
}

inline ByteSource bytes_of(std::string content) {
    return [content = std::move(content)](const ByteSink& sink) { sink(std::as_bytes(std::span(content))); };
}

inline DocumentState add(Archive& archive, char letter, const std::string& name) {
    return archive.add_source({hash_of(letter), 3, "application/pdf", name}, bytes_of("pdf"));
}

inline Lease must_lease(Archive& archive, const std::string& owner = "me") {
    auto lease = archive.lease(owner, milliseconds(60'000));
    REQUIRE(lease);
    return *lease;
}

inline DocumentResult result_with(const std::string& json, int review_fields = 0) {
    NewDeclaration declaration{json, 10, {}};
    for (int i = 0; i < review_fields; ++i)
        declaration.review.push_back(
            {"notes/" + std::to_string(i), i == 0 ? "amount" : "text", 0.5, 1, {1, 2, 3, 4}});
    return {{declaration}, 4, 2000, "shenbao test"};
}

}  // namespace shenbao::testing
