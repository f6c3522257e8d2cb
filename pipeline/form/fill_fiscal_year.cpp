// The fiscal year: in the title, in a line of its own under it.
#include "pipeline/base/signs.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"

namespace shenbao {
namespace {

// `2020年度` at the head of a title, or a line of its own, `(2024年度)`. A year with a misread digit is one still.
std::optional<Pieces> find_year(const Pieces& pieces) {
    constexpr int kLeastDigits = 3;  // of the four
    const std::u32string text = decode_utf8(joined_pieces(pieces));
    std::size_t begin = 0;
    while (begin < text.size() && begin < 3 && !is_digit(text[begin])) ++begin;
    std::size_t sign = begin;
    int digits = 0;
    for (; sign < text.size() && sign < begin + 5 && text[sign] != U'年'; ++sign)
        digits += is_digit(text[sign]) ? 1 : 0;
    if (digits < kLeastDigits || sign >= text.size()) return std::nullopt;
    if (text[sign] != U'年') --sign;  // four digits and a misread 年
    std::size_t end = sign + 1;
    while (end < text.size() && is_space(text[end])) ++end;
    end = end < text.size() && text[end] == U'度' ? end + 1 : sign + 1;
    return sub_pieces(pieces, begin, end);
}

// `自治区本级部门2019年项目支出…`, `…自评表(2023年度)`
std::optional<Pieces> find_inner_year(const Pieces& title) {
    constexpr std::size_t kDigits = 4;
    const std::u32string text = decode_utf8(joined_pieces(title));
    for (std::size_t at = text.find(U"20"); at != text.npos; at = text.find(U"20", at + 1)) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end - at != kDigits) continue;
        while (end < text.size() && is_space(text[end])) ++end;
        if (end >= text.size() || text[end] != U'年') continue;
        ++end;
        if (end < text.size() && text[end] == U'度') ++end;
        return sub_pieces(title, at, end);
    }
    return std::nullopt;
}

// The year of a line that holds nothing else.
std::optional<Pieces> find_year_line(const std::vector<const ReadPage*>& pages) {
    for (const ReadPage* page : pages)
        for (const LineReading& line : page->text.loose_lines)
            if (parse_year(line.text))
                if (auto year = find_year({line_piece(line, page->info.number)})) return year;
    return std::nullopt;
}

bool is_fiscal(const std::optional<Pieces>& year) {
    return year && decode_utf8(joined_pieces(*year)).ends_with(U'度');
}

// A title may name the year that a thing was planned in, `2024年某镇项目…`; a line of its own, `(2024年度)`, is
// surer.
}  // namespace

void fill_fiscal_year(Filling& filling, const Pieces& title, const std::vector<const ReadPage*>& pages) {
    auto year = find_year(title);
    if (!year) year = find_inner_year(title);
    if (!is_fiscal(year)) {
        auto line = find_year_line(pages);
        if (!year || is_fiscal(line)) year = std::move(line);
    }
    if (year)
        filling.declaration.fiscal_year =
            make_running_field(*year, {FieldKind::year, nullptr, {}}, filling.lexicon.confusions);
}

}  // namespace shenbao
