// export: every declaration of an archive in one file, written one after another.
#include "pipeline/archive/archive.hpp"
#include "pipeline/deliver/declaration_stream.hpp"
#include "pipeline/deliver/json.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/outputs.hpp"

namespace shenbao {

namespace {

void write_declarations(const Archive& archive, Format format, const DeclarationStream::Write& write) {
    DeclarationStream stream(format == Format::xml ? DeclarationStream::Kind::xml : DeclarationStream::Kind::json,
                             write);
    archive.visit_declarations([&](const std::string& json) {
        for (const Declaration& declaration : from_json(json)) stream.add(declaration);
    });
    stream.finish();
}

}  // namespace

int run_export(const Options& options, Console& console) {
    const Archive archive(options.archive, OpenMode::existing);
    const Language language = console.language();
    const Format format = options.formats.front();
    const ArchiveCounts counts = archive.counts();
    if (options.out.empty())
        write_declarations(archive, format, [&](std::string_view part) { write_stdout(part, language); });
    else
        write_file(
            options.out, [&](const auto& write) { write_declarations(archive, format, write); }, language);
    constexpr int kSomeNeedReview = 3;
    return counts.review_declarations > 0 ? kSomeNeedReview : 0;
}

}  // namespace shenbao
