// shenbao_bench_fill --from ARCHIVE --archive NEW --documents N --queued K: an archive of N filings with K fields
// each in the queue, made of one that was read, through the archive's own interface.
//
// Every copy has a source, a department and an item number of its own; which fields are queued and how sure the
// program says it is of them is drawn with a fixed seed. Pictures of pages are the model's.
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

void store(Archive& archive, const std::string& content, const std::string& name, Declaration filing,
           std::vector<NewPageImage> pictures) {
    const std::string sha256 = hash_of(content);
    archive.add_source({sha256, content.size(), "application/pdf", name}, bytes_of(content));
    const auto lease = archive.lease("fill", kLease);
    if (!lease || lease->sha256 != sha256) throw std::runtime_error("something else waits in the archive");
    filing.id = sha256 + "-1";
    filing.source.sha256 = sha256;
    filing.source.name = name;
    DocumentResult result;
    result.declarations.push_back(store_form_of(filing));
    result.pages = static_cast<int>(filing.source.pages.size());
    result.elapsed_ms = 1000;
    result.program = "shenbao_bench_fill";
    result.images = std::move(pictures);
    if (!archive.finish(*lease, result)) throw std::runtime_error("the lease ended too early");
}

void add_copy(Archive& archive, const Model& model, int number, int queued, std::mt19937& random) {
    const std::string name = "/scans/" + std::to_string(number) + ".pdf";
    Declaration filing = model.filing;
    if (filing.organisation.department_name)
        filing.organisation.department_name->text = "第" + std::to_string(number) + "局";
    draw_queue(filing, queued, random);
    store(archive, "filing " + name, name, std::move(filing), model.pictures);
}

void add_output(Archive& archive, const std::string& file) {
    std::ifstream stream(file);
    const std::string json{std::istreambuf_iterator<char>(stream), {}};
    std::vector<Declaration> filings = from_json(json);
    if (filings.empty()) throw std::runtime_error(file + " has no declaration");
    store(archive, json, file.substr(0, file.rfind(".out.json")), std::move(filings.front()), {});
}

}  // namespace

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
        if (!from.empty()) {
            const Model model = load_model(from);
            std::mt19937 random(7);
            for (int number = 1; number <= documents; ++number) add_copy(archive, model, number, queued, random);
        }
        const ArchiveCounts counts = archive.counts();
        std::cout << counts.done << " documents, " << counts.fields << " fields, " << counts.review()
                  << " queued\n";
        return 0;
    } catch (const std::exception& error) {
        std::cerr << place << ": " << error.what() << "\n";
        return 5;
    }
}
