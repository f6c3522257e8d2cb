// Declarations -> the JSON of the contract (models/schema/declaration.schema.json), and back.
//
// What is written and read back is equal, with these exceptions: confidences of fields and of alternatives and the
// measurements of evidence are written to six decimals, corners of cells to two; with evidence hidden, a field's
// kind and evidence are not written and come back as `text` and empty; bytes of a text that are not UTF-8 are
// written as U+FFFD.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/declaration/declaration.hpp"

namespace shenbao {

enum class EvidenceOutput { hidden, shown };
// compact: without white space between values, about half the bytes.
enum class JsonLayout { indented, compact };

// A page full of small cells takes 0.1 MB with its evidence in either format: some 300 such pages. Read as a
// whole, a file of that size takes 0.2 GiB in memory as JSON and 0.5 GiB as XML; 2.4 million small
// objects in 19 MB took 0.4 GiB.
inline constexpr std::size_t kMostDeclarationBytes = 32 << 20;

// {"schema": ..., "declarations": [...]}, UTF-8, indented by 1, ends with a line break. With evidence shown every
// field has its `kind` and an `evidence` object of the measurements that were made.
[[nodiscard]] std::string to_json(std::span<const Declaration> declarations,
                                  EvidenceOutput evidence = EvidenceOutput::hidden,
                                  JsonLayout layout = JsonLayout::indented);

// One declaration in one line, for JSON Lines: the object that stands in `declarations`, which says its schema,
// and a line break.
[[nodiscard]] std::string to_json_line(const Declaration& declaration,
                                       EvidenceOutput evidence = EvidenceOutput::hidden);

// Throws Error{unreadable_input} with the JSON pointer of what the schema does not allow, or with the line of what
// is no JSON: "/declarations/0/title/page: a whole number is wanted here". Refused too: more bytes than above,
// values within values beyond 64, one name twice in an object, more than 1000 names in it. `review` is checked and
// read over: it follows from the rest.
[[nodiscard]] std::vector<Declaration> from_json(std::string_view text);

}  // namespace shenbao
