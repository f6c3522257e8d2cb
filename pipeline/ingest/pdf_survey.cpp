#include "pipeline/ingest/pdf_survey.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "pipeline/ingest/bounded_sink.hpp"

namespace shenbao {

namespace {

constexpr double kPageFilling = 0.98;  // share of the page from which an opaque image hides what lies under it
constexpr int kMaxFormDepth = 12;      // nested form XObjects; exporters use 2 or 3
constexpr long long kMaxObjects = 3'000'000;  // operands and operators; a dense exported page has about 50,000
constexpr std::size_t kMaxOperands = 64;      // the longest operator takes 6 (inline images: about 20)

// What is left to be spent on one page.
struct Budget {
    long long objects = kMaxObjects;
    std::size_t bytes = 0;
};

// Unpacks the stream once more than its reader does, which stops a bomb before it is kept in memory. A form counts
// every time it is drawn, as Poppler draws it. False, and told in the survey, where the page has no more to spend.
bool spend_on(QPDFObjectHandle stream, Budget& budget, PageSurvey& survey) {
    const std::size_t size = measure_unpacked(stream, budget.bytes);
    if (size > budget.bytes) survey.oversized = true;
    budget.bytes -= std::min(size, budget.bytes);
    return !survey.oversized;
}

struct GraphicsState {
    Affine to_page;
    int text_mode = 0;
};

Affine as_affine(const QPDFObjectHandle::Matrix& m) {
    return {m.a, m.c, m.e, m.b, m.d, m.f};
}

double number_of(QPDFObjectHandle dict, const char* key, const char* short_key) {
    QPDFObjectHandle value = dict.getKey(dict.hasKey(key) ? key : short_key);
    return value.isNumber() ? value.getNumericValue() : 0;
}

class ContentWalk final : public QPDFObjectHandle::ParserCallbacks {
  public:
    ContentWalk(PageSurvey& survey, const PageFrame& frame, Budget& budget, QPDFObjectHandle resources,
                GraphicsState state, int depth)
        : survey_(survey), frame_(frame), budget_(budget), resources_(resources), state_(state), depth_(depth) {}

    void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
        if (--budget_.objects < 0) survey_.oversized = true;  // Poppler would draw on for minutes
        if (survey_.oversized) {
            survey_.complete = false;
            terminateParsing();
        }
        if (object.isInlineImage()) return place_inline_image();
        if (!object.isOperator()) {
            if (operands_.size() < kMaxOperands) operands_.push_back(object);
            return;
        }
        const std::string op = object.getOperatorValue();
        if (op == "ID") return;  // its operands describe the inline image that follows
        run_operator(op);
        operands_.clear();
    }
    void handleEOF() override {}

  private:
    void run_operator(std::string_view op) {
        if (op == "q") {
            saved_.push_back(state_);
        } else if (op == "Q") {
            restore();
        } else if (op == "cm") {
            concat();
        } else if (op == "Tr") {
            state_.text_mode = static_cast<int>(operand_number(0));
        } else if (op == "Tj" || op == "TJ" || op == "'" || op == "\"") {
            show_text();
        } else if (op == "Do") {
            draw_object();
        } else if (is_painting(op)) {
            ++survey_.painted_paths;
        }
    }

    static bool is_painting(std::string_view op) {
        static constexpr std::array<std::string_view, 10> kPaint{"S", "s",  "f", "F",  "f*",
                                                                 "B", "B*", "b", "b*", "sh"};
        for (const std::string_view paint : kPaint)
            if (op == paint) return true;
        return false;
    }

    void restore() {
        if (saved_.empty()) return;
        state_ = saved_.back();
        saved_.pop_back();
    }

    double operand_number(std::size_t index) {
        return index < operands_.size() && operands_[index].isNumber() ? operands_[index].getNumericValue() : 0;
    }

    void concat() {
        if (operands_.size() != 6) return;
        const Affine inner{operand_number(0), operand_number(2), operand_number(4),
                           operand_number(1), operand_number(3), operand_number(5)};
        state_.to_page = compose(state_.to_page, inner);
    }

    void show_text() {
        if (operands_.empty()) return;
        long long bytes = 0;
        QPDFObjectHandle shown = operands_.back();
        if (shown.isString()) bytes = static_cast<long long>(shown.getStringValue().size());
        if (shown.isArray())
            for (QPDFObjectHandle item : shown.aitems())
                if (item.isString()) bytes += static_cast<long long>(item.getStringValue().size());
        const bool hidden = state_.text_mode == 3 || state_.text_mode == 7;
        (hidden ? survey_.hidden_text_bytes : survey_.visible_text_bytes) += bytes;
    }

