// From an import over a correction to a later reading, with declarations as the program makes them.
#include "pipeline/archive/review_queue.hpp"
#include "tests/bulk/bulk_desk.hpp"
#include "tools/cli/bulk/declaration_reviser.hpp"
#include "tools/cli/bulk/store_form.hpp"
#include "tools/cli/commands.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

const DeclarationReviser& reviser() {
    static const DeclarationReviser made(load_correction_knowledge(SHENBAO_SOURCE_DIR "/models", 0.001));
    return made;
}

std::string exported(const BulkDesk& desk) {
    Options options;
    options.archive = desk.at("archive");
    options.out = desk.at("all.json");
    Console console(Language::english, LogLevel::error, ProgressStyle::lines);
    (void)run_export(options, console);
    std::ifstream file(options.out);
    return {std::istreambuf_iterator<char>(file), {}};
}

const Field* find_field(const Declaration& declaration, const std::string& path) {
    const Field* found = nullptr;
    visit_fields(declaration, [&](const std::string& at, const Field& field) {
        if (at == path) found = &field;
    });
    return found;
}

}  // namespace

TEST_CASE("a correction is in what is exported, with its status, and stays when the file is read again") {
    const BulkDesk desk;
    PoolSettings settings = desk.settings("answer");
    settings.reviser = &reviser();
    const auto paths = desk.write_files(1);
    desk.import_all(paths, settings);
    ReviewItem item;
    {
        Archive archive = desk.open();
        ReviewQueue queue(archive, reviser());
        const auto items = queue.items();
        REQUIRE_FALSE(items.empty());
        item = items.front();
        CHECK(item.text == item.read);
        CHECK(queue.settle({item.key, item.seen, "anna"}, "what a person reads").outcome == EditOutcome::done);
    }
    for (int reading = 0; reading < 2; ++reading) {
        const std::string text = exported(desk);
        CHECK(text.find("\"evidence\"") == std::string::npos);
        const auto declarations = from_json(text);
        REQUIRE(declarations.size() == 1);
        const Field* field = find_field(declarations.front(), item.key.path);
        REQUIRE(field);
        CHECK(field->text == "what a person reads");
        CHECK(field->status == FieldStatus::corrected);
        CHECK(field->source == FieldSource::correction);
        Console console(Language::english, LogLevel::error, ProgressStyle::lines);
        Archive archive = desk.open();
        import_files(archive, {paths, paths, {}, KnownSources::read_again}, settings, console);
        CHECK(archive.counts().versions == reading + 2);
    }
    Archive archive = desk.open();
    CHECK(ReviewQueue(archive, reviser()).history(item.key).size() == 3);
}

TEST_CASE("no correction changes nothing: what is stored is revised to itself") {
    const Declaration declaration = make_full_declaration();
    const std::string json = to_json(std::span(&declaration, 1), EvidenceOutput::shown, JsonLayout::compact);
    CHECK(reviser().revise(json, {}).json == json);
    CHECK(store_form_of(declaration).json == json);
}
