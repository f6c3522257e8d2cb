#include "tools/eval/report.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/ingest/source_document.hpp"
#include "tests/eval/eval_samples.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tools/eval/field_picture.hpp"
#include "tools/eval/match_files.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

Evaluation one_wrong(const std::string& truth, const std::string& output) {
    return evaluate_pair({{"title", truth}}, {{"title", field(output, 0.97, "accepted")}});
}

long count_of(const std::string& text, const std::string& part) {
    long count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

// A white page with a black square where the field is, and what an output says of it.
struct SquarePage {
    std::string scan;  // path
    DocumentFacts facts;
    FieldOutcome field;
};

SquarePage draw_square_page(const ScratchFolder& folder) {
    SquarePage page;
    page.scan = folder.path() + "/scan.png";
    cv::Mat picture(400, 300, CV_8UC1, cv::Scalar(255));
    cv::rectangle(picture, cv::Rect(100, 200, 40, 20), cv::Scalar(0), cv::FILLED);
    cv::imwrite(page.scan, picture);
    page.facts.source = "elsewhere/scan.png";
    page.facts.source_sha256 = open_document(page.scan)->info().sha256;
    page.facts.to_source[1] = {1, 0, 10, 0, 1, 20};  // the upright page is the scan without its first px
    page.field.page = 1;
    page.field.bbox = {90, 180, 130, 200};
    return page;
}

cv::Mat picture_in(const std::string& url) {
    static const std::string kHead = "data:image/jpeg;base64,";
    REQUIRE(url.starts_with(kHead));
    static const std::string kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::vector<unsigned char> bytes;
    unsigned bits = 0;
    int have = 0;
    for (const char c : url.substr(kHead.size())) {
        if (c == '=') break;
        bits = bits << 6U | static_cast<unsigned>(kDigits.find(c));
        have += 6;
        if (have >= 8) bytes.push_back(static_cast<unsigned char>(bits >> static_cast<unsigned>(have -= 8)));
    }
    return cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
}

}  // namespace

TEST_CASE("the report has its curves, groups and confusions in one file that asks nobody for anything") {
    const std::string html = html_report(one_wrong("仓库", "仓厍"));
    for (const char* part : {"reliability diagram", "risk-coverage curve", "By kind of field",
                             "Errors by confusion", "<td>库<td>厍", "default-src 'none'"})
        CHECK(html.find(part) != std::string::npos);
    CHECK(count_of(html, "<svg") == 2);
    for (const char* part : {"http:", "https:", "<script", "<link", "url("}) {
        CAPTURE(part);
        CHECK(html.find(part) == std::string::npos);
    }
}

TEST_CASE("texts, paths and names are shown as text, whatever stands in them") {
    const std::string attack = "<script>alert(1)</script>\"'&";
    Evaluation evaluation = one_wrong(attack, "\"><img src=x onerror=alert(2)>");
    evaluation.fields[0].path = "history/" + attack;
    evaluation.fields[0].field_kind = attack;
    evaluation.facts[0].name = evaluation.facts[0].profile = attack;
    evaluation.facts[0].doubts.push_back({"title", attack, attack});
    const std::string html = html_report(
        evaluation, [](const DocumentFacts&, const FieldOutcome&) { return "\"><script>alert(3)</script>"; });
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<img src=x") == std::string::npos);
    CHECK(html.find("&lt;script&gt;alert(1)") != std::string::npos);
    CHECK(html.find("src=\"&quot;&gt;&lt;script") != std::string::npos);
}

TEST_CASE("the twenty worst fields have pictures, the others do not") {
    json truth = json::object(), output = json::object();
    for (int i = 0; i < 25; ++i) {
        truth["history"][std::to_string(2000 + i)] = "甲";
        output["history"][std::to_string(2000 + i)] = field("乙");
    }
    const std::string html =
        html_report(evaluate_pair(truth, output),
                    [](const DocumentFacts&, const FieldOutcome&) { return "data:image/jpeg;base64,AAAA"; });
    CHECK(count_of(html, "<img") == 20);
    CHECK(count_of(html, "class=\"review\"") == 25);
}

TEST_CASE("a field is cut out of its scan through the map of its page") {
    const ScratchFolder folder;
    const SquarePage page = draw_square_page(folder);
    const cv::Mat picture = picture_in(cut_from_scans({folder.path()})(page.facts, page.field));
    CHECK(picture.cols == 40 + 2 * 16);
    CHECK(picture.rows == 20 + 2 * 16);
    const cv::Rect inside(16, 16, 40, 20);
    CHECK(cv::mean(picture(inside))[0] < 20);
    CHECK(picture.at<unsigned char>(5, 5) > 235);
    CHECK(picture.at<unsigned char>(picture.rows - 6, picture.cols - 6) > 235);
}

TEST_CASE("there is no picture of another scan, of no place and of a broken map") {
    const ScratchFolder folder;
    const SquarePage page = draw_square_page(folder);
    const auto picture = cut_from_scans({folder.path()});
    DocumentFacts other = page.facts;
    other.source_sha256 = std::string(64, '0');
    CHECK(picture(other, page.field).empty());
    CHECK_FALSE(picture(page.facts, page.field).empty());  // also after another one was looked for
    FieldOutcome field = page.field;
    field.page = 2;
    CHECK(picture(page.facts, field).empty());
    field = page.field;
    field.bbox = {};
    CHECK(picture(page.facts, field).empty());
    field.bbox = {-2'000'000'000, 0, 2'000'000'000, 10};
    CHECK(picture(page.facts, field).empty());
    other = page.facts;
    other.to_source[1] = {0, 0, 1e300, 0, 0, 1e300};
    (void)picture(other, page.field);  // nothing to see, no crash
    CHECK(cut_from_scans({})(page.facts, page.field).empty());
}

TEST_CASE("truths and outputs of folders are matched by name, marked files first") {
    const ScratchFolder truths, outputs;
    for (const char* name : {"a.truth.json", "b.json", "c.truth.json", "notes.txt"}) (void)truths.write(name);
    for (const char* name : {"a.json", "a.out.json", "b.json", "d.json"}) (void)outputs.write(name);
    const MatchedFiles matched = match_files(truths.path(), outputs.path());
    REQUIRE(matched.pairs.size() == 2);
    CHECK(matched.pairs[0].name == "a");
    CHECK(matched.pairs[0].output.ends_with("a.out.json"));
    CHECK(matched.pairs[1].output.ends_with("b.json"));
    REQUIRE(matched.unanswered.size() == 1);
    CHECK(matched.unanswered[0].ends_with("c.truth.json"));
    REQUIRE(matched.unclaimed.size() == 1);
    CHECK(matched.unclaimed[0].ends_with("d.json"));
}

TEST_CASE("one folder may hold truths and outputs") {
    const ScratchFolder both;
    for (const char* name : {"a.truth.json", "a.out.json", "b.truth.json", "b.json", "c.json"})
        (void)both.write(name);
    const MatchedFiles matched = match_files(both.path(), both.path());
    CHECK(matched.pairs.size() == 2);
    for (const FilePair& pair : matched.pairs) CHECK(pair.truth != pair.output);
}
