// Several people: signing in, comments, fields that are passed on, texts that two people key.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shownPath, waitForNext } from './keyboard.mjs';
import { addUsers, check, freshArchive, openPage, PASSWORD, person, runTests, serve, user } from './support.mjs';

const KINDS = 'vocabulary,amount,percent,target_value,year,date,phone,code,name,text';

async function withUsers(name, work, ...options) {
  const archive = freshArchive('seed-office200.pdf', name);
  addUsers(archive, 'anna', 'ben', 'carl');
  const server = await serve(archive, ...options);
  try {
    const link = await server.link();
    await work(new URL(link).origin, { link: () => link });
  } finally {
    await server.stop();
  }
}

const waitForPath = (page, path) =>
  page.waitForFunction((wanted) => document.querySelector('.card[data-path]')?.dataset.path === wanted, path, { timeout: 20000 });
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);

await runTests({
  'a user signs in by keyboard, in either language, and signs out': (browser) => withUsers('sign-in', async (origin) => {
    const { page, context, faults } = await openPage(browser, { locale: 'en-GB' }, ['status of 401']);
    await page.goto(origin + '/');
    check(page.url() === origin + '/login', 'it leads to the form: ' + page.url());
    check(await focused(page) === 'name', 'the name is asked for first');
    check(await page.textContent('button') === 'Sign in', 'in English');
    check(await page.evaluate(() => getComputedStyle(document.querySelector('button')).borderRadius) === '6px', 'the style is there');
    await page.keyboard.type('anna');
    await page.keyboard.press('Tab');
    check(await focused(page) === 'password', 'then the password');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]');
    check((await page.textContent('[role=alert]')).includes('not right'), 'it says so');
    await page.click('p.other a');
    check((await page.textContent('button')) === '登录', 'in Chinese when that is asked for');
    await page.focus('#name');
    await page.keyboard.type('anna');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.tabs');
    await page.waitForSelector('.account');
    check((await page.textContent('.account')).includes('anna'), 'the page says who is at work');
    await page.click('.account button');
    await page.waitForSelector('#password');
    await page.goto(origin + '/');
    check(page.url() === origin + '/login', 'and out: ' + page.url());
    check(faults.length === 0, faults.join('\n'));
  }),

  'a link leads in beside users, and shows nobody to sign out': (browser) => withUsers('beside', async (origin, server) => {
    const { page, faults } = await person(browser, server);
    await shownPath(page);
    check(await page.$('.account button') === null, 'no button');
    check(faults.length === 0, faults.join('\n'));
  }),

  'a comment is seen by the next person, and a field that is passed on comes first there, all by keyboard': (browser) => withUsers('pass', async (origin) => {
    const anna = await user(browser, origin, 'anna');
    const path = await shownPath(anna.page);
    await anna.page.keyboard.press('F8');
    await anna.page.waitForSelector('.say-more input:focus');
    await anna.page.keyboard.insertText('印章盖住了 <b>x</b>');
    await anna.page.keyboard.press('Enter');
    await anna.page.waitForSelector('.comments');
    check((await anna.page.textContent('.comments')).includes('印章盖住了 <b>x</b>'), 'it stands there as text');
    check(await shownPath(anna.page) === path, 'the field stays');
    check(await focused(anna.page) === 'TEXTAREA', 'the reading has the focus again');
    await anna.page.keyboard.press('F8');
    await anna.page.waitForSelector('.say-more input:focus');
    await anna.page.keyboard.press('Escape');
    check(await focused(anna.page) === 'TEXTAREA', 'Escape leads back');
    await anna.page.keyboard.press('F9');
    await anna.page.waitForSelector('.say-more select:focus');
    await anna.page.keyboard.press('ArrowDown');  // ben, carl
    await anna.page.keyboard.press('Tab');
    await anna.page.keyboard.insertText('请看');
    await anna.page.keyboard.press('Enter');
    await waitForNext(anna.page, path);
    await anna.page.waitForTimeout(500);
    const carl = await user(browser, origin, 'carl');
    check(await shownPath(carl.page) === path, 'it is the first one there');
    const shown = await carl.page.textContent('.card');
    check(shown.includes('carl') && shown.includes('请看') && shown.includes('印章盖住了'), 'with what was said: ' + shown);
    const ben = await user(browser, origin, 'ben');
    check(await shownPath(ben.page) !== path, 'others are given something else');
    for (const { faults } of [anna, ben, carl]) check(faults.length === 0, faults.join('\n'));
  }),

  'two people key a field, the second one blind; they differ, and a third chooses': (browser) => withUsers('twice', async (origin) => {
    const anna = await user(browser, origin, 'anna');
    const path = await shownPath(anna.page);
    const reading = await anna.page.inputValue('.editor textarea');
    check(reading !== '', 'the first one sees the reading');
    await anna.page.keyboard.press('Enter');
    await waitForNext(anna.page, path);
    await anna.page.waitForTimeout(500);
    await anna.page.keyboard.press('Alt+4');  // gives back what was leased
    await anna.page.waitForSelector('.dashboard');
    const until = async (one) => {  // what others put off comes later, too
      for (let tries = 0; tries < 60 && await shownPath(one.page) !== path; ++tries) {
        const before = await shownPath(one.page);
        await one.page.keyboard.press('Tab');
        await waitForNext(one.page, before);
      }
      await waitForPath(one.page, path);
    };
    const ben = await user(browser, origin, 'ben');
    await until(ben);
    check(await ben.page.inputValue('.editor textarea') === '', 'the second one sees none');
    check(!(await ben.page.textContent('.card')).includes(reading), 'nowhere on the card');
    check(await ben.page.$('.choices') === null, 'and no choices');
    await ben.page.keyboard.press('Enter');
    await ben.page.waitForTimeout(500);
    check(await shownPath(ben.page) === path, 'Enter alone says nothing');
    await ben.page.keyboard.insertText('别的');
    await ben.page.keyboard.press('Enter');
    await waitForNext(ben.page, path);
    await ben.page.waitForTimeout(500);
    const carl = await user(browser, origin, 'carl');
    await until(carl);
    const choices = await carl.page.locator('.choices .choice-text').allTextContents();
    check(choices.length === 2 && choices[0] === reading && choices[1] === '别的', 'the third one sees both: ' + choices);
    await carl.page.keyboard.press('1');
    await waitForNext(carl.page, path);
    await carl.page.waitForFunction(async () => (await (await fetch('/api/dashboard')).json()).settled === 1);
    for (const { faults } of [anna, ben, carl]) check(faults.length === 0, faults.join('\n'));
  }, '--second-keying', KINDS),

  'over TLS a browser keeps the session': async (browser) => {
    const folder = mkdtempSync(join(tmpdir(), 'shenbao-tls-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=shenbao',
      '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    try {
      await withUsers('tls', async (origin) => {
        check(origin.startsWith('https://127.0.0.1:'), origin);
        const anna = await user(browser, origin, 'anna', { ignoreHTTPSErrors: true });
        await shownPath(anna.page);
        const [cookie] = await anna.context.cookies();
        check(cookie.name.startsWith('__Host-') && cookie.secure && cookie.httpOnly && cookie.sameSite === 'Strict', JSON.stringify(cookie));
        await anna.page.waitForFunction(() => performance.getEntriesByType('resource').some((one) => /\/full\/.*default\.jpg$/.test(one.name) && one.responseStatus === 200));
        check(anna.faults.length === 0, anna.faults.join('\n'));
      }, '--tls-cert', certificate, '--tls-key', key);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
});
