// Files of declarations: found out by their content, named in what is wrong with them.
#include "pipeline/deliver/read_file.hpp"

#include <filesystem>

#include "tests/deliver/delivered.hpp"
#include "tests/support/sample_declaration.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

class OneFile {
  public:
    explicit OneFile(const std::string& content) : path_(folder_.write("file", content)) {}
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    ScratchFolder folder_;
    std::string path_;
};

Error file_refusal(const std::string& path) {
    return refusal_of([&] { return read_declarations(path, kXsd); });
}

}  // namespace

TEST_CASE("a file is JSON or XML by its content") {
    const Declaration d = make_full_declaration();
    const auto written = from_json(to_json({&d, 1}));
    for (const std::string& content : {to_json({&d, 1}), to_xml({&d, 1}), "\xEF\xBB\xBF" + to_xml({&d, 1}),
                                       "\xEF\xBB\xBF" + to_json({&d, 1}), "\n " + to_json({&d, 1})})
        CHECK(read_declarations(OneFile(content).path(), kXsd) == written);
}

TEST_CASE("what is wrong with a file is one line with its name and line") {
    const Declaration d = make_full_declaration();
    const OneFile wrong(replaced(to_xml({&d, 1}), "<schema>shenbao/1</schema>", "<schema>\nshenbao/2</schema>"));
    const Error error = file_refusal(wrong.path());
    CHECK(error.place().file == wrong.path());
    CHECK(error.one_line().starts_with(wrong.path() + ": line 3: "));
    CHECK(file_refusal(OneFile("").path()).what() == std::string("line 1: this is not JSON"));
    CHECK(file_refusal("/nowhere/at all.xml").place().file == "/nowhere/at all.xml");
    CHECK(file_refusal("/tmp").what() == std::string("cannot read the file"));
}

TEST_CASE("of a file too large, or endless, no more is read than a file may have") {
    const OneFile large("<shenbao>");
    std::filesystem::resize_file(large.path(), 100ULL << 20);  // a hole: it takes no room
    CHECK(file_refusal(large.path()).what() == std::string("the file has more than 32 MiB"));
    CHECK(file_refusal("/dev/zero").what() == std::string("/: the file has more than 32 MiB"));
}
