// A reviser for declarations that are lines: "PATH STATUS PAGE X TEXT", X being the left edge of a box of 10 x 10.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/archive/reviser.hpp"

namespace shenbao::testing {

struct Line {
    std::string path, status;
    int page = 1, x = 0;
    std::string text;
};

inline std::vector<Line> lines_of(const std::string& json) {
    std::vector<Line> lines;
    std::istringstream all(json);
    for (std::string row; std::getline(all, row);) {
        std::istringstream words(row);
        Line line;
        words >> line.path >> line.status >> line.page >> line.x >> std::ws;
        std::getline(words, line.text);
        lines.push_back(line);
    }
    return lines;
}

inline std::string text_of(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines)
        text += line.path + " " + line.status + " " + std::to_string(line.page) + " " + std::to_string(line.x) +
                " " + line.text + "\n";
    return text;
}

class LineReviser : public Reviser {
  public:
    // A rule: what is accepted, drawn for a check or not, goes to a person where a field "rule" says so: its text
    // names the path.
    [[nodiscard]] NewDeclaration revise(const std::string& json,
                                        std::span<const SettledText> settled) const override {
        std::vector<Line> lines = lines_of(json);
        for (Line& line : lines) {
            const auto text = std::ranges::find(settled, line.path, &SettledText::path);
            if (text == settled.end()) continue;
            line.text = text->text;
            line.status = text->open ? "review" : "corrected";
        }
        for (const Line& rule : lines)
            for (Line& line : lines)
                if (rule.path == "rule" && line.path == rule.text &&
                    (line.status == "accepted" || line.status == "audit"))
                    line.status = "review";
        return declaration(text_of(lines), json);
    }
    [[nodiscard]] std::vector<PlacedCorrection> place(
        std::span<const std::string> declarations,
        std::span<const StandingCorrection> corrections) const override {
        std::vector<PlacedCorrection> placed;
        for (const StandingCorrection& correction : corrections) placed.push_back(place(declarations, correction));
        return placed;
    }
    [[nodiscard]] std::optional<ReviewField> find_field(const std::string& json,
                                                        const std::string& path) const override {
        for (const Line& line : lines_of(json))
            if (line.path == path) return field(line, line.text);
        return std::nullopt;
    }
    [[nodiscard]] bool is_same_text(const std::string& a, const std::string& b) const override { return a == b; }

    // As a reader delivers it.
    [[nodiscard]] static NewDeclaration read(const std::string& json) { return declaration(json, json); }

  private:
    static ReviewField field(const Line& line, const std::string& read) {
        return {line.path, "text", 0.5, line.page, {line.x, 0, line.x + 10, 10}, line.text, read, {"A1"}};
    }
    static NewDeclaration declaration(const std::string& json, const std::string& read) {
        NewDeclaration made{json, 0, {}};
        const std::vector<Line> lines = lines_of(json), before = lines_of(read);
        for (std::size_t i = 0; i < lines.size(); ++i, ++made.fields) {
            const ReviewField one = field(lines[i], before[i].text);
            if (lines[i].status == "review") made.review.push_back(one);
            if (lines[i].status == "corrected") made.settled.push_back(one);
            if (lines[i].status == "audit") made.audit.push_back(one);
            if (lines[i].path == "department") made.department = lines[i].text;
        }
        return made;
    }
    static PlacedCorrection place(std::span<const std::string> declarations,
                                  const StandingCorrection& correction) {
        for (std::size_t i = 0; i < declarations.size(); ++i)
            for (const Line& line : lines_of(declarations[i])) {
                const ReviewField found = field(line, line.text);
                if (found.page != correction.of.page || found.bbox != correction.of.bbox) continue;
                const bool holds = line.text == correction.of.read || line.text == correction.text;
                return {holds ? Fit::holds : Fit::changed,
                        static_cast<int>(i) + 1,
                        line.path,
                        {found.page, found.bbox, found.read}};
            }
        return {};
    }
};

}  // namespace shenbao::testing
