// The archive's Reviser: it knows that what is stored is the JSON of a declaration.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "pipeline/archive/parsed_texts.hpp"
#include "pipeline/archive/reviser.hpp"
#include "pipeline/run/correct_declaration.hpp"

namespace shenbao {

class DeclarationReviser : public Reviser {
  public:
    explicit DeclarationReviser(CorrectionKnowledge knowledge) : knowledge_(std::move(knowledge)) {}
    // Loaded when it is first needed: where something is not installed, readers say so, and documents can wait.
    explicit DeclarationReviser(std::function<CorrectionKnowledge()> load) : load_(std::move(load)) {}

    [[nodiscard]] NewDeclaration revise(const std::string& json,
                                        std::span<const SettledText> settled) const override;
    // A place is the same page, the same part of an entry (an indicator's value, never its name) and a box that
    // overlaps by half: frames of two readings differ by a little skew, rows by their height.
    [[nodiscard]] std::vector<PlacedCorrection> place(
        std::span<const std::string> declarations, std::span<const StandingCorrection> corrections) const override;
    [[nodiscard]] std::optional<ReviewField> find_field(const std::string& json,
                                                        const std::string& path) const override;
    // Parses it and runs its rules, unless it is among the last ones of which that was done.
    void prepare(const std::string& json) const override;
    [[nodiscard]] bool is_same_text(const std::string& a, const std::string& b) const override;

  private:
    [[nodiscard]] const CorrectionKnowledge& knowledge() const;
    [[nodiscard]] static std::shared_ptr<ParsedTexts<Correctable>> new_parsed();

    std::function<CorrectionKnowledge()> load_;
    mutable std::optional<CorrectionKnowledge> knowledge_;
    std::shared_ptr<std::mutex> loading_ = std::make_shared<std::mutex>();  // several threads may need it first
    // A change looks for its field and then revises the same text, the next change is often of the same filing.
    std::shared_ptr<ParsedTexts<Correctable>> parsed_ = new_parsed();
};

}  // namespace shenbao
