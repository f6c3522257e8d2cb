#include "tools/train/glyphs/measure_glyphs.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao::train {
namespace {

constexpr std::size_t kGuesses = 10;
constexpr double kUnlisted = 1e-3;  // probability given to all that is not among the guesses

void count(const GuessedPrint& print, GlyphScore& score) {
    ++score.prints;
    score.first += print.right == 0 ? 1 : 0;
    score.tenth += print.right >= 0 ? 1 : 0;
}

GuessedPrint judge(const std::vector<Guess>& guesses, const GlyphModel& model, char32_t truth) {
    GuessedPrint print;
    for (const Guess& guess : guesses) {
        if (model.characters[guess.character] == truth) print.right = static_cast<int>(print.distances.size());
        print.distances.push_back(static_cast<float>(guess.distance));
    }
    return print;
}

double loss(const std::vector<GuessedPrint>& prints, double sureness) {
    double sum = 0;
    for (const GuessedPrint& print : prints) {
        double total = 0;
        for (const float distance : print.distances)
            total += std::exp(-sureness * (distance - print.distances[0]));
        const double right = print.right < 0
                                 ? 0
                                 : std::exp(-sureness * (print.distances[static_cast<std::size_t>(print.right)] -
                                                         print.distances[0])) /
                                       total;
        sum -= std::log(std::max(right, kUnlisted));
    }
    return sum;
}

}  // namespace

GlyphTest test_glyphs(const GlyphClassifier& classifier, const std::vector<PrintedCharacter>& alphabet,
                      const std::vector<SampleJob>& jobs) {
    GlyphTest test;
    for (const SampleJob& job : jobs)
        make_samples(alphabet, job, [&](const GlyphSamples& samples) {
            if (samples.shapes.empty()) return;
            const auto guesses = classifier.classify(samples.shapes, kGuesses);
            for (std::size_t i = 0; i < guesses.size(); ++i) {
                const char32_t truth = alphabet[samples.characters[i]].folded;
                test.prints.push_back(judge(guesses[i], classifier.model(), truth));
                count(test.prints.back(), test.by_face[job.face]);
                count(test.prints.back(), test.by_profile[job.profile]);
            }
        });
    return test;
}

double fit_sureness(const std::vector<GuessedPrint>& prints) {
    double best = 1, least = loss(prints, best);
    for (double sureness = 1.25; sureness < 500; sureness *= 1.25)
        if (const double now = loss(prints, sureness); now < least) {
            least = now;
            best = sureness;
        }
    return best;
}

}  // namespace shenbao::train
