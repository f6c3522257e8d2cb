#include "pipeline/deliver/pdf/searchable_pdf.hpp"

#include <algorithm>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/layout/placed_pages.hpp"
#include "pipeline/deliver/pdf/hidden_text.hpp"
#include "pipeline/deliver/pdf/invisible_text.hpp"
#include "pipeline/deliver/pdf/picture_page.hpp"

namespace shenbao {
namespace {

constexpr double kHiddenShare =
    0.2;  // of our text's characters: more hidden bytes are a text layer. Guess, unmeasured

using PagesByNumber = std::map<int, PlacedPage>;

PagesByNumber pages_by_number(std::span<const Declaration> declarations) {
    PagesByNumber pages;
    for (PlacedPage& page : place_pages(declarations)) pages.emplace(page.info.number, std::move(page));
    return pages;
}

// What the page does not hold as text of its own: what a person corrected in that would stand there twice.
std::vector<PlacedLine> lines_to_lay(const PlacedPage& page) {
    std::vector<PlacedLine> lines = page.lines;
    for (const PlacedTable& table : page.tables)
        for (const PlacedCell& cell : table.cells) lines.insert(lines.end(), cell.lines.begin(), cell.lines.end());
    std::erase_if(lines, [](const PlacedLine& line) { return line.read_from == FieldSource::text_layer; });
    return lines;
}

std::size_t text_size(const std::vector<PlacedLine>& lines) {
    std::size_t size = 0;
    for (const PlacedLine& line : lines) size += line.text.size();
    return size;
}

QPDFObjectHandle dictionary_in(QPDFObjectHandle owner, const std::string& key) {
    QPDFObjectHandle found = owner.getKey(key);
    QPDFObjectHandle own = found.isDictionary() ? found.shallowCopy() : QPDFObjectHandle::newDictionary();
    owner.replaceKey(key, own);  // a copy: other pages may share it
    return owner.getKey(key);
}

std::string add_font(QPDFPageObjectHelper& page, const InvisibleFont& font) {
    QPDFObjectHandle resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
        page.getObjectHandle().replaceKey("/Resources", QPDFObjectHandle::newDictionary());
        resources = page.getObjectHandle().getKey("/Resources");
    }
    int suffix = 0;
    const std::string name = resources.getUniqueResourceName("/Shenbao", suffix);
    dictionary_in(resources, "/Font").replaceKey(name, font.object());
    return name;
}

void lay_text(QPDF& pdf, QPDFPageObjectHelper page, const std::vector<PlacedLine>& lines, const Affine& to_user,
              InvisibleFont& font) {
    if (lines.empty()) return;
    const std::string contents = show_lines(lines, to_user, add_font(page, font), font);
    if (!contents.empty()) page.addPageContents(QPDFObjectHandle::newStream(&pdf, contents), true);
}

void lay_on_pdf(QPDF& pdf, const PagesByNumber& read, InvisibleFont& font) {
    int number = 0;
    for (const QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        const auto found = read.find(++number);
        if (found == read.end() || !found->second.info.to_user_space) continue;
        const std::vector<PlacedLine> lines = lines_to_lay(found->second);
        if (lines.empty() ||
            static_cast<double>(count_hidden_text(page)) > kHiddenShare * static_cast<double>(text_size(lines)))
            continue;
        lay_text(pdf, page, lines, *found->second.info.to_user_space, font);
    }
}

void lay_on_pictures(QPDF& pdf, std::string_view source, const std::string& media_type, const PagesByNumber& read,
                     InvisibleFont& font) {
    std::optional<PictureScale> last;
    int number = 0;
    visit_pictures(source, media_type, [&](const Picture& picture) {
        const auto found = read.find(++number);
        const PageInfo* info = found == read.end() ? nullptr : &found->second.info;
        if (const auto own = info ? scale_of(*info) : std::nullopt) last = own;
        const PictureScale scale = last.value_or(usual_scale(picture));
        const QPDFPageObjectHelper page = add_picture_page(pdf, picture, scale, info ? info->quarter_turns : 0);
        if (info) lay_text(pdf, page, lines_to_lay(found->second), picture_to_user(picture, scale), font);
    });
}

std::string written(QPDF& pdf) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDecodeLevel(qpdf_dl_none);  // what the source has packed stays as it is
    writer.setCompressStreams(true);
    writer.setMinimumPDFVersion("1.5");
    if (!pdf.isEncrypted()) writer.setDeterministicID(true);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

std::string make_pdf(std::string_view source, const SourceInfo& info, const PagesByNumber& read) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    std::optional<InvisibleFont> font;
    if (info.media_type == "application/pdf") {
        pdf.processMemoryFile(info.name.c_str(), source.data(), source.size());
        lay_on_pdf(pdf, read, font.emplace(pdf));
    } else {
        pdf.emptyPDF();
        lay_on_pictures(pdf, source, info.media_type, read, font.emplace(pdf));
    }
    font->finish();
    return written(pdf);
}

}  // namespace

std::string to_searchable_pdf(std::string_view source, std::span<const Declaration> declarations) {
    if (declarations.empty())
        throw Error(ErrorCode::unreadable_input, {}, "nothing was read of the document", "scan or copy it again");
    const SourceInfo& info = declarations.front().source;
    const ErrorPlace place{info.name, std::nullopt};
    if (info.media_type != "application/pdf" && !info.media_type.starts_with("image/"))
        throw Error(ErrorCode::unreadable_input, place, "a searchable PDF is made of PDFs and images only",
                    "export it to PDF first");
    try {
        return make_pdf(source, info, pages_by_number(declarations));
    } catch (const Error& error) {  // of a picture, which does not know its name
        throw Error(error.code(), place, error.what(), error.remedy());
    } catch (const QPDFExc&) {
        throw Error(ErrorCode::unreadable_input, place, "the PDF is damaged", "open it and print it to a new PDF");
    }
}

}  // namespace shenbao
