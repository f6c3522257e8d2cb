#include "pipeline/form/printed_words.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/form/form_edition.hpp"
#include "pipeline/form/lexicon.hpp"

namespace shenbao {

namespace {

class Words {
  public:
    void add(const Labels& labels) {
        for (const std::string& label : labels) add(label);
    }
    void add(const std::vector<HorizonLabels>& headings) {
        for (const HorizonLabels& heading : headings) add(heading.labels);
    }
    void add(const ColumnsSpec& spec) {
        for (const ColumnSpec& column : spec.columns) add(column.labels);
        add(spec.history.labels);
    }
    // In pieces: what stands for a counter or a gap is not printed.
    void add(const std::string& label) {
        for (std::size_t at = 0; at <= label.size();) {
            const std::size_t end = std::min(label.find('{', at), label.size());
            if (end > at) words_.push_back(label.substr(at, end - at));
            const std::size_t behind = label.find('}', end);
            if (behind == std::string::npos) break;
            at = behind + 1;
        }
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(words_); }

  private:
    std::vector<std::string> words_;
};

void add_funding(Words& words, const FundingSpec& funding) {
    words.add(funding.labels);
    words.add(funding.corner);
    for (const ColumnSpec& column : funding.columns) words.add(column.labels);
    words.add(funding.history.labels);
    for (const FundingGroup& group : funding.groups) {
        words.add(group.labels);
        for (const FundingRow& row : group.rows) words.add(row.labels);
    }
}

}  // namespace

std::vector<std::string> words_of(const FormEdition& edition) {
    Words words;
    for (const Labels* labels : {&edition.titles, &edition.attachment, &edition.fill_date, &edition.fill_unit,
                                 &edition.side, &edition.notes})
        words.add(*labels);
    for (const HeaderEntry& entry : edition.header) words.add(entry.labels);
    add_funding(words, edition.funding);
    for (const TextBlockSpec& block : edition.text_blocks) words.add(block.labels);
    for (const GoalsSpec& goals : edition.goals) {
        words.add(goals.labels);
        words.add(goals.corner);
        words.add(goals.item);
        words.add(goals.columns);
    }
    words.add(static_cast<const ColumnsSpec&>(edition.indicators));
    words.add(edition.indicators.headings);
    words.add(edition.indicators.sections);
    words.add(edition.indicators.totals);
    for (const RowTableSpec& table : edition.row_tables) {
        words.add(static_cast<const ColumnsSpec&>(table));
        words.add(table.labels);
        words.add(table.totals);
    }
    for (const SignatureSpec& signature : edition.signatures) words.add(signature.labels);
    return words.take();
}

std::vector<std::string> words_of(const Lexicon& lexicon) {
    Words words;
    for (const auto& [name, vocabulary] : lexicon.vocabularies)
        for (const VocabularyWord& word : vocabulary) {
            words.add(word.word);
            words.add(word.variants);
        }
    return words.take();
}

}  // namespace shenbao
