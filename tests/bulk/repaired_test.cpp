// What people said about pages reaches the process that reads, whoever starts it.
#include <atomic>
#include <thread>

#include "pipeline/archive/repair_log.hpp"
#include "pipeline/deliver/repairs_json.hpp"
#include "pipeline/ingest/sha256.hpp"
#include "tests/bulk/bulk_desk.hpp"
#include "tools/cli/bulk/background_reader.hpp"
#include "tools/cli/repairs_file.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

const PageRepair kTurn{1, {800, 1000, 0}, TurnPage{2}};
const PageRepair kMerge{2, {800, 1000, 0}, MergeCells{{1, 2, 3, 4}}};

std::string hash_of_file(const std::string& content) {
    return find_sha256(Bytes(reinterpret_cast<const std::uint8_t*>(content.data()), content.size()));
}

// One document, read once; what its readers are told is kept in the desk's folder.
struct ReadOnce {
    BulkDesk desk;
    PoolSettings settings = desk.settings("[ -z \"$4\" ] || cat \"$4\" >told; echo $3 >>asked; answer");
    std::string sha256 = hash_of_file("%PDF-1.4 in/file0");

    ReadOnce() { desk.import_all(desk.write_files(1), settings); }

    void say(const std::vector<PageRepair>& repairs) const {
        Archive archive = desk.open();
        std::vector<NewRepair> said;
        for (const PageRepair& repair : repairs) said.push_back({repair.page, to_json(repair)});
        RepairLog log(archive);
        REQUIRE(log.add(sha256, log.reading(sha256)->version, said, "anna", 10) == RepairOutcome::done);
    }
    [[nodiscard]] int version() const {
        Archive archive = desk.open();
        return RepairLog(archive).reading(sha256)->version;
    }
};

bool comes_true(const std::function<bool()>& condition) {
    for (int tries = 0; tries < 200; ++tries) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

}  // namespace

TEST_CASE("a reader is told the repairs of its document, in their order, and nothing where there are none") {
    const ReadOnce once;
    CHECK(once.desk.lines_of("asked") == std::vector<std::string>{""});
    once.say({kTurn, kMerge});
    once.desk.import_all({}, once.settings);
    CHECK(once.version() == 2);
    CHECK(once.desk.lines_of("asked") == std::vector<std::string>{"", "--repairs"});
    const auto told = read_repairs_file(once.desk.at("told"));
    REQUIRE(told.size() == 1);
    CHECK(told.at(once.sha256) == std::vector{kTurn, kMerge});
}

TEST_CASE("what a reader leaves of its lines is there for the next one of its document") {
    const ReadOnce once;
    const PoolSettings settings =
        once.desk.settings("cat /dev/fd/5 >>had; echo \"lines $(wc -l <had)\" >/dev/fd/5; answer");
    once.say({kTurn});
    once.desk.import_all({}, settings);  // the first one that leaves any
    once.say({kMerge});
    once.desk.import_all({}, settings);
    once.say({kTurn});
    once.desk.import_all({}, settings);
    CHECK(once.version() == 4);
    CHECK(once.desk.lines_of("had") == std::vector<std::string>{"lines 0", "lines 1"});
}

TEST_CASE("lines that are not what was stored are not given to a reader") {
    const ReadOnce once;
    const PoolSettings settings = once.desk.settings("cat /dev/fd/5 >>had; echo lines >/dev/fd/5; answer");
    once.say({kTurn});
    once.desk.import_all({}, settings);
    const std::string hash = hash_of_file("lines\n");
    once.desk.write("archive/blobs/" + hash.substr(0, 2) + "/" + hash, "other");
    once.say({kMerge});
    once.desk.import_all({}, settings);
    CHECK(once.desk.lines_of("had").empty());
    once.say({kTurn});
    once.desk.import_all({}, settings);
    CHECK(once.desk.lines_of("had") == std::vector<std::string>{"lines"});
}

