// The last texts of an archive that were looked into, parsed: what is asked for next is mostly of the same filing,
// and parsing one of four pages takes 10 to 20 ms.
#pragma once

#include <algorithm>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace shenbao {

template <class Parsed>
class ParsedTexts {
  public:
    using Parse = std::function<Parsed(const std::string&)>;
    ParsedTexts(std::size_t most, Parse parse) : most_(most), parse_(std::move(parse)) {}

    // Of that very text: one that was changed since is parsed anew. From any thread; others may look meanwhile,
    // and two that want the same new text at once both parse it. Throws what parsing it throws.
    [[nodiscard]] std::shared_ptr<const Parsed> get(const std::string& text) { return get(text, text); }

    // The same under a name that no other text has. Who knows the name needs no text to find out whether it is
    // known; nullptr: it is not.
    [[nodiscard]] std::shared_ptr<const Parsed> get(const std::string& name, const std::string& text) {
        if (auto known = find(name)) return known;
        auto parsed = std::make_shared<const Parsed>(parse_(text));
        const std::lock_guard lock(mutex_);
        recent_.push_front({name, parsed});
        if (recent_.size() > most_) recent_.pop_back();
        return parsed;
    }
    [[nodiscard]] std::shared_ptr<const Parsed> find(const std::string& name) {
        const std::lock_guard lock(mutex_);
        const auto known = std::ranges::find(recent_, name, &Kept::name);
        if (known == recent_.end()) return nullptr;
        recent_.splice(recent_.begin(), recent_, known);
        return known->parsed;
    }

  private:
    struct Kept {
        std::string name;
        std::shared_ptr<const Parsed> parsed;
    };

    std::size_t most_;
    Parse parse_;
    std::mutex mutex_;
    std::list<Kept> recent_;  // the last one used in front
};

}  // namespace shenbao
