// Readers that behave and readers that do not: each costs its own document and nothing else.
#include "models/declaration/error.hpp"
#include "tests/bulk/bulk_desk.hpp"
#include "tools/cli/bulk/register_source.hpp"

using namespace shenbao;
using namespace shenbao::testing;

TEST_CASE("every document is read once, and what was read is stored as it is delivered") {
    const BulkDesk desk;
    desk.import_all(desk.write_files(3), desk.settings("echo $name >>read; answer; exit 3"));
    CHECK(desk.lines_of("read") ==
          std::vector{desk.at("in/file0.pdf"), desk.at("in/file1.pdf"), desk.at("in/file2.pdf")});
    const Archive archive = desk.open();
    CHECK(archive.counts().done == 3);
    long expected = 0;
    visit_fields(make_full_declaration(), [&](const std::string&, const Field& field) {
        expected += field.status == FieldStatus::review ? 1 : 0;
    });
    CHECK(expected > 0);
    CHECK(archive.counts().review() == 3 * expected);
    archive.visit_declarations([&](const std::string& json) {
        const auto declarations = from_json(json);
        REQUIRE(declarations.size() == 1);
        CHECK(declarations.front().organisation ==
              from_json(to_json(std::vector{make_full_declaration()})).front().organisation);
        CHECK(json.find("\"evidence\"") != std::string::npos);  // so that rules can be run again
    });
}

TEST_CASE(
    "a reader that crashes gets another try, then its document is set aside with its log; the others are done") {
    const BulkDesk desk;
    auto paths = desk.write_files(3);
    paths.push_back(desk.write("in/bad.pdf", "%PDF bad"));
    desk.import_all(paths, desk.settings("echo $name >>read; case $name in *bad*) echo free: invalid pointer >&2; "
                                         "kill -SEGV $$;; *) answer;; esac"));
    const Archive archive = desk.open();
    CHECK(archive.counts().done == 3);
    CHECK(archive.counts().poisoned == 1);
    const auto read = desk.lines_of("read");
    CHECK(std::count(read.begin(), read.end(), desk.at("in/bad.pdf")) == 2);
    CHECK(problems_of(archive) ==
          std::vector<std::string>{"bad.pdf: reading it ended with signal 11 (Segmentation fault)"});
    archive.visit_problems([](const Problem& p) { CHECK(p.log == "free: invalid pointer\n"); });
}

TEST_CASE("a reader that makes no headway is ended") {
    const BulkDesk desk;
    PoolSettings settings = desk.settings("case $name in *file0*) sleep 100;; *) answer;; esac");
    settings.limits.without_a_page = std::chrono::seconds(1);
    desk.import_all(desk.write_files(2), settings);
    const Archive archive = desk.open();
    CHECK(archive.counts().done == 1);
    CHECK(problems_of(archive) == std::vector<std::string>{"file0.pdf: reading it made no headway"});
}

TEST_CASE("pages that come one after another are headway") {
    const BulkDesk desk;
    PoolSettings settings = desk.settings(
        "for page in 1 2 3 4 5; do sleep 0.5; echo '{\"event\":\"page\",\"page\":'$page',\"pages\":5}' >&2; done; "
        "answer");
    settings.limits.without_a_page = std::chrono::seconds(1);
    desk.import_all(desk.write_files(1), settings);
    CHECK(desk.open().counts().done == 1);
    CHECK(desk.open().counts().pages == 5);
}

TEST_CASE("a reader has its limits: memory, processor time, output, files; and no core is dumped") {
    const BulkDesk desk;
    std::string limits;
    for (const std::string option : {"-v", "-t", "-f", "-n", "-c"}) {
        PoolSettings settings = desk.settings("ulimit " + option + " >limit; answer");
        settings.limits = {std::uint64_t{1} << 30, 50, 4 << 20, 4 << 20, 40, std::chrono::seconds(10)};
        desk.import_all({desk.write("in/" + option, option)}, settings);
        limits += desk.lines_of("limit").front() + " ";
    }
    CHECK(limits == std::string(kAddressesLimited ? "1048576" : "unlimited") + " 50 8192 40 0 ");
}

TEST_CASE("a reader that takes too much processor time is ended by the system") {
    const BulkDesk desk;
    PoolSettings settings = desk.settings("while :; do :; done");
    settings.limits.cpu_seconds = 1;
    desk.import_all(desk.write_files(1), settings);
    CHECK(problems_of(desk.open()) ==
          std::vector<std::string>{"file0.pdf: reading it took too much processor time"});
}

