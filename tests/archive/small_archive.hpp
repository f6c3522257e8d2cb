// An archive in a folder that is gone with its test, and a clock that the test moves.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "pipeline/archive/archive.hpp"

namespace shenbao::testing {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

class SmallArchive {
  public:
    SmallArchive() { REQUIRE(mkdtemp(path_.data()) != nullptr); }
    ~SmallArchive() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    SmallArchive(const SmallArchive&) = delete;
    SmallArchive& operator=(const SmallArchive&) = delete;

    [[nodiscard]] std::string folder() const { return path_ + "/the archive, 档案"; }
    [[nodiscard]] Archive open(OpenMode mode = OpenMode::create) const {
        return Archive(folder(), mode, [now = now_] { return *now; });
    }
    void pass(milliseconds time) { *now_ += time.count(); }
    [[nodiscard]] long long now() const { return *now_; }

  private:
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
