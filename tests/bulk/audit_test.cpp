// Checks of accepted fields: who is drawn, and what the result says.
#include "tests/bulk/bulk_desk.hpp"
#include "tools/cli/bulk/store_form.hpp"
#include "tools/eval/calibration.hpp"

using namespace shenbao;

namespace {

// Half of them accepted.
Declaration many_notes(const std::string& sha256) {
    Declaration declaration;
    declaration.source.sha256 = sha256;
    declaration.id = sha256 + "-1";
    for (int i = 0; i < 4000; ++i) {
        Field field;
        field.status = i % 2 == 0 ? FieldStatus::accepted : FieldStatus::review;
        declaration.notes.push_back(field);
    }
    return declaration;
}

std::vector<std::string> drawn(const Declaration& declaration, double share) {
    std::vector<std::string> paths;
    for (const ReviewField& field : draw_audit(declaration, share)) paths.push_back(field.path);
    return paths;
}

}  // namespace

TEST_CASE("a share of the accepted fields is drawn, the same at every reading and another for other sources") {
    const Declaration declaration = many_notes(std::string(64, 'a'));
    const auto some = drawn(declaration, 0.05);
    CHECK(some.size() > 60);  // of 2000: 100 on average, standard deviation 10
    CHECK(some.size() < 140);
    CHECK(drawn(declaration, 0.05) == some);
    CHECK(drawn(many_notes(std::string(64, 'b')), 0.05) != some);
    for (const std::string& path : some) CHECK((path.back() - '0') % 2 == 0);
    CHECK(drawn(declaration, 0).empty());
    CHECK(drawn(declaration, 1).size() == 2000);
    const auto more = drawn(declaration, 0.1);
    CHECK(std::includes(more.begin(), more.end(), some.begin(), some.end(), [&](const auto& a, const auto& b) {
        return std::stoi(a.substr(6)) < std::stoi(b.substr(6));
    }));
}

TEST_CASE("where a check stands in the queue does not tell that it is one") {
    Declaration declaration = many_notes(std::string(64, 'a'));
    double confidence = 0;
    for (Field& field : declaration.notes)
        field.confidence = field.status == FieldStatus::accepted ? 0.99999 : (confidence += 0.0001);
    std::vector<double> places;
    for (const ReviewField& field : draw_audit(declaration, 1)) places.push_back(field.confidence.value());
    std::ranges::sort(places);
    CHECK(places.front() > 0);
    CHECK(places.back() < 0.21);
    CHECK(places[places.size() / 2] == Approx(0.1).margin(0.02));
    for (Field& field : declaration.notes) field.status = FieldStatus::accepted;
    places.clear();
    for (const ReviewField& field : draw_audit(declaration, 1)) places.push_back(field.confidence.value());
    std::ranges::sort(places);
    CHECK(places.front() < 0.01);
    CHECK(places[places.size() / 2] == Approx(0.5).margin(0.05));
    CHECK(places.back() < 1);
}

TEST_CASE("the interval is the exact one") {
    // With none or all wrong it has a closed form, 1 - 0.025^(1/n); the others were computed apart from this.
    CHECK(exact_interval(0, 100).low == 0);
    CHECK(exact_interval(0, 100).high == Approx(0.03621669).epsilon(1e-5));
    CHECK(exact_interval(3, 50).low == Approx(0.01254859).epsilon(1e-5));
    CHECK(exact_interval(3, 50).high == Approx(0.1654819).epsilon(1e-5));
    CHECK(exact_interval(10, 10).high == 1);
    CHECK(exact_interval(10, 10).low == Approx(0.6915029).epsilon(1e-5));
    CHECK(exact_interval(20, 100000).low == Approx(0.00012216934).epsilon(1e-5));
    CHECK(exact_interval(0, 0).low == 0);
    CHECK(exact_interval(0, 0).high == 1);
}
