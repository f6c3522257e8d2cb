#include "models/xml/xml_bulk.hpp"

#include <algorithm>

namespace shenbao {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

int line_at(std::string_view bytes, std::size_t at) {
    return 1 + static_cast<int>(std::ranges::count(bytes.substr(0, at), '\n'));
}

class TagCount {
  public:
    TagCount(std::string_view bytes, const XmlRules::Bulk& rules, const std::string& remedy)
        : bytes_(bytes), rules_(rules), remedy_(remedy) {}

    std::optional<FileProblem> find_excess() {
        while ((at_ = bytes_.find('<', at_)) != bytes_.npos) {
            if (skip("<!--", "-->") || skip("<![CDATA[", "]]>") || skip("<?", "?>")) continue;
            if (auto excess = count_tag()) return excess;
        }
        return std::nullopt;
    }

  private:
    bool skip(std::string_view begin, std::string_view end) {
        if (!bytes_.substr(at_).starts_with(begin)) return false;
        const std::size_t found = bytes_.find(end, at_ + begin.size());
        at_ = found == bytes_.npos ? bytes_.size() : found + end.size();
        return true;
    }

    // One tag, up to its `>` outside quotes. Every attribute has one pair of quotes.
    std::optional<FileProblem> count_tag() {
        const bool closes = bytes_.substr(at_).starts_with("</");
        int attributes = 0;
        std::size_t end = bytes_.find_first_of("\"'>", at_);
        while (end != bytes_.npos && bytes_[end] != '>') {
            if (++attributes > rules_.most_attributes) return refused("an element has too many attributes");
            if (++nodes_ > rules_.most_nodes) break;
            const std::size_t quote = bytes_.find(bytes_[end], end + 1);
            end = quote == bytes_.npos ? quote : bytes_.find_first_of("\"'>", quote + 1);
        }
        end = std::min(end, bytes_.size() - 1);
        if (!closes) ++nodes_;
        if (nodes_ > rules_.most_nodes) return refused("the XML has too many elements");
        if (!closes && bytes_[end - 1] != '/' && ++depth_ > rules_.most_depth)
            return refused("the XML is nested too deeply");
        if (closes) --depth_;
        at_ = end + 1;
        return std::nullopt;
    }

    [[nodiscard]] FileProblem refused(const char* what) const {
        return make_problem(line_at(bytes_, at_), what, remedy_);
    }

    std::string_view bytes_;
    const XmlRules::Bulk& rules_;
    const std::string& remedy_;
    std::size_t at_ = 0;
    std::size_t nodes_ = 0;
    int depth_ = 0;
};

}  // namespace

std::optional<FileProblem> find_bulk(std::string_view bytes, const XmlRules::Bulk& rules,
                                     const std::string& remedy) {
    const std::size_t head = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    const std::size_t first = bytes.find_first_not_of(" \t\r\n", head);
    if (first == bytes.npos || bytes[first] != '<') return make_problem(1, "this is not XML", "give an XML file");
    if (const std::size_t zero = bytes.find('\0'); zero != bytes.npos)
        return make_problem(line_at(bytes, zero), "the text is not in the encoding that the file names",
                            "save the file as UTF-8");
    return TagCount(bytes, rules, remedy).find_excess();
}

}  // namespace shenbao
