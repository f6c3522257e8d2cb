// Folders that documents are put into while an import runs.
#include <thread>

#include "models/declaration/error.hpp"
#include "tests/bulk/bulk_desk.hpp"
#include "tools/cli/bulk/folder_watch.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

using Names = std::vector<std::string>;

// A document of that text, from its first byte to its last.
std::string pdf_of(const std::string& text) {
    return "%PDF-1.4 " + text + "\nstartxref\n0\n%%EOF\n";
}

// A watch whose time the test moves.
class Watch {
  public:
    explicit Watch(Names named) : watch_(std::move(named), {seconds(4), seconds(60)}, [this] { return now_; }) {}

    using seconds = std::chrono::seconds;
    // The names of what a look brings, after that time.
    Names after(seconds time) {
        now_ += time;
        last_ = watch_.find_arrivals();
        Names names;
        for (const std::string& path : last_.documents) names.push_back(fs::path(path).filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
    [[nodiscard]] Names refused() const { return lines_of(last_.refused); }
    [[nodiscard]] Names skipped() const { return lines_of(last_.skipped); }

  private:
    static Names lines_of(const std::vector<Error>& errors) {
        Names lines;
        for (const Error& error : errors)
            lines.push_back(fs::path(error.place().file).filename().string() + ": " + error.what());
        return lines;
    }

    std::chrono::steady_clock::time_point now_{};
    Arrivals last_;
    FolderWatch watch_;
};

constexpr std::chrono::seconds kTurn(2), kLong(120);
const Names kNone;

}  // namespace

TEST_CASE("a file is taken once it has lain still for a while, once, and again when it has changed") {
    const BulkDesk desk;
    desk.write("in/deep/a.pdf", pdf_of("a"));
    const std::string alone = desk.write("alone.pdf", pdf_of("alone"));
    Watch watch({desk.at("in"), alone, desk.at("later")});
    CHECK(watch.after(kTurn) == kNone);
    CHECK(watch.after(kTurn) == kNone);  // of 4 s: a copy over a network may pause
    CHECK(watch.after(kTurn) == Names{"a.pdf", "alone.pdf"});
    CHECK(watch.after(kLong) == kNone);
    desk.write("in/b.pdf", pdf_of("b"));
    CHECK(watch.after(kTurn) == kNone);
    desk.write("in/b.pdf", pdf_of("b, more of it"));  // still being copied
    CHECK(watch.after(kTurn) == kNone);
    CHECK(watch.after(kTurn) == kNone);
    CHECK(watch.after(kTurn) == Names{"b.pdf"});
    desk.write("in/deep/a.pdf", pdf_of("another"));
    desk.write("later/c.pdf", pdf_of("c"));
    fs::remove(alone);
    CHECK(watch.after(kTurn) == kNone);
    CHECK(watch.after(kLong) == Names{"a.pdf", "c.pdf"});
    CHECK(watch.after(kLong) == kNone);
}

// Half of a copy that stalled for longer than a turn was imported, and failed, or was read as a shorter filing.
TEST_CASE("a copy that stalls is waited for, told of once when it is late, and taken when it is complete") {
    const BulkDesk desk;
    const std::string whole = pdf_of(std::string(3000, 'x'));
    desk.write("in/a.pdf", whole.substr(0, 2000));
    desk.write("in/empty.pdf", "");
    Watch watch({desk.at("in")});
    for (int turn = 0; turn < 30; ++turn) {
        CHECK(watch.after(kTurn) == kNone);
        CHECK(watch.refused() == kNone);
    }
    CHECK(watch.after(kTurn) == kNone);
    CHECK(watch.refused() == Names{"a.pdf: the file is not complete: its end is missing",
                                   "empty.pdf: the file is not complete: its end is missing"});
    CHECK(watch.after(kLong) == kNone);
    CHECK(watch.refused() == kNone);
    desk.write("in/a.pdf", whole);
    CHECK(watch.after(kTurn) == kNone);
    CHECK(watch.after(kLong) == Names{"a.pdf"});
    CHECK(watch.refused() == kNone);
}

TEST_CASE("what a watched folder holds besides documents is told of once") {
    const BulkDesk desk;
    desk.write("in/note.txt", "a note");
    desk.write("secret.pdf", pdf_of("not in it"));
    fs::create_symlink("../secret.pdf", desk.at("in/link.pdf"));
    Watch watch({desk.at("in")});
    CHECK(watch.after(kTurn) == kNone);
    CHECK(watch.skipped() == Names{"link.pdf: a link that leads out of the folder"});
    CHECK(watch.after(kLong) == kNone);
    CHECK(watch.skipped() == Names{"note.txt: not a document this program reads"});
    CHECK(watch.after(kLong) == kNone);
    CHECK(watch.skipped() == kNone);
}

TEST_CASE("an import that watches reads what comes later, also after it had nothing to do") {
    const BulkDesk desk;
    desk.write("in/a.pdf", pdf_of("a"));
    desk.write("in/note.txt", "a note");
    const WatchPatience none{std::chrono::seconds(0), std::chrono::seconds(0)};
    const auto watch = std::make_shared<FolderWatch>(Names{desk.at("in")}, none);
    Archive archive = desk.open();
    ImportJob job{{desk.at("in")}, {}, {}, KnownSources::leave};
    job.more = [watch] { return watch->find_arrivals(); };
    job.look_every = std::chrono::milliseconds(20);
    int idle = 0;
    job.is_over = [&] {
        const long done = archive.counts().done;
        if (done == 1 && idle++ == 0) {
            desk.write("in/half.pdf", pdf_of("half").substr(0, 12));
            desk.write("in/b.pdf", pdf_of("b"));
        }
        return done == 2 && archive.counts().refused == 1;
    };
    Console console(Language::english, LogLevel::error, ProgressStyle::lines);
    import_files(archive, job, desk.settings("answer"), console);
    CHECK(archive.counts().done == 2);
    CHECK(idle > 0);
    CHECK(archive.counts().sources == 2);
    CHECK(
        problems_of(archive) ==
        Names{
            "half.pdf: the file is not complete: its end is missing; copy it to its end, or import it by its name",
            "note.txt: not a document this program reads"});
    CHECK(archive.counts().skipped == 1);
    desk.write("in/half.pdf", pdf_of("half"));
    job.is_over = [&] { return archive.counts().done == 3; };
    import_files(archive, job, desk.settings("answer"), console);
    CHECK(archive.counts().refused == 0);
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
