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
    await page.keyboard.press('Backspace');  // a digit at first would be an alternative
    keys += 1 + (await typeText(page, wanted));
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
