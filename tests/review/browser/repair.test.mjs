// A page's grid is repaired in the browser and the page read again; what people said before survives.
import { check, exported, fieldAt, fold, freshArchive, person, runTests, serve, truthOf } from './support.mjs';

const FIXTURE = 'seed-office200.pdf';
const MOST_SECONDS = 240;  // for four pages, on a machine that does other things, too

const call = (page, path, body) => page.evaluate(async ([where, what]) => {
  const answer = await fetch(where, what ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(what) } : {});
  return { status: answer.status, body: await answer.json() };
}, [path, body]);

async function withServer(browser, name, work) {
  const archive = freshArchive(FIXTURE, name);
  const server = await serve(archive, '--audit-share', '0');
  try {
    const { page, faults } = await person(browser, server);
    await work(page, archive);
    check(faults.length === 0, faults.join('\n'));
  } finally {
    await server.stop();
  }
}

const sha256Of = async (page) => (await call(page, '/api/documents')).body.documents[0].sha256;
const gridOf = async (page, number = 1) => (await call(page, `/api/documents/${await sha256Of(page)}/pages/${number}`)).body;

/** Until the document was read that often. */
async function waitForVersion(page, version) {
  const sha256 = await sha256Of(page);
  for (let waited = 0; waited < MOST_SECONDS; ++waited) {
    const { body: now } = await call(page, `/api/documents/${sha256}/reading`);
    if (now.version === version && now.state === 'done') return;
    check(now.state !== 'failed' && now.state !== 'poisoned', `it is read: ${now.reason}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  check(false, `not read within ${MOST_SECONDS} s`);
}

/** Opens the grid of the first page by keyboard. */
async function openGrid(page) {
  await page.keyboard.press('Alt+3');
  await page.waitForSelector('.paper-field');
  await page.keyboard.press('g');
  await page.waitForSelector('.grid-rule.chosen', { state: 'attached' });
  check(await page.evaluate(() => document.activeElement.classList.contains('grid-sheet')), 'the sheet has the focus');
}

const boxOf = (cell) => ({ left: cell[0], right: cell[2], top: cell[1], bottom: cell[3] });
const cellsOf = (grid) => grid.tables.flatMap((table) => table.cells);
const rulesOf = (grid) => grid.tables.flatMap((table) => table.rules);

/** Walks down with the arrow key to the first rule within a table of which both sides can be read as one. */
async function walkToRemovable(page, grid) {
  const rules = rulesOf(grid);
  for (let steps = 0; steps < 60; ++steps) {
    const rule = rules[Number(await page.getAttribute('.grid-rule.chosen', 'data-rule'))];
    const inner = grid.tables.some(({ box }) => rule.position > box[1] + 2 && rule.position < box[3] - 2);
    const ask = { sha256: grid.sha256, page: 1, version: grid.version, edits: [{ edit: 'remove', rule }] };
    if (rule.direction === 'horizontal' && inner && (await call(page, '/api/repairs/try', ask)).body.refused.length === 0) return rule;
    await page.keyboard.press('ArrowDown');
  }
  return check(false, 'no rule can be taken away');
}

/** Everything that was read, without what tells readings apart. */
const readingOf = (archive) => {
  const declaration = structuredClone(exported(archive)[0]);
  declaration.issues = declaration.issues.filter((issue) => issue.code !== 'repaired-page');
  return JSON.stringify(declaration);
};

/** Fields that say what the truth says. */
function countRight(archive) {
  const truth = truthOf(FIXTURE), declaration = exported(archive)[0];
  let right = 0;
  for (let i = 0; i < truth.indicators.length; ++i)
    for (const name of ['level1', 'level2', 'name', 'value']) {
      const wanted = fieldAt(truth, `indicators/${i}/${name}`), found = fieldAt(declaration, `indicators/${i}/${name}`);
      if (wanted && fold(found?.text ?? '') === fold(wanted.text ?? wanted)) ++right;
    }
  for (let i = 0; i < truth.funding.length; ++i)
    for (const name of ['label', 'current', 'ratio']) {
      const wanted = fieldAt(truth, `funding/${i}/${name}`), found = fieldAt(declaration, `funding/${i}/${name}`);
      if (wanted && fold(found?.text ?? '') === fold(wanted.text ?? wanted)) ++right;
    }
  for (const name of Object.keys(truth.organisation)) {
    const wanted = truth.organisation[name], found = declaration.organisation[name];
    if (wanted && fold(found?.text ?? '') === fold(wanted.text ?? wanted)) ++right;
  }
  return right;
}

await runTests({
  'a grid repair: a rule is taken away and drawn again, and what is exported is what it was': (browser) => withServer(browser, 'grid', async (page, archive) => {
    const before = readingOf(archive), right = countRight(archive);
    check(right > 20, 'the scan is read well: ' + right);
    await openGrid(page);
    const grid = await gridOf(page), cells = cellsOf(grid).length;
    check((await page.locator('.grid-rule').count()) === rulesOf(grid).length, 'every rule is drawn');
    check((await page.locator('.grid-cell').count()) === cells, 'every cell is drawn');
    const rule = await walkToRemovable(page, grid);
    await page.keyboard.press('Delete');
    await page.waitForFunction((count) => document.querySelectorAll('.grid-cell').length < count, cells);
    check((await gridOf(page)).repairs.length === 0, 'nothing is kept before it is said');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.grid-sheet[aria-busy="true"]');
    await waitForVersion(page, 2);
    const merged = await gridOf(page);
    check(cellsOf(merged).length < cells, 'cells are one');
    check(merged.repairs.length === 1 && merged.repairs[0].who.length > 0, 'and it is said who did it');
    check(readingOf(archive) !== before && countRight(archive) < right, 'fields were read together');

    // Drawn by hand where it was: with the mouse, a little beside it.
    await page.waitForSelector('.grid-sheet[aria-busy="false"]');
    await page.keyboard.press('n');
    await page.waitForSelector('.new-rule', { state: 'attached' });
    const place = await page.locator('.grid-sheet svg').boundingBox();
    const scale = place.width / grid.frame.width_px;
    const at = (along) => [place.x + along * scale, place.y + (rule.position + 2) * scale];
    await page.locator('.grid-sheet').evaluate((sheet, top) => { sheet.scrollTop = Math.max(0, top - 200); }, rule.position * scale);
    const shift = (await page.locator('.grid-sheet svg').boundingBox()).y - place.y;
    const [x0, y0] = at(rule.begin + 4), [x1] = at(rule.end - 4);
    await page.mouse.move(x0, y0 + shift);
    await page.mouse.down();
    await page.mouse.move((x0 + x1) / 2, y0 + shift);
    await page.mouse.move(x1, y0 + shift);
    await page.mouse.up();
    await page.waitForFunction((count) => document.querySelectorAll('.grid-cell').length === count, cells);
    await page.keyboard.press('Enter');
    await waitForVersion(page, 3);
    check(countRight(archive) === right, `the truth is back: ${countRight(archive)} of ${right}`);

    // And both are undone, one after the other.
    for (const version of [4, 5]) {
      await page.waitForSelector('.grid-sheet[aria-busy="false"]');
      await page.keyboard.press('Control+z');
      await waitForVersion(page, version);
    }
    check((await gridOf(page)).repairs.length === 0, 'nothing stands');
    check(readingOf(archive) === before, 'and everything is what it was');
  }),

  'a correction survives re-extraction, and a repair of its cell shows both versions': (browser) => withServer(browser, 'survives', async (page, archive) => {
    const sha256 = await sha256Of(page);
    const path = 'organisation/department_name';
    const item = { key: { sha256, declaration: 1, path }, seen: { version: 1, revision: 0 } };  // accepted: nobody was asked
    check((await call(page, '/api/settle', { key: item.key, seen: item.seen, text: '某某司法局' })).status === 200, 'it is settled');
    check((await call(page, '/api/read-again', { sha256 })).status === 202, 'it is to be read again');
    await waitForVersion(page, 2);
    const field = fieldAt(exported(archive)[0], path);
    check(field.text === '某某司法局' && field.status === 'corrected', 'still corrected: ' + JSON.stringify(field));

    // Its cell and those below it are one: what was corrected is now read otherwise, or has no place.
    const grid = await gridOf(page);
    const cell = cellsOf(grid).map(boxOf).find((one) => field.bbox[1] >= one.top - 4 && field.bbox[3] <= one.bottom + 4 && field.bbox[0] >= one.left - 4 && field.bbox[2] <= one.right + 4);
    const box = [cell.left, cell.top, cell.right, 2 * cell.bottom - cell.top];
    const kept = await call(page, '/api/repairs', { sha256, page: 1, version: 2, edits: [{ edit: 'merge', box }] });
    check(kept.status === 202, 'the cells are one: ' + JSON.stringify(kept.body));
    await waitForVersion(page, 3);
    const { body: queue } = await call(page, '/api/queue?reason=conflict');
    check(queue.items.length === 1, 'a conflict is shown: ' + queue.total);
    check(queue.items[0].text === '某某司法局', 'with what the person said');
    await page.goto(new URL('/#fields', page.url()).href);

    check((await call(page, '/api/repairs/undo', { sha256, page: 1, version: 3 })).status === 202, 'it is undone');
    await waitForVersion(page, 4);
    const again = fieldAt(exported(archive)[0], path);
    check(again.text === '某某司法局' && again.status === 'corrected', 'and it stands: ' + JSON.stringify(again));
    check((await call(page, '/api/queue?reason=conflict')).body.total === 0, 'no conflict is left');
  }),

  'cells are merged and split, a rule is moved, what makes no sense is said, all by keyboard and without reading': (browser) => withServer(browser, 'keys', async (page) => {
    await openGrid(page);
    const grid = await gridOf(page), cells = cellsOf(grid).length;
    const count = (wanted) => page.waitForFunction((n) => document.querySelectorAll('.grid-cell').length === n, wanted);
    await page.keyboard.press('c');
    await page.waitForSelector('.grid-box');
    await page.keyboard.press('s');  // the first cell in two
    await count(cells + 1);
    await page.keyboard.press('Control+z');
    await count(cells);
    await page.keyboard.press('c');
    await page.keyboard.press('m');  // one cell alone
    await page.waitForSelector('.told.error');
    check((await page.textContent('.told')).includes('至少需要两格'), 'in Chinese: ' + (await page.textContent('.told')));
    await page.keyboard.press('Shift+S');
    await count(cells + 1);
    const chosen = () => page.locator('.grid-rule.chosen line').first().getAttribute('x1');
    const from = Number(await chosen());
    await page.keyboard.down('Shift');
    for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.new-rule', { state: 'attached' });
    await page.keyboard.up('Shift');
    await page.waitForFunction((x) => Number(document.querySelector('.grid-rule.chosen line')?.getAttribute('x1')) > x + 2, from);
    await page.keyboard.press('n');
    await page.waitForSelector('.new-rule', { state: 'attached' });
    await page.keyboard.press('Escape');
    await page.waitForSelector('.new-rule', { state: 'detached' });
    await page.keyboard.press('Escape');  // two changes were not read: it is said first
    await page.waitForSelector('.grid-sheet');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.paper-field');
    check((await gridOf(page)).repairs.length === 0, 'nothing was kept');
  }),

  'a page is turned by a person, and turned back': (browser) => withServer(browser, 'turn', async (page) => {
    await openGrid(page);
    await page.keyboard.press('r');
    await page.waitForSelector('.grid-sheet g[transform^="translate"]');
    await page.keyboard.press('Enter');
    await waitForVersion(page, 2);
    const turned = await gridOf(page);
    check(turned.frame.quarter_turns === 1 && turned.frame.width_px > turned.frame.height_px, 'it lies: ' + JSON.stringify(turned.frame));
    await page.waitForSelector('.grid-sheet[aria-busy="false"]');
    await page.keyboard.press('Control+z');
    await waitForVersion(page, 3);
    const back = await gridOf(page);
    check(back.frame.quarter_turns === 0 && cellsOf(back).length > 10, 'and stands again');
  }),
});
