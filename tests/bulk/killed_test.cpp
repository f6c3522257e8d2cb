// Killed at any moment: nothing is lost, nothing is done twice, nobody is left behind.
#include <csignal>
#include <random>
#include <thread>

#include "tests/bulk/bulk_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

void end_with(pid_t child, int signal) {
    kill(child, signal);
    waitpid(child, nullptr, 0);
}

bool is_there(const std::string& pid) {
    return kill(static_cast<pid_t>(std::stol(pid)), 0) == 0;
}

}  // namespace

TEST_CASE("an import that is killed at random moments goes on, and in the end each document was stored once") {
    const BulkDesk desk;
    const auto paths = desk.write_files(60);
    const PoolSettings settings = desk.settings("sleep 0.05; answer");
    std::mt19937 random(7);
    std::uniform_int_distribution<int> moment_ms(5, 250);
    int killed = 0;
    for (; killed < 12; ++killed) {
        const pid_t import = desk.start_import(paths, settings);
        std::this_thread::sleep_for(std::chrono::milliseconds(moment_ms(random)));
        end_with(import, SIGKILL);
        if (desk.open().counts().done == 60) break;
    }
    CHECK(killed >= 10);  // while there was something to lose
    const auto begun = std::chrono::steady_clock::now();
    desk.import_all(paths, settings);
    // No lease of a dead process is waited for: they are 60 s long.
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(40));
    const Archive archive = desk.open();
    const ArchiveCounts counts = archive.counts();
    CHECK(counts.sources == 60);
    CHECK(counts.names == 60);
    CHECK(counts.done == 60);
    CHECK(counts.declarations == 60);
    CHECK(counts.versions == 60);
    CHECK(fs::is_empty(desk.at("archive/blobs/tmp")));
}

TEST_CASE("readers end with the import that is killed") {
    const BulkDesk desk;
    const auto paths = desk.write_files(2);
    const pid_t import = desk.start_import(paths, desk.settings("echo $$ >>pids; exec sleep 1000"));
    while (desk.lines_of("pids").size() < 2) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    end_with(import, SIGKILL);
    for (const std::string& pid : desk.lines_of("pids")) {
        for (int i = 0; i < 400 && is_there(pid); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        CHECK_FALSE(is_there(pid));
    }
}

TEST_CASE("a reader killed from outside costs its document a try and no more") {
    const BulkDesk desk;
    const auto paths = desk.write_files(2);
    desk.import_all(paths, desk.settings("case $name in *file0*) echo >>tries; "
                                         "[ $(wc -l <tries) -lt 4 ] && kill -KILL $$;; esac; answer"));
    CHECK(desk.open().counts().done == 2);
    CHECK(desk.lines_of("tries").size() == 4);
}

TEST_CASE("two imports of the same files at once do each document exactly once") {
    const BulkDesk desk;
    const auto paths = desk.write_files(40);
    const PoolSettings settings = desk.settings("echo $name >>read; answer");
    const std::vector<pid_t> imports{desk.start_import(paths, settings), desk.start_import(paths, settings)};
    for (const pid_t import : imports) {
        int status = -1;
        waitpid(import, &status, 0);
        CHECK(status == 0);
    }
    auto read = desk.lines_of("read");
    CHECK(read.size() == 40);
    read.erase(std::unique(read.begin(), read.end()), read.end());
    CHECK(read.size() == 40);
    CHECK(desk.open().counts().done == 40);
    CHECK(desk.open().counts().versions == 40);
}

TEST_CASE("a worker takes over from one that died, and waits for one that lives") {
    const BulkDesk desk;
    const auto paths = desk.write_files(1);
    const PoolSettings slow = desk.settings("echo >>tries; [ $(wc -l <tries) -lt 2 ] && sleep 1000; answer");
    const pid_t first = desk.start_import(paths, slow);
    while (desk.lines_of("tries").empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const pid_t second = desk.start_import({}, slow);
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    CHECK(waitpid(second, nullptr, WNOHANG) == 0);
    CHECK(desk.lines_of("tries").size() == 1);
    end_with(first, SIGKILL);
    const auto begun = std::chrono::steady_clock::now();
    int status = -1;
    waitpid(second, &status, 0);
    CHECK(status == 0);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(40));
    CHECK(desk.open().counts().done == 1);
}
