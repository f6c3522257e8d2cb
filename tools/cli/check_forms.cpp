// forms check: what is wrong with form editions, also those that are too wrong to be loaded.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

#include "pipeline/form/check_edition.hpp"
#include "pipeline/form/find_editions.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/models_dir.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/cli/translate.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

using Editions = std::vector<FormEdition>;

// What is not valid is no neighbour to compare with; where it is asked for, its own check says why.
std::optional<FormEdition> read_if_valid(const std::string& path, const std::string& xsd_path) {
    try {
        return read_form_edition(path, xsd_path);
    } catch (const Error& error) {
        if (error.place().file == xsd_path) throw;
        return std::nullopt;
    }
}

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code absent;
    return fs::equivalent(a, b, absent);
}

// The built-in editions, those of --forms and those asked about, each file once.
Editions read_neighbours(const std::vector<std::string>& asked, const Options& options,
                         const std::string& models) {
    std::vector<std::string> files = find_editions(models + "/forms");
    if (!options.forms.empty()) std::ranges::copy(find_editions(options.forms), std::back_inserter(files));
    std::ranges::copy(asked, std::back_inserter(files));
    Editions editions;
    for (const std::string& file : files) {
        const auto known = [&](const FormEdition& one) { return is_same_file(one.file, file); };
        if (std::ranges::any_of(editions, known)) continue;
        if (auto edition = read_if_valid(file, schema_of_forms(models))) editions.push_back(std::move(*edition));
    }
    return editions;
}

class Checking {
  public:
    Checking(const Options& options, Language language)
        : models_(find_models_dir(options.models)),
          language_(language),
          neighbours_(read_neighbours(options.inputs, options, models_)) {}

    // Lines for standard output; the last one says `ok` if there is no error.
    std::string check(const std::string& file) {
        std::error_code absent;
        if (!fs::is_regular_file(file, absent)) {
            wrong_ = true;
            const Message why = fs::is_directory(file, absent) ? Message::is_folder
                                : fs::exists(file, absent)     ? Message::cannot_read_input
                                                               : Message::no_such_input;
            return line_of(file, make_problem(0, say(language_, why), say(language_, Message::check_name)));
        }
        std::vector<FileProblem> problems = check_edition(file, schema_of_forms(models_), neighbours_);
        const FormEdition* twin = find_twin(file);
        if (twin && is_beside(*twin, file))
            problems.push_back(make_problem(0, "the family and edition are also those of " + twin->file,
                                            "give it an edition of its own"));
        std::string lines;
        for (const FileProblem& problem : problems) lines += line_of(file, problem);
        const bool wrong = std::ranges::count(problems, Gravity::error, &FileProblem::gravity) > 0;
        wrong_ = wrong_ || wrong;
        return wrong ? lines : lines + all_is_well(file, twin);
    }

    [[nodiscard]] int exit_code() const { return wrong_ ? static_cast<int>(ErrorCode::wrong_usage) : 0; }

  private:
    std::string line_of(const std::string& file, const FileProblem& problem) const {
        const std::string prefix =
            problem.gravity == Gravity::warning ? say(language_, Message::warning) : std::string();
        const Error error(ErrorCode::wrong_usage, {file, std::nullopt}, with_line(problem), problem.remedy);
        return prefix + error_line(error, language_) + "\n";
    }

    // Another file of the same family and edition.
    const FormEdition* find_twin(const std::string& file) const {
        const auto own = std::ranges::find_if(
            neighbours_, [&](const FormEdition& one) { return is_same_file(one.file, file); });
        if (own == neighbours_.end()) return nullptr;
        const auto twin = std::ranges::find_if(neighbours_, [&](const FormEdition& one) {
            return &one != &*own && one.same_as(own->family, own->edition);
        });
        return twin == neighbours_.end() ? nullptr : &*twin;
    }

    // In one folder, which --forms would refuse.
    static bool is_beside(const FormEdition& twin, const std::string& file) {
        return fs::absolute(twin.file).parent_path() == fs::absolute(file).parent_path();
    }

    bool is_built_in(const std::string& file) const {
        return is_same_file((fs::path(models_) / "forms" / fs::path(file).filename()).string(), file);
    }

    std::string all_is_well(const std::string& file, const FormEdition* twin) const {
        if (!twin || !is_built_in(twin->file)) return say(language_, Message::form_ok, {file}) + "\n";
        return say(language_, Message::form_replaces, {file, twin->family + "/" + twin->edition}) + "\n";
    }

    std::string models_;
    Language language_;
    Editions neighbours_;
    bool wrong_ = false;
};

}  // namespace

int run_forms_check(const Options& options, Console& console) {
    Checking checking(options, console.language());
    std::string lines;
    for (const std::string& file : options.inputs) lines += checking.check(file);
    write_stdout(lines, console.language());
    return checking.exit_code();
}

}  // namespace shenbao
