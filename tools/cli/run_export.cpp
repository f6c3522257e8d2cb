// export: every declaration of an archive, in lists of all of them or in files of each document.
#include <filesystem>

#include "pipeline/archive/archive.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/export_files.hpp"
#include "tools/cli/outcome.hpp"
#include "tools/cli/read_descriptor.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

// Those that a folder gets of each document; of the others it gets lists. A workbook is both.
bool is_of_each_document(Format format) {
    return is_of_one_document(format) || format == Format::html || format == Format::xlsx;
}
bool is_list(Format format) {
    return !is_of_one_document(format) && format != Format::html;
}

class Export {
  public:
    Export(const Options& options, const Archive& archive, Console& console)
        : options_(options), archive_(archive), console_(console), names_({}, console.language()) {}

    void to_standard_output() const {
        const TidyTable table = options_.delivery.table.value_or(TidyTable::indicators);
        write_list(archive_, options_.formats.front(), table,
                   [&](std::string_view part) { write_stdout(part, console_.language()); });
    }

    // The lists of all documents, under that name or, where they are several, with the ending of each.
    void to_file(const std::string& name) {
        for (const Format format : options_.formats) {
            if (format != Format::csv) {
                write(options_.formats.size() == 1 ? name : with_ending(name, endings_of(format, {}).front()),
                      format, TidyTable::indicators);
                continue;
            }
            const auto endings = endings_of(format, options_.delivery);
            const bool several = endings.size() > 1 || options_.formats.size() > 1;
            for (std::size_t i = 0; i < endings.size(); ++i)
                write(several ? with_ending(name, endings[i]) : name, format, tables_of(options_.delivery)[i]);
        }
    }

    void to_folder() {
        make_folder(options_.out, console_.language());
        std::vector<Format> each;
        for (const Format format : options_.formats) {
            if (is_list(format)) write_lists(format);
            if (is_of_each_document(format)) each.push_back(format);
        }
        StemNames stems;
        if (!each.empty())
            visit_documents(archive_, [&](const std::vector<Declaration>& document) {
                const std::string base = at(stems.next(document.front().source.name));
                for (const Format format : each) write_document(format, document, base);
            });
    }

    [[nodiscard]] int exit_code(bool review) {
        FieldCounts counts;
        counts.review_required = review;
        outcome_.add(counts);
        return outcome_.exit_code();
    }

  private:
    [[nodiscard]] std::string at(const std::string& name) const {
        return (fs::path(options_.out) / name).string();
    }

    void write_lists(Format format) {
        const auto endings = endings_of(format, options_.delivery);
        for (std::size_t i = 0; i < endings.size(); ++i)
            write(at("all" + endings[i]), format,
                  format == Format::csv ? tables_of(options_.delivery)[i] : TidyTable::indicators);
    }

    void write(const std::string& path, Format format, TidyTable table) {
        names_.claim(path);
        write_file(
            path, [&](const PartSink& sink) { write_list(archive_, format, table, sink); }, console_.language());
    }

    // A document that cannot be written in a format is told, and the others still are.
    void write_document(Format format, const std::vector<Declaration>& document, const std::string& base) {
        try {
            std::string source;
            if (format == Format::pdf) source = read_all(archive_.open_source(document.front().source.sha256));
            for (const DeliveredFile& file : deliver(format, document, options_.delivery, source)) {
                names_.claim(base + file.ending);
                write_file(base + file.ending, file.content, console_.language());
            }
        } catch (const Error& error) {
            console_.error(error);
            outcome_.add(error);
        }
    }

    const Options& options_;
    const Archive& archive_;
    Console& console_;
    OutputNames names_;
    Outcome outcome_;
};

bool wants_folder(const Options& options) {
    std::error_code ignored;
    return !options.out.empty() && (options.out.ends_with('/') || fs::is_directory(options.out, ignored));
}

}  // namespace

int run_export(const Options& options, Console& console) {
    const bool folder = wants_folder(options);
    for (const Format format : options.formats)
        if (is_of_one_document(format) && !folder)
            throw Error(ErrorCode::wrong_usage, {},
                        say(console.language(), Message::format_needs_folder, {format_name(format)}));
    if (!folder && !options.out.empty() && options.formats.size() == 1)
        refuse_other_ending(options.out, options.formats.front(), console.language());
    const Archive archive(options.archive, OpenMode::existing);
    const ArchiveCounts counts = archive.counts();
    Export everything(options, archive, console);
    if (folder)
        everything.to_folder();
    else if (options.out.empty())
        everything.to_standard_output();
    else
        everything.to_file(options.out);
    return everything.exit_code(counts.review_declarations > 0);
}

}  // namespace shenbao
