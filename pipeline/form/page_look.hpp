// Which editions a page may be of: by its title and by the labels among its cells.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "pipeline/base/read_page.hpp"
#include "pipeline/form/library_parts.hpp"

namespace shenbao {

// The labels of all editions, each once; looked up for every cell of every page.
struct LabelIndex {
    struct Edition {
        std::vector<std::vector<std::size_t>> slots;  // of each label of a section: its variants
        std::vector<char> kinds;                      // of each slot: which kind of section has it
        std::set<std::size_t> all;                    // every label of the edition
        std::vector<std::size_t> subject;             // the header's first label: whose filing it is
    };
    std::vector<std::string> labels;
    std::vector<Edition> editions;  // parallel to the library's
};
[[nodiscard]] LabelIndex index_labels(const std::vector<FormEdition>& editions);

// How a page looks as a page of one edition.
struct PageLook {
    bool own = false;              // title or labels say that it is of this edition
    bool goes_on = false;          // titled so, with labels: enough where a filing of this edition is open
    bool other = false;            // titled as another form
    bool subject = false;          // has the label that a filing has once
    double title = 0;              // similarity of the best title
    std::set<std::size_t> labels;  // slots of LabelIndex::Edition found
    std::size_t like_labels = 0;   // cells like a label of any edition
    std::size_t explained = 0;     // those like one of this edition
    double score = 0;  // 0..1, mean of the title's similarity and of the share of the page's labels it explains
};
[[nodiscard]] std::vector<PageLook> look_at(const ReadPage& page, const FormLibrary::Parts& parts,
                                            const LabelIndex& index);

constexpr double kTitleSimilarity = 0.75;  // that makes a line the form's title. Guess, unmeasured
constexpr std::size_t kEnoughLabels = 2;   // distinct section labels that tell the form

}  // namespace shenbao