    void draw_object() {
        if (operands_.empty() || !operands_.back().isName()) return;
        QPDFObjectHandle objects = resources_.isDictionary() ? resources_.getKey("/XObject") : QPDFObjectHandle();
        if (!objects.isInitialized() || !objects.isDictionary()) return;
        QPDFObjectHandle object = objects.getKey(operands_.back().getName());
        if (!object.isStream()) return;
        QPDFObjectHandle dict = object.getDict();
        if (dict.getKey("/Subtype").isNameAndEquals("/Image")) {
            place_image(object, dict);
        } else if (dict.getKey("/Subtype").isNameAndEquals("/Form")) {
            walk_form(object, dict);
        }
    }

    void walk_form(QPDFObjectHandle form, QPDFObjectHandle dict) {
        if (depth_ >= kMaxFormDepth) {
            survey_.complete = false;
            return;
        }
        if (!spend_on(form, budget_, survey_)) return;
        GraphicsState inner = state_;
        if (dict.getKey("/Matrix").isMatrix())
            inner.to_page = compose(inner.to_page, as_affine(dict.getKey("/Matrix").getArrayAsMatrix()));
        QPDFObjectHandle own = dict.getKey("/Resources");
        ContentWalk walk(survey_, frame_, budget_, own.isDictionary() ? own : resources_, inner, depth_ + 1);
        form.parseAsContents(&walk);
    }

    void place_image(QPDFObjectHandle stream, QPDFObjectHandle dict) {
        PlacedImage image{stream, state_.to_page, number_of(dict, "/Width", "/W"),
                          number_of(dict, "/Height", "/H"), true};
        QPDFObjectHandle stencil = dict.getKey("/ImageMask");
        image.opaque =
            !dict.hasKey("/SMask") && !dict.hasKey("/Mask") && !(stencil.isBool() && stencil.getBoolValue());
        add_image(image);
    }

    void place_inline_image() {
        PlacedImage image;
        image.placement = state_.to_page;
        image.opaque = false;  // it may be a stencil; small ones never fill a page
        for (std::size_t i = 0; i + 1 < operands_.size(); i += 2) {
            if (!operands_[i].isName() || !operands_[i + 1].isNumber()) continue;
            const std::string key = operands_[i].getName();
            if (key == "/W" || key == "/Width") image.width_px = operands_[i + 1].getNumericValue();
            if (key == "/H" || key == "/Height") image.height_px = operands_[i + 1].getNumericValue();
        }
        add_image(image);
    }

    void add_image(const PlacedImage& image) {
        const double share = intersect(image.bounds(), frame_.rect()).area() / frame_.rect().area();
        if (share <= 0) return;
        if (image.opaque && image.is_straight() && share >= kPageFilling) hide_all_below();
        survey_.images.push_back(image);
    }

    void hide_all_below() {
        survey_.hidden_text_bytes += survey_.visible_text_bytes;
        survey_.visible_text_bytes = 0;
        survey_.painted_paths = 0;
        survey_.images.clear();
    }

    PageSurvey& survey_;
    const PageFrame& frame_;
    Budget& budget_;
    QPDFObjectHandle resources_;
    GraphicsState state_;
    std::vector<GraphicsState> saved_;
    std::vector<QPDFObjectHandle> operands_;
    int depth_;
};

bool has_visible_annotation(QPDFPageObjectHelper& page, Budget& budget, PageSurvey& survey) {
    constexpr int kHidden = 2, kNoView = 32;
    bool visible = false;
    for (QPDFAnnotationObjectHelper& annotation : page.getAnnotations()) {
        const std::string kind = annotation.getSubtype();
        if (kind == "/Link" || kind == "/Popup" || (annotation.getFlags() & (kHidden | kNoView)) != 0) continue;
        QPDFObjectHandle drawing = annotation.getAppearanceStream("/N");
        if (drawing.isStream() && !spend_on(drawing, budget, survey)) return true;
        visible = visible || annotation.getAppearanceDictionary().isDictionary();
    }
    return visible;
}

}  // namespace

PageSurvey survey_page(QPDFPageObjectHelper page, const PageFrame& frame, std::size_t max_drawing_bytes) {
    PageSurvey survey;
    Budget budget;
    budget.bytes = max_drawing_bytes;
    try {
        for (const QPDFObjectHandle& stream : page.getPageContents())
            if (!spend_on(stream, budget, survey)) return survey;
        ContentWalk walk(survey, frame, budget, page.getAttribute("/Resources", false), {frame.to_page, 0}, 0);
        page.parseContents(&walk);
        survey.has_annotations = has_visible_annotation(page, budget, survey);
    } catch (const std::exception&) {
        survey.complete = false;  // damaged content: the renderer shows what can be shown
    }
    return survey;
}

}  // namespace shenbao
