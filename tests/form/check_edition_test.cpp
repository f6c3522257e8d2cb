// What a person who writes an edition is told.
#include "pipeline/form/check_edition.hpp"

#include <catch2/catch.hpp>
#include <utility>

#include "edition_files.hpp"
#include "pipeline/form/find_editions.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

using FileProblems = std::vector<FileProblem>;

FileProblems problems_of(const std::string& content, const std::vector<FormEdition>& others = {}) {
    const ScratchFolder files;
    return check_edition(files.write("own.xml", content), kSchema, others);
}

// The single problem of project_targets changed in one place.
FileProblem problem_of(const std::string& from, const std::string& to) {
    const std::string content = replaced(built_in("project_targets"), from, to);
    const FileProblems problems = problems_of(content);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().line == line_of(content, to));
    CHECK(problems.front().gravity == Gravity::error);
    CHECK_FALSE(problems.front().remedy.empty());
    return problems.front();
}

}  // namespace

TEST_CASE("every built-in edition is without an error") {
    const auto files = find_editions(kModels + "/forms");
    REQUIRE(files.size() >= 13);
    for (const std::string& file : files)
        for (const FileProblem& problem : check_edition(file, kSchema, {})) FAIL_CHECK(file << with_line(problem));
}

TEST_CASE("all errors of a file are told, in its order, each once") {
    std::string content = replaced(built_in("project_targets"), "kind=\"phone\"", "kind=\"fone\"");
    content = replaced(content, "role=\"level2\"", "role=\"levle2\"");
    content = replaced(content, "<label>指标值</label>", "<label></label>");
    const FileProblems problems = problems_of(content);
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].line == line_of(content, "fone"));
    CHECK(problems[0].message.starts_with(
        "Element 'entry', attribute 'kind': The value 'fone' is not an element of the set {'vocabulary'"));
    CHECK(problems[0].remedy == "write one of these words");
    CHECK(problems[1].line == line_of(content, "levle2"));
    CHECK(problems[2].line == line_of(content, "<label></label>"));
    CHECK(problems[2].remedy == "write a text there, or remove the element");
}

TEST_CASE("a file full of errors tells the first hundred") {
    std::string entries;
    for (int i = 0; i < 500; ++i) entries += "<entry field=\"x\" kind=\"text\"><label>y</label></entry>\n";
    CHECK(problems_of(replaced(built_in("project_targets"), "<header>", "<header>" + entries)).size() == 100);
}

TEST_CASE("what belongs to an error is told: missing and unknown attributes, elements and text out of place") {
    CHECK(problem_of(" kind=\"phone\"><label>联系电话", "><label>联系电话").remedy == "add the attribute");
    CHECK(problem_of("kind=\"phone\"", "kind=\"phone\" size=\"3\"").remedy == "remove the attribute");
    CHECK(problem_of("<header>", "<haeder/><header>").remedy ==
          "write the elements that forms.xsd has here, in its order");
    CHECK(problem_of("edition=\"F3\"", "edition=\"F3 own\"").remedy ==
          "begin with a letter, and use letters, digits, - and _ without blanks");
    CHECK(problem_of("kind=\"phone\">", "kind=\"phone\">电话").remedy == "put the text into an element label");
}

TEST_CASE("one label for two columns or two entries is an error that names both lines") {
    const std::string content = built_in("project_targets");
    const FileProblem column =
        problem_of("<label>三级指标</label>", "<label>三级指标</label><label>二级指标：</label>");
    CHECK(column.message == "the label 二级指标： is also that of the one in line " +
                                std::to_string(line_of(content, "role=\"level2\"")));
    const FileProblem entry =
        problem_of("<label>联系电话</label>", "<label>联系电话</label><label>项目负责人</label>");
    CHECK(entry.message == "the label 项目负责人 is also that of the one in line " +
                               std::to_string(line_of(content, "field=\"principal\"")));
}

