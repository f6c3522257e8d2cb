// A folder of the user's own editions beside the built-in ones.
#include <catch2/catch.hpp>
#include <filesystem>

#include "edition_files.hpp"
#include "models/declaration/error.hpp"
#include "pipeline/form/form_library.hpp"
#include "pipeline/form/library_parts.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::vector<FormEdition> editions_with(const std::string& folder) {
    return FormLibrary(kModels, folder).parts().editions;
}

Error refusal_of(const std::string& folder) {
    try {
        (void)editions_with(folder);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::wrong_usage);
        return error;
    }
    FAIL("a wrong folder was taken");
    throw std::logic_error("unreachable");
}

}  // namespace

TEST_CASE("an edition of one's own stands before the built-in ones, which all stay") {
    const EditionFiles files;
    const std::string path =
        files.write("own.xml", replaced(built_in("project_targets"), "edition=\"F3\"", "edition=\"F3-own\""));
    const auto editions = editions_with(files.folder());
    CHECK(editions.size() == editions_with("").size() + 1);
    CHECK(editions.front().edition == "F3-own");
    CHECK(editions.front().file == path);
}

TEST_CASE("an edition of the family and edition of a built-in one replaces that one") {
    const EditionFiles files;
    (void)files.write("own.xml", replaced(built_in("project_targets"), "<label>项目名称", "<label>工程名称"));
    const auto editions = editions_with(files.folder());
    CHECK(editions.size() == editions_with("").size());
    std::vector<std::string> names;
    for (const FormEdition& edition : editions)
        if (edition.same_as("project_targets", "F3")) names.push_back(edition.header.front().labels.front());
    CHECK(names == std::vector<std::string>{"工程名称"});
}

TEST_CASE("only XML files of the folder itself are read") {
    const EditionFiles files;
    (void)files.write("own.xml", built_in("project_targets"));
    (void)files.write("notes.txt", "not XML");
    std::filesystem::create_directory(files.folder() + "/folder.xml");
    CHECK(editions_with(files.folder()).size() == editions_with("").size());
}

TEST_CASE("an own edition that is wrong is named with its line") {
    const EditionFiles files;
    const std::string content = replaced(built_in("project_targets"), "<header>", "<haeder>");
    const std::string path = files.write("own.xml", content);
    CHECK(refusal_of(files.folder()).one_line().starts_with(path + ": line "));
}

TEST_CASE("a folder without editions, and two of one family and edition, are wrong usage") {
    const EditionFiles files;
    CHECK(refusal_of(files.folder()).one_line() ==
          files.folder() + ": no form editions here; give a folder with form editions (*.xml)");
    CHECK(refusal_of(files.folder() + "/nowhere").code() == ErrorCode::wrong_usage);
    (void)files.write("a.xml", built_in("project_targets"));
    const std::string second = files.write("b.xml", built_in("project_targets"));
    CHECK(refusal_of(files.folder()).one_line() ==
          second + ": another file of this folder is also project_targets/F3; give it an edition of its own");
}
