// Every rule and issue that the program knows has a name in both languages, and what it says is told in Chinese, too.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';

globalThis.localStorage = { getItem: () => 'zh' };
const esbuild = createRequire(join(process.env.MODULES, 'package.json'))('esbuild');
const folder = mkdtempSync(join(tmpdir(), 'shenbao-words-'));
esbuild.buildSync({
  stdin: { contents: "export * from './rule_words'; export { language } from './words';", resolveDir: join(process.env.SOURCE, 'pipeline/review/web/src') },
  bundle: true, outfile: join(folder, 'words.mjs'), format: 'esm', platform: 'node', nodePaths: [join(process.env.MODULES, 'node_modules')],
});
const { ruleName, figuresOf, language } = await import(pathToFileURL(join(folder, 'words.mjs')).href);
rmSync(folder, { recursive: true });
const room = (name) => readdirSync(join(process.env.SOURCE, 'pipeline', name)).filter((file) => file.endsWith('.cpp'))
  .map((file) => readFileSync(join(process.env.SOURCE, 'pipeline', name, file), 'utf8')).join('\n');

// Rules as the check room makes them, issues as the form, trust and check rooms do.
const rules = new Set([...room('check').matchAll(/make_(?:failure|finding)\(\s*"([A-Z]\d+)"/g)].map((found) => found[1]));
const issues = new Set([...(room('form') + room('trust') + room('check')).matchAll(/(?:code = (?:\w+ \? )?|issues\.push_back\(\{\s*|Issue issue\{|^\s*\{|^\s*)"([a-z]+(?:-[a-z]+)+|incomplete|handwriting)"(?:,|;| :)/gm)].map((found) => found[1]));
assert.ok(rules.size > 25, 'the rules were found: ' + [...rules]);
assert.ok(issues.size > 10, 'the issues were found: ' + [...issues]);
for (const word of ['zh', 'en']) {
  language.value = word;
  for (const code of [...rules, ...issues]) {
    assert.notEqual(ruleName(code), code, `${code} has a name in ${word}`);
    assert.equal(/[\u4e00-\u9fff]/.test(ruleName(code).replace('其中', '')), word === 'zh', `${code} in ${word}: ${ruleName(code)}`);
  }
}

// What the rules say, with some figures in it: no word of English is left.
language.value = 'zh';
const said = {
  'current: 1 + 2 = 3, printed 4 (difference 1)': '本年 列：1 + 2 = 3，表中为 4，相差 1',
  'current: 1 + 2 = 3, printed 4 (difference 1); possible error in the original': '本年 列：1 + 2 = 3，表中为 4，相差 1（可能原件有误）',
  '其中：基本支出 5 is more than 支出 4': '其中：基本支出 5 大于 支出 4',
  'weights add up to 90, printed 100': '权重之和为 90，表中为 100',
  'weights add up to 90': '权重之和为 90',
  'weights under 产出指标(50分) add up to 45': '产出指标(50分) 下的权重之和为 45',
  'score 11 of 10 points': '得分 11，权重 10',
  'execution at 95% of 10 points makes 9.5, printed 9': '执行率 95% × 权重 10 为 9.5，表中为 9',
  'grade 优 for a score of 85': '等级为 优，总分为 85',
  'fiscal year 2020, project from 2021 to 2023': '年度为 2020，项目期限为 2021–2023',
  'satisfaction outside of 60 to 100 %: ≥5%': '满意度不在 60–100% 之内：≥5%',
  '5% and 60% are more than ten times apart': '5% 与 60% 相差十倍以上',
  'done 30个, more than the forecast 20个': '已完成 30个，大于预计 20个',
  'pages are missing: the weights up to the foot of the last page add up to 60': '到末页页脚，权重之和只有 60',
  'page 3 is page 2 once more and was left out; cells that read otherwise: 2': '第 3 页与第 2 页相同，未计入',
};
for (const [message, words] of Object.entries(said)) assert.equal(figuresOf(message), words);
language.value = 'en';
assert.equal(figuresOf('score 11 of 10 points'), 'score 11 of 10 points');
console.log(`ok: ${rules.size} rules, ${issues.size} issues`);
