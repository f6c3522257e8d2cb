#include "tools/cli/formats.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/layout/alto.hpp"
#include "pipeline/deliver/layout/hocr.hpp"
#include "pipeline/deliver/layout/html.hpp"
#include "pipeline/deliver/layout/page_xml.hpp"
#include "pipeline/deliver/pdf/searchable_pdf.hpp"
#include "pipeline/deliver/tables/csv.hpp"
#include "pipeline/deliver/tables/xlsx.hpp"
#include "pipeline/deliver/xml.hpp"
#include "tools/cli/scratch_file.hpp"

namespace shenbao {
namespace {

namespace fs = std::filesystem;

struct FormatFacts {
    std::string_view name, ending;
    bool of_one_document;
};

// In the order of the enum.
constexpr std::array<FormatFacts, 10> kFormats{{{"json", ".json", false},
                                                {"jsonl", ".jsonl", false},
                                                {"xml", ".xml", false},
                                                {"csv", ".csv", false},
                                                {"xlsx", ".xlsx", false},
                                                {"html", ".html", false},
                                                {"alto", ".alto.xml", true},
                                                {"page", ".page.xml", true},
                                                {"hocr", ".hocr", true},
                                                {"pdf", ".pdf", true}}};

const FormatFacts& facts_of(Format format) {
    return kFormats[static_cast<std::size_t>(format)];
}

std::string in_lower_case(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

// The format with the longest ending that the name has; nullptr for none.
const FormatFacts* find_ending_of(const std::string& name) {
    const FormatFacts* longest = nullptr;
    for (const FormatFacts& facts : kFormats) {
        const bool has =
            fs::path(name).filename().string().size() > facts.ending.size() && name.ends_with(facts.ending);
        if (has && (!longest || facts.ending.size() > longest->ending.size())) longest = &facts;
    }
    return longest;
}

std::string page_ending(int page) {
    const std::string digits = std::to_string(page);
    return ".page-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits + ".xml";
}

std::string present_time() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

std::string to_json_lines(std::span<const Declaration> declarations, EvidenceOutput evidence) {
    std::string lines;
    for (const Declaration& declaration : declarations) lines += to_json_line(declaration, evidence);
    return lines;
}

std::string to_csv(std::span<const Declaration> declarations, TidyTable table) {
    std::string text = csv_head(table);
    for (const Declaration& declaration : declarations) text += csv_rows(table, declaration);
    return text;
}

std::string to_xlsx(std::span<const Declaration> declarations) {
    const ScratchFile file(".xlsx");
    write_xlsx(file.path(), declarations);
    return file.content();
}

std::string name_of_source(std::span<const Declaration> declarations) {
    return declarations.empty() ? "" : declarations.front().source.name;
}

std::vector<DeliveredFile> page_files(std::span<const Declaration> declarations) {
    const std::vector<PlacedPage> pages = place_pages(declarations);
    const std::vector<std::string> endings = endings_of(Format::page, {}, static_cast<int>(pages.size()));
    std::vector<DeliveredFile> files;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string ending = pages.size() == 1 ? endings.front() : page_ending(pages[i].info.number);
        files.push_back({ending, to_page_xml(pages[i], name_of_source(declarations), present_time())});
    }
    return files;
}

std::string one_file(Format format, std::span<const Declaration> declarations, const Delivery& delivery,
                     std::string_view source) {
    switch (format) {
        case Format::json: return to_json(declarations, delivery.evidence);
        case Format::jsonl: return to_json_lines(declarations, delivery.evidence);
        case Format::xml: return to_xml(declarations, delivery.evidence);
        case Format::xlsx: return to_xlsx(declarations);
        case Format::html: return to_html(declarations);
        case Format::alto: return to_alto(place_pages(declarations), name_of_source(declarations));
        case Format::hocr: return to_hocr(place_pages(declarations), name_of_source(declarations));
        case Format::pdf: return to_searchable_pdf(source, declarations);
        case Format::csv:
        case Format::page: break;
    }
    return "";
}

}  // namespace

std::string_view format_name(Format format) {
    return facts_of(format).name;
}

std::optional<Format> find_format(std::string_view name) {
    const auto found = std::ranges::find(kFormats, name, &FormatFacts::name);
    if (found == kFormats.end()) return std::nullopt;
    return static_cast<Format>(found - kFormats.begin());
}

std::string format_names() {
    std::string names;
    for (const FormatFacts& facts : kFormats) names += (names.empty() ? "" : ", ") + std::string(facts.name);
    return names;
}

bool is_of_one_document(Format format) {
    return facts_of(format).of_one_document;
}

std::vector<TidyTable> tables_of(const Delivery& delivery) {
    if (delivery.table) return {*delivery.table};
    return {TidyTable::indicators, TidyTable::funding, TidyTable::fields};
}

std::vector<std::string> endings_of(Format format, const Delivery& delivery, int pages) {
    std::vector<std::string> endings;
    if (format == Format::csv && !delivery.table)
        for (const TidyTable table : tables_of(delivery))
            endings.push_back("." + std::string(tidy_table_name(table)) + ".csv");
    else if (format == Format::page && pages > 1)
        for (int page = 1; page <= pages; ++page) endings.push_back(page_ending(page));
    else
        endings.emplace_back(facts_of(format).ending);
    return endings;
}

std::vector<DeliveredFile> deliver(Format format, std::span<const Declaration> declarations,
                                   const Delivery& delivery, std::string_view source) {
    if (format == Format::page) return page_files(declarations);
    const std::vector<std::string> endings = endings_of(format, delivery);
    if (format != Format::csv) return {{endings.front(), one_file(format, declarations, delivery, source)}};
    std::vector<DeliveredFile> files;
    for (std::size_t i = 0; i < endings.size(); ++i)
        files.push_back({endings[i], to_csv(declarations, tables_of(delivery)[i])});
    return files;
}

void refuse_other_ending(const std::string& name, Format format, Language language) {
    const FormatFacts* const named = find_ending_of(in_lower_case(name));
    if (!named || facts_of(format).ending.ends_with(named->ending)) return;
    if (format == Format::hocr && named->name == "html") return;
    throw Error(ErrorCode::wrong_usage, {name, {}},
                say(language, Message::other_ending, {named->name, facts_of(format).name}),
                say(language, Message::name_or_format, {named->name}));
}

std::string with_ending(const std::string& name, const std::string& ending) {
    const FormatFacts* const known = find_ending_of(name);
    return name.substr(0, name.size() - (known ? known->ending.size() : 0)) + ending;
}

std::string safe_stem(const std::string& source_name) {
    constexpr std::size_t kMostBytes = 120;  // of 255: endings and the number of a twin come behind
    std::string stem = fs::path(source_name).stem().string();
    for (char& c : stem) {
        const bool bad = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
                         std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        if (bad) c = '_';
    }
    if (stem.size() > kMostBytes) {
        std::size_t end = kMostBytes;
        while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0) == 0x80) --end;  // whole characters
        stem.resize(end);
    }
    if (stem.empty() || stem.front() == '.' || stem.front() == '-') stem.insert(0, "_");
    return stem;
}

}  // namespace shenbao
