// Settles whatever the page shows, by keyboard alone, with the answers at hand; counts the keys.
import { check, fieldAt, fold } from './support.mjs';

export const shownPath = (page) => page.getAttribute('.card[data-path]', 'data-path', { timeout: 15000 });

/** Types a text: a key for each ASCII character; others come as from an input method, and count as one each. */
async function typeText(page, text) {
  for (const character of text) {
    if (character === '\n') await page.keyboard.press('Shift+Enter');
    else if (character >= ' ' && character <= '~') await page.keyboard.press(character === ' ' ? 'Space' : character);
    else await page.keyboard.insertText(character);
  }
  return [...text].length;
}

/** Where two texts differ: what both begin and end with aside. In characters. */
function difference(text, wanted) {
  const from = [...text], to = [...wanted];
  let begin = 0, end = 0;
  while (begin < Math.min(from.length, to.length) && from[begin] === to[begin]) ++begin;
  while (end < Math.min(from.length, to.length) - begin && from[from.length - 1 - end] === to[to.length - 1 - end]) ++end;
  return { begin, end, remove: from.length - begin - end, insert: to.slice(begin, to.length - end).join(''), length: from.length };
}

/** Mends the reading from where F2, Home or End puts the caret, whichever is nearest; the keys that it took. */
async function mend(page, text, wanted) {
  const { begin, end, remove, insert, length } = difference(text, wanted);
  await page.keyboard.press('F2');
  const units = await page.evaluate(() => document.querySelector('.editor textarea').selectionStart);
  const doubt = [...text.slice(0, units)].length;
  const last = length - end;  // behind what is to go
  const ways = [
    { key: null, at: doubt, cost: Math.min(Math.abs(doubt - begin), Math.abs(doubt - last)) },
    { key: 'Control+Home', at: 0, cost: 1 + begin }, { key: 'Control+End', at: length, cost: 1 + end },
  ].sort((a, b) => a.cost - b.cost);
  const way = ways[0];
  if (way.key) await page.keyboard.press(way.key);
  const forward = Math.abs(way.at - begin) <= Math.abs(way.at - last);
  const target = forward ? begin : last;
  for (let step = 0; step < Math.abs(target - way.at); ++step) await page.keyboard.press(target > way.at ? 'ArrowRight' : 'ArrowLeft');
  for (let step = 0; step < remove; ++step) await page.keyboard.press(forward ? 'Delete' : 'Backspace');
  return 1 + (way.key ? 1 : 0) + Math.abs(target - way.at) + remove + (await typeText(page, insert));
}

/** Settles the field that is shown as the truth has it; the keys that it took. */
export async function settleShown(page, truth) {
  const path = await shownPath(page);
  const wanted = path.startsWith('issues/') ? null : fieldAt(truth, path);
  const text = await page.inputValue('.editor textarea');
  const choices = await page.locator('.choices .choice-text').allTextContents();
  let keys = 1;
  if (wanted === null || wanted === undefined || fold(text) === fold(wanted)) {
    await page.keyboard.press('Enter');
  } else if (choices.findIndex((choice) => fold(choice) === fold(wanted)) >= 0) {
    await page.keyboard.press(String(choices.findIndex((choice) => fold(choice) === fold(wanted)) + 1));
  } else {
    const { remove, insert } = difference(text, wanted);
    if (remove + insert.length + 3 < [...wanted].length + 1) {
      keys += await mend(page, text, wanted);
    } else {
      await page.keyboard.press('Backspace');  // a digit at first would be an alternative
      keys += 1 + (await typeText(page, wanted));
    }
    await page.keyboard.press('Enter');
  }
  return { path, keys, wanted, known: wanted !== undefined, typed: keys > 1 };
}

export async function waitForNext(page, path) {
  await page.waitForFunction(
    (before) => document.querySelector('.nothing') || (document.querySelector('.card[data-path]')?.dataset.path ?? before) !== before,
    path, { timeout: 20000 });
}

export async function settleAll(page, truth, most = 200) {
  const settled = [];
  for (let count = 0; count < most; ++count) {
    await page.waitForSelector('.card[data-path], .nothing', { timeout: 20000 });
    if (await page.$('.nothing')) return settled;
    const one = await settleShown(page, truth);
    settled.push(one);
    await waitForNext(page, one.path);
  }
  check(false, `not done after ${most} fields`);
}
