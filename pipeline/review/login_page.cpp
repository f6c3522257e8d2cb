#include "pipeline/review/login_page.hpp"

namespace shenbao {

namespace {

struct Words {
    const char *code, *title, *name, *password, *enter, *other_code, *other, *wrong, *too_many;
};

constexpr Words kChinese{"zh",
                         "申报表复核",
                         "用户名",
                         "密码",
                         "登录",
                         "en",
                         "English",
                         "用户名或密码不正确。",
                         "尝试次数过多，请稍候一分钟再试。"};
constexpr Words kEnglish{"en",
                         "Review of declarations",
                         "Name",
                         "Password",
                         "Sign in",
                         "zh",
                         "中文",
                         "Name or password is not right.",
                         "Too many tries; wait a minute."};

constexpr std::string_view kStyle = R"(:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif; }
main { width: min(22rem, 90vw); }
h1 { font-size: 1.3rem; }
label { display: block; margin-top: 1rem; }
input, button { box-sizing: border-box; width: 100%; padding: .6rem; font: inherit; border: 1px solid #767676; border-radius: 6px; }
button { margin-top: 1.5rem; background: #0b57a4; color: #fff; border-color: #0b57a4; cursor: pointer; }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px; }
[role=alert] { border-left: 4px solid #b3261e; padding: .4rem .8rem; margin: 1rem 0 0; }
p.other { margin-top: 2rem; text-align: right; }
)";

std::string alert_of(const Words& words, SignInOutcome outcome) {
    if (outcome == SignInOutcome::welcome) return {};
    const char* text = outcome == SignInOutcome::wrong ? words.wrong : words.too_many;
    return std::string("<p role=\"alert\" id=\"wrong\">") + text + "</p>\n";
}

}  // namespace

PageLanguage page_language(const std::string& asked, const std::string& accepted) {
    const bool english = asked == "en" || (asked != "zh" && accepted.starts_with("en"));
    return english ? PageLanguage::english : PageLanguage::chinese;
}

std::string login_page(PageLanguage language, SignInOutcome outcome) {
    const Words& words = language == PageLanguage::english ? kEnglish : kChinese;
    const std::string code = words.code, other = words.other_code;
    return "<!doctype html>\n<html lang=\"" + code + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           "<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/login.css\">\n<title>" +
           words.title + "</title>\n</head>\n<body>\n<main>\n<h1>" + words.title + "</h1>\n" +
           alert_of(words, outcome) + "<form method=\"post\" action=\"/login?lang=" + code + "\">\n" +
           "<label for=\"name\">" + words.name + "</label>\n<input id=\"name\" name=\"name\" " +
           "autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"64\" required " +
           "autofocus>\n<label for=\"password\">" + words.password +
           "</label>\n<input id=\"password\" name=\"password\" type=\"password\" " +
           "autocomplete=\"current-password\" maxlength=\"1024\" required>\n<button>" + words.enter +
           "</button>\n</form>\n<p class=\"other\"><a href=\"/login?lang=" + other + "\" lang=\"" + other + "\">" +
           words.other + "</a></p>\n</main>\n</body>\n</html>\n";
}

std::string_view login_style() {
    return kStyle;
}

}  // namespace shenbao
