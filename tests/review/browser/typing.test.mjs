// What is typed becomes what is printed; doubtful characters are those that another reading has otherwise.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import assert from 'node:assert/strict';

const esbuild = createRequire(join(process.env.MODULES, 'package.json'))('esbuild');
const load = (name) => {
  const source = readFileSync(join(process.env.SOURCE, 'pipeline/review/web/src', name), 'utf8');
  const { code } = esbuild.transformSync(source, { loader: 'ts', format: 'esm' });
  return import('data:text/javascript;base64,' + Buffer.from(code).toString('base64'));
};
const { withSigns, markDoubts, settledText } = await load('typing.ts');
const { findDoubts, combinations, signVariants, marksOf, moveMarks } = await load('doubts.ts');

const marked = (text, ...others) => markDoubts(text, others).map((piece) => (piece.doubtful ? `[${piece.text}]` : piece.text)).join('');

// Two keys are one sign, and the caret stays behind what it stood behind.
assert.deepEqual(withSigns('>=95%', 2), { text: '≥95%', caret: 1 });
assert.deepEqual(withSigns('>=95%', 5), { text: '≥95%', caret: 4 });
assert.deepEqual(withSigns('95>=', 1), { text: '95≥', caret: 1 });
assert.deepEqual(withSigns('a<=b+-c', 7), { text: 'a≤b±c', caret: 5 });
assert.deepEqual(withSigns('>95%', 1), { text: '>95%', caret: 1 });
assert.deepEqual(withSigns('', 0), { text: '', caret: 0 });

assert.equal(marked('95%'), '95%');
assert.equal(marked('1301.88', '1801.88'), '1[3]01.88');
assert.equal(marked('100%', 'i00%'), '[1]00%');
assert.equal(marked('95%', '≥95%'), '[9]5%');  // something may be lost before it
assert.equal(marked('末', '未'), '[末]');
assert.equal(marked('𠀀末', '𠀀未'), '𠀀[末]');  // a character beyond the first plane is one
assert.equal(marked('', '5'), '');
assert.equal(marked('a'.repeat(500), 'b'), 'a'.repeat(500));  // too long to compare

assert.equal(settledText(' a\r\nb \n'), 'a\nb');

// Doubts: where readings differ, each with what was read there; one that several readers gave comes first.
const doubts = (text, ...others) => findDoubts(text, others).map(({ begin, end, options }) => `${begin}-${end} ${options.join('|')}`).join('; ');
assert.equal(doubts('1301.88', '1801.88', '13O1.88'), '1-2 8; 2-3 O');
assert.equal(doubts('1301.88', '1801.88', '1901.88', '1901.88'), '1-2 9|8');
assert.equal(doubts('95%', '≥95%'), '0-0 ≥');
assert.equal(doubts('≥95%', '95%'), '0-1 ');
assert.equal(doubts('甲乙丙', '甲X丙', '甲XY'), '1-3 X丙|XY');
assert.equal(doubts('𠀀末', '𠀀未'), '1-2 未');
assert.equal(doubts('', '5'), '0-0 5');
assert.equal(doubts('same', 'same'), '');
assert.equal(doubts('a'.repeat(1100), 'b'), '');

// Combinations: every place as some reader has it, none that is known already.
assert.deepEqual(combinations('甲乙丙丁戊', ['己乙丙庚戊'], 9), ['己乙丙丁戊', '甲乙丙庚戊']);
assert.deepEqual(combinations('甲乙丙丁戊', ['己乙丙丁戊', '甲乙丙庚戊'], 9), ['己乙丙庚戊']);
assert.deepEqual(combinations('甲乙丙丁戊', ['己乙丙庚戊'], 1), ['己乙丙丁戊']);
assert.deepEqual(combinations('95%', ['≥95%'], 9), []);

assert.deepEqual(signVariants('≥95%'), ['95%', '≤95%']);
assert.deepEqual(signVariants('95个'), ['≥95个', '≤95个']);
assert.deepEqual(signVariants('长期'), []);
assert.deepEqual(signVariants('2019-2020年'), []);

// Marks stay at their doubts while the text changes around them.
const marks = marksOf('𠀀乙丙丁', ['𠀀己丙丁', '𠀀乙丙戊']);
assert.deepEqual(marks, [{ begin: 2, end: 3, options: ['己', '乙'] }, { begin: 4, end: 5, options: ['戊', '丁'] }]);
const moved = (after) => moveMarks(marks, '𠀀乙丙丁', after).map(({ begin, end }) => after.slice(begin, end)).join(',');
assert.equal(moved('x𠀀乙丙丁'), '乙,丁');
assert.equal(moved('𠀀己己丙丁'), '己己,丁');
assert.equal(moved('𠀀丙丁'), ',丁');
assert.equal(moved('𠀀乙丙丁末'), '乙,丁');
assert.equal(moved('𠀀乙y丙丁'), '乙,丁');
console.log('ok');
