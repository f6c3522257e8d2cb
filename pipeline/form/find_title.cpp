#include "pipeline/form/find_title.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/match_label.hpp"

namespace shenbao {
namespace {

// Without a printed year: `2020年度` before the title proper, `(2023年度)` behind it, brackets and blanks.
std::u32string without_year(std::u32string text) {
    const std::size_t bracket = text.rfind(U'(');
    if (bracket != text.npos && text.back() == U')' && text.find(U'年', bracket) != text.npos)
        text.resize(bracket);
    const std::size_t year = text.substr(0, std::min<std::size_t>(text.size(), 8)).find(U'年');
    if (year == std::u32string::npos || year < 2) return text;
    const std::size_t from = year + 1 < text.size() && text[year + 1] == U'度' ? year + 2 : year + 1;
    return text.substr(from);
}

double best_similarity(std::u32string_view text, const Labels& titles, const Confusions& confusions) {
    constexpr double kLeast = 0.4;  // less is no title
    double best = 0;
    for (const std::string& title : titles)
        best = std::max(best, label_similarity(text, title, confusions, std::max(best, kLeast)));
    return best;
}

void consider_title(std::optional<TitleFound>& best, const Pieces& pieces, const FormEdition& edition,
                    const Confusions& confusions) {
    const std::u32string text = without_year(label_form(joined_pieces(pieces)));
    if (text.size() < 5 || text.size() > 40) return;
    TitleFound here{pieces, best_similarity(text, edition.titles, confusions),
                    best_similarity(text, edition.rival_titles, confusions)};
    if (!best ||
        std::max(here.similarity, here.rival_similarity) > std::max(best->similarity, best->rival_similarity))
        best = std::move(here);
}

}  // namespace

std::optional<TitleFound> find_title(const ReadPage& page, const FormEdition& edition,
                                     const Confusions& confusions) {
    std::optional<TitleFound> best;
    const auto& loose = page.text.loose_lines;
    for (const LineReading& line : loose)
        consider_title(best, {line_piece(line, page.info.number)}, edition, confusions);
    for (std::size_t i = 0; i + 1 < loose.size(); ++i)
        consider_title(best, {line_piece(loose[i], page.info.number), line_piece(loose[i + 1], page.info.number)},
                       edition, confusions);
    for (const auto& table : page.text.tables)
        for (const CellReading& cell : table)
            consider_title(best, cell_pieces(cell, page.info.number), edition, confusions);
    return best;
}

}  // namespace shenbao
