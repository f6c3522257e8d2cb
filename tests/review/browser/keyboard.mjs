// Settles whatever the page shows, by keyboard alone, with the answers at hand; counts the keys.
import { check, fieldAt, fold, pageModule } from './support.mjs';

const { findDoubts } = await pageModule('doubts.ts');

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

const chars = (text) => [...text];
const press = (key, times = 1) => Array.from({ length: times }, () => ({ key }));
const remade = (part, doubt, text) => part.slice(0, doubt.begin).concat(chars(text), part.slice(doubt.end));

/** From a caret to a stretch that is to be another one, the nearest way; the actions and where the caret is then. */
function mendAt(caret, length, { begin, end, options: [text] }) {
  const ways = [
    [[], caret], [press('Control+Home'), 0], [press('Control+End'), length],
  ].flatMap(([first, at]) => [[first, at, begin], [first, at, end]])
    .map(([first, at, to]) => ({ actions: [...first, ...press(to > at ? 'ArrowRight' : 'ArrowLeft', Math.abs(to - at))], to }))
    .sort((one, other) => one.actions.length - other.actions.length);
  const [{ actions, to }] = ways;
  const remove = press(to === begin ? 'Delete' : 'Backspace', end - begin);
  return { actions: [...actions, ...remove, ...(text === '' ? [] : [{ text }])], caret: begin + chars(text).length };
}

// A doubt that the paper has otherwise: what others read there, or typed over it.
function overDoubt(doubt, own, wanted, untouched) {
  const turns = [...doubt.options, own].indexOf(wanted) + 1;
  const typed = wanted === '' ? press('Delete') : [{ text: wanted }];
  const cost = wanted === '' ? 1 : chars(wanted).length;
  if (turns > 0 && (untouched ? turns <= cost + 1 : turns <= cost)) return press('ArrowDown', turns);
  return [...(untouched ? press('F2') : []), ...typed];
}

// What has to be mended: not what is the same by the contract's comparison.
const wrongs = (text, wanted) => findDoubts(text, [wanted])
  .filter(({ begin, end, options: [option] }) => fold(chars(text).slice(begin, end).join('')) !== fold(option));

/** What a person presses who knows the paper: first through the doubts, as far as they help, then by the arrows. */
function mending(text, wanted, readings) {
  const doubts = findDoubts(text, readings), wrong = wrongs(text, wanted);
  const inside = (hunk, doubt) => hunk.begin >= doubt.begin && hunk.end <= doubt.end;
  const helpful = doubts.filter((doubt) => wrong.some((hunk) => inside(hunk, doubt)));
  const last = helpful.length === 0 ? -1 : doubts.indexOf(helpful[helpful.length - 1]);
  let now = chars(text), shift = 0, caret = now.length;
  const actions = [];
  for (const [index, doubt] of doubts.slice(0, last + 1).entries()) {
    const hunks = wrong.filter((hunk) => inside(hunk, doubt));
    const own = now.slice(doubt.begin + shift, doubt.end + shift).join('');
    let made = chars(own);
    for (const hunk of [...hunks].reverse())
      made = remade(made, { begin: hunk.begin - doubt.begin, end: hunk.end - doubt.begin }, hunk.options[0]);
    if (index > 0 || hunks.length === 0) actions.push(...press('F2'));
    if (hunks.length > 0) actions.push(...overDoubt(doubt, own, made.join(''), index === 0));
    now = remade(now, { begin: doubt.begin + shift, end: doubt.end + shift }, made.join(''));
    caret = doubt.begin + shift + made.length;
    shift += made.length - chars(own).length;
  }
  if (last < 0) actions.push(...press('End'));
  for (let [place] = wrongs(now.join(''), wanted); place; [place] = wrongs(now.join(''), wanted)) {
    const mended = mendAt(caret, now.length, place);
    actions.push(...mended.actions);
    now = remade(now, place, place.options[0]);
    caret = mended.caret;
  }
  return actions;
}

const costOf = (actions) => actions.reduce((sum, { key, text }) => sum + (key ? 1 : chars(text).length), 0);

async function perform(page, actions) {
  for (const { key, text } of actions) {
    if (key) await page.keyboard.press(key);
    else await typeText(page, text);
  }
}

const readingsShown = (page, path) => page.evaluate(async (where) => {
  const { items } = await (await fetch('/api/queue?most=500&order=document')).json();
  const queued = items.find((item) => item.key.path === where);
  if (!queued) return [];  // closed meanwhile by what was settled before it: the page finds out with its next call
  const { key, text } = queued;
  const item = await (await fetch(`/api/item?document=${key.sha256}&declaration=${key.declaration}&path=${encodeURIComponent(where)}`)).json();
  return item.detail.alternatives.map((one) => one.text).filter((one) => one !== text);
}, path);

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
    const mended = mending(text, wanted, await readingsShown(page, path));
    const anew = [{ key: 'Backspace' }, { text: wanted }];  // a digit at first would be an alternative
    const actions = costOf(mended) <= costOf(anew) ? mended : anew;
    await perform(page, actions);
    const made = await page.inputValue('.editor textarea');
    check(fold(made) === fold(wanted), `${path} is mended: ${made} for ${wanted}, from ${text}`);
    keys += costOf(actions);
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
