#include "tools/train/glyphs/alphabet.hpp"

#include <iconv.h>

#include <array>
#include <string_view>

#include "models/declaration/error.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao::train {
namespace {

// How unusual a character is in a filing, as a distance (pipeline/text/glyph_model.hpp). Chosen on 4627 lines of
// 14 scans: without them 0 is read as O and 、 as 丶.
constexpr float kCommon = 0;        // first level of GB2312, digits, the punctuation of running text
constexpr float kSecondary = 0.2F;  // second level of GB2312
constexpr float kSign = 0.6F;
constexpr float kLetter = 1.2F;

constexpr int kFirstRow = 16, kLastRow = 87, kFirstSecondaryRow = 56;  // GB/T 2312
// Strokes and radicals: part of the standard, never a character of their own in running text.
constexpr std::u32string_view kRadicals =
    U"亻刂丬攵彑丶囗丨丿亅冂冖凵匚卩厶亠冫勹宀彳彡夂疒屮尢廾巛钅礻辶灬阝氵忄讠纟饣犭扌艹廴衤亍乇彐虍";
constexpr std::string_view kCommonSigns = "0123456789,.:;()%-";
constexpr std::u32string_view kCommonWideSigns = U"。、“”";
constexpr std::u32string_view kWideSigns = U"‘’《》【】「」—…·×÷±≥≤≠√□☑■○●◎★☆△▲①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ℃㎡‰￥→";
constexpr std::string_view kAsciiWithWideTwin = ",;:?!()%+=<>~/*&#@[]";  // a wide - is a 一

char32_t decode_gb2312(int row, int column) {
    static const iconv_t kConverter = iconv_open("UTF-8", "GB2312");
    if (kConverter == iconv_t(-1)) throw Error(ErrorCode::internal, {}, "iconv has no GB2312");
    std::array<char, 2> in{static_cast<char>(row + 0xA0), static_cast<char>(column + 0xA0)};
    std::array<char, 8> out{};
    char* from = in.data();
    char* to = out.data();
    std::size_t left = in.size(), room = out.size();
    if (iconv(kConverter, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) return 0;
    return decode_utf8({out.data(), out.size() - room}).front();
}

void add_han(std::vector<PrintedCharacter>& characters) {
    for (int row = kFirstRow; row <= kLastRow; ++row)
        for (int column = 1; column <= 94; ++column) {
            const char32_t c = decode_gb2312(row, column);
            if (c == 0 || kRadicals.find(c) != std::u32string_view::npos) continue;
            characters.push_back({c, {encode_utf8(c)}, row < kFirstSecondaryRow ? kCommon : kSecondary});
        }
}

void add_ascii(std::vector<PrintedCharacter>& characters) {
    constexpr std::string_view kNeverPrinted = "\\^_`{|}";
    for (char c = '!'; c <= '~'; ++c) {
        if (kNeverPrinted.find(c) != std::string_view::npos) continue;
        const auto point = static_cast<char32_t>(c);
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        const bool common = kCommonSigns.find(c) != std::string_view::npos;
        PrintedCharacter character{point, {std::string(1, c)}, letter ? kLetter : common ? kCommon : kSign};
        if (kAsciiWithWideTwin.find(c) != std::string_view::npos)
            character.variants.push_back(encode_utf8(point + 0xFEE0));  // U+FF01 is the wide !
        characters.push_back(std::move(character));
    }
}

}  // namespace

std::vector<PrintedCharacter> list_characters() {
    std::vector<PrintedCharacter> characters;
    add_han(characters);
    add_ascii(characters);
    for (const char32_t c : kCommonWideSigns) characters.push_back({c, {encode_utf8(c)}, kCommon});
    for (const char32_t c : kWideSigns) characters.push_back({c, {encode_utf8(c)}, kSign});
    return characters;
}

}  // namespace shenbao::train
