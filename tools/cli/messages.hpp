// What the program says to people, in English or Simplified Chinese.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace shenbao {

enum class Language { english, chinese };

// Of the locale: LC_ALL, else LC_MESSAGES, else LANG; Chinese where it begins with "zh".
[[nodiscard]] Language language_of_locale();

enum class Message {
    error,           // prefix of a line
    warning,         // prefix of a line
    unknown_format,  // format, those there are
    unknown_table,   // table
    formats_need_output,
    format_needs_output,  // format
    format_needs_folder,  // format
    table_for_csv,
    other_ending,    // format that the name says, format asked for
    name_or_format,  // format that the name says
    wrong_usage,     // what the parser says
    unknown_command,
    unknown_key,  // key
    see_help,
    no_such_input,      // path
    cannot_read_input,  // path
    is_folder,          // path
    name_json_file,
    skipped,       // path, why
    empty_folder,  // path
    need_folder,   // path
    cannot_write,  // path
    check_place,
    overwrites_input,  // path
    name_another,
    written_twice,  // path
    out_of_memory,
    internal,  // what
    report_bug,
    bad_pages,            // text
    page_failed,          // what
    page_line,            // input, page, pages, pages per second, seconds left
    review_so_far,        // fields; follows page_line
    document_done,        // input, fields, review
    bulk_line,            // documents done, all, pages per second, seconds left, fields to review
    failed_before,        // path
    another_try,          // follows a reason
    status_sources,       // sources, names
    status_documents,     // waiting, leased, done, failed, poisoned, refused, skipped
    status_declarations,  // declarations, of them to review, fields, of them to review
    status_kinds,         // kinds of fields with their counts
    status_speed,         // pages, pages per second
    status_poisoned,      // line of a problem
    status_work,          // settled, conflicts, issues, checks still to be done
    status_keying,        // what waits for a second person, for a third one
    status_audit,         // checked, wrong, per cent, lowest, highest
    status_over_budget,   // lowest per cent, budget in per cent
    report_written,       // path
    other_filing,         // document, what differs, of the truth, of the output
    the_title,
    the_department,
    nothing_matches,
    name_alike,
    no_output_for,   // path
    no_truth_for,    // path
    review_link,     // address
    review_address,  // address
    ask_password,
    ask_password_again,
    review_ends,
    read_one_stdin,
    whole_documents,
    name_for_stdin,
    page_images_of_one,
    kept_lines_of_one,
    lines_not_kept,
    no_repairs_for,   // path, SHA-256
    no_such_edition,  // edition
    see_forms_list,
    check_name,
    form_ok,        // path
    form_replaces,  // path, edition
};

// "{}" in the message are filled with `values` in order.
[[nodiscard]] std::string say(Language language, Message message,
                              std::initializer_list<std::string_view> values = {});

}  // namespace shenbao
