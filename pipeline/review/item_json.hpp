// Items of the queue and what people say about them, as the API writes and reads them.
#pragma once

#include <string>
#include <vector>

#include "pipeline/archive/review_types.hpp"
#include "pipeline/review/answer.hpp"
#include "pipeline/review/stored_declaration.hpp"

namespace shenbao {

// As long as what people type may be: the longest cell of the fixtures has 400 bytes.
inline constexpr std::size_t kMostTextBytes = 16 << 10;

[[nodiscard]] Json to_json(const FieldKey& key);
[[nodiscard]] Json to_json(const Seen& seen);
// desk: whose the call is; a lease is "mine", "other" or "".
[[nodiscard]] Json to_json(const ReviewItem& item, const std::string& desk);
[[nodiscard]] Json to_json(const LogEntry& line);
// What others said of a field: comments, and texts that two keyed and did not agree on.
struct SaidByOthers {
    std::vector<Comment> comments;
    std::vector<std::string> keyings;
};
// No confidence: it would tell checks from what is in doubt.
//
// What a person needs to decide: alternatives, issues, what stands beside, what others said. Of what is blind only
// what stands beside; where two keyed it, their texts.
[[nodiscard]] Json detail_of(const ReviewItem& item, const StoredDeclaration& declaration,
                             const SaidByOthers& said = {});

// Of a body's "key" and "seen". These throw Refusal{400}, or what the JSON library throws on another shape.
[[nodiscard]] FieldKey read_key(const Json& body);
[[nodiscard]] Seen read_seen(const Json& body);
[[nodiscard]] std::string read_text(const Json& body);
// Control characters but line breaks, and what turns the direction of writing or has no width: paper has none of
// them, and nobody would see that they are there.
[[nodiscard]] bool has_unseen_character(const std::string& text);
// Empty where there is none; what cannot be seen is refused.
[[nodiscard]] std::string read_comment(const Json& body);

// Seconds that a person needs for the item, for the order of the queue: see README.md.
[[nodiscard]] double estimate_seconds(const ReviewItem& item);

}  // namespace shenbao
