#include "pipeline/text/twin_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::array<std::u32string_view, 19> kTwins{U"人入", U"未末", U"己已", U"土士", U"日曰", U"目自", U"字学",
                                                     U"量最", U"治冶", U"面而", U"清请", U"货贷", U"折拆", U"支攴",
                                                     U"时肘", U"合台", U"子了", U"草章", U"井并"};

// Pairs of characters of which one is a twin: words, or parts of them, that filings are full of (own list).
constexpr std::u32string_view kPairs =
    U" 人员 人数 人次 人民 人才 人口 人均 人力 人工 人事 人大 人群 人居 人文 人物 人社 人身 人防 人士 人为 人行 "
    U"人户 "
    U"法人 责人 系人 报人 办人 工人 个人 老人 病人 疾人 住人 益人 总人 村人 业人 龄人 客人 众人 军人 他人 成人 "
    U"名人 本人 审人 理人 困人 民人 "
    U"万人 千人 "
    U"百人 余人 多人 每人 新人 动人 "
    U"录入 投入 收入 纳入 列入 深入 进入 加入 引入 转入 融入 并入 计入 存入 输入 介入 注入 导入 流入 植入 嵌入 "
    U"写入 归入 "
    U"编入 划入 调入 购入 买入 出入 接入 准入 入库 入学 入户 入园 入住 入职 入党 入村 入场 入选 入河 入口 入驻 "
    U"入围 入网 "
    U"入账 入帐 入股 入伍 入境 入会 入馆 入廊 入企 入校 入统 入托 "
    U"未来 未成 未完 未能 未按 未达 未发 未及 未报 未经 未有 未到 未支 未执 未使 未用 未设 未列 未见 未出 未予 "
    U"未在 并未 "
    U"尚未 从未 未实 "
    U"年末 期末 月末 季末 周末 始末 末端 末级 末梢 末位 "
    U"自己 知己 已完 已经 已建 已达 已按 已改 已于 已实 已全 已有 已支 已在 已制 已设 已纳 已订 已用 已下 已开 "
    U"已形 已报 "
    U"业已 早已 均已 "
    U"土地 国土 土壤 水土 土石 土方 土建 泥土 土木 凝土 本土 乡土 风土 黏土 沃土 出土 土特 "
    U"护士 博士 硕士 战士 学士 院士 烈士 女士 卫士 士兵 士官 "
    U"日常 每日 作日 日报 节日 生日 日均 日期 日间 近日 日前 日照 日制 "
    U"项目 目标 科目 栏目 数目 目前 目录 目的 题目 名目 自主 自治 自然 自动 自评 自查 自有 自筹 自来 自行 自身 "
    U"各自 "
    U"自我 自费 自愿 自用 来自 自检 自建 "
    U"数字 文字 汉字 签字 字号 字样 学生 学校 科学 教学 大学 中学 小学 学习 学员 学科 学历 学术 医学 学会 学位 "
    U"学前 "
    U"文学 奖学 助学 就学 开学 办学 升学 学期 学年 学费 "
    U"数量 质量 大量 作量 力量 能量 工量 总量 产量 流量 容量 含量 存量 增量 量化 重量 批量 水量 电量 最大 最小 "
    U"最高 最低 最终 最新 "
    U"最多 "
    U"治理 防治 治安 整治 政治 法治 综治 治水 治污 治疗 救治 医治 诊治 治沙 治未 冶炼 冶金 "
    U"面积 方面 全面 路面 地面 水面 书面 界面 面向 面对 层面 墙面 而且 因而 从而 反而 "
    U"清理 清洁 清洗 清运 清单 清除 清淤 清查 清算 清扫 请示 申请 聘请 邀请 请求 提请 "
    U"支出 支持 支付 开支 收支 支部 支队 支撑 支行 支架 支护 "
    U"时间 时效 时限 时长 及时 同时 学时 课时 按时 临时 小时 定时 "
    U"出台 台并 合同 合格 合理 合作 合计 综合 结合 配合 整合 联合 符合 混合 平台 台账 台套 "
    U"电子 子女 孩子 种子 分子 因子 草原 草地 草场 草畜 饲草 牧草 除草 规章 章程 盖章 公章 "
    U"货车 货物 货运 货款 贷款 信贷 放贷 折旧 折算 折合 打折 拆除 拆迁 征拆 拆违 拆解 "
    U"，并 ；并 合并 归并 撤并 并说 并执 并考 并按 并在 并有 并提 并通 并安 并取 并完 并及 并且 并将 并使 "
    U"并能 并组 并报 并实 并制 并形 并签 并向 并与 并经 并对 并由 并于 并达 并参 并网 并联 并行 并重 并购 "
    U"并做 并根 并保 并投 "
    U"水井 机井 打井 矿井 油井 气井 深井 单井 钻井 天井 竖井 窨井 测井 口井 眼井 座井 井灌 井盖 井更 "
    U"井眼 井房 井下 井水 井口 井点 井深 井架 井渠 井壁 ";

