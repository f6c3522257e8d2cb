// Folders that documents are put into while an import runs.
#include <thread>

#include "tests/bulk/bulk_desk.hpp"
#include "tools/cli/bulk/folder_watch.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::vector<std::string> names_of(const std::vector<std::string>& paths) {
    std::vector<std::string> names;
    for (const std::string& path : paths) names.push_back(fs::path(path).filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a file is taken once it rests, once, and again when it has changed") {
    const BulkDesk desk;
    desk.write("in/deep/a.pdf", "%PDF-1.4 a");
    desk.write("in/note.txt", "a note");
    const std::string alone = desk.write("alone.pdf", "%PDF-1.4");
    FolderWatch watch({desk.at("in"), alone, desk.at("later")});
    CHECK(watch.find_settled().empty());
    CHECK(names_of(watch.find_settled()) == Names{"a.pdf", "alone.pdf"});
    CHECK(watch.find_settled().empty());
    desk.write("in/b.pdf", "%PDF");
    CHECK(watch.find_settled().empty());
    desk.write("in/b.pdf", "%PDF-1.4 more of it");  // still being copied
    CHECK(watch.find_settled().empty());
    CHECK(names_of(watch.find_settled()) == Names{"b.pdf"});
    desk.write("in/deep/a.pdf", "%PDF-1.4 another");
    desk.write("later/c.pdf", "%PDF-1.4");
    fs::remove(alone);
    CHECK(watch.find_settled().empty());
    CHECK(names_of(watch.find_settled()) == Names{"a.pdf", "c.pdf"});
    CHECK(watch.find_settled().empty());
}

TEST_CASE("an import that watches reads what comes later, also after it had nothing to do") {
    const BulkDesk desk;
    desk.write("in/a.pdf", "%PDF-1.4 a");
    const auto watch = std::make_shared<FolderWatch>(Names{desk.at("in")});
    Archive archive = desk.open();
    ImportJob job{{desk.at("in")}, {}, {}, KnownSources::leave};
    job.more = [watch] { return watch->find_settled(); };
    job.look_every = std::chrono::milliseconds(20);
    int idle = 0;
    job.is_over = [&] {
        const long done = archive.counts().done;
        if (done == 1 && idle++ == 0) desk.write("in/b.pdf", "%PDF-1.4 b");
        return done == 2;
    };
    Console console(Language::english, LogLevel::error, ProgressStyle::lines);
    import_files(archive, job, desk.settings("answer"), console);
    CHECK(archive.counts().done == 2);
    CHECK(idle > 0);
}

TEST_CASE("a process that reads cannot reach the network") {
    const BulkDesk desk;
    const std::string connect = "bash -c 'exec 3<>/dev/tcp/127.0.0.1/1' 2>said; ";
    CHECK(std::system(("cd " + desk.at("") + "; " + connect).c_str()) != 0);
    CHECK(desk.lines_of("said").front().find("Operation not permitted") == std::string::npos);
    desk.import_all(desk.write_files(1), desk.settings(connect + "answer"));
    CHECK(desk.open().counts().done == 1);
    CHECK(desk.lines_of("said").front().find("Operation not permitted") != std::string::npos);
}
