#include "tools/cli/messages.hpp"

#include <array>
#include <cstdlib>

namespace shenbao {

namespace {

struct Wording {
    Message message;
    std::string_view english, chinese;
};

constexpr std::array kWordings{
    Wording{Message::error, "error: ", "错误："},
    Wording{Message::warning, "warning: ", "警告："},
    Wording{Message::unknown_format, "there is no format {}; use {}", "没有格式 {}；可用的格式：{}"},
    Wording{Message::unknown_table, "there is no table {}; use indicators, funding, fields or review",
            "没有表 {}；可用的表：indicators、funding、fields、review"},
    Wording{Message::formats_need_output, "several formats need -o, a file or a folder to write to",
            "多种格式须用 -o 指定输出文件或文件夹"},
    Wording{Message::format_needs_output, "the format {} needs -o, a file or a folder to write to",
            "格式 {} 须用 -o 指定输出文件或文件夹"},
    Wording{Message::format_needs_folder,
            "the format {} has files for each document: give -o a folder, with / at its end",
            "格式 {} 按每个文件分别输出：请用 -o 指定文件夹（以 / 结尾）"},
    Wording{Message::table_for_csv, "--table is for --format csv", "--table 仅用于 --format csv"},
    Wording{Message::other_ending, "the name is that of {}, but the format is {}",
            "名称是 {} 格式的，而所选格式是 {}"},
    Wording{Message::name_or_format, "give it another name, or --format {}", "请另取名称，或使用 --format {}"},
    Wording{Message::wrong_usage, "wrong usage: {}", "用法错误：{}"},
    Wording{Message::unknown_command, "there is no command \"{}\"", "没有命令“{}”"},
    Wording{Message::unknown_key, "the configuration file has \"{}\", which is no option; see shenbao --help",
            "配置文件中的“{}”不是可用的选项；请参见 shenbao --help"},
    Wording{Message::see_help, "see shenbao --help", "请参见 shenbao --help"},
    Wording{Message::no_such_input, "there is no such file or folder", "没有这个文件或文件夹"},
    Wording{Message::cannot_read_input, "cannot read it", "无法读取"},
    Wording{Message::is_folder, "this is a folder", "这是文件夹"},
    Wording{Message::name_json_file, "give the JSON file in it", "请指定其中的 JSON 文件"},
    Wording{Message::skipped, "{}: skipped, {}", "{}：已跳过，{}"},
    Wording{Message::empty_folder, "no document in this folder", "该文件夹中没有可识别的文件"},
    Wording{Message::need_folder, "several inputs need a folder to write to", "多个输入须指定输出文件夹"},
    Wording{Message::cannot_write, "cannot write", "无法写入"},
    Wording{Message::check_place, "check the folder, its permissions and the free space",
            "请检查文件夹、权限和剩余空间"},
    Wording{Message::overwrites_input, "this is an input and would be overwritten", "这是输入文件，会被覆盖"},
    Wording{Message::name_another, "give the output another name", "请为输出指定其他名称"},
    Wording{Message::written_twice, "two outputs of this run would be this file",
            "本次运行有两个输出会写入此文件"},
    Wording{Message::out_of_memory, "not enough memory", "内存不足"},
    Wording{Message::internal, "internal error: {}", "内部错误：{}"},
    Wording{Message::report_bug, "please report it with the file", "请附上文件报告此问题"},
    Wording{Message::bad_pages, "\"{}\" is not a list of pages; write it like 1-4,7",
            "“{}”不是页码列表；请写成 1-4,7 的形式"},
    Wording{Message::page_failed, "{}; the other pages were read", "{}；其余各页已读取"},
    Wording{Message::page_line, "{}: page {} of {}, {} pages/s, {} s left",
            "{}：第 {} 页，共 {} 页，{} 页/秒，剩余 {} 秒"},
    Wording{Message::review_so_far, ", {} fields to review so far", "，此前文件待复核 {} 项"},
    Wording{Message::document_done, "{}: {} fields, {} to review", "{}：共 {} 项，待复核 {} 项"},
    Wording{Message::bulk_line, "{} of {} documents, {} pages/s, {} s left, {} fields to review",
            "文件 {}/{}，{} 页/秒，剩余 {} 秒，待复核 {} 项"},
    Wording{Message::failed_before, "{}: failed before; shenbao status says why, import --again reads it again",
            "{}：此前读取失败；原因见 shenbao status，用 import --again 可重新读取"},
    Wording{Message::another_try, "; it gets another try", "；将重试"},
    Wording{Message::status_sources, "sources: {}, under {} names", "来源文件：{} 个，名称 {} 个"},
    Wording{
        Message::status_documents,
        "documents: {} waiting, {} being read, {} done, {} failed, {} set aside; {} inputs could not be read, {} "
        "skipped",
        "文件：待读 {}，在读 {}，完成 {}，失败 {}，搁置 {}；无法读取的输入 {}，跳过 {}"},
    Wording{Message::status_declarations,
            "declarations: {}, {} of them to review; fields: {}, {} of them to review",
            "申报表：{} 份，待复核 {} 份；数据项：{} 项，待复核 {} 项"},
    Wording{Message::status_kinds, "to review, by kind: {}", "待复核，按类型：{}"},
    Wording{Message::status_speed, "pages: {}, lately {} a second", "页数：{}，近期每秒 {} 页"},
    Wording{Message::status_work,
            "by people: {} settled; open besides: {} conflicts, {} issues, {} checks of accepted fields",
            "人工处理：已确认 {} 项；另有待处理：冲突 {} 项，问题 {} 项，抽查 {} 项"},
    Wording{Message::status_keying, "keyed once, to be keyed by a second person: {}; keyed differently by two: {}",
            "已录一遍，待第二人录入：{}；两人录入不一致：{}"},
    Wording{Message::status_audit,
            "accepted fields that were checked: {}, {} of them wrong: {} % (with 95 % certainty {} to {} %)",
            "已抽查的自动通过项：{} 项，其中错误 {} 项：{} %（95 % 置信区间 {} 至 {} %）"},
    Wording{
        Message::status_over_budget,
        "at least {} % of the accepted fields are wrong, more than the error budget of {} %: the confidence does "
        "not hold for these documents; fit it on some of them, or accept less with --error-budget",
        "自动通过项中至少有 {} % 是错误的，超过错误预算 {} "
        "%：置信度不适用于这批文件；请用其中的文件重新拟合，或调低 --error-budget"},
    Wording{Message::status_poisoned, "set aside: {}", "搁置：{}"},
    Wording{Message::review_link, "open in one browser: {}", "请在浏览器中打开（仅限一次）：{}"},
    Wording{Message::review_address, "sign in at {}", "请在浏览器中登录：{}"},
    Wording{Message::ask_password, "Password: ", "密码："},
    Wording{Message::ask_password_again, "Once more: ", "再输入一次："},
    Wording{Message::review_ends, "end it with Ctrl+C", "按 Ctrl+C 结束"},
    Wording{Message::report_written, "report written to {}", "报告已写入 {}"},
    Wording{Message::other_filing,
            "{}: this may be the output of another filing: the {} is \"{}\" in the truth, \"{}\" in it",
            "{}：可能是另一份申报表的输出：{}在答案中为“{}”，在输出中为“{}”"},
    Wording{Message::the_title, "title", "标题"},
    Wording{Message::the_department, "department", "部门名称"},
    Wording{Message::nothing_matches, "no output in it has the name of a truth", "其中没有与答案同名的输出"},
    Wording{Message::name_alike, "name them NAME.truth.json and NAME.json",
            "请命名为 名称.truth.json 和 名称.json"},
    Wording{Message::no_output_for, "{}: there is no output of this name; it is not counted",
            "{}：没有同名的输出，未计入"},
    Wording{Message::no_truth_for, "{}: there is no truth of this name; it is not counted",
            "{}：没有同名的答案，未计入"},
    Wording{Message::read_one_stdin, "standard input can be given only once", "标准输入只能使用一次"},
    Wording{Message::whole_documents,
            "an archive takes whole documents: --pages and --keep-stages are for extract",
            "档案库只接收完整的文件：--pages 和 --keep-stages 仅用于 extract"},
    Wording{Message::name_for_stdin, "--name is for standard input, which is not among the inputs",
            "--name 用于标准输入，而输入中没有标准输入 (-)"},
    Wording{Message::no_repairs_for, "{} has no repairs of this document (its SHA-256 is {})",
            "{} 中没有此文件的修复（其 SHA-256 为 {}）"},
    Wording{Message::page_images_of_one, "--page-images is for one input", "--page-images 只能用于一个输入"},
    Wording{Message::kept_lines_of_one, "--kept-lines is for one input", "--kept-lines 只能用于一个输入"},
    Wording{Message::lines_not_kept,
            "what was read from the lines cannot be written to {}: they will be read again",
            "无法把已识读的文字行写入 {}：下次将重新识读"},
    Wording{Message::no_such_edition, "there is no form edition \"{}\"", "没有表单版本“{}”"},
    Wording{Message::see_forms_list, "see shenbao forms list", "请参见 shenbao forms list"},
    Wording{Message::check_name, "check its name", "请检查名称"},
    Wording{Message::form_ok, "{}: ok", "{}：正确"},
    Wording{Message::form_replaces, "{}: ok; with --forms it replaces the built-in {}",
            "{}：正确；用 --forms 时取代内置的 {}"},
};

std::string_view wording_of(Language language, Message message) {
    for (const Wording& wording : kWordings)
        if (wording.message == message) return language == Language::chinese ? wording.chinese : wording.english;
    return {};
}

}  // namespace

Language language_of_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("zh") ? Language::chinese : Language::english;
    }
    return Language::english;
}

std::string say(Language language, Message message, std::initializer_list<std::string_view> values) {
    std::string text;
    std::string_view rest = wording_of(language, message);
    for (const std::string_view value : values) {
        const std::size_t at = rest.find("{}");
        if (at == std::string_view::npos) break;
        text += rest.substr(0, at);
        text += value;
        rest.remove_prefix(at + 2);
    }
    return text.append(rest);
}

}  // namespace shenbao
