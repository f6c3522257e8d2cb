#include "tools/cli/bulk/import_files.hpp"

#include <algorithm>

#include "tools/cli/bulk/register_source.hpp"
#include "tools/cli/inputs.hpp"
#include "tools/cli/messages.hpp"
#include "tools/cli/translate.hpp"

namespace shenbao {

namespace {

using std::chrono::milliseconds;

std::string reason_of(const Error& error) {
    return Error(error.code(), {}, error.what(), error.remedy()).one_line();
}

void refuse_input(Archive& archive, const Error& error, Console& console) {
    console.error(error);
    archive.add_refusal(full_name(error.place().file), reason_of(error));
}

void note_skipped(Archive& archive, const std::vector<Error>& skipped) {
    std::vector<SkippedInput> inputs;
    for (const Error& error : skipped) inputs.push_back({full_name(error.place().file), reason_of(error)});
    archive.add_skipped(inputs);
}

void take_in(Archive& archive, const std::string& path, KnownSources known, Console& console) {
    try {
        const Registered source = register_source(archive, path);
        if (known == KnownSources::read_again)
            archive.read_again(source.sha256);
        else if (source.state == DocumentState::failed || source.state == DocumentState::poisoned)
            console.warning(say(console.language(), Message::failed_before, {path}));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unreadable_input) throw;
        refuse_input(archive, error, console);
    }
}

void take_in(Archive& archive, const Arrivals& arrivals, KnownSources known, Console& console) {
    for (const Error& skipped : arrivals.skipped) tell_skipped(skipped, console);
    note_skipped(archive, arrivals.skipped);
    for (const Error& refused : arrivals.refused) refuse_input(archive, refused, console);
    for (const std::string& path : arrivals.documents) take_in(archive, path, known, console);
}

// What is told of documents as they end, and how many there were.
class Teller {
  public:
    Teller(const Archive& archive, Console& console) : archive_(archive), console_(console) {}

    void tell(const DocumentEnd& end) {
        if (end.state != DocumentState::waiting) ++done_;
        review_ += end.review_fields;
        const Language language = console_.language();
        if (end.state == DocumentState::done)
            console_.info(say(language, Message::document_done,
                              {end.name, std::to_string(end.fields), std::to_string(end.review_fields)}));
        else if (end.state == DocumentState::waiting)
            console_.warning(error_line({ErrorCode::unreadable_input, {end.name, {}}, end.reason}, language) +
                             say(language, Message::another_try));
        else
            console_.error({ErrorCode::unreadable_input, {end.name, {}}, end.reason});
        news_ = true;
    }

    // The archive is asked at most once a second: others may work on it, too.
    void show_progress(int pages) {
        const auto now = std::chrono::steady_clock::now();
        if (!news_ && !console_.shows_bar()) return;
        if (now - asked_ > std::chrono::seconds(1)) {
            documents_ = done_ + archive_.count_unfinished();
            asked_ = now;
        } else if (!news_) {
            return;
        }
        console_.bulk_progress({done_, std::max(documents_, done_), pages, review_});
        news_ = false;
    }

  private:
    const Archive& archive_;
    Console& console_;
    long done_ = 0, documents_ = 0, review_ = 0;
    bool news_ = false;
    std::chrono::steady_clock::time_point asked_{};
};

}  // namespace

void import_files(Archive& archive, const ImportJob& job, const PoolSettings& settings, Console& console) {
    constexpr milliseconds kTurn(200), kAtOnce(0), kOthersWork(500);
    console.begin_document();
    Teller teller(archive, console);
    WorkPool pool(archive, settings, [&](const DocumentEnd& end) { teller.tell(end); });
    for (const std::string& name : job.named) archive.forget_refusals(full_name(name));
    note_skipped(archive, job.skipped);
    for (const Error& failure : job.failures) refuse_input(archive, failure, console);
    for (const std::string& path : job.paths) {
        take_in(archive, path, job.known, console);
        pool.turn(kAtOnce);
        teller.show_progress(pool.pages_read());
    }
    auto looked = std::chrono::steady_clock::time_point::min();
    while (true) {
        if (job.more && std::chrono::steady_clock::now() - job.look_every > looked) {
            take_in(archive, job.more(), job.known, console);
            looked = std::chrono::steady_clock::now();
        }
        const bool busy = pool.turn(kTurn);
        teller.show_progress(pool.pages_read());
        if (busy) continue;
        const bool more_may_come = job.more && !(job.is_over && job.is_over());
        if (!more_may_come && archive.count_unfinished() == 0) break;
        pool.wait_for_others(kOthersWork);
    }
}

}  // namespace shenbao