constexpr double kToldByWord = 0.9;    // score of a twin that its word tells: below what is clear
constexpr double kUntoldWeight = 0.6;  // of the vote of one that no word tells; guess

std::u32string_view twins_of(char32_t character) {
    for (const std::u32string_view twins : kTwins)
        if (twins.find(character) != std::u32string_view::npos) return twins;
    return {};
}

// With its neighbours, as it is or as its twin.
int count_words(const std::u32string& points, std::size_t at, char32_t as) {
    const auto is_pair = [](char32_t first, char32_t second) {
        const std::u32string pair{U' ', first, second, U' '};
        return kPairs.find(pair) != std::u32string_view::npos ? 1 : 0;
    };
    const bool counted = at > 0 && is_digit(points[at - 1]) && (as == U'人' || as == U'日');  // 12人, 31日
    return (counted ? 1 : 0) + (at > 0 ? is_pair(points[at - 1], as) : 0) +
           (at + 1 < points.size() ? is_pair(as, points[at + 1]) : 0);
}

// Of 160 人 and 入 of 72 scans of which the network was sure, and of some 650 other twins, one was wrong: 支,
// taken for 攴, which no filing has.
bool is_seen_surely(const Symbol& glyph) {
    return surely_alike(glyph.lookalikes) == glyph.text && glyph.text != "攴";
}

}  // namespace

TwinFinding find_twin(const std::u32string& points, std::size_t at) {
    const std::u32string_view twins = twins_of(points[at]);
    if (twins.empty()) return {};
    const int own = count_words(points, at, points[at]);
    for (const char32_t twin : twins) {
        if (twin == points[at]) continue;
        const int other = count_words(points, at, twin);
        // 人 of 贫困人口 makes two words, 入 one; 目 of 项目建设 makes one, and no reader sees 自 there often.
        if (other == 0 || own > other || (own > 0 && !is_often_its_twin(points[at]))) continue;
        return {own > 0 ? TwinContext::fits_both : TwinContext::fits_another, twin};
    }
    return {own > 0 ? TwinContext::fits : TwinContext::none, 0};
}

bool is_often_its_twin(char32_t character) {
    return std::u32string_view(U"人入未末己土士曰攴井").find(character) != std::u32string_view::npos;
}

std::vector<Symbol> settle_twins(std::vector<Symbol> glyphs) {
    std::u32string points;
    for (const Symbol& glyph : glyphs) points += decode_utf8(glyph.text).front();
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const TwinFinding found = find_twin(points, i);
        Symbol& glyph = glyphs[i];
        if (is_seen_surely(glyph)) continue;
        const bool at_end = i == 0 || i + 1 == glyphs.size();
        if (found.context == TwinContext::fits_another && is_often_its_twin(points[i]) && !at_end) {
            glyph.text = encode_utf8(found.twin);
            glyph.score = std::min(glyph.score, kToldByWord);
            glyph.weight = 1;
            glyph.other.reset();
            glyph.typical = false;
        } else if (found.context == TwinContext::fits_another ||
                   (found.context != TwinContext::fits && is_often_its_twin(points[i]))) {
            glyph.weight = kUntoldWeight;
            glyph.other.reset();
            glyph.typical = false;
        }
    }
    return glyphs;
}

std::string with_other_twins(const std::vector<Symbol>& symbols, const CommonWords& words) {
    std::u32string read, points;
    std::vector<bool> told;
    for (const Symbol& symbol : symbols) {
        read += decode_utf8(symbol.text);
        told.resize(read.size(), symbol.is_told);
    }
    points = read;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const TwinFinding found = find_twin(read, i);
        if (found.twin == 0 || told[i]) continue;
        std::u32string other = read;
        other[i] = found.twin;
        const bool reads_better =
            found.context == TwinContext::fits_both && words.count_covered(read) > words.count_covered(other);
        if (!reads_better) points[i] = found.twin;
    }
    return points == read ? text_of(symbols) : encode_utf8(points);
}

void doubt_twins_over_lines(std::vector<LineReading>& lines) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::u32string first = decode_utf8(lines[i].text), second = decode_utf8(lines[i + 1].text);
        if (first.empty() || second.empty()) continue;
        for (const bool at_end : {true, false}) {
            LineReading& line = at_end ? lines[i] : lines[i + 1];
            const char32_t twin = find_twin(first + second, at_end ? first.size() - 1 : first.size()).twin;
            std::u32string other = at_end ? first : second;
            if (twin == 0) continue;
            (at_end ? other.back() : other.front()) = twin;
            line.alternatives.push_back({encode_utf8(other), {}, "ocr"});
            line.evidence.set(EvidenceKind::alphabet_gap, 1);
        }
    }
}

}  // namespace shenbao
