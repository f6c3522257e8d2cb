// A copy that has not come to its end is told from a whole file, of every kind that says where it ends.
#include "pipeline/ingest/file_ending.hpp"

#include <catch2/catch.hpp>

#include "tests/ingest/draw_images.hpp"
#include "tests/ingest/draw_pdf.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

FileEnding ending_of(const FileBytes& bytes) {
    const ScratchFolder folder;
    return find_ending(folder.write("file", {bytes.begin(), bytes.end()}));
}

// A zip of one empty file; `comment` behind its end.
FileBytes make_zip(const std::string& comment = {}) {
    const auto number = [](std::size_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
        return text;
    };
    const std::string name = "OFD.xml", zeros(12, '\0');
    const std::string local =
        "PK\3\4" + number(20, 2) + zeros + zeros.substr(0, 8) + number(name.size(), 2) + number(0, 2) + name;
    const std::string entry = "PK\1\2" + number(20, 2) + number(20, 2) + zeros + zeros.substr(0, 8) +
                              number(name.size(), 2) + zeros + zeros.substr(0, 4) + name;
    return to_bytes(local + entry + "PK\5\6" + number(0, 4) + number(1, 2) + number(1, 2) +
                    number(entry.size(), 4) + number(local.size(), 4) + number(comment.size(), 2) + comment);
}

FileBytes make_pdf() {
    PdfDrawing pdf;
    pdf.add_page("0 0 200 100", "0 0 m 100 50 l S", "");
    return pdf.bytes();
}

FileBytes make_long_tiff() {
    TiffPage page{draw_marks(120, 90, 1)};
    return write_tiff({page, page, page});
}

}  // namespace

TEST_CASE("a whole file has its end, and every shorter one has lost it, whatever its kind") {
    for (const auto& [name, whole] :
         std::vector<std::pair<std::string, FileBytes>>{{"pdf", make_pdf()},
                                                        {"png", encode_image(".png", draw_marks(60, 40, 3))},
                                                        {"jpeg", encode_image(".jpg", draw_marks(60, 40, 3))},
                                                        {"webp", encode_image(".webp", draw_marks(60, 40, 3))},
                                                        {"bmp", encode_image(".bmp", draw_marks(60, 40, 3))},
                                                        {"tiff", make_long_tiff()},
                                                        {"zip", make_zip("a comment")}}) {
        CAPTURE(name);
        CHECK(ending_of(whole) == FileEnding::there);
        for (std::size_t size = 0; size < whole.size() - 8; size += 1 + whole.size() / 97) {
            CAPTURE(size);
            const FileEnding ending = ending_of({whole.begin(), whole.begin() + static_cast<long>(size)});
            // A few bytes are of no kind yet.
            CHECK(ending == (size > 0 && size < 20 ? ending : FileEnding::missing));
            CHECK(ending != FileEnding::there);
        }
    }
}

TEST_CASE("what programs write behind the end does not hide it") {
    for (FileBytes file : {make_pdf(), encode_image(".png", draw_marks(60, 40, 3)),
                           encode_image(".jpg", draw_marks(60, 40, 3)), make_long_tiff()}) {
        file.insert(file.end(), 300, '\n');
        CHECK(ending_of(file) == FileEnding::there);
    }
}

TEST_CASE("room that a copy has taken and not filled is no end") {
    CHECK(ending_of(FileBytes(100000, 0)) == FileEnding::missing);
    FileBytes half = make_pdf();
    std::fill(half.begin() + static_cast<long>(half.size() / 2), half.end(), std::uint8_t{0});
    CHECK(ending_of(half) == FileEnding::missing);
}

TEST_CASE("what does not say where it ends is not judged") {
    CHECK(ending_of(to_bytes("<html>no document</html>")) == FileEnding::unknown);
    CHECK(find_ending("/nowhere/at/all.pdf") == FileEnding::unknown);
}

// A PDF that was changed ends twice; a copy that stops behind the first end lacks what its last table points to.
TEST_CASE("a cross-reference beyond the file is not the end of a PDF") {
    FileBytes pdf = make_pdf();
    const FileBytes more = to_bytes("\nstartxref\n999999\n%%EOF\n");
    pdf.insert(pdf.end(), more.begin(), more.end());
    CHECK(ending_of(pdf) == FileEnding::missing);
}

TEST_CASE("directories that lead in circles, or name more than any scan has, come to an end") {
    FileBytes tiff = write_tiff({TiffPage{draw_marks(12, 9, 1)}});
    const std::size_t first = tiff[4] | tiff[5] << 8 | tiff[6] << 16;
    const std::size_t next = first + 2 + 12 * static_cast<std::size_t>(tiff[first] | tiff[first + 1] << 8);
    for (std::size_t i = 0; i < 4; ++i) tiff[next + i] = tiff[4 + i];  // the next directory is this one
    CHECK(ending_of(tiff) == FileEnding::there);
    for (std::size_t i = 0; i < 2; ++i) tiff[first + i] = 0xFF;
    CHECK(ending_of(tiff) == FileEnding::missing);
}
