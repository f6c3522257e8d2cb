// Texts that two people key, and a third where they differ.
#include "tests/archive/review_desk.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// What each person is given of a field: "reading" of an open one, "-" blind, "not theirs".
struct KeyingDesk : Desk {
    KeyingDesk() : twice(archive, reviser, {"text"}) {}

    EditOutcome settle(const std::string& who, const std::string& text, const std::string& path = "notes/0") {
        return twice.settle(edit(path, who), text).outcome;
    }
    [[nodiscard]] std::string sees(const std::string& who, const std::string& path = "notes/0") const {
        ItemFilter filter;
        filter.person = who;
        for (const ReviewItem& item : twice.items(filter))
            if (item.key.path == path) return item.text.value_or("-");
        return "not theirs";
    }
    [[nodiscard]] std::string stands() const { return json().substr(json().find("notes/0")); }

    ReviewQueue twice;
};

}  // namespace

TEST_CASE("what one person keys does not stand until a second one, who sees nothing, keys the same") {
    KeyingDesk desk;
    CHECK(desk.sees("anna") == "5O");
    CHECK(desk.settle("anna", "50") == EditOutcome::done);
    CHECK(desk.stands() == "notes/0 review 1 20 5O\nphone accepted 2 0 021\n");
    CHECK(desk.sees("anna") == "not theirs");
    CHECK(desk.sees("ben") == "-");
    CHECK(desk.sees("") == "-");
    CHECK_FALSE(desk.twice.find(desk.key("notes/0"), "ben")->read);
    CHECK_FALSE(desk.twice.find(desk.key("notes/0"), "ben")->confidence);
    CHECK(desk.twice.keyings(desk.key("notes/0")).empty());
    CHECK(desk.archive.counts().second_keyings == 1);
    CHECK(desk.archive.counts().review() == 2);
    CHECK(desk.archive.counts().settled == 0);
    CHECK(desk.settle("ben", "50") == EditOutcome::done);
    CHECK(desk.stands() == "notes/0 corrected 1 20 50\nphone accepted 2 0 021\n");
    CHECK(desk.archive.counts().second_keyings == 0);
    CHECK(desk.archive.counts().settled == 1);
    CHECK(desk.log("notes/0") ==
          "1 notes/0 keyed: 5O -> 50 (anna)\n1 notes/0 keyed: 5O -> 50 (ben)\n"
          "1 notes/0 settled: 5O -> 50 (ben)\n");
}

TEST_CASE("where two differ a third decides, seeing both; neither of the two does") {
    KeyingDesk desk;
    CHECK(desk.settle("anna", "50") == EditOutcome::done);
    CHECK(desk.settle("ben", "60") == EditOutcome::done);
    CHECK(desk.stands().starts_with("notes/0 review 1 20 5O\n"));
    CHECK(desk.archive.counts().second_keyings == 0);
    CHECK(desk.archive.counts().third_readings == 1);
    CHECK(desk.sees("anna") == "not theirs");
    CHECK(desk.sees("ben") == "not theirs");
    CHECK(desk.sees("carl") == "-");
    CHECK(desk.twice.find(desk.key("notes/0"), "carl")->keyed == 2);
    CHECK(desk.twice.keyings(desk.key("notes/0")) == std::vector<std::string>{"50", "60"});
    CHECK(desk.settle("anna", "60") == EditOutcome::keyed_already);
    CHECK(desk.settle("ben", "50") == EditOutcome::keyed_already);
    CHECK(desk.settle("carl", "60") == EditOutcome::done);
    CHECK(desk.stands().starts_with("notes/0 corrected 1 20 60\n"));
    CHECK(desk.archive.counts().third_readings == 0);
    CHECK(desk.twice.keyings(desk.key("notes/0")).empty());
}

TEST_CASE("nobody keys the same field twice, also not the one who leased it before") {
    KeyingDesk desk;
    const Edit early = desk.edit("notes/0", "ben");
    CHECK(desk.settle("anna", "50") == EditOutcome::done);
    CHECK(desk.settle("anna", "50") == EditOutcome::keyed_already);
    // He saw the reading before hers was there; he is told of no version, and keys it blind.
    const EditResult late = desk.twice.settle(early, "50");
    CHECK(late.outcome == EditOutcome::keyed_meanwhile);
    CHECK(late.theirs.text.empty());
    CHECK(desk.twice.history(desk.key("notes/0")).size() == 1);
    CHECK(desk.twice.lease_next({}, "anna#1", milliseconds(1000))->key.path == "title");
    ItemFilter hers;
    hers.person = "anna";
    CHECK(desk.twice.lease_next(hers, "anna#2", milliseconds(1000)) == std::nullopt);
}

