// What there is to do: the queue, leases, and items that look alike.
#include "pipeline/review/item_json.hpp"
#include "pipeline/review/route_groups.hpp"

namespace shenbao {

namespace {

constexpr int kMostItems = 500, kMostLeased = 20, kMostSheets = 30;
constexpr std::size_t kMostHeld = 100;
constexpr int kComing = 2;  // of what follows is read ahead: whoever is faster than that waits for the parsing

ItemOrder order_of(const std::string& word) {
    if (word.empty() || word == "benefit") return ItemOrder::benefit;
    if (word == "document") return ItemOrder::document;
    if (word == "least_confidence") return ItemOrder::least_confidence;
    if (word == "newest") return ItemOrder::newest;
    throw Refusal(400, "bad-order", "order: benefit, document, least_confidence or newest");
}

ItemFilter filter_of(const Call& call) {
    ItemFilter filter{call.param("document"), call.param("kind"), call.param("rule"), call.param("department"),
                      call.param("reason")};
    filter.person = call.session.person;
    filter.settled_too = call.param("settled") == "true";
    filter.order = order_of(call.param("order"));
    filter.first = call.number("first", 0, 0, 1 << 30);
    filter.most = call.number("most", 100, 1, kMostItems);
    return filter;
}

ItemFilter filter_of(const Json& body, const ReviewSession& session) {
    const auto word = [&](const char* name) { return body.value(name, std::string()); };
    ItemFilter filter{word("document"), word("kind"), word("rule"), word("department"), word("reason")};
    filter.person = session.person;
    filter.order = order_of(word("order"));
    return filter;
}

// What the archive has of an item, taken while nobody else has the archive; looked into after that.
struct Found {
    ReviewItem item;
    std::string stamp;
    std::shared_ptr<const StoredDeclaration> known;
    std::string declaration;  // where it is not known
    SaidByOthers said;
};

std::string stamp_of(const Archive& archive, const FieldKey& key) {
    return archive.find_stamp(key.sha256, key.declaration).value_or("");
}

Found look_up(ReviewParts& parts, ReviewQueue& queue, Archive& archive, ReviewItem item) {
    const FieldKey key = item.key;
    Found found{std::move(item), stamp_of(archive, key), nullptr, {}, {queue.comments(key), {}}};
    if (!found.stamp.empty()) found.known = parts.declarations.find(found.stamp);
    if (!found.known) found.declaration = archive.find_declaration(key.sha256, key.declaration).value_or("");
    if (found.item.keyed == 2) found.said.keyings = queue.keyings(key);
    return found;
}

Json with_detail(ReviewParts& parts, const Found& found, const std::string& desk) {
    Json json = to_json(found.item, desk);
    // Of a reading that is not there (its correction is lost) there is no stamp: it is known by its text, which is
    // "".
    const std::string& name = found.stamp.empty() ? found.declaration : found.stamp;
    const auto declaration = found.known ? found.known : parts.declarations.get(name, found.declaration);
    json["detail"] = detail_of(found.item, *declaration, found.said);
    return json;
}

void list_queue(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const ItemFilter filter = filter_of(call);
    parts.desk.with([&](ReviewQueue& queue, Archive&) {
        Json items = Json::array();
        for (const ReviewItem& item : queue.items(filter)) items.push_back(to_json(item, call.session.desk));
        give(response, {{"total", queue.count(filter)}, {"items", items}});
    });
}

void show_item(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const FieldKey key{call.param("document"), call.number("declaration", 1, 1, 100000), call.param("path")};
    const Found found = parts.desk.with([&](ReviewQueue& queue, Archive& archive) {
        const auto item = queue.find(key, call.session.person);
        if (!item) throw Refusal(404, "unknown", "there is no such item");
        return look_up(parts, queue, archive, *item);
    });
    give(response, with_detail(parts, found, call.session.desk));
}

// A whole number that the body may have, in [least, most].
int number_of(const Json& body, const char* name, int otherwise, int least, int most) {
    if (!body.contains(name)) return otherwise;
    const Json& value = body[name];
    if (value.is_number_integer() && value >= least && value <= most) return value.get<int>();
    throw Refusal(400, "bad-number",
                  std::string(name) + ": a number from " + std::to_string(least) + " to " + std::to_string(most) +
                      " is wanted");
}

// Items that `desk` holds already are among those that are free for it: what it shows now is passed over.
void lease_items(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const ItemFilter filter = filter_of(call.body, call.session);
    const int wanted = number_of(call.body, "count", 1, 1, kMostLeased);
    std::vector<FieldKey> held;
    for (const Json& key : call.body.value("held", Json::array())) held.push_back(read_key({{"key", key}}));
    if (held.size() > kMostHeld) throw Refusal(400, "too-many-items", "nobody holds that many");
    std::vector<Found> leased;
    std::vector<ReadAhead::Wanted> soon;
    const long total = parts.desk.with([&](ReviewQueue& queue, Archive& archive) {
        auto ahead = queue.lease_ahead(filter, wanted, held, call.session.desk, kLeaseDuration, kComing);
        for (ReviewItem& item : ahead.leased) {
            leased.push_back(look_up(parts, queue, archive, std::move(item)));
            const FieldKey& key = leased.back().item.key;
            soon.push_back({key.sha256, key.declaration, leased.back().stamp});
        }
        for (const FieldKey& key : ahead.coming)
            soon.push_back({key.sha256, key.declaration, stamp_of(archive, key)});
        return queue.count(filter);
    });
    Json items = Json::array();
    for (const Found& found : leased) items.push_back(with_detail(parts, found, call.session.desk));
    for (ReadAhead::Wanted& one : soon) parts.ahead.expect(std::move(one));
    give(response, {{"total", total}, {"items", items}});
}

void renew_lease(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const FieldKey key = read_key(call.body);
    const bool held = parts.desk.with(
        [&](ReviewQueue& queue, Archive&) { return queue.lease(key, call.session.desk, kLeaseDuration); });
    if (!held) throw Refusal(409, "lease-lost", "somebody else has this item");
    give(response, {{"seconds", std::chrono::seconds(kLeaseDuration).count()}});
}

void give_back(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const FieldKey key = read_key(call.body);
    parts.desk.with([&](ReviewQueue& queue, Archive&) { queue.give_back(key, call.session.desk); });
    give(response, Json::object());
}

// What somebody keyed is blind, conflicts have two readings: neither is here.
void list_alike(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const ItemFilter filter = filter_of(call);
    const int most = call.number("most", 4, 1, kMostSheets);
    const auto found =
        parts.desk.with([&](ReviewQueue& queue, Archive&) { return queue.sheets(filter, filter.first, most); });
    Json list = Json::array();
    for (const AlikeSheet& sheet : found.sheets) {
        Json members = Json::array();
        for (const ReviewItem& item : sheet.items) members.push_back(to_json(item, call.session.desk));
        list.push_back({{"kind", sheet.kind},
                        {"text", sheet.text ? Json(*sheet.text) : Json()},
                        {"count", sheet.count},
                        {"items", members}});
    }
    give(response, {{"shared", found.groups}, {"sheets", list}});
}

}  // namespace

void add_queue_routes(Routes& routes, ReviewParts& parts) {
    const auto to = [&parts](auto work) {
        return [&parts, work](const Call& call, httplib::Response& response) { work(parts, call, response); };
    };
    routes.get("/api/queue", to(list_queue));
    routes.get("/api/item", to(show_item));
    routes.get("/api/alike", to(list_alike));
    routes.post("/api/lease", to(lease_items));
    routes.post("/api/lease/renew", to(renew_lease));
    routes.post("/api/lease/give-back", to(give_back));
}

}  // namespace shenbao
