// What is typed becomes what is printed; doubtful characters are those that another reading has otherwise.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import assert from 'node:assert/strict';

const esbuild = createRequire(join(process.env.MODULES, 'package.json'))('esbuild');
const source = readFileSync(join(process.env.SOURCE, 'pipeline/review/web/src/typing.ts'), 'utf8');
const { code } = esbuild.transformSync(source, { loader: 'ts', format: 'esm' });
const { withSigns, markDoubts, firstDoubt, settledText } = await import('data:text/javascript;base64,' + Buffer.from(code).toString('base64'));

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

assert.equal(firstDoubt(markDoubts('1301.88', ['1801.88'])), 1);
assert.equal(firstDoubt(markDoubts('𠀀末', ['𠀀未'])), 2);
assert.equal(firstDoubt(markDoubts('95%', [])), 3);
assert.equal(settledText(' a\r\nb \n'), 'a\nb');
console.log('ok');
