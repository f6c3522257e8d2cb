#include "pipeline/deliver/pdf/invisible_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "pipeline/deliver/code_points.hpp"
#include "pipeline/deliver/pdf/glyphless_font.hpp"

namespace shenbao {
namespace {

constexpr int kMostCodes = 65000;  // of two bytes
constexpr char32_t kUnknown = U'\uFFFD';
constexpr double kLeastSide = 0.01;  // points: less is no place for text

std::string hex(unsigned value) {
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (int shift = 12; shift >= 0; shift -= 4) text += kDigits[value >> shift & 0xF];
    return text;
}

// UTF-16, big-endian.
std::string hex_utf16(char32_t c) {
    if (c < 0x10000) return hex(c);
    const char32_t rest = c - 0x10000;
    return hex(0xD800 + (rest >> 10)) + hex(0xDC00 + (rest & 0x3FF));
}

std::string number(double value) {
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 4).ptr;
    return {text.data(), end};
}

bool is_usable(const Quad& quad) {
    constexpr double kMost = 1e6;  // points; no page is larger
    for (const Point& p : quad)
        if (!(std::abs(p.x) < kMost && std::abs(p.y) < kMost)) return false;
    const auto side = [&](int a, int b) {
        return std::hypot(quad[static_cast<std::size_t>(a)].x - quad[static_cast<std::size_t>(b)].x,
                          quad[static_cast<std::size_t>(a)].y - quad[static_cast<std::size_t>(b)].y);
    };
    return side(3, 2) > kLeastSide && side(3, 0) > kLeastSide;
}

}  // namespace

InvisibleFont::InvisibleFont(QPDF& pdf)
    : pdf_(pdf), font_(pdf.makeIndirectObject(QPDFObjectHandle::newDictionary())) {}

std::string InvisibleFont::encode(std::u32string_view text) {
    std::string codes;
    for (const char32_t c : text) codes += hex(static_cast<unsigned>(code_of(c)));
    return codes;
}

int InvisibleFont::code_of(char32_t c) {
    if (static_cast<int>(characters_.size()) >= kMostCodes && !codes_.contains(c)) c = kUnknown;
    const auto [found, is_new] = codes_.try_emplace(c, static_cast<int>(characters_.size()) + 1);
    if (is_new) characters_.push_back(c);
    return found->second;
}

void InvisibleFont::finish() {
    font_.replaceKey("/Type", QPDFObjectHandle::newName("/Font"));
    font_.replaceKey("/Subtype", QPDFObjectHandle::newName("/Type0"));
    font_.replaceKey("/BaseFont", QPDFObjectHandle::newName("/ShenbaoGlyphless"));
    font_.replaceKey("/Encoding", QPDFObjectHandle::newName("/Identity-H"));
    font_.replaceKey("/DescendantFonts", QPDFObjectHandle::newArray({descendant()}));
    font_.replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf_, to_unicode()));
}

QPDFObjectHandle InvisibleFont::descendant() const {
    const std::string file = make_glyphless_font();
    QPDFObjectHandle font_file = QPDFObjectHandle::newStream(&pdf_, file);
    font_file.getDict().replaceKey("/Length1", QPDFObjectHandle::newInteger(static_cast<long long>(file.size())));
    QPDFObjectHandle descriptor = QPDFObjectHandle::parse(
        "<< /Type /FontDescriptor /FontName /ShenbaoGlyphless /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>");
    descriptor.replaceKey("/FontFile2", font_file);

    QPDFObjectHandle font = QPDFObjectHandle::parse(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ShenbaoGlyphless /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
    QPDFObjectHandle widths = QPDFObjectHandle::newArray();  // runs of codes: first, and one width for each
    widths.appendItem(QPDFObjectHandle::newInteger(1));
    QPDFObjectHandle run = QPDFObjectHandle::newArray();
    std::string glyphs(2, '\0');  // code 0 is not used
    for (const char32_t c : characters_) {
        run.appendItem(QPDFObjectHandle::newInteger(std::lround(advance_of(c) * 1000)));
        glyphs += std::string("\0\1", 2);
    }
    widths.appendItem(run);
    font.replaceKey("/W", widths);
    font.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newStream(&pdf_, glyphs));
    font.replaceKey("/FontDescriptor", pdf_.makeIndirectObject(descriptor));
    return pdf_.makeIndirectObject(font);
}

std::string InvisibleFont::to_unicode() const {
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t kMostInBlock = 100;  // ISO 32000-1, 9.7.5.4
    for (std::size_t begin = 0; begin < characters_.size(); begin += kMostInBlock) {
        const std::size_t end = std::min(characters_.size(), begin + kMostInBlock);
        map += std::to_string(end - begin) + " beginbfchar\n";
        for (std::size_t i = begin; i < end; ++i)
            map += "<" + hex(static_cast<unsigned>(i + 1)) + "> <" + hex_utf16(characters_[i]) + ">\n";
        map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string show_lines(const std::vector<PlacedLine>& lines, const Affine& to_user, const std::string& font_name,
                       InvisibleFont& font) {
    std::string shown;
    for (const PlacedLine& line : lines) {
        const std::u32string text = code_points(line.text);
        double advance = 0;
        for (const char32_t c : text) advance += advance_of(c);
        Quad quad = line.quad;
        for (Point& corner : quad) corner = to_user(corner);
        if (text.empty() || !is_usable(quad)) continue;
        // One em along the line is its length by its characters, one em up its height; the baseline lies the
        // font's descent above the foot.
        const Point along{(quad[2].x - quad[3].x) / advance, (quad[2].y - quad[3].y) / advance};
        const Point up{quad[0].x - quad[3].x, quad[0].y - quad[3].y};
        const Point base{quad[3].x + kGlyphlessDescent * up.x, quad[3].y + kGlyphlessDescent * up.y};
        for (const double value : {along.x, along.y, up.x, up.y, base.x, base.y}) shown += number(value) + " ";
        shown += "Tm <" + font.encode(text) + "> Tj\n";
    }
    if (shown.empty()) return "";
    return "q BT 3 Tr " + font_name + " 1 Tf\n" + shown + "ET Q\n";
}

}  // namespace shenbao