TEST_CASE("lines are kept where something is to be looked at, and no more than there is room for") {
    const auto kept_after = [](const Declaration& read, const std::string& script) {
        const BulkDesk desk;
        desk.write("answer.json", to_json(std::span(&read, 1), EvidenceOutput::shown));
        desk.import_all(desk.write_files(1), desk.settings(script + "; answer"));
        Archive archive = desk.open();
        REQUIRE(archive.counts().done == 1);
        const std::string sha256 = hash_of_file("%PDF-1.4 in/file0");
        REQUIRE(RepairLog(archive).add(sha256, 1, {{1, to_json(kTurn)}}, "anna", 10) == RepairOutcome::done);
        const auto lease = archive.lease("me", std::chrono::seconds(60));
        REQUIRE(lease);
        return archive.open_lines(*lease).has_value();
    };
    Declaration doubtful = make_full_declaration(), clear;
    doubtful.source.sha256 = clear.source.sha256 = std::string(64, '0');
    CHECK(kept_after(doubtful, "echo lines >/dev/fd/5"));
    CHECK_FALSE(kept_after(doubtful, "true"));
    CHECK_FALSE(kept_after(doubtful, "truncate -s 65M /dev/fd/5"));
    CHECK_FALSE(kept_after(clear, "echo lines >/dev/fd/5"));
}

TEST_CASE("a repair that this version does not know fails its document, and undoing it brings it back") {
    const ReadOnce once;
    {
        Archive archive = once.desk.open();
        REQUIRE(RepairLog(archive).add(once.sha256, 1, {{1, R"({"edit": "fold"})"}}, "anna", 10) ==
                RepairOutcome::done);
    }
    once.desk.import_all({}, once.settings);
    Archive archive = once.desk.open();
    RepairLog log(archive);
    CHECK(log.reading(once.sha256)->state == DocumentState::failed);
    CHECK(log.reading(once.sha256)->reason.find("this part is missing") != std::string::npos);
    REQUIRE(log.undo(once.sha256, 1, 1, "anna", UserRole::reviewer) == RepairOutcome::done);
    once.desk.import_all({}, once.settings);
    CHECK(log.reading(once.sha256)->version == 2);
}

TEST_CASE("repaired documents are read in the background, those that were never read are left") {
    const ReadOnce once;
    once.desk.write("in/new.pdf", "%PDF-1.4 new");
    {
        Archive archive = once.desk.open();
        archive.add_source({hash_of_file("%PDF-1.4 new"), 12, "application/pdf", "new.pdf"},
                           [](const ByteSink& sink) { sink(std::as_bytes(std::span("%PDF-1.4 new", 12))); });
    }
    std::atomic<int> faults = 0;
    {
        BackgroundReader reader(once.desk.at("archive"), once.settings, [&](const Error&) { ++faults; });
        once.say({kTurn});
        reader.wake();
        CHECK(comes_true([&] { return once.version() == 2; }));
        once.say({kMerge});
        reader.wake();
        CHECK(comes_true([&] { return once.version() == 3; }));
    }
    CHECK(faults == 0);
    const Archive archive = once.desk.open();
    CHECK(archive.counts().waiting == 1);
    CHECK(archive.counts().leased == 0);
}

TEST_CASE("a reader in the background that ends in the middle gives its document back") {
    const ReadOnce once;
    PoolSettings slow = once.desk.settings("sleep 100");
    once.say({kTurn});
    {
        const BackgroundReader reader(once.desk.at("archive"), slow, [](const Error&) {});
        CHECK(comes_true([&] { return once.desk.open().counts().leased == 1; }));
    }
    CHECK(once.desk.open().counts().waiting == 1);
}

TEST_CASE("what no document can be read with is told, and tried again when somebody wakes the reader") {
    const ReadOnce once;
    once.say({kTurn});
    std::atomic<int> faults = 0;
    BackgroundReader reader(
        once.desk.at("archive"),
        once.desk.settings("echo '{\"event\":\"error\",\"message\":\"the glyph model is missing\"}' >&2; exit 4"),
        [&](const Error&) { ++faults; });
    CHECK(comes_true([&] { return faults == 1; }));
    reader.wake();
    CHECK(comes_true([&] { return faults == 2; }));
    CHECK(once.desk.open().counts().waiting == 1);
}
