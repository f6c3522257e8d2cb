// A seed filing is settled by keyboard alone; what is exported is the truth; keys are counted.
import { settleAll } from './keyboard.mjs';
import { check, exported, fieldAt, fold, freshArchive, person, runTests, serve, truthOf } from './support.mjs';

const FIXTURE = process.argv[2] ?? 'seed-office200.pdf';

await runTests({
  'all items of a filing are settled by keyboard, and what is exported is the truth': async (browser) => {
    const archive = freshArchive(FIXTURE, 'settle');
    const truth = truthOf(FIXTURE);
    const server = await serve(archive);
    const { page, faults } = await person(browser, server);
    const begun = Date.now();
    const settled = await settleAll(page, truth);
    const seconds = (Date.now() - begun) / 1000;
    const told = await page.textContent('.speed');
    check(settled.length > 0, 'there was something to settle');
    await page.waitForTimeout(500);
    check((await server.stop()) === 0, 'the server ends well');
    const [declaration] = exported(archive);
    for (const { path, wanted, known } of settled.filter((one) => one.wanted !== null)) {
      check(known, 'the truth has ' + path);
      const field = fieldAt(declaration, path);
      check(fold(field.text) === fold(wanted), `${path}: ${field.text} is not ${wanted}`);
      check(field.status === 'corrected', `${path} is ${field.status}`);
    }
    check(declaration.review.fields === 0, 'nothing is left: ' + declaration.review.fields);
    check(faults.length === 0, 'the page is well: ' + faults.join('\n'));
    const keys = settled.reduce((sum, one) => sum + one.keys, 0);
    check(told.includes(String(settled.length)), 'the page tells how many: ' + told);
    console.log(`${FIXTURE}: ${settled.length} fields, ${keys} keys (${(keys / settled.length).toFixed(2)} each), ` +
      `${settled.filter((one) => one.typed).length} typed, ${(seconds / settled.length).toFixed(2)} s each by machine`);
  },
});
