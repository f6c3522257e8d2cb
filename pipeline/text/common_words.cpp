#include "pipeline/text/common_words.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kShortest = 2;  // characters

void add_words_of(const std::string& path, std::vector<std::u32string>& words) {
    std::ifstream file(path);
    if (!file) throw Error(ErrorCode::missing_dependency, {path, std::nullopt}, "the list of words is missing");
    for (std::string line; std::getline(file, line);) {
        words.push_back(decode_utf8(line));
        if (words.back().size() < kShortest || !std::ranges::all_of(words.back(), is_han))
            throw Error(ErrorCode::missing_dependency, {path, std::nullopt},
                        "the list of words has a line that is no word");
    }
}

}  // namespace

CommonWords::CommonWords(std::vector<std::u32string> words) : words_(std::move(words)) {
    std::ranges::sort(words_);
    for (const std::u32string& word : words_) longest_ = std::max(longest_, word.size());
}

bool CommonWords::cover(std::u32string_view text, std::size_t at) const {
    for (std::size_t begin = at + 1 - std::min(at + 1, longest_); begin <= at; ++begin)
        for (std::size_t end = std::max(at + 1, begin + kShortest); end <= std::min(text.size(), begin + longest_);
             ++end)
            if (has(text.substr(begin, end - begin))) return true;
    return false;
}

std::size_t CommonWords::count_covered(std::u32string_view text) const {
    std::vector<std::size_t> most(text.size() + 1, 0);  // of the characters before each place
    for (std::size_t end = 1; end <= text.size(); ++end) {
        most[end] = most[end - 1];
        for (std::size_t size = kShortest; size <= std::min(end, longest_); ++size)
            if (has(text.substr(end - size, size))) most[end] = std::max(most[end], most[end - size] + size);
    }
    return most.back();
}

CommonWords CommonWords::with(const std::vector<std::string>& words) const {
    std::vector<std::u32string> all = words_;
    for (const std::string& word : words) {
        const std::u32string points = decode_utf8(fold_text(word));
        if (points.size() >= kShortest && std::ranges::all_of(points, is_han)) all.push_back(points);
    }
    return CommonWords(std::move(all));
}

bool CommonWords::has(std::u32string_view word) const {
    return std::ranges::binary_search(words_, word, std::less<>{});
}

bool CommonWords::has_head(std::u32string_view head) const {
    const auto first = std::ranges::lower_bound(words_, head, std::less<>{});
    return first != words_.end() && first->starts_with(head);
}

CommonWords load_common_words(const std::vector<std::string>& paths) {
    std::vector<std::u32string> words;
    for (const std::string& path : paths) add_words_of(path, words);
    return CommonWords(std::move(words));
}

}  // namespace shenbao