TEST_CASE("a first keying is taken back by whom it is of; two of them by nobody, a decision by a supervisor") {
    KeyingDesk desk;
    CHECK(desk.settle("anna", "50") == EditOutcome::done);
    CHECK(desk.twice.undo(desk.edit("notes/0", "ben")).outcome == EditOutcome::not_yours);
    CHECK(desk.twice.undo(desk.edit("notes/0", "anna")).outcome == EditOutcome::done);
    CHECK(desk.sees("ben") == "5O");
    CHECK(desk.settle("anna", "50") == EditOutcome::done);
    CHECK(desk.settle("ben", "60") == EditOutcome::done);
    CHECK(desk.twice.undo(desk.edit("notes/0", "ben")).outcome == EditOutcome::not_yours);
    CHECK(desk.settle("carl", "60") == EditOutcome::done);
    Edit reviewer = desk.edit("notes/0", "ben");
    reviewer.role = UserRole::reviewer;
    CHECK(desk.twice.undo(reviewer).outcome == EditOutcome::not_yours);
    CHECK(desk.twice.undo(desk.edit("notes/0", "dora")).outcome == EditOutcome::done);
    CHECK(desk.sees("ben") == "not theirs");
    CHECK(desk.sees("carl") == "-");
    CHECK(desk.stands().starts_with("notes/0 review 1 20 5O\n"));
}

TEST_CASE("the log tells what was keyed to its author only, while a second person has to key it") {
    KeyingDesk desk;
    Edit edit = desk.edit("notes/0", "anna");
    edit.comment = "fifty, surely";
    CHECK(desk.twice.settle(edit, "50").outcome == EditOutcome::done);
    const auto told = [&](const std::string& who) {
        const LogEntry line = desk.twice.history(hash_of('a'), who).front();
        return line.text_before + "|" + line.text_after + "|" + line.of.read + "|" + line.comment;
    };
    CHECK(told("anna") == "5O|50|5O|fifty, surely");
    CHECK(told("ben") == "|||");
    CHECK(told("") == "|||");
    CHECK(desk.twice.history(desk.key("notes/0"), "ben").front().text_after.empty());
    CHECK(desk.settle("ben", "50") == EditOutcome::done);
    CHECK(told("carl") == "5O|50|5O|fifty, surely");
}

TEST_CASE("kinds that were not chosen are settled by one; what was begun with two is ended with two") {
    KeyingDesk desk;
    ReviewQueue other(desk.archive, desk.reviser, {"amount"});
    CHECK(other.settle(desk.edit("title", "anna"), "t").outcome == EditOutcome::done);
    CHECK(desk.archive.counts().settled == 1);
    CHECK(desk.settle("anna", "50") == EditOutcome::done);
    CHECK(other.settle(desk.edit("notes/0", "anna"), "50").outcome == EditOutcome::keyed_already);
    CHECK(other.settle(desk.edit("notes/0", "ben"), "50").outcome == EditOutcome::done);
    CHECK(desk.archive.counts().settled == 2);
}

TEST_CASE("a change of what nobody asked about, or of what was settled, needs a second person, too") {
    KeyingDesk desk;
    CHECK(desk.settle("anna", "0212", "phone") == EditOutcome::done);
    CHECK(desk.json().ends_with("phone accepted 2 0 021\n"));
    CHECK(desk.sees("ben", "phone") == "-");
    CHECK(desk.settle("ben", "0212", "phone") == EditOutcome::done);
    CHECK(desk.json().ends_with("phone corrected 2 0 0212\n"));
    CHECK(desk.sees("carl", "phone") == "not theirs");
    CHECK(desk.settle("carl", "027", "phone") == EditOutcome::done);
    CHECK(desk.json().ends_with("phone corrected 2 0 0212\n"));
    CHECK(desk.sees("anna", "phone") == "-");
    CHECK(desk.settle("anna", "027", "phone") == EditOutcome::done);
    CHECK(desk.json().ends_with("phone corrected 2 0 027\n"));
}

TEST_CASE("at a later reading keying begins anew, and what was agreed on stands") {
    KeyingDesk desk;
    CHECK(desk.settle("anna", "title!", "title") == EditOutcome::done);
    CHECK(desk.settle("ben", "title!", "title") == EditOutcome::done);
    CHECK(desk.settle("anna", "50") == EditOutcome::done);
    desk.read(kTwo);
    desk.version = 2;
    CHECK(desk.json().starts_with("title corrected 1 0 title!\n"));
    CHECK(desk.sees("anna") == "5O");
    CHECK(desk.settle("anna", "50") == EditOutcome::done);
    CHECK(desk.sees("ben") == "-");
}
