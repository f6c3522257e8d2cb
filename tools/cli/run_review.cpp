// review: the correction queue in a browser, until this process is told to end.
#include <pthread.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include "pipeline/archive/archive.hpp"
#include "pipeline/review/review_server.hpp"
#include "pipeline/run/repair_page.hpp"
#include "tools/cli/bulk/background_reader.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/make_pool_settings.hpp"
#include "tools/cli/make_reviser.hpp"
#include "tools/cli/outputs.hpp"
#include "tools/cli/person.hpp"

namespace shenbao {

namespace {

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

// The signals are blocked in all threads and reach only the one that waits for them.
class StopOnSignal {
  public:
    explicit StopOnSignal(ReviewServer& server)
        : waiting_([this, &server] {
              const sigset_t signals = ending_signals();
              int signal = 0;
              sigwait(&signals, &signal);
              // A server that has not begun yet cannot be stopped.
              for (; !ended_; std::this_thread::sleep_for(std::chrono::milliseconds(50))) server.stop();
          }) {}
    ~StopOnSignal() {
        ended_ = true;
        pthread_kill(waiting_.native_handle(), SIGTERM);
        waiting_.join();
    }

  private:
    std::atomic<bool> ended_ = false;
    std::thread waiting_;
};

TriedPage try_on_page(std::span<const Table> tables, std::span<const PageRepair> repairs,
                      const UprightFrame& frame, double dpi) {
    TriedRepairs tried = try_repairs(tables, repairs, frame, dpi);
    return {std::move(tried.tables), std::move(tried.refused)};
}

}  // namespace

int run_review(const Options& options, Console& console) {
    const AccessSettings access{parse_listen_address(options.listen), options.tls_certificate, options.tls_key,
                                options.proxy, options.server_names};
    Archive archive(options.archive, OpenMode::existing);
    const DeclarationReviser reviser = make_reviser(options);
    const sigset_t signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const Language language = console.language();
    // At any log level: without the link nobody gets in.
    const auto show = [&](const std::string& link) {
        const bool once = link.find("token=") != std::string::npos;
        write_stdout(say(language, once ? Message::review_link : Message::review_address, {link}) + "\n",
                     language);
    };
    // Before the server: what it wakes has to be there.
    BackgroundReader reader(options.archive, make_pool_settings(options, 1, reviser),
                            [&](const Error& error) { console.error(error); });
    ReviewServer server(archive, reviser,
                        {access,
                         find_person(),
                         show,
                         {options.key_twice.begin(), options.key_twice.end()},
                         try_on_page,
                         [&reader] { reader.wake(); }});
    console.info(say(language, Message::review_ends));
    const StopOnSignal stop(server);
    server.serve();
    return 0;
}

}  // namespace shenbao
