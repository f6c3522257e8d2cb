// shenbao_bench_fill --from ARCHIVE --archive NEW --documents N --queued K: an archive of N filings with K fields
// each in the queue, made of one that was read, through the archive's own interface.
//
// Every copy has a source and a department of its own; which fields are queued and how sure the program says it is
// of them is drawn with a fixed seed, for 200 copies that are used in turn. Pictures of pages are the model's.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>

#include "pipeline/archive/archive.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/ingest/sha256.hpp"
#include "tools/cli/bulk/store_form.hpp"
#include "tools/cli/read_descriptor.hpp"

namespace {

using namespace shenbao;

constexpr std::chrono::minutes kLease{10};

ByteSource bytes_of(std::string content) {
    return [content = std::move(content)](const ByteSink& sink) { sink(std::as_bytes(std::span(content))); };
}

std::string hash_of(const std::string& content) {
    return find_sha256(Bytes(reinterpret_cast<const std::uint8_t*>(content.data()), content.size()));
}

struct Model {
    Declaration filing;
    std::vector<NewPageImage> pictures;
};

Model load_model(const std::string& folder) {
    const Archive archive(folder, OpenMode::existing);
    Model model;
    archive.visit_declarations([&](const std::string& json) { model.filing = from_json(json).front(); });
    const std::string& sha256 = model.filing.source.sha256;
    for (const PageInfo& page : model.filing.source.pages)
        if (const auto picture = archive.open_page_image(sha256, page.number))
            model.pictures.push_back({picture->info, bytes_of(read_all(picture->file))});
    return model;
}

// All are accepted but `queued` of them, whose confidence is anywhere between none and the threshold.
void draw_queue(Declaration& filing, int queued, std::mt19937& random) {
    std::vector<Field*> fields;
    visit_fields(filing, [&](const std::string&, Field& field) { fields.push_back(&field); });
    for (Field* field : fields) field->status = FieldStatus::accepted;
    std::ranges::shuffle(fields, random);
    std::uniform_real_distribution<double> doubt(0.2, 0.99);
    for (int i = 0; i < std::min(queued, static_cast<int>(fields.size())); ++i) {
        fields[static_cast<std::size_t>(i)]->status = FieldStatus::review;
        fields[static_cast<std::size_t>(i)]->confidence = doubt(random);
    }
    filing.issues.clear();  // those of the model are of other fields
}

// Stand where a copy has something of its own; as long as what takes their place needs no escapes, the JSON holds.
const std::string kSha256Mark = "SHA256-OF-THE-COPY", kNameMark = "NAME-OF-THE-COPY",
                  kDepartmentMark = "DEPARTMENT-OF-THE-COPY";

// Copies that differ in what is queued. Writing a declaration out takes longer than storing it: each is used
// again.
constexpr int kVariants = 200;

std::vector<NewDeclaration> draw_variants(const Model& model, int count, int queued) {
    std::mt19937 random(7);
    std::vector<NewDeclaration> variants;
    for (int i = 0; i < count; ++i) {
        Declaration filing = model.filing;
        filing.id = kSha256Mark + "-1";
        filing.source.sha256 = kSha256Mark;
        filing.source.name = kNameMark;
        if (filing.organisation.department_name) filing.organisation.department_name->text = kDepartmentMark;
        draw_queue(filing, queued, random);
        variants.push_back(store_form_of(filing));
    }
    return variants;
}

using Marks = std::vector<std::pair<std::string, std::string>>;

void replace_marks(std::string& text, const Marks& marks) {
    for (const auto& [mark, own] : marks)
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + own.size()))
            text.replace(at, mark.size(), own);
}

NewDeclaration with_own(NewDeclaration variant, const Marks& marks) {
    for (std::string* text : {&variant.json, &variant.department}) replace_marks(*text, marks);
    for (ReviewField& field : variant.review)
        for (std::string* text : {&field.text, &field.read}) replace_marks(*text, marks);
    return variant;
}

void store(Archive& archive, const std::string& content, const std::string& name, int pages,
           NewDeclaration declaration, std::vector<NewPageImage> pictures) {
    const std::string sha256 = hash_of(content);
    archive.add_source({sha256, content.size(), "application/pdf", name}, bytes_of(content));
    const auto lease = archive.lease("fill", kLease);
    if (!lease || lease->sha256 != sha256) throw std::runtime_error("something else waits in the archive");
    DocumentResult result;
    result.declarations.push_back(std::move(declaration));
    result.pages = pages;
    result.elapsed_ms = 1000;
    result.program = "shenbao_bench_fill";
    result.images = std::move(pictures);
    if (!archive.finish(*lease, result)) throw std::runtime_error("the lease ended too early");
}

void add_copies(Archive& archive, const Model& model, int documents, int queued) {
    const auto variants = draw_variants(model, std::min(documents, kVariants), queued);
    for (int number = 1; number <= documents; ++number) {
        const std::string name = "/scans/" + std::to_string(number) + ".pdf", content = "filing " + name;
        const Marks marks{{kSha256Mark, hash_of(content)},
                          {kNameMark, name},
                          {kDepartmentMark, "第" + std::to_string(number) + "局"}};
        const auto& variant = variants[static_cast<std::size_t>(number) % variants.size()];
        store(archive, content, name, static_cast<int>(model.filing.source.pages.size()), with_own(variant, marks),
              model.pictures);
    }
}

void add_output(Archive& archive, const std::string& file) {
    std::ifstream stream(file);
    const std::string json{std::istreambuf_iterator<char>(stream), {}};
    std::vector<Declaration> filings = from_json(json);
    if (filings.empty()) throw std::runtime_error(file + " has no declaration");
    Declaration& filing = filings.front();
    filing.source.sha256 = hash_of(json);
    filing.id = filing.source.sha256 + "-1";
    filing.source.name = file.substr(0, file.rfind(".out.json"));
    store(archive, json, filing.source.name, static_cast<int>(filing.source.pages.size()), store_form_of(filing),
          {});
}

}  // namespace

// What is filled outlives no power cut, and need not: waiting for the disk several times a document took longer
// than all the rest. The libraries that are linked call these.
extern "C" int fsync(int) {
    return 0;
}
extern "C" int fdatasync(int) {
    return 0;
}

int main(int argc, char** argv) {
    std::string from, place;
    std::vector<std::string> outputs;
    int documents = 10000, queued = 10;
    CLI::App app{"Fills an archive with copies of a filing"};
    auto* copies = app.add_option("--from", from, "archive with one filing that was read");
    app.add_option("--outputs", outputs, "what extract --evidence wrote")->excludes(copies);
    app.add_option("--archive", place, "archive to fill: a new folder, or an empty database")->required();
    app.add_option("--documents", documents, "how many copies");
    app.add_option("--queued", queued, "fields in the queue, of each copy");
    CLI11_PARSE(app, argc, argv);
    try {
        Archive archive(place, OpenMode::create);
        for (const std::string& file : outputs) add_output(archive, file);
        if (!from.empty()) add_copies(archive, load_model(from), documents, queued);
        const ArchiveCounts counts = archive.counts();
        std::cout << counts.done << " documents, " << counts.fields << " fields, " << counts.review()
                  << " queued\n";
        return 0;
    } catch (const std::exception& error) {
        std::cerr << place << ": " << error.what() << "\n";
        return 5;
    }
}
