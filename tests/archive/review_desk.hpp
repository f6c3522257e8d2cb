// An archive with one document that was read, and the queue of what people have to look at in it.
#pragma once

#include <string>

#include "pipeline/archive/review_queue.hpp"
#include "tests/archive/line_reviser.hpp"
#include "tests/archive/small_archive.hpp"

namespace shenbao::testing {

inline const std::string kTwo = "title review 1 0 绩效目\nnotes/0 review 1 20 5O\nphone accepted 2 0 021\n";

struct Desk {
    explicit Desk(const std::string& json = kTwo) : archive(files.open()), queue(archive, reviser) {
        add(archive, 'a', "/a.pdf");
        read(json);
    }
    // The next reading of the document.
    void read(const std::string& json) {
        archive.read_again(hash_of('a'));
        REQUIRE(archive.finish(must_lease(archive), {{LineReviser::read(json)}, 2, 10, "test"}, &reviser));
    }
    [[nodiscard]] static FieldKey key(const std::string& path) { return {hash_of('a'), 1, path}; }
    // On the state that the queue shows.
    [[nodiscard]] Edit edit(const std::string& path, const std::string& who = "anna") const {
        const auto item = queue.find(key(path));
        return {key(path), item ? item->seen : Seen{version, 0}, who};
    }
    [[nodiscard]] std::string json() const { return archive.find_declaration(hash_of('a'), 1).value_or(""); }
    [[nodiscard]] std::string open_items() const {
        std::string text;
        for (const ReviewItem& item : queue.items())
            text += item.key.path + " " + std::string(to_string(item.reason)) + " " +
                    std::string(to_string(item.state)) + "\n";
        return text;
    }
    [[nodiscard]] std::string log(const std::string& path = {}) const {
        std::string text;
        for (const LogEntry& line : path.empty() ? queue.history(hash_of('a')) : queue.history(key(path)))
            text += std::to_string(line.version) + " " + line.path + " " + std::string(to_string(line.action)) +
                    ": " + line.text_before + " -> " + line.text_after + " (" + line.who + ")\n";
        return text;
    }

    SmallArchive files;
    LineReviser reviser;
    Archive archive;
    ReviewQueue queue;
    int version = 1;
};

}  // namespace shenbao::testing