TEST_CASE("what a reader writes is believed only as far as it is of this document and of the contract") {
    const BulkDesk desk;
    auto paths = desk.write_files(4);
    PoolSettings settings = desk.settings(
        "case $name in *file0*) echo '{';; *file1*) cat answer.json;; *file2*) exec head -c 9000000 /dev/zero;; "
        "*) answer;; esac");
    settings.limits.output_bytes = 8 << 20;
    desk.import_all(paths, settings);
    const Archive archive = desk.open();
    const auto problems = problems_of(archive);
    CHECK(archive.counts().done == 1);
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].starts_with("file0.pdf: line 2: this is not JSON"));
    CHECK(problems[1].find("the archive's copy of this file is damaged") != std::string::npos);
    CHECK(problems[2].find("what was read of it is too much") != std::string::npos);
}

TEST_CASE("a document that cannot be read fails with the reader's reason, without its name") {
    const BulkDesk desk;
    const auto paths = desk.write_files(2);
    desk.import_all(paths, desk.settings("printf '{\"event\":\"error\",\"message\":\"%s\",\"reason\":\"%s\"}\\n' "
                                         "\"$name: all of it\" \"the file is empty; scan it again\" >&2; exit 2"));
    CHECK(problems_of(desk.open()) == std::vector<std::string>{"file0.pdf: the file is empty; scan it again",
                                                               "file1.pdf: the file is empty; scan it again"});
}

// A line that is JSON, but not of ours, threw in the import itself.
TEST_CASE("whatever a reader says, the import goes on") {
    const BulkDesk desk;
    desk.import_all(desk.write_files(2),
                    desk.settings("printf '%s\\n' '{\"event\":5}' '[1]' '{\"event\":\"page\"}' "
                                  "'{\"event\":\"page\",\"page\":\"x\",\"pages\":1e300}' "
                                  "'{\"event\":\"error\",\"message\":{},\"reason\":[]}' null "
                                  "'{\"event\":\"error\",\"message\":7}' >&2; answer"));
    CHECK(desk.open().counts().done == 2);
}

// One page of many that cannot be read ends extract with 2, too; the other pages are there.
TEST_CASE("a document of which a part was read is done") {
    const BulkDesk desk;
    desk.import_all(desk.write_files(1), desk.settings("answer; exit 2"));
    CHECK(desk.open().counts().done == 1);
}

TEST_CASE("a source that somebody removed from the archive fails its document, and comes back with an import") {
    const BulkDesk desk;
    const auto paths = desk.write_files(2);
    {
        Archive archive = desk.open();
        (void)register_source(archive, paths[0]);
    }
    for (const auto& entry : fs::recursive_directory_iterator(desk.at("archive/blobs")))
        if (entry.is_regular_file()) fs::remove(entry.path());
    desk.import_all({paths[1]}, desk.settings("answer"));
    CHECK(problems_of(desk.open()) ==
          std::vector<std::string>{"file0.pdf: the archive has lost this file; import it with --again"});
    CHECK(desk.open().counts().done == 1);
    Archive archive = desk.open();
    Console console(Language::english, LogLevel::error, ProgressStyle::lines);
    import_files(archive, {paths, paths, {}, KnownSources::read_again}, desk.settings("answer"), console);
    CHECK(archive.counts().done == 2);
}

TEST_CASE("what every document would meet ends the run and blames no document") {
    const BulkDesk desk;
    const auto paths = desk.write_files(3);
    try {
        desk.import_all(
            paths,
            desk.settings("echo '{\"event\":\"error\",\"message\":\"the glyph model is missing\"}' >&2; exit 4"));
        FAIL("it went on");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::missing_dependency);
        CHECK(error.one_line() == "the glyph model is missing");
    }
    const ArchiveCounts counts = desk.open().counts();
    CHECK(counts.leased == 0);
    CHECK(counts.failed + counts.poisoned == 0);
    PoolSettings absent = desk.settings("");
    absent.reader = {"/nowhere/shenbao"};
    CHECK_THROWS_AS(desk.import_all(paths, absent), Error);
    desk.import_all(paths, desk.settings("answer"));
    CHECK(desk.open().counts().done == 3);
}
