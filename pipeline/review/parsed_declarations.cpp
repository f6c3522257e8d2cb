#include "pipeline/review/parsed_declarations.hpp"

#include <algorithm>

namespace shenbao {

namespace {

constexpr std::size_t kMostKept = 16;  // 3 MB each with four pages: what a few people have in hand

}  // namespace

std::shared_ptr<const StoredDeclaration> ParsedDeclarations::parse(std::string json) {
    const std::lock_guard lock(mutex_);
    const auto known = std::ranges::find(recent_, json, &Parsed::json);
    if (known != recent_.end()) {
        recent_.splice(recent_.begin(), recent_, known);
        return recent_.front().declaration;
    }
    auto declaration = std::make_shared<const StoredDeclaration>(json);
    recent_.push_front({std::move(json), std::move(declaration)});
    if (recent_.size() > kMostKept) recent_.pop_back();
    return recent_.front().declaration;
}

}  // namespace shenbao
