// An archive with one invented filing of two pages, the server on it, and browsers that speak to it.
//
// In the filing: an income of two parts whose first part is misread, so that the sum fails; two notes that read
// alike.
#pragma once

#include <httplib.h>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "pipeline/archive/users.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/check/check_declaration.hpp"
#include "pipeline/review/password.hpp"
#include "pipeline/review/review_server.hpp"
#include "tests/archive/small_archive.hpp"
#include "tools/cli/bulk/declaration_reviser.hpp"
#include "tools/cli/bulk/store_form.hpp"

namespace shenbao::testing {

using TestJson = nlohmann::json;

inline const DeclarationReviser& reviser() {
    static const DeclarationReviser loaded(load_correction_knowledge(SHENBAO_SOURCE_DIR "/models", 0.001));
    return loaded;
}

inline Field read_field(FieldKind kind, const std::string& text, int row, double confidence) {
    Field field;
    field.kind = kind;
    field.text = text;
    field.value = parse_kind(kind, text, {"万元", UnitOrigin::heading});
    field.status = FieldStatus::review;
    field.confidence = confidence;
    field.page = 1;
    field.bbox = {100, 50 * row, 300, 50 * row + 50};
    return field;
}

inline Declaration house_filing() {
    Declaration filing;
    filing.source.sha256 = hash_of('a');
    filing.source.name = "a.pdf";
    for (const int number : {1, 2}) {
        PageInfo& page = filing.source.pages.emplace_back();
        page.number = number;
        page.width_px = 800;
        page.height_px = 1000;
        page.dpi = 200;
    }
    const char* keys[] = {"fiscal", "other", "total"};
    const std::string amounts[] = {"1301.88", "82", "1883.88"};
    for (int i = 0; i < 3; ++i) {
        FundingLine line;
        line.key = keys[i];
        line.group = "income";
        line.is_total = i == 2;
        line.label = read_field(FieldKind::text, i == 2 ? "合计" : "项目", i, 0.9999);
        line.label->status = FieldStatus::accepted;
        line.current = read_field(FieldKind::amount, amounts[i], i, 0.6);
        filing.funding.push_back(line);
    }
    filing.funding[0].current->alternatives.push_back({"1801.88", 0.4, "ocr"});
    for (int i = 0; i < 2; ++i)
        filing.notes.push_back(read_field(FieldKind::text, "<script>x</script>", 5 + i, 0.7));
    filing = with_findings(std::move(filing), check_declaration(filing));
    return filing;
}

// Grey that tells its place: darker to the right, page 2 darker than page 1. Half the page's size.
inline NewPageImage house_picture(int page) {
    cv::Mat grey(500, 400, CV_8UC1);
    for (int y = 0; y < grey.rows; ++y)
        for (int x = 0; x < grey.cols; ++x)
            grey.at<unsigned char>(y, x) = static_cast<unsigned char>(250 - x / 2 - 20 * page);
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", grey, bytes);
    return {{page, grey.cols, grey.rows, "image/jpeg", hash_of(page == 1 ? 'e' : 'f'), bytes.size()},
            bytes_of({bytes.begin(), bytes.end()})};
}

inline const std::string kHousePassword = "correct horse battery";

// Who may sign in, all with kHousePassword; from where; what two people key.
struct HouseRules {
    std::vector<User> users{};
    AccessSettings access{{"127.0.0.1", 0}, {}, {}, {}, {}};
    std::set<std::string> key_twice{};
    double audit_share = 0;  // of the fields that are accepted
};

class ReviewHouse {
  public:
    explicit ReviewHouse(HouseRules given = {}, const Declaration& filing = house_filing(),
                         TryRepairs try_repairs = {}, std::function<void()> on_waiting = {})
        : rules(std::move(given)),
          archive(make_archive(filing)),
          server(archive, reviser(), settings(std::move(try_repairs), std::move(on_waiting))) {
        serving_ = std::thread([this] { server.serve(); });
        while (links.empty()) std::this_thread::yield();
    }
    ~ReviewHouse() {
        server.stop();
        serving_.join();
    }

    [[nodiscard]] std::string origin() const { return "http://127.0.0.1:" + std::to_string(server.port()); }
    [[nodiscard]] std::string newest_link() const { return links.back().substr(origin().size()); }
    [[nodiscard]] httplib::Client client() const { return httplib::Client("127.0.0.1", server.port()); }

    HouseRules rules;
    SmallArchive files;
    Archive archive;
    std::vector<std::string> links;
    ReviewServer server;

  private:
    Archive make_archive(const Declaration& filing) {
        Archive made = files.open();
        add(made, 'a', "/scans/a.pdf");
        DocumentResult result;
        result.declarations.push_back(store_form_of(filing));
        result.declarations.back().audit = draw_audit(filing, rules.audit_share);
        result.pages = 2;
        for (const int page : {1, 2}) result.images.push_back(house_picture(page));
        REQUIRE(made.finish(must_lease(made), result, &reviser()));
        static const std::string hash = hash_password(kHousePassword);
        for (const User& user : rules.users) REQUIRE(Users(made).add({user.name, user.role, hash, 0}, "root"));
        return made;
    }
    ReviewServerSettings settings(TryRepairs try_repairs, std::function<void()> on_waiting) {
        return {rules.access,
                "anna",
                [this](const std::string& link) { links.push_back(link); },
                rules.key_twice,
                std::move(try_repairs),
                std::move(on_waiting)};
    }
    std::thread serving_;
};

// What the form of the sign-in page sends.
inline httplib::Result send_form(httplib::Client& client, const ReviewHouse& house, const std::string& name,
                                 const std::string& password) {
    const httplib::Params fields{{"name", name}, {"password", password}};
    return client.Post("/login", {{"Origin", house.origin()}}, fields);
}

// A browser that is in.
class Browser {
  public:
    explicit Browser(ReviewHouse& house) : house_(house), client_(house.client()) {
        come_in(client_.Get(house.newest_link()));
    }
    // Of a user.
    Browser(ReviewHouse& house, const std::string& name) : house_(house), client_(house.client()) {
        come_in(send_form(client_, house, name, kHousePassword));
    }
    [[nodiscard]] httplib::Headers headers() const { return {{"Cookie", cookie_}, {"Origin", house_.origin()}}; }
    httplib::Result get(const std::string& path) { return client_.Get(path, headers()); }
    httplib::Result post(const std::string& path, const TestJson& body) {
        return client_.Post(path, headers(), body.dump(), "application/json");
    }
    // Of a call that must be answered with that status.
    TestJson got(const std::string& path) { return checked(get(path), 200); }
    TestJson told(const std::string& path, const TestJson& body, int status = 200) {
        return checked(post(path, body), status);
    }
    TestJson item(const std::string& path) {
        return got("/api/item?document=" + hash_of('a') + "&declaration=1&path=" + path);
    }
    // A change on the item as it is now.
    TestJson change(const std::string& path, const std::string& text) {
        const TestJson now = item(path);
        return {{"key", now["key"]}, {"seen", now["seen"]}, {"text", text}};
    }

  private:
    void come_in(const httplib::Result& entered) {
        REQUIRE(entered);
        REQUIRE(entered->status == 303);
        const std::string set = entered->get_header_value("Set-Cookie");
        cookie_ = set.substr(0, set.find(';'));
    }
    static TestJson checked(const httplib::Result& answer, int status) {
        REQUIRE(answer);
        INFO(answer->body);
        REQUIRE(answer->status == status);
        return TestJson::parse(answer->body);
    }
    ReviewHouse& house_;
    httplib::Client client_;
    std::string cookie_;
};

}  // namespace shenbao::testing
