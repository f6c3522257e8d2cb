// What lies in a folder that somebody names: read, or skipped with the reason.
#include "tools/cli/walk_folder.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <string>

#include "tests/support/scratch_folder.hpp"

using namespace shenbao;
using shenbao::testing::ScratchFolder;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

Names files_of(const FolderContent& content) {
    Names names;
    for (const fs::path& file : content.files) names.push_back(file.filename());
    return names;
}

Names skipped_of(const FolderContent& content) {
    Names lines;
    for (const Error& error : content.skipped)
        lines.push_back(fs::path(error.place().file).filename().string() + ": " + error.what());
    return lines;
}

void make_socket(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(path.size() < sizeof address.sun_path);
    std::strcpy(address.sun_path, path.c_str());
    const int end = socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(bind(end, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    close(end);
}

}  // namespace

// Links were followed wherever they led: who could put one into the folder had any file of the user's read.
TEST_CASE("a link in a folder is followed within that folder, and not out of it") {
    const ScratchFolder folder;
    const fs::path in = folder.at("in");
    (void)folder.write("in/deep/a.pdf");
    (void)folder.write("outside/secret.pdf");
    (void)folder.write("in-too/near.pdf");  // begins with the folder's name, and is not in it
    fs::create_symlink("deep/a.pdf", in / "inside.pdf");
    fs::create_symlink("../outside/secret.pdf", in / "out.pdf");
    fs::create_symlink(folder.at("in-too/near.pdf"), in / "near.pdf");
    fs::create_symlink("../outside", in / "out-folder");
    fs::create_symlink("deep", in / "same-folder");
    fs::create_symlink("nothing.pdf", in / "broken.pdf");
    const std::string out = ": a link that leads out of the folder";
    const FolderContent content = walk_folder(in);
    CHECK(files_of(content) == Names{"broken.pdf", "a.pdf", "inside.pdf"});
    CHECK(skipped_of(content) == Names{"near.pdf" + out, "out-folder" + out, "out.pdf" + out,
                                       "same-folder: a link to a folder that is read where it is"});
    CHECK(content.closed.empty());
    fs::create_symlink("in", folder.at("named"));  // the folder itself may be a link
    CHECK(files_of(walk_folder(folder.at("named"))) == files_of(content));
    CHECK(skipped_of(walk_folder(folder.at("named"))) == skipped_of(content));
}

TEST_CASE("a link from a deeper folder to a higher one is within what was named, and not where that was less") {
    const ScratchFolder folder;
    (void)folder.write("in/a.pdf");
    fs::create_directory(folder.at("in/deep"));
    fs::create_symlink("../a.pdf", folder.at("in/deep/link.pdf"));
    CHECK(files_of(walk_folder(folder.at("in"))) == Names{"a.pdf", "link.pdf"});
    CHECK(files_of(walk_folder(folder.at("in/deep"))).empty());
}

// They were passed over without a word.
TEST_CASE("pipes, sockets and devices are skipped with the reason, and never opened") {
    const ScratchFolder folder;
    (void)folder.write("in/a.pdf");
    REQUIRE(mkfifo(folder.at("in/pipe.pdf").c_str(), 0600) == 0);
    make_socket(folder.at("in/socket.pdf"));
    Names expected{"pipe.pdf: a pipe, not a file", "socket.pdf: a socket, not a file"};
    if (mknod(folder.at("in/null.pdf").c_str(), S_IFCHR | 0600, 0x103) == 0)  // for root alone
        expected.insert(expected.begin(), "null.pdf: a device, not a file");
    const FolderContent content = walk_folder(folder.at("in"));
    CHECK(files_of(content) == Names{"a.pdf"});
    CHECK(skipped_of(content) == expected);
}

// `import . --archive archive` took the archive's own copies and pictures for documents; with --watch the pictures
// of those pictures, without an end.
TEST_CASE("an archive in the folder is no folder of documents") {
    const ScratchFolder folder;
    (void)folder.write("in/a.pdf");
    (void)folder.write("in/archive/archive.sqlite");
    (void)folder.write("in/archive/blobs/ab/abcd");
    const FolderContent content = walk_folder(folder.at("in"));
    CHECK(files_of(content) == Names{"a.pdf"});
    CHECK(skipped_of(content) == Names{"archive: this is the folder of an archive"});
}