TEST_CASE("the same label in two sections, or twice for one column, is none") {
    std::string content = replaced(built_in("project_targets"), "<label>三级指标</label>",
                                   "<label>三级指标</label><label>三级指标</label><label>联系电话</label>");
    CHECK(problems_of(content).empty());
}

TEST_CASE("a role that no member of its section takes is an error") {
    CHECK(problem_of("role=\"name\"", "role=\"executed\"").message ==
          "nothing in this section takes the role executed");
    CHECK(problem_of("role=\"name\"", "role=\"goal\"").message ==
          "the role goal needs a column of the role project/name");
    const std::string monitoring = built_in("monitoring");
    const FileProblems funding = problems_of(replaced(monitoring, "role=\"rate\"", "role=\"level1\""));
    REQUIRE(funding.size() == 1);
    CHECK(funding.front().message == "nothing in this section takes the role level1");
    CHECK(problems_of(replaced(monitoring, "role=\"rate\"", "role=\"other\"")).empty());
    CHECK(problems_of(built_in("project_target_list")).empty());  // there, goal and budget are taken
}

TEST_CASE("a vocabulary that is not named, and placeholders that fit nothing or everything, are errors") {
    CHECK(problem_of("kind=\"vocabulary\" vocabulary=\"level1\"", "kind=\"vocabulary\" merged=\"true\"").message ==
          "the kind vocabulary does not say which");
    CHECK(problem_of("<label>联系电话</label>", "<label>联系电话{x}</label>").message ==
          "the label 联系电话{x} has an unknown placeholder");
    CHECK(problem_of("<label>联系电话</label>", "<label>{*}联系{n}电话</label>").message ==
          "the label {*}联系{n}电话 has more than one placeholder");
    CHECK(problem_of("<label>联系电话</label>", "<label>{*}</label>").message == "the label {*} fits every text");
}

TEST_CASE("a row that nothing on the page could be is an error") {
    const std::string costs = built_in("project_targets_ezhou");
    CHECK(problems_of(costs).empty());
    const auto only = [](const std::string& content) {
        const FileProblems problems = problems_of(content);
        REQUIRE(problems.size() == 1);
        return problems.front().message;
    };
    CHECK(only(replaced(built_in("project_targets"), "<label>单位资金</label>", "")) == "a row has no label");
    CHECK(only(replaced(costs, "any=\"true\"/>", "any=\"true\"><label>费用</label></row>")) ==
          "a row of any label has labels");
    CHECK(only(replaced(costs, "<group name=\"cost_item\">", "<group name=\"cost_item\" pairs=\"true\">")) ==
          "a row of any label needs columns to stand in");
}

TEST_CASE("a heading's half is one of the indicators' halves") {
    const std::string content =
        replaced(built_in("project_targets_long_term"), "halves=\"long_term annual\"", "halves=\"annual\"");
    const FileProblems problems = problems_of(content);
    REQUIRE(problems.size() == 3);
    CHECK(problems.front().message == "the half long_term is none of the indicators' halves");
    CHECK(problems.front().line == line_of(content, "half=\"long_term\""));
}

TEST_CASE("a title that another edition has is a warning, unless that edition is replaced") {
    const std::string list = kModels + "/forms/project_target_list.xml",
                      own = kModels + "/forms/project_targets.xml";
    const std::vector<FormEdition> others{read_form_edition(list, kSchema), read_form_edition(own, kSchema)};
    const std::string content = built_in("project_targets");
    const FileProblems problems = problems_of(content, others);
    REQUIRE_FALSE(problems.empty());
    for (const FileProblem& problem : problems) {
        CHECK(problem.gravity == Gravity::warning);
        CHECK(problem.message.ends_with(" is also that of project_target_list/F3w"));
    }
    const FileProblems beside = problems_of(replaced(content, "edition=\"F3\"", "edition=\"F3-x\""), others);
    CHECK(beside.size() > problems.size());
}
