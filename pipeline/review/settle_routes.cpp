// What people say about fields. Every answer has the state to say with the next change; one that was made on an
// earlier state is answered with 409 and both versions.
#include "pipeline/review/item_json.hpp"
#include "pipeline/review/route_groups.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kMostAtOnce = 200;

Edit edit_of(const Json& body, const ReviewSession& session) {
    return {read_key(body), read_seen(body), session.person, read_comment(body), session.role};
}

Json to_json(const FieldVersion& version) {
    return {{"text", version.text}, {"who", version.who}, {"at_ms", version.at_ms}};
}

// The body of the answer and its status.
std::pair<Json, int> answer_of(const FieldKey& key, const EditResult& result) {
    Json body{{"key", to_json(key)}, {"seen", shenbao::to_json(result.now)}};
    switch (result.outcome) {
        case EditOutcome::done: return {body, 200};
        case EditOutcome::clash:
            body.update({{"error", "clash"},
                         {"message", "somebody else changed it since"},
                         {"yours", to_json(result.yours)},
                         {"theirs", to_json(result.theirs)}});
            return {body, 409};
        case EditOutcome::nothing_to_undo:
            body.update({{"error", "nothing-to-undo"}, {"message", "there is nothing to undo"}});
            return {body, 409};
        case EditOutcome::keyed_meanwhile:
            body.update({{"error", "keyed-meanwhile"}, {"message", "somebody else keyed it since: key it blind"}});
            return {body, 409};
        case EditOutcome::keyed_already:
            body.update({{"error", "keyed-already"}, {"message", "who keyed it does not key it again"}});
            return {body, 409};
        case EditOutcome::not_yours:
            body.update({{"error", "not-yours"}, {"message", "this is not yours to take back"}});
            return {body, 403};
        case EditOutcome::no_such_user:
            body.update({{"error", "no-such-user"}, {"message", "there is no such user"}});
            return {body, 404};
        case EditOutcome::unknown:
            body.update({{"error", "unknown"}, {"message", "there is no such field"}});
            return {body, 404};
    }
    return {body, 500};
}

template <class Change>
void change(ReviewParts& parts, const Call& call, httplib::Response& response, const Change& change) {
    const Edit edit = edit_of(call.body, call.session);
    const EditResult result = parts.desk.with([&](ReviewQueue& queue, Archive&) { return change(queue, edit); });
    const auto [body, status] = answer_of(edit.key, result);
    give(response, body, status);
}

void count_effort(ReviewParts& parts, const Call& call, const Json& body) {
    const Json effort = body.value("effort", Json::object());
    parts.pace.add(call.session.person, effort.value("keystrokes", 0L), effort.value("seconds", 0.0));
}

// What stands there may stay, whatever a text layer put into it; what is typed is to be seen.
void require_seen(const ReviewQueue& queue, const FieldKey& key, const std::string& text,
                  const std::string& person) {
    if (!has_unseen_character(text)) return;
    const auto item = queue.find(key, person);
    if (!item || item->text != text)
        throw Refusal(400, "control", "the text has a character that cannot be seen, as of control or direction");
}

void pass_on(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const auto user = call.body.at("to").get<std::string>();
    change(parts, call, response, [&](ReviewQueue& queue, const Edit& edit) { return queue.pass_on(edit, user); });
}

void comment(ReviewParts& parts, const Call& call, httplib::Response& response) {
    if (read_comment(call.body).empty()) throw Refusal(400, "empty", "there is no comment");
    change(parts, call, response, [](ReviewQueue& queue, const Edit& edit) { return queue.comment(edit); });
}

void settle(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const std::string text = read_text(call.body);
    change(parts, call, response, [&](ReviewQueue& queue, const Edit& edit) {
        require_seen(queue, edit.key, text, edit.who);
        return queue.settle(edit, text);
    });
    if (response.status == 200) count_effort(parts, call, call.body);
}

// One of many: what is refused is told beside the others.
std::pair<Json, int> settle_one(ReviewParts& parts, const Call& call, const Json& body) {
    const Edit edit = edit_of(body, call.session);
    try {
        const std::string text = read_text(body);
        const auto answer = answer_of(edit.key, parts.desk.with([&](ReviewQueue& queue, Archive&) {
            require_seen(queue, edit.key, text, edit.who);
            return queue.settle(edit, text);
        }));
        if (answer.second == 200) count_effort(parts, call, body);
        return answer;
    } catch (const Refusal& refusal) {
        return {{{"key", to_json(edit.key)}, {"error", refusal.code}, {"message", refusal.what()}},
                refusal.status};
    }
}

// Each is a change of its own: one that clashes does not keep the others from being settled.
void settle_many(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const Json& changes = call.body.at("items");
    if (!changes.is_array() || changes.size() > kMostAtOnce)
        throw Refusal(400, "too-many-items", "at most " + std::to_string(kMostAtOnce) + " at once");
    Json answers = Json::array();
    long done = 0;
    for (const Json& body : changes) {
        const auto [answer, status] = settle_one(parts, call, body);
        answers.push_back(answer);
        answers.back()["status"] = status;
        if (status == 200) ++done;
    }
    give(response, {{"settled", done}, {"items", answers}});
}

// What the rules would say if the field said that; nothing is changed.
void try_text(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const FieldKey key = read_key(call.body);
    const std::string text = read_text(call.body);
    const auto json = parts.desk.with(
        [&](ReviewQueue&, Archive& archive) { return archive.find_declaration(key.sha256, key.declaration); });
    if (!json) throw Refusal(404, "unknown", "there is no such declaration");
    const SettledText settled{key.path, text};
    const StoredDeclaration tried(parts.desk.reviser().revise(*json, std::span(&settled, 1)).json);
    const Json* field = tried.find_field(key.path);
    if (!field) throw Refusal(404, "unknown", "there is no such field");
    give(response, {{"value", field->value("value", Json())},
                    {"findings", field->value("findings", Json::array())},
                    {"issues", tried.issues_of(key.path)}});
}

}  // namespace

void add_settle_routes(Routes& routes, ReviewParts& parts) {
    const auto to = [&parts](auto work) {
        return [&parts, work](const Call& call, httplib::Response& response) { work(parts, call, response); };
    };
    routes.post("/api/settle", to(settle));
    routes.post("/api/settle-many", to(settle_many));
    routes.post("/api/try", to(try_text));
    routes.post("/api/pass-on", to(pass_on));
    routes.post("/api/comment", to(comment));
    routes.post("/api/postpone", [&parts](const Call& call, httplib::Response& response) {
        change(parts, call, response, [](ReviewQueue& queue, const Edit& edit) { return queue.postpone(edit); });
    });
    routes.post("/api/undo", [&parts](const Call& call, httplib::Response& response) {
        change(parts, call, response, [](ReviewQueue& queue, const Edit& edit) { return queue.undo(edit); });
    });
}

}  // namespace shenbao
