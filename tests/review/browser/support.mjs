// What the tests in a browser share: an archive, the program's server on it, Chromium, and how texts are compared.
//
// Environment: SHENBAO (the program), WORK (a folder that may be filled), MODULES (a folder with node_modules),
// CHROMIUM, SOURCE (the project's folder).
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const { SHENBAO, WORK, MODULES, CHROMIUM, SOURCE } = process.env;
const require = createRequire(join(MODULES, 'package.json'));
const { chromium } = require('playwright-core');

function run(...args) {
  return runWith('', ...args);
}

function runWith(input, ...args) {
  try {
    return execFileSync(SHENBAO, args, { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  } catch (fault) {
    if (fault.status === 3) return fault.stdout;  // some fields need review
    throw fault;
  }
}

/** A part of the page that needs no browser. */
export function pageModule(name) {
  const source = readFileSync(join(SOURCE, 'pipeline/review/web/src', name), 'utf8');
  const { code } = require('esbuild').transformSync(source, { loader: 'ts', format: 'esm' });
  return import('data:text/javascript;base64,' + Buffer.from(code).toString('base64'));
}

// A name of fixtures/, or a path.
const fileOf = (fixture) => (fixture.includes('/') ? fixture : join(SOURCE, 'fixtures', fixture));

// What was read stays good until the program, a model or the fixture is newer.
function isStillGood(archive, fixture) {
  const made = join(archive, 'archive.sqlite');
  if (!existsSync(made)) return false;
  const models = readdirSync(join(SOURCE, 'models'), { recursive: true }).map((name) => join(SOURCE, 'models', name));
  return [SHENBAO, fileOf(fixture), ...models].every((source) => statSync(source).mtimeMs < statSync(made).mtimeMs);
}

/** A copy of an archive with that fixture in it, as it was read, and that share of accepted fields to be checked. */
export function freshArchive(fixture, name, auditShare = 0) {
  const read = join(WORK, `${basename(fixture)}.${auditShare}.archive`), copy = join(WORK, name);
  if (!isStillGood(read, fixture)) {
    rmSync(read, { recursive: true, force: true });
    mkdirSync(WORK, { recursive: true });
    run('import', fileOf(fixture), '--archive', read, '--jobs', '1', '--audit-share', String(auditShare));
  }
  rmSync(copy, { recursive: true, force: true });
  cpSync(read, copy, { recursive: true });
  return copy;
}

export const exported = (archive) => JSON.parse(run('export', '--archive', archive)).declarations;
export const truthOf = (fixture) => {
  const truth = JSON.parse(readFileSync(fileOf(fixture).replace(/\.[^.]+$/, '.truth.json'), 'utf8'));
  return truth.declarations ? truth.declarations[0] : truth;
};

export const PASSWORD = 'correct horse battery';
export function addUsers(archive, ...names) {
  for (const name of names) runWith(PASSWORD + '\n', 'review', 'users', 'add', name, '--archive', archive);
}

/** The server; `link()` is the newest link. */
const running = new Set();
export async function serve(archive, ...options) {
  const process = spawn(SHENBAO, ['review', '--archive', archive, '--listen', '127.0.0.1:0', ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  running.add(process);
  let said = '';
  process.stdout.on('data', (part) => { said += part; });
  const links = () => said.match(/https?:\S+/g) ?? [];
  const used = new Set();
  const link = async () => {
    for (let tries = 0; tries < 200; ++tries) {
      const fresh = links().find((one) => !used.has(one));
      if (fresh) { used.add(fresh); return fresh; }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('no link: ' + said);
  };
  const stop = () => new Promise((resolve) => { process.on('exit', (code) => { running.delete(process); resolve(code); }); process.kill('SIGTERM'); });
  return { link, stop, pid: process.pid };
}

export const openChromium = () => chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'] });

/** A browser, nowhere yet; what a page of it reports as wrong is kept in `faults`. */
export async function openPage(browser, options = {}, expected = []) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  // Who leaves a page ends what its viewer was loading, and a change that others came before (or the rules, which ran
  // again) is answered 409: the browser says so, and nothing is wrong. What the page makes of it is what tests look at.
  const isExpected = (text) => ['Image load aborted', 'status of 409', ...expected].some((part) => text.includes(part));
  page.on('console', (line) => { if (line.type() === 'error' && !isExpected(line.text())) faults.push(line.text()); });
  return { page, context, faults };
}

/** A person at a browser. */
export async function person(browser, server, options = {}) {
  const opened = await openPage(browser, options);
  await opened.page.goto(await server.link());
  await opened.page.waitForSelector('.tabs');  // before it is drawn, no key does anything
  return opened;
}

/** The same, of a user, who signs in by keyboard. */
export async function user(browser, origin, name, options = {}) {
  const opened = await openPage(browser, options);
  const { page } = opened;
  await page.goto(origin + '/');
  await page.waitForSelector('#name:focus');
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tabs');
  return opened;
}

/** The contract's comparison, section 4. */
export const fold = (text) => text.normalize('NFKC').replace(/\s/g, '').replace(/[“”]/g, '"').replace(/：/g, ':').replace(/（/g, '(').replace(/）/g, ')').replace(/，/g, ',').replace(/；/g, ';');

export function fieldAt(declaration, path) {
  let place = declaration;
  for (const part of path.split('/')) place = place?.[part];
  return place;
}

export function check(condition, message) {
  if (!condition) throw new Error('FAILED: ' + message);
}

/** Runs the named tests one after another; exit code 1 with the first that fails. */
export async function runTests(tests) {
  const browser = await openChromium();
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test(browser);
      console.log('ok: ' + name);
    } catch (fault) {
      ++failed;
      console.log('FAILED: ' + name + '\n' + fault.stack);
    }
  }
  await browser.close();
  for (const server of running) server.kill();  // of tests that failed
  process.exitCode = failed > 0 ? 1 : 0;
}
