#include "pipeline/run/extract_document.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <opencv2/core.hpp>
#include <optional>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/base/read_page.hpp"
#include "pipeline/check/check_declaration.hpp"
#include "pipeline/check/settle_amounts.hpp"
#include "pipeline/form/build_declarations.hpp"
#include "pipeline/run/read_sheet.hpp"
#include "pipeline/run/repair_page.hpp"
#include "pipeline/trust/assess.hpp"

namespace shenbao {

namespace {

std::vector<int> pages_to_read(const SourceDocument& document, const std::vector<int>& asked) {
    std::vector<int> pages = asked;
    if (pages.empty()) {
        pages.resize(static_cast<std::size_t>(document.page_count()));
        std::iota(pages.begin(), pages.end(), 1);
    } else if (pages.back() > document.page_count()) {
        throw Error(ErrorCode::wrong_usage, {document.info().name, pages.back()}, "there is no such page",
                    "the document has " + std::to_string(document.page_count()));
    }
    return pages;
}

Issue to_issue(const Error& failure) {
    return {kUnreadablePage, Severity::error, failure.what(), failure.place().page, std::nullopt, {}};
}

// What no stage foresaw, as an error of the page: what() of OpenCV has paths and line ends.
Error page_fault(const ErrorPlace& place, const cv::Exception& fault) {
    return {ErrorCode::unreadable_input, place,
            "the page cannot be worked on (" + fault.func + ": " + fault.err + ")",
            "scan the page again, and please report it with the file"};
}

struct ReadPages {
    std::vector<ReadPage> pages;
    std::vector<Issue> issues;
};

// For the time of one document.
class AskKept {
  public:
    AskKept(TextReader& reader, KeptLines* kept) : reader_(reader) { reader_.set_keeper(kept); }
    ~AskKept() { reader_.set_keeper(nullptr); }
    AskKept(const AskKept&) = delete;
    AskKept& operator=(const AskKept&) = delete;

  private:
    TextReader& reader_;
};

ReadPages read_pages(SourceDocument& document, Knowledge& knowledge, const ExtractOptions& options) {
    ReadPages read;
    std::vector<Error> failures;
    const std::vector<int> numbers = pages_to_read(document, options.pages);
    knowledge.reader.forget_repeats();
    const AskKept asking(knowledge.reader, options.kept);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        try {
            ReadSheet sheet = read_sheet(document, numbers[i], knowledge, options);
            std::ranges::move(sheet.pages, std::back_inserter(read.pages));
            std::ranges::move(sheet.issues, std::back_inserter(read.issues));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::unreadable_input) throw;
            failures.push_back(error);
        } catch (const cv::Exception& fault) {  // of this page's pixels; the next page may be sound
            failures.push_back(page_fault({document.info().name, numbers[i]}, fault));
        }
        if (options.on_progress) options.on_progress(static_cast<int>(i + 1), static_cast<int>(numbers.size()));
    }
    std::ranges::move(repairs_beyond(options.repairs, document.page_count()), std::back_inserter(read.issues));
    if (read.pages.empty() && !failures.empty()) throw failures.front();
    std::ranges::transform(failures, std::back_inserter(read.issues), to_issue);
    return read;
}

SourceInfo with_pages(SourceInfo info, const std::vector<ReadPage>& pages) {
    for (const ReadPage& page : pages) {
        if (info.pages.empty() || info.pages.back().number != page.info.number) info.pages.push_back(page.info);
    }
    return info;
}

// The filing that a page most likely belongs to, also where it could not be read: the last one that begins before
// it.
Declaration& filing_of(std::vector<Declaration>& declarations, int page) {
    Declaration* filing = &declarations.front();
    for (Declaration& candidate : declarations)
        if (!candidate.source.pages.empty() && candidate.source.pages.front().number <= page) filing = &candidate;
    return *filing;
}

void add_issues(std::vector<Declaration>& declarations, const std::vector<Issue>& issues) {
    if (declarations.empty()) return;
    for (const Issue& issue : issues) filing_of(declarations, issue.page.value_or(1)).issues.push_back(issue);
}

}  // namespace

Knowledge load_knowledge(const std::string& models_dir, const std::string& tessdata_dir,
                         const std::string& own_forms) {
    FormLibrary forms(models_dir, own_forms);  // first: an own edition may be wrong, and the models load slowly
    TextSettings text;
    text.tessdata_dir = tessdata_dir;
    text.value_model = models_dir + "/tessdata";
    text.glyph_model = models_dir + "/glyphs/model.bin";
    text.glyph_network = models_dir + "/glyphs/network.onnx";
    text.common_words = {models_dir + "/lexicon/words.txt", models_dir + "/lexicon/indicator_words.txt"};
    text.printed_words = forms.printed_words();
    return {TextReader(text), std::move(forms), TrustModel(models_dir + "/trust/model.json")};
}

std::vector<Declaration> extract_document(SourceDocument& document, Knowledge& knowledge,
                                          const ExtractOptions& options) {
    const ReadPages read = read_pages(document, knowledge, options);
    auto declarations = build_declarations(read.pages, with_pages(document.info(), read.pages), knowledge.forms);
    for (Declaration& declaration : declarations) {
        SettledAmounts settled = settle_amounts(std::move(declaration));
        std::vector<Finding> findings = check_declaration(settled.declaration);
        std::ranges::move(settled.findings, std::back_inserter(findings));
        declaration = with_findings(std::move(settled.declaration), findings);
        declaration = assess(std::move(declaration), knowledge.trust, options.error_budget);
    }
    add_issues(declarations, read.issues);
    return declarations;
}

}  // namespace shenbao
