// What a rule says, in words and with its figures. The server's messages are English; what is not known here is
// shown as it came.
import { language } from './words';

const RULES: Record<string, [string, string]> = {
  A1: ['收入各项之和应等于合计', 'Income: the parts add up to the total'],
  A2: ['支出各项之和应等于合计', 'Expenditure: the parts add up to the total'],
  A3: ['收入合计与支出合计应相等', 'Income and expenditure are equal'],
  A4: ['占比应等于金额 ÷ 合计', 'The ratio is amount / total'],
  A5: ['各项占比之和应为 100', 'The ratios add up to 100'],
  A6: ['合计的占比应为 100', 'The ratio of the total is 100'],
  A10: ['移动小数点后合计成立', 'The sum holds with the point moved'],
  A11: ['换用另一读法后各式成立', 'All sums hold with another reading'],
  Y1: ['各处年度应一致', 'The year is the same everywhere'], Y2: ['历史数据应为前两年', 'The history is of the two years before'],
  Y3: ['各处历史年度应一致', 'All histories have the same years'],
  T1: ['目标概述与其标题应一致', 'A goal reads the same in both places'], T2: ['各页标题应一致', 'The title is the same on every page'],
  N1: ['目标编号应连续', 'Goals count without a gap'], N2: ['每个目标应有标题', 'Every goal has its heading'], N3: ['列表编号应连续', 'Items count without a gap'],
  V1: ['百分比一般不超过 100', 'A percentage is at most 100'], V2: ['可能漏读了符号（≥ ≤ >）', 'A sign (≥ ≤ >) may be lost'],
  L1: ['二级指标与一级指标应相配', 'The levels belong together'], L3: ['二级指标应在词表中', 'The level-2 word is in the list'],
  L5: ['跨页续接的指标级别', 'A level that goes on over the page'], L7: ['同一目标下指标名称不应重复', 'No two indicators have the same name'],
  P1: ['电话号码位数应正确', 'The phone number has its digits'],
  'repaired-page': ['此页经人工修复', 'A person repaired the page'], 'refused-repair': ['对此页的修复未能应用', 'A repair of the page could not be made'],
  handwriting: ['不像印刷体，可能是手写', 'Unlike print, maybe handwriting'],
};

const FIGURES: [RegExp, string][] = [
  [/^(.+): (.+) = (.+), printed (.+) \(difference (.+)\)$/, '$1 列：$2 = $3，表中为 $4，相差 $5'],
  [/^(.+): totals (.+) and (.+)$/, '$1 列：合计分别为 $2 和 $3'],
  [/^100 \* (.+) \/ (.+), printed (.+)$/, '100 × $1 ÷ $2，表中为 $3'],
  [/^ratios add up to (.+)$/, '占比之和为 $1'],
  [/^ratio of the total, printed (.+)$/, '合计的占比，表中为 $1'],
  [/^(.+): the sum holds with (.+) for (.+)$/, '$1 列：将 $3 读作 $2 则合计成立'],
  [/^goal (.+): overview and heading agree by (.+)$/, '目标 $1：两处相似度 $2'],
  [/^goal (.+) has no heading$/, '目标 $1 没有标题'],
  [/^goal (.+) is not in the overview$/, '目标 $1 不在概述中'],
  [/^number (.+) where (.+) should be$/, '编号为 $1，应为 $2'],
  [/^no level-2 word: (.+)$/, '词表中没有：$1'],
  [/^two indicators of one goal: (.+)$/, '名称重复：$1'],
  [/^no phone number: (.+)$/, '不是电话号码：$1'],
  [/^percentage over 100: (.+)$/, '百分比超过 100：$1'],
  [/^a sign may be lost: (.+) for (.+)$/, '可能漏读符号：读作 $1，应为 $2'],
  [/^(.+) under (.+)$/, '$1 列在 $2 之下'],
  [/^history of (.+) for fiscal year (.+)$/, '历史年度为 $1，本年度为 $2'],
  [/^fiscal year (.+), another year in the title$/, '年度为 $1，标题中是另一年'],
  [/^levels that go on over a page break$/, '级别接续自上一页'],
  [/^read from something unlike print.*$/, ''],
];
const COLUMNS: Record<string, string> = { current: '本年', history: '历史', ratio: '占比' };

export function ruleName(code: string): string {
  return RULES[code]?.[language.value === 'zh' ? 0 : 1] ?? code;
}

export function figuresOf(message: string): string {
  if (language.value === 'en') return message;
  for (const [pattern, words] of FIGURES)
    if (pattern.test(message)) return message.replace(pattern, words).replace(/^(current|history|ratio)/, (word) => COLUMNS[word]);
  return message;
}
