// How long a person waits: calls that the page makes when it is opened, the next item after one was settled, and both
// as seen in Chromium where there is one. usage: scale.mjs ARCHIVE; environment as tests/review/browser/support.mjs.
import { readFileSync } from 'node:fs';
import { openChromium, openPage, person, serve } from '../../../tests/review/browser/support.mjs';

const [archive] = process.argv.slice(2);
const TURNS = 100;

const sorted = (times) => [...times].sort((a, b) => a - b);
const share = (times, part) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * part))];
const ms = (time) => time.toFixed(1).padStart(9);
const tell = (name, times) => console.log(`${name.padEnd(46)}${ms(times[0])}${ms(share(times, 0.5))}${ms(share(times, 0.95))}`);

/** What the server's process has worked so far, in ms: other load of the machine is not in it. */
const worked = () => {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));  // ticks of 10 ms: user and system
};

/** A browser without a page: calls with its session. */
async function enter(link) {
  const entered = await fetch(link, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie').split(';')[0];
  const origin = new URL(link).origin;
  return async (path, body) => {
    const begun = performance.now();
    const answer = await fetch(origin + path, {
      method: body ? 'POST' : 'GET', body: body && JSON.stringify(body),
      headers: { Cookie: cookie, Origin: origin, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    });
    const content = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${content}`);
    const isJson = answer.headers.get('content-type').startsWith('application/json');
    return { time: performance.now() - begun, json: isJson ? JSON.parse(content) : null };
  };
}

const cropOf = (item) => `/iiif/${item.key.sha256}-${item.page}/${item.bbox[0]},${item.bbox[1]},${item.bbox[2] - item.bbox[0]},${item.bbox[3] - item.bbox[1]}/max/0/default.png`;

const server = await serve(archive);
const call = await enter(await server.link());
console.log(`${'ms'.padEnd(46)}${'first'.padStart(9)}${'median'.padStart(9)}${'p95'.padStart(9)}`);

// Opening: what the page asks for before the first item can be looked at.
const lease = (count) => ['/api/lease', { order: 'benefit', count }];
const begun = worked();
const opening = [['/'], ['/assets/index.js'], ['/assets/index.css'], lease(4)];
let items = [], sum = 0;
for (const [path, body] of opening) {
  const { time, json } = await call(path, body);
  sum += time;
  if (json?.items) items = json.items;
  tell('opening: ' + path, [time]);
}
const crop = await call(cropOf(items[0]));
tell('opening: its picture', [crop.time]);
tell('opening, together (bar 1000)', [sum + crop.time]);
console.log(`opening, processor time of the server: ${worked() - begun} ms`);
console.log(`left in the queue: ${(await call(...lease(1))).json.total}`);

// One after another, as the page does: the change, then what comes next.
const before = worked();
const settles = [], leases = [], nexts = [];
for (let turn = 0; turn < TURNS; ++turn) {
  const [item] = items;
  await new Promise((resolve) => setTimeout(resolve, 100));  // a person looks, much longer; the server reads ahead
  const settled = await call('/api/settle', { key: item.key, seen: item.seen, text: item.text ?? '' });
  const leased = await call(...lease(4));
  items = leased.json.items;
  settles.push(settled.time);
  leases.push(leased.time);
  nexts.push(settled.time + leased.time);
}
tell('settle', settles);
tell('lease four ahead', leases);
tell('next item: settle and lease (bar 50)', nexts);
console.log(`next item, processor time of the server: ${((worked() - before) / TURNS).toFixed(1)} ms`);

const { key: { sha256 }, department } = items[0];
for (const path of ['/api/queue?order=benefit', '/api/queue?order=least_confidence', '/api/queue?order=newest', '/api/queue?order=document', '/api/queue?kind=amount',
  '/api/queue?rule=A1', `/api/queue?document=${sha256}`, `/api/queue?department=${encodeURIComponent(department)}`, '/api/queue?reason=review', '/api/alike?most=4', '/api/documents?most=500', '/api/dashboard']) {
  const times = [];
  for (let turn = 0; turn < 7; ++turn) times.push((await call(path)).time);
  tell(path.replace(/=[0-9a-f]{64}$/, '=...').replace(/=%.*/, '=...'), times);
}
const { json: { sheets } } = await call('/api/alike?most=1');
if (sheets.length > 0) {
  const begun = performance.now();
  const changes = sheets[0].items.map((item) => ({ key: item.key, seen: item.seen, text: item.text }));
  await call('/api/settle-many', { items: changes });
  tell(`one sheet of ${changes.length}, settled`, [performance.now() - begun]);
}

/** Run in the page: ms from following the link to the first item with its picture drawn. */
function noteWhenDrawn() {
  const look = () => {
    const picture = document.querySelector('.card[data-path] .crop img');
    const isThere = picture?.complete && picture.naturalWidth > 0;
    requestAnimationFrame(isThere ? () => { window.firstDrawn = performance.now(); } : look);
  };
  requestAnimationFrame(look);
}

if (process.env.CHROMIUM) {
  const browser = await openChromium();
  const drawn = [], withTab = [];
  for (let turn = 0; turn < 7; ++turn) {  // each in a browser profile of its own: nothing of the page is kept
    const begun = performance.now();
    const { context, page } = await openPage(browser);
    await page.addInitScript(noteWhenDrawn);
    await page.goto(await server.link());
    await page.waitForFunction(() => window.firstDrawn > 0);
    withTab.push(performance.now() - begun);
    drawn.push(await page.evaluate(() => window.firstDrawn));
    await context.close();
  }
  tell('Chromium: link to first item drawn (bar 1000)', drawn);
  tell('the same, with the tab that is opened for it', withTab);
  const { page } = await person(browser, server);
  await page.waitForFunction(() => document.querySelector('.card[data-path] .crop img')?.complete);
  const times = [];
  for (let turn = 0; turn < 40; ++turn) {
    times.push(await page.evaluate(() => new Promise((resolve) => {
      const text = () => document.querySelector('.card[data-path]')?.getAttribute('aria-labelledby') && document.querySelector('.card[data-path]');
      const before = text(), start = performance.now();
      const watch = () => { const now = text(); if (now && now !== before) resolve(performance.now() - start); else requestAnimationFrame(watch); };
      document.querySelector('.editor textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      watch();
    })));
    await page.waitForTimeout(300);  // a person looks
  }
  tell('Chromium: Enter to the next item', times);
  await browser.close();
}
await server.stop();
