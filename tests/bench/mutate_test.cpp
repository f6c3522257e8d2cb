#include "tools/bench/mutate_tools/mutate.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <set>

#include "pipeline/ingest/source_document.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace shenbao;
using namespace shenbao::bench;

namespace {

std::vector<SmallDocument> documents() {
    const shenbao::testing::ScratchFolder folder;
    return make_small_documents(folder.path());
}

int count_differences(const FileBytes& a, const FileBytes& b) {
    int bits = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        bits += std::popcount(static_cast<unsigned>(a[i] ^ b[i]));
    return bits;
}

FileBytes mutated(const SmallDocument& document, Mutation mutation, unsigned seed) {
    static const std::vector<SmallDocument> all = documents();
    std::mt19937 random(seed);
    return mutate(document.bytes, mutation, all, random);
}

}  // namespace

TEST_CASE("there is a whole document of every kind, and it opens") {
    std::set<std::string> types;
    int pages = 0;
    for (const SmallDocument& document : documents()) {
        CAPTURE(document.kind);
        if (document.kind == "ofd") {
            CHECK_THROWS_WITH(open_document("a.ofd", document.bytes), "OFD is not supported yet");
            continue;
        }
        const auto opened = open_document("a", document.bytes);
        types.insert(opened->info().media_type);
        pages += opened->page_count();
        for (int page = 1; page <= opened->page_count(); ++page) CHECK_NOTHROW(opened->read_page(page));
    }
    CHECK(types == std::set<std::string>{"application/pdf", "image/bmp", "image/jpeg", "image/png", "image/tiff",
                                         "image/webp"});
    CHECK(pages == 11);  // of nine documents: the TIFFs have two
}

TEST_CASE("every kind of damage does what it says, and is made again by its seed") {
    for (const SmallDocument& document : documents()) {
        CAPTURE(document.kind);
        for (unsigned seed = 0; seed < 40; ++seed) {
            CAPTURE(seed);
            const FileBytes cut = mutated(document, Mutation::cut, seed);
            CHECK(cut.size() < document.bytes.size());
            CHECK(count_differences(cut, document.bytes) == 0);
            const FileBytes flipped = mutated(document, Mutation::flipped, seed);
            CHECK(flipped.size() == document.bytes.size());
            CHECK(count_differences(flipped, document.bytes) <= 64);
            CHECK(mutated(document, Mutation::number, seed).size() == document.bytes.size());
            CHECK(mutated(document, Mutation::blanked, seed).size() == document.bytes.size());
            CHECK(mutated(document, Mutation::repeated, seed).size() > document.bytes.size());
            for (int kind = 0; kind < kMutations; ++kind) {
                const auto mutation = static_cast<Mutation>(kind);
                CHECK(mutated(document, mutation, seed) == mutated(document, mutation, seed));
            }
        }
    }
}

TEST_CASE("damage is of many sizes and in many places") {
    const SmallDocument document = documents()[1];
    for (int kind = 0; kind < kMutations; ++kind) {
        std::set<FileBytes> all;
        for (unsigned seed = 0; seed < 50; ++seed)
            all.insert(mutated(document, static_cast<Mutation>(kind), seed));
        CAPTURE(kind);
        CHECK(all.size() >= 40);
        CHECK(all.count(document.bytes) <= 1);
    }
}
