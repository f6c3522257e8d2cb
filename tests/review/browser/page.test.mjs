// Two browsers at once, an input method, what is on paper as mark-up, and the other views.
import { settleShown, shownPath, waitForNext } from './keyboard.mjs';
import { check, exported, fieldAt, freshArchive, person, runTests, serve, truthOf } from './support.mjs';

const FIXTURE = 'seed-office200.pdf';
const truth = truthOf(FIXTURE);
const HOSTILE = '<script>window.struck=1</script><img src=x onerror="window.struck=1">';

// Calls the API as the page does.
const call = (page, path, body) => page.evaluate(async ([where, what]) => {
  const answer = await fetch(where, what ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(what) } : {});
  return { status: answer.status, body: await answer.json() };
}, [path, body]);

async function withServer(name, work, fixture = FIXTURE, auditShare = 0) {
  const archive = freshArchive(fixture, name, auditShare);
  const server = await serve(archive);
  try {
    await work(server, archive);
  } finally {
    await server.stop();
  }
}

await runTests({
  'two browsers settle side by side, and no field is settled by both': (browser) => withServer('two', async (server, archive) => {
    const people = [await person(browser, server), await person(browser, server)];
    const done = [[], []];
    for (let turn = 0; turn < 40; ++turn) {
      const { page } = people[turn % 2];
      await page.waitForSelector('.card[data-path], .nothing');
      if (await page.$('.nothing')) continue;
      const one = await settleShown(page, truth);
      done[turn % 2].push(one.path);
      await waitForNext(page, one.path);
    }
    check(done[0].length > 0 && done[1].length > 0, 'both had something to do: ' + done.map((list) => list.length));
    check(!done[0].some((path) => done[1].includes(path)), 'nothing was done twice');
    for (const { faults } of people) check(faults.length === 0, faults.join('\n'));
    await people[0].page.waitForTimeout(500);
    check(exported(archive)[0].review.fields === 0, 'nothing is left');
  }),

  'a field that somebody else changed is shown with both versions': (browser) => withServer('clash', async (server) => {
    const { page } = await person(browser, server);
    const path = await shownPath(page);
    const document = (await call(page, '/api/documents')).body.documents[0].sha256;
    const { body: item } = await call(page, `/api/item?document=${document}&path=${path}`);
    const theirs = await call(page, '/api/settle', { key: item.key, seen: item.seen, text: '别人的' });
    check(theirs.status === 200, 'the other one is in time');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('我的');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.clash');
    const shown = await page.textContent('.clash');
    check(shown.includes('别人的') && shown.includes('我的'), 'both are shown: ' + shown);
    await page.keyboard.press('2');
    await page.waitForFunction(async ([at, where]) => (await (await fetch(`/api/item?document=${at}&path=${where}`)).json()).text === '我的', [document, path]);
  }),

  'a key held down settles one field, not what comes after it': (browser) => withServer('held', async (server) => {
    const { page } = await person(browser, server);
    await shownPath(page);
    const open = async () => (await call(page, '/api/queue')).body.total;
    const before = await open();
    for (let repeat = 0; repeat < 12; ++repeat) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.waitForTimeout(1500);
    check(before - (await open()) === 1, `one of ${before} is settled, left ${await open()}`);
  }),

  // Two Enters, habit on every other field, made a blank of a right reading and an error of the count.
  'a check looks like any other field, and is settled like it': (browser) => withServer('checked', async (server) => {
    const { page } = await person(browser, server);
    const open = async () => (await call(page, '/api/queue')).body.total;
    const before = await open(), path = await shownPath(page);
    check(before > 100, 'all that is sure is checked: ' + before);
    check(await page.inputValue('.editor textarea') !== '', 'its reading is shown');
    check(!/抽查|check/i.test(await page.textContent('.card')), 'nothing on the card says what it is');
    await page.keyboard.press('Enter');
    await waitForNext(page, path);
    await page.waitForTimeout(1000);
    check(before - (await open()) >= 1, `one of ${before} is settled, left ${await open()}`);
  }, 'seed.pdf', 1),

  'what an input method has in hand is left alone': (browser) => withServer('ime', async (server) => {
    const { page } = await person(browser, server);
    const path = await shownPath(page);
    const before = await page.inputValue('.editor textarea');
    const device = await page.context().newCDPSession(page);
    await device.send('Input.imeSetComposition', { text: 'zhong', selectionStart: 5, selectionEnd: 5 });
    // The keys with which a candidate is chosen.
    for (const key of ['1', 'Enter', 'Tab', 'Escape'])
      await page.evaluate((name) => document.querySelector('.editor textarea').dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, isComposing: true })), key);
    check((await shownPath(page)) === path, 'the field is still there');
    check((await page.inputValue('.editor textarea')).includes('zhong'), 'so is the composition');
    await device.send('Input.insertText', { text: '中>=' });
    const after = await page.inputValue('.editor textarea');
    check(after === '中≥', `the composition replaces the reading: ${after}, was ${before}`);
    await page.keyboard.press('Escape');
    check((await page.inputValue('.editor textarea')) === before, 'Escape brings the reading back');
    await page.keyboard.press('F2');
    await page.keyboard.type('x');
    check((await page.inputValue('.editor textarea')) !== before, 'F2 edits');
  }),

  'text from paper is never mark-up, in no view': (browser) => withServer('hostile', async (server) => {
    const { page, faults } = await person(browser, server);
    const path = await shownPath(page);
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText(HOSTILE);
    await page.keyboard.press('Enter');
    await waitForNext(page, path);
    await page.keyboard.press('Control+z');
    await page.waitForFunction((wanted) => document.querySelector('.card[data-path]')?.dataset.path === wanted, path);
    const document = (await call(page, '/api/documents')).body.documents[0].sha256;
    const { body: item } = await call(page, `/api/item?document=${document}&path=${path}`);
    await call(page, '/api/settle', { key: item.key, seen: item.seen, text: HOSTILE });
    for (const view of ['pages', 'alike', 'dashboard', 'fields']) {
      await page.goto(new URL('/#' + view, page.url()).href);
      await page.waitForTimeout(400);
      check((await page.evaluate(() => window.struck)) === undefined, view + ' runs nothing');
    }
    const kept = (await call(page, `/api/documents/${document}/declarations/1`)).body.declarations[0];
    check(fieldAt(kept, path).text === HOSTILE, 'and it is kept as it is');
    check(faults.length === 0, faults.join('\n'));
  }),

  // What was shown gave way to what came free, while the person was looking at it.
  'a field that is shown stays, though others come free that are before it': (browser) => withServer('stay', async (server) => {
    const [one, two] = [await person(browser, server), await person(browser, server)];
    const first = await shownPath(one.page);
    const fifth = await shownPath(two.page);
    check(first !== fifth, 'each has one');
    await one.page.keyboard.press('Alt+4');  // gives back what was leased
    await one.page.waitForSelector('.dashboard');
    await two.page.keyboard.press('Enter');
    await waitForNext(two.page, fifth);
    const sixth = await shownPath(two.page);
    await two.page.waitForFunction(async () => (await (await fetch('/api/dashboard')).json()).settled === 1);
    await two.page.waitForTimeout(1500);
    check((await shownPath(two.page)) === sixth, 'it is still there');
  }),

  'undo brings the last field back, Tab puts one off': (browser) => withServer('undo', async (server) => {
    const { page } = await person(browser, server);
    const first = await shownPath(page);
    await page.keyboard.press('Enter');
    await waitForNext(page, first);
    const second = await shownPath(page);
    await page.keyboard.press('Control+z');
    await waitForNext(page, second);
    check((await shownPath(page)) === first, 'the first is back');
    await page.keyboard.press('Tab');
    await waitForNext(page, first);
    check((await shownPath(page)) === second, 'and put off');
  }),

  'readings that are alike are confirmed with one key': (browser) => withServer('alike', async (server) => {
    const { page } = await person(browser, server);
    const total = (await call(page, '/api/queue')).body.total;
    await page.keyboard.press('Alt+2');
    await page.waitForSelector('.sheet .cell:focus');
    const here = await page.locator('.sheet .cell').count();
    const odd = await page.locator('.sheet .cell').first().getAttribute('data-path');
    await page.keyboard.press('Space');
    await page.waitForSelector('.cell.odd');
    await page.keyboard.press('Enter');
    await page.waitForFunction(async (wanted) => (await (await fetch('/api/queue')).json()).total === wanted, total - here + 1);
    const { items } = (await call(page, '/api/queue?most=500')).body;
    check(items.some((item) => item.key.path === odd), 'the one that was picked out is left');
  }),

  'a field of the rebuilt page is changed by keyboard': (browser) => withServer('pages', async (server, archive) => {
    const { page, faults } = await person(browser, server);
    await page.keyboard.press('Alt+3');
    await page.waitForSelector('.paper-field');
    await page.locator('.paper-field').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.edit-strip textarea');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('改过的');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.paper-field.corrected');
    check(JSON.stringify(exported(archive)).includes('改过的'), 'it is in the export');
    check(faults.length === 0, faults.join('\n'));
  }),
});
