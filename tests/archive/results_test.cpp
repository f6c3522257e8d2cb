// What was read: all versions are kept, the newest counts.
#include "tests/archive/small_archive.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::vector<std::string> declarations_of(const Archive& archive) {
    std::vector<std::string> all;
    archive.visit_declarations([&](const std::string& json) { all.push_back(json); });
    return all;
}

}  // namespace

TEST_CASE("declarations come back as they were put in, by the names of their sources") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/z.pdf");
    add(archive, 'b', "/b.pdf");
    add(archive, 'b', "/y.pdf");
    CHECK(archive.finish(must_lease(archive), result_with("{\"text\": \"申报表\"}")));
    DocumentResult two = result_with("b1");
    two.declarations.push_back(two.declarations.front());
    two.declarations.back().json = "b2";
    CHECK(archive.finish(must_lease(archive), two));
    CHECK(declarations_of(archive) == std::vector<std::string>{"b1", "b2", "{\"text\": \"申报表\"}"});
}

TEST_CASE("a document that is read again has its newest version given out, and keeps the earlier one until then") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    CHECK_FALSE(archive.read_again(hash_of('a')));  // it waits already
    CHECK(archive.finish(must_lease(archive), result_with("first", 3)));
    CHECK(archive.counts().review() == 3);
    CHECK(archive.read_again(hash_of('a')));
    CHECK(declarations_of(archive) == std::vector<std::string>{"first"});
    CHECK(archive.finish(must_lease(archive), result_with("second", 1)));
    CHECK(declarations_of(archive) == std::vector<std::string>{"second"});
    const ArchiveCounts counts = archive.counts();
    CHECK(counts.declarations == 1);
    CHECK(counts.versions == 2);
    CHECK(counts.review() == 1);
}

TEST_CASE("counts: fields to review by kind, pages by time, and only of what was named since") {
    SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    const Lease lease = must_lease(archive);
    desk.pass(milliseconds(2000));
    CHECK_FALSE(archive.counts().pages_per_second);
    CHECK(archive.finish(lease, result_with("{}", 3)));
    ArchiveCounts counts = archive.counts();
    CHECK(counts.review_fields == std::map<std::string, long>{{"amount", 1}, {"text", 2}});
    CHECK(counts.review_declarations == 1);
    CHECK(counts.fields == 10);
    CHECK(counts.pages == 4);
    CHECK(counts.pages_per_second == Approx(2.0));

    desk.pass(milliseconds(1));
    CHECK(archive.counts(-1).done == counts.done);  // a moment before all
    const long long later = desk.now();
    CHECK(archive.counts(later).sources == 0);
    CHECK(archive.counts(later).done == 0);
    CHECK(archive.counts(later).review() == 0);
    add(archive, 'b', "/b.pdf");
    CHECK(archive.counts(later).waiting == 1);
    add(archive, 'a', "/a.pdf");  // named again: it belongs to this run, too
    counts = archive.counts(later);
    CHECK(counts.done == 1);
    CHECK(counts.review() == 3);
    CHECK(counts.review_declarations == 1);
}
