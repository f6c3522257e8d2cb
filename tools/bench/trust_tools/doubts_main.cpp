// shenbao_bench_doubts TRUTHS OUTS: what sends fields to review, and how many of them are wrong, by reason.
//
// Two folders whose files match by name; outputs written with --evidence. "alone": fields for which no other
// reason holds; lifting a reason would accept these, right and wrong ones, if their confidence allows.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <tuple>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/trust/review_reasons.hpp"
#include "tools/eval/evaluate.hpp"
#include "tools/eval/match_files.hpp"

namespace shenbao {
namespace {

struct Options {
    std::string truths, outputs, shown;
};

struct ReasonCount {
    long fields = 0, wrong = 0;
    long alone = 0, wrong_alone = 0;
};

using Place = std::tuple<int, int, int, int, int, std::string>;
using Answers = std::map<Place, bool>;  // right wherever one of the fields at a place is

Place place_of(int page, const Box& box, const std::string& text) {
    return {page, box.x0, box.y0, box.x1, box.y1, text};
}

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Answers answers_of(const Evaluation& evaluation) {
    Answers answers;
    for (const FieldOutcome& field : evaluation.fields)
        if (field.kind != FieldOutcome::Kind::missing)
            answers[place_of(field.page, field.bbox, field.output)] |= field.right;
    return answers;
}

class Counts {
  public:
    explicit Counts(std::string shown) : shown_(std::move(shown)) {}

    void add(const std::string& name, const Declaration& declaration, const Answers& answers) {
        const DeclarationDoubts doubts(declaration);
        visit_fields(declaration, [&](const std::string& path, const Field& field) {
            ++fields_;
            const auto answer = answers.find(place_of(field.page, field.bbox, field.text));
            if (field.status != FieldStatus::review || answer == answers.end()) return;
            ++reviewed_;
            auto reasons = review_reasons(path, field, doubts);
            if (reasons.empty()) reasons.emplace_back("its confidence, or its row");
            for (const std::string_view reason : reasons) count(reason, reasons.size() == 1, answer->second);
            for (const std::string_view reason : reasons)
                if (reason == shown_)
                    std::cout << (answer->second ? "right " : "WRONG ") << (reasons.size() == 1 ? "alone " : "")
                              << name << " " << path << ": " << field.text << "\n";
        });
    }

    void print() const {
        std::printf("%ld fields, %ld in review and known to the truth\n%-48s %7s %6s %7s %12s\n", fields_,
                    reviewed_, "reason", "fields", "wrong", "alone", "wrong alone");
        for (const auto& [reason, c] : counts_)
            std::printf("%-48s %7ld %6ld %7ld %12ld\n", reason.c_str(), c.fields, c.wrong, c.alone, c.wrong_alone);
    }

  private:
    void count(std::string_view reason, bool alone, bool right) {
        ReasonCount& c = counts_[std::string(reason)];
        ++c.fields;
        c.wrong += right ? 0 : 1;
        c.alone += alone ? 1 : 0;
        c.wrong_alone += alone && !right ? 1 : 0;
    }

    std::string shown_;
    long fields_ = 0, reviewed_ = 0;
    std::map<std::string, ReasonCount> counts_;
};

void count_doubts(const Options& options) {
    Counts counts(options.shown);
    for (const FilePair& files : match_files(options.truths, options.outputs).pairs) {
        const std::string output = read_text(files.output);
        const Answers answers = answers_of(evaluate(read_text(files.truth), output));
        for (const Declaration& declaration : from_json(output)) counts.add(files.name, declaration, answers);
    }
    counts.print();
}

}  // namespace
}  // namespace shenbao

int main(int argc, char** argv) {
    shenbao::Options options;
    CLI::App app{"Counts what sends fields to review"};
    app.add_option("truths", options.truths, "folder of truths")->required()->check(CLI::ExistingDirectory);
    app.add_option("outputs", options.outputs, "folder of outputs with their evidence")
        ->required()
        ->check(CLI::ExistingDirectory);
    app.add_option("--show", options.shown, "print the fields that this reason holds back, alone or with others");
    CLI11_PARSE(app, argc, argv);
    try {
        shenbao::count_doubts(options);
        return 0;
    } catch (const shenbao::Error& error) {
        std::cerr << error.one_line() << "\n";
        return static_cast<int>(error.code());
    }
}
