#include "pipeline/run/kept_lines.hpp"

#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "pipeline/deliver/json_bounds.hpp"
#include "pipeline/deliver/pdf/picture.hpp"
#include "pipeline/ingest/sha256.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::json;

// The mark, the size of what is deflated behind it, and that: JSON, arrays in the order of the members.
constexpr std::uint64_t kMostBytes = 128u << 20;  // inflated; a page of a filing has up to 0.2 MB
constexpr JsonBounds kBounds{6, 0, 20'000'000};

template <class T>
Bytes bytes_of(const T& value) {
    return {reinterpret_cast<const std::uint8_t*>(&value), sizeof value};
}

void add_rows(Sha256& hash, const cv::Mat& picture) {
    for (const int size : {picture.rows, picture.cols}) hash.add(bytes_of(size));
    for (int y = 0; y < picture.rows; ++y) hash.add({picture.ptr(y), static_cast<std::size_t>(picture.cols)});
}

std::string hash_of(const LinePicture& line) {
    Sha256 hash;
    add_rows(hash, line.grey);
    add_rows(hash, line.mask);
    hash.add(bytes_of(line.glyph_px));
    return hash.finish();
}

Json optional_figure(const std::optional<double>& figure) {
    return figure ? Json(*figure) : Json();
}

std::optional<double> figure_in(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

Json to_json(const LineReading& line) {
    Json chars = Json::array(), attempts = Json::array(), others = Json::array(), evidence = Json::array();
    for (const CharReading& c : line.chars)
        chars.push_back({c.text, c.box.x0, c.box.y0, c.box.x1, c.box.y1, c.score, c.borne_out});
    for (const Attempt& a : line.attempts) attempts.push_back({a.reader, a.text, a.score, a.of_parts});
    for (const Alternative& a : line.alternatives)
        others.push_back({a.text, optional_figure(a.confidence), a.why});
    for (std::size_t kind = 0; kind < kEvidenceKinds; ++kind)
        evidence.push_back(optional_figure(line.evidence.get(static_cast<EvidenceKind>(kind))));
    return {line.text, line.box.x1, line.box.y1, chars, attempts, others, static_cast<int>(line.source), evidence};
}

LineReading line_in(const Json& json) {
    LineReading line;
    line.text = json.at(0);
    line.box = {0, 0, json.at(1), json.at(2)};
    for (const Json& c : json.at(3))
        line.chars.push_back({c.at(0), {c.at(1), c.at(2), c.at(3), c.at(4)}, c.at(5), c.at(6)});
    for (const Json& a : json.at(4)) line.attempts.push_back({a.at(0), a.at(1), a.at(2), a.at(3)});
    for (const Json& a : json.at(5)) line.alternatives.push_back({a.at(0), figure_in(a.at(1)), a.at(2)});
    line.source =
        json.at(6) == static_cast<int>(FieldSource::text_layer) ? FieldSource::text_layer : FieldSource::ocr;
    for (std::size_t kind = 0; kind < kEvidenceKinds; ++kind)
        if (const auto figure = figure_in(json.at(7).at(kind)))
            line.evidence.set(static_cast<EvidenceKind>(kind), *figure);
    return line;
}

// nullopt where they are not what was deflated.
std::optional<std::string> inflated(std::string_view packed, std::uint64_t size) {
    if (size == 0 || size > kMostBytes) return std::nullopt;
    std::string bytes(size, '\0');
    uLongf given = size;
    const int outcome = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &given,
                                   reinterpret_cast<const Bytef*>(packed.data()), packed.size());
    return outcome == Z_OK && given == size ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

bool KeptLines::load(std::string_view bytes) {
    std::uint64_t size = 0;
    if (bytes.size() < kLinesMark.size() + sizeof size || !bytes.starts_with(kLinesMark)) return false;
    std::memcpy(&size, bytes.data() + kLinesMark.size(), sizeof size);
    const auto content = inflated(bytes.substr(kLinesMark.size() + sizeof size), size);
    if (!content || find_fault(*content, kBounds)) return false;
    try {
        const Json all = Json::parse(*content);
        if (all.at(0) != made_by_) return false;
        Lines lines;
        for (const Json& one : all.at(1)) lines.emplace(one.at(0).get<std::string>(), line_in(one.at(1)));
        earlier_ = std::move(lines);
    } catch (const Json::exception&) {
        return false;
    }
    return true;
}

std::string KeptLines::bytes() const {
    std::string content = "[" + Json(made_by_).dump() + ",[";
    for (const auto& [hash, line] : now_) {
        if (content.back() != '[') content += ',';
        content += Json({hash, to_json(line)}).dump();
    }
    content += "]]";
    const std::uint64_t size = content.size();
    std::string all(kLinesMark);
    all.append(reinterpret_cast<const char*>(&size), sizeof size);
    if (size <= kMostBytes) all += deflated(content);
    return size <= kMostBytes && all.size() <= kMostLinesBytes ? all : "";
}

void KeptLines::keep_all() {
    now_.insert(earlier_.begin(), earlier_.end());
}

std::optional<LineReading> KeptLines::find(const LinePicture& line) {
    const std::string hash = hash_of(line);
    auto found = now_.find(hash);
    if (found == now_.end()) {
        const auto before = earlier_.find(hash);
        if (before == earlier_.end()) return std::nullopt;
        found = now_.insert(*before).first;
    }
    return moved_to(line.box, found->second);
}

void KeptLines::keep(const LinePicture& line, const LineReading& reading) {
    now_.insert_or_assign(hash_of(line), moved_to({0, 0, line.box.width(), line.box.height()}, reading));
}

}  // namespace shenbao
