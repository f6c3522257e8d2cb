// Confirms by likeness in Chromium, with the truth at hand, and counts the keys per field that was confirmed.
// usage: sheets.mjs ARCHIVE TRUTHS; environment as tests/review/browser/support.mjs. ARCHIVE: made by
// shenbao_bench_fill --outputs of what tools/bench/trust --work FOLDER leaves; TRUTHS: FOLDER/SEED, with NAME.truth.json.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { check, fieldAt, fold, openChromium, person, serve } from '../../../tests/review/browser/support.mjs';

const [archive, truths] = process.argv.slice(2);
const LABELS = '123456789abcdefghijklmnopqrstuvwxyz';

const truthOf = new Map();
function truthFor(name) {
  const stem = basename(name);
  if (!truthOf.has(stem)) {
    const file = JSON.parse(readFileSync(join(truths, stem + '.truth.json'), 'utf8'));
    truthOf.set(stem, file.declarations ? file.declarations[0] : file);
  }
  return truthOf.get(stem);
}

const server = await serve(archive);
const browser = await openChromium();
const { page, faults } = await person(browser, server);
const items = await page.evaluate(async () => {
  const all = new Map();
  for (let first = 0; ; first += 500) {
    const { items: some } = await (await fetch(`/api/queue?order=newest&most=500&first=${first}`)).json();
    for (const item of some) all.set(item.key.sha256 + ' ' + item.key.path, { name: item.name, text: item.text, reason: item.reason });
    if (some.length < 500) return [...all];
  }
});
const known = new Map(items);
let keys = 0, confirmed = 0, odd = 0, sheets = 0, wrong = 0;
await page.keyboard.press('Alt+2');
for (;;) {
  await page.waitForFunction(() => document.querySelector('.sheet .cell, .nothing'), undefined, { timeout: 30000 });
  if (await page.$('.nothing')) break;
  const cells = await page.locator('.sheet .cell').evaluateAll((all) => all.map((cell) => ({ sha256: cell.dataset.document, path: cell.dataset.path })));
  let picked = 0;
  for (const [index, { sha256, path }] of cells.entries()) {
    const item = known.get(sha256 + ' ' + path), wanted = fieldAt(truthFor(item.name), path);
    if (wanted !== undefined && fold(item.text) === fold(wanted)) continue;
    ++picked;
    if (index < LABELS.length) {
      await page.keyboard.press(LABELS[index]);
      ++keys;
    } else {
      await page.locator('.sheet .cell').nth(index).focus();
      await page.locator('.sheet .cell').nth(index).click();
      keys += 3;  // with a mouse: to go there, to press, and back
    }
  }
  check((await page.locator('.cell.odd').count()) === picked, 'what is picked out is seen to be');
  const first = cells[0].sha256 + cells[0].path;
  await page.keyboard.press('Enter');
  ++keys;
  ++sheets;
  odd += picked;
  confirmed += cells.length - picked;
  await page.waitForFunction((before) => {
    const cell = document.querySelector('.sheet .cell');
    return document.querySelector('.nothing') || (cell && cell.dataset.document + cell.dataset.path !== before);
  }, first, { timeout: 60000 });
}
await page.waitForFunction(async (wanted) => (await (await fetch('/api/dashboard')).json()).settled === wanted, confirmed, { timeout: 120000, polling: 1000 });
const left = await page.evaluate(async () => (await (await fetch('/api/queue')).json()).total);
const others = faults.filter((fault) => !fault.includes('404'));  // outputs come without pictures
check(others.length === 0, 'the page is well: ' + others.join('\n'));
console.log(`${known.size} queued fields of ${truthOf.size} filings: ${confirmed} confirmed on ${sheets} sheets with ${keys} keys (${(keys / confirmed).toFixed(3)} each), ` +
  `${odd} picked out, ${left} left to the field view`);
await browser.close();
await server.stop();
