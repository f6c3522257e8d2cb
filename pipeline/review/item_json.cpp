#include "pipeline/review/item_json.hpp"

#include <algorithm>
#include <array>

namespace shenbao {

namespace {

Json or_null(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json();
}

Json box_json(const Box& box) {
    return Json::array({box.x0, box.y0, box.x1, box.y1});
}

const char* lease_word(const ReviewItem& item, const std::string& desk) {
    if (item.lease_owner.empty()) return "";
    return item.lease_owner == desk ? "mine" : "other";
}

struct Range {
    char32_t first, last;
};
// C0 and C1 but U+000A; soft hyphen; zero width, direction marks (Unicode, Bidi_Control), separators of lines,
// invisible operators, byte order mark, annotation anchors, tags.
constexpr std::array kUnseen{Range{0x00, 0x09},     Range{0x0b, 0x1f},     Range{0x7f, 0x9f},
                             Range{0xad, 0xad},     Range{0x061c, 0x061c}, Range{0x180e, 0x180e},
                             Range{0x200b, 0x200f}, Range{0x2028, 0x202e}, Range{0x2060, 0x206f},
                             Range{0xfeff, 0xfeff}, Range{0xfff9, 0xfffb}, Range{0xe0000, 0xe007f}};

bool is_unseen(char32_t character) {
    return std::ranges::any_of(
        kUnseen, [&](const Range& range) { return character >= range.first && character <= range.last; });
}

// The character that begins at `at`, which is moved behind it. JSON was checked to be UTF-8.
char32_t next_character(const std::string& text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    char32_t character = more == 0 ? lead : lead & (0x3f >> more);
    for (int i = 0; i < more && at < text.size(); ++i)
        character = character << 6 | (static_cast<unsigned char>(text[at++]) & 0x3f);
    return character;
}

std::string short_text(std::string text) {
    if (text.size() > kMostTextBytes) throw Refusal(400, "too-long", "the text is too long");
    return text;
}

std::size_t count_characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

}  // namespace

Json to_json(const FieldKey& key) {
    return {{"sha256", key.sha256}, {"declaration", key.declaration}, {"path", key.path}};
}

Json to_json(const Seen& seen) {
    return {{"version", seen.version}, {"revision", seen.revision}};
}

Json to_json(const ReviewItem& item, const std::string& desk) {
    return {{"key", to_json(item.key)},
            {"seen", to_json(item.seen)},
            {"name", item.name},
            {"department", item.department},
            {"reason", to_string(item.reason)},
            {"state", to_string(item.state)},
            {"kind", item.kind},
            {"rules", item.rules},
            {"text", or_null(item.text)},
            {"read", or_null(item.read)},
            {"page", item.page},
            {"bbox", box_json(item.bbox)},
            {"lease", lease_word(item, desk)},
            {"passed_to", item.passed_to},
            {"keyed", item.keyed},
            {"seconds", estimate_seconds(item)}};
}

Json to_json(const LogEntry& line) {
    return {{"id", line.id},
            {"version", line.version},
            {"declaration", line.declaration},
            {"path", line.path},
            {"action", to_string(line.action)},
            {"text_before", line.text_before},
            {"text_after", line.text_after},
            {"who", line.who},
            {"at_ms", line.at_ms},
            {"comment", line.comment},
            {"page", line.of.page},
            {"bbox", box_json(line.of.bbox)},
            {"read", line.of.read},
            {"refers", line.refers},
            {"passed_to", line.passed_to}};
}

Json detail_of(const ReviewItem& item, const StoredDeclaration& declaration, const SaidByOthers& said) {
    Json detail{{"alternatives", Json::array()},
                {"issues", Json::array()},
                {"beside", declaration.beside(item.key.path)},
                {"page_size", nullptr},
                {"comments", Json::array()}};
    if (const auto size = declaration.page_size(item.page)) detail["page_size"] = {size->width, size->height};
    for (const std::string& text : said.keyings)
        detail["alternatives"].push_back({{"text", text}, {"why", "keyed"}});
    if (!item.is_blind() || item.keyed == 2)
        for (const Comment& comment : said.comments)
            detail["comments"].push_back({{"who", comment.who}, {"at_ms", comment.at_ms}, {"text", comment.text}});
    if (item.is_blind() && item.keyed > 0) return detail;
    detail["issues"] = declaration.issues_of(item.key.path);
    if (const Json* field = declaration.find_field(item.key.path))
        for (const Json& other : field->at("alternatives"))
            detail["alternatives"].push_back({{"text", other.at("text")}, {"why", other.at("why")}});
    return detail;
}

FieldKey read_key(const Json& body) {
    const Json& key = body.at("key");
    return {key.at("sha256").get<std::string>(), key.at("declaration").get<int>(),
            key.at("path").get<std::string>()};
}

Seen read_seen(const Json& body) {
    const Json& seen = body.at("seen");
    return {seen.at("version").get<int>(), seen.at("revision").get<int>()};
}

std::string read_text(const Json& body) {
    return short_text(body.at("text").get<std::string>());
}

std::string read_comment(const Json& body) {
    std::string comment = short_text(body.value("comment", std::string()));
    if (has_unseen_character(comment))
        throw Refusal(400, "control",
                      "the comment has a character that cannot be seen, as of control or direction");
    return comment;
}

bool has_unseen_character(const std::string& text) {
    for (std::size_t at = 0; at < text.size();)
        if (is_unseen(next_character(text, at))) return true;
    return false;
}

double estimate_seconds(const ReviewItem& item) {
    return kLookingSeconds + kSecondsPerCharacter * static_cast<double>(count_characters(item.text.value_or("")));
}

}  // namespace shenbao
