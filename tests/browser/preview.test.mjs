// Edits the sample site under `careerdash serve` and watches what an open page does.
// PROGRAM names the program; without it the release build is taken.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

import { launch, scriptsRan } from './browser.mjs';

const sources = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.PROGRAM ?? path.join(sources, 'target/release/careerdash');
const PAGE = 'candidates/santana-mena/senior-ai-engineer/';
const PROFILE = 'content/profiles/santana-mena.json';
const PATIENCE = { timeout: 20_000 };

let browser;
let root;
let server;
let context;
let problems;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'careerdash-preview-'));
  cpSync(path.join(sources, 'content'), path.join(root, 'content'), { recursive: true });
  server = await start(0);
  context = await browser.newContext();
  problems = [];
});
afterEach(async () => {
  await context.close();
  await server.stop();
  rmSync(root, { recursive: true });
});

/** Starts a preview and waits for its address. */
async function start(port) {
  const child = spawn(program, ['serve', '--port', String(port), '--root', root]);
  const ended = new Promise((done) => child.once('exit', done));
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^serving (\S+)/.exec(line)?.[1];
    if (address) {
      child.stdout.resume();
      child.stderr.resume();
      return { address, stop: () => (child.kill('SIGINT'), ended) };
    }
  }
  throw new Error(`${program} ended`);
}

/** Opens a page and notes every error that it has. */
async function open(where) {
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => (problems.push(dialog.message()), dialog.dismiss()));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(server.address + where, { waitUntil: 'load' });
  await scriptsRan(page);
  return page;
}

const read = (file) => readFileSync(path.join(root, file), 'utf8');
const write = (file, text) => writeFileSync(path.join(root, file), text);
const rename = (name) =>
  write(PROFILE, read(PROFILE).replace(/"name": "[^"]*"/, `"name": ${JSON.stringify(name)}`));
const shows = (page, name) =>
  page.waitForFunction((text) => document.querySelector('h1')?.textContent.includes(text), name, PATIENCE);
const overlay = (page) => page.locator('careerdash-errors section');

test('an edit is shown where the reader is', async () => {
  const page = await open(PAGE);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('details')) element.open = false;
    const [, second] = document.querySelectorAll('details');
    second.open = true;
    second.querySelector('summary').focus({ preventScroll: true });
    scrollTo({ top: 900, behavior: 'instant' });
  });
  const kept = await page.evaluate(() => [scrollY, document.querySelectorAll('details[open]').length]);
  assert.ok(kept[0] > 500, `${kept}`);
  rename('Edited <b>once</b>');
  await shows(page, 'Edited <b>once</b>');
  await page.waitForFunction((top) => scrollY === top, kept[0], PATIENCE);
  const now = await page.evaluate(() => {
    const all = [...document.querySelectorAll('details')];
    const focused = document.activeElement === all[1].querySelector('summary');
    return [all.filter((element) => element.open).length, all[1].open, focused];
  });
  assert.deepEqual(now, [1, true, true]);
  for (const round of [1, 2, 3]) {
    rename(`Edited again ${round}`);
    await shows(page, `Edited again ${round}`);
  }
  assert.deepEqual(problems, []);
});

/** The elements of a page with what scripts made of them, but for the preview's own. */
const elements = (page) => page.evaluate(() => {
  const all = document.documentElement.cloneNode(true);
  for (const own of all.querySelectorAll('script[data-server], body > footer ~ *')) own.remove();
  return all.outerHTML.replace(/></g, '>\n<').split('\n');
});

/** Edits the JSON of a file. */
const change = (file, edit) => {
  const value = JSON.parse(read(file));
  edit(value);
  write(file, JSON.stringify(value, null, 2));
};

test('what changed is exchanged in place, and the page is what a fresh one is', async () => {
  const page = await open(PAGE);
  await page.evaluate(() => (window.untouched = true));
  const edits = {
    'a name': () => rename('Exchanged'),
    'a highlight that names a skill': () =>
      change(PROFILE, ({ work }) => work[0].highlights.push('Ran Kubernetes and Terraform for 20 teams in 2024')),
    'a highlight less': () => change(PROFILE, ({ work }) => work[0].highlights.pop()),
    'all but one role': () => change(PROFILE, ({ work, career }) => {
      work.splice(1);
      career.assumed = career.assumed.filter((place) => !place.startsWith('/work/1'));
    }),
    'no skills': () => change(PROFILE, (profile) => delete profile.skills),
    'two hours more a week': () => change(PROFILE, ({ career }) => (career.plan.hoursPerWeek += 2)),
  };
  for (const [name, edit] of Object.entries(edits)) {
    const before = await elements(page);
    edit();
    let now = before;
    for (let tries = 0; tries < 100 && isDeepStrictEqual(now, before); tries += 1) {
      await page.waitForTimeout(50);
      now = await elements(page);
    }
    assert.notDeepEqual(now, before, `${name} changed nothing`);
    const fresh = await open(PAGE);
    assert.deepEqual(await elements(page), await elements(fresh), name);
    assert.equal(await page.evaluate(() => window.untouched), true, `${name} loaded the page again`);
    await fresh.close();
  }
  assert.deepEqual(problems, []);
});

test('what the reader opened, typed and ticked stays in what is exchanged', async () => {
  const page = await open(PAGE);
  const row = page.locator('#demand-list details').filter({ hasText: 'Python' }).first();
  const search = page.locator('#demand').getByRole('searchbox');
  await row.locator('> summary').click();
  await search.fill('python');
  await page.locator('#what-if-any').getByRole('checkbox', { name: /^Kubernetes/ }).check();
  await search.focus();
  await page.evaluate(() => {
    window.untouched = true;
    window.panel = document.querySelector('#demand');
  });
  const at = await page.evaluate(() => scrollY);
  change(PROFILE, ({ work }) => work[0].highlights.push('Ran Terraform for 20 teams in 2024'));
  await page.waitForFunction(() => !window.panel.isConnected, undefined, PATIENCE);
  assert.equal(await page.evaluate(() => window.untouched), true);
  assert.ok(await row.evaluate((details) => details.open));
  assert.equal(await search.inputValue(), 'python');
  assert.ok(await search.evaluate((field) => field === document.activeElement));
  assert.ok((await page.locator('#demand [data-filter-item][hidden]').count()) > 10, 'the list is filtered');
  assert.ok(await page.locator('#what-if-any').getByRole('checkbox', { name: /^Kubernetes/ }).isChecked());
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - at) < 200);
  assert.deepEqual(problems, []);
});

test('only the pages that changed are loaded again', async () => {
  const [page, other] = [await open(PAGE), await open('markets/senior-ai-engineer/')];
  await other.evaluate(() => (window.untouched = true));
  rename('Only here');
  await shows(page, 'Only here');
  assert.equal(await other.evaluate(() => window.untouched), true);
});

test('errors lie over the page as text, go by key, and go when they are mended', async () => {
  const good = read(PROFILE);
  const page = await open(PAGE);
  const heading = await page.locator('h1').textContent();
  const broken = good.replace('"basics"', '"<img src=x onerror=alert(1)>": ,"basics"');
  write(PROFILE, broken);
  await overlay(page).waitFor(PATIENCE);
  const text = await overlay(page).textContent();
  assert.match(text, /content\/profiles\/santana-mena\.json:\d+:\d+/);
  assert.match(text, /<img src=x onerror=alert\(1\)>/);
  assert.equal(await page.locator('careerdash-errors img').count(), 0);
  assert.equal(await page.locator('h1').textContent(), heading, 'the last good page');
  await page.keyboard.press('Escape');
  await overlay(page).waitFor({ state: 'detached', ...PATIENCE });
  write(PROFILE, broken.replace('": ,', '": ,,'));
  await overlay(page).waitFor(PATIENCE);
  await page.reload();
  await overlay(page).waitFor(PATIENCE);
  write(PROFILE, good);
  await overlay(page).waitFor({ state: 'detached', ...PATIENCE });
  assert.deepEqual(problems, []);
});

test('a site broken at start is shown as soon as it is mended', async () => {
  await server.stop();
  const toml = read('content/markets/senior-ai-engineer/market.toml');
  write('content/markets/senior-ai-engineer/market.toml', 'x');
  server = await start(0);
  const page = await open(PAGE);
  await overlay(page).waitFor(PATIENCE);
  write('content/markets/senior-ai-engineer/market.toml', toml);
  await page.locator('#answer').waitFor(PATIENCE);
});

test('a server that is started again is noticed', async () => {
  const page = await open(PAGE);
  await server.stop();
  rename('While it was away');
  const { port } = new URL(server.address);
  server = await start(port);
  await shows(page, 'While it was away');
});

test('new stylesheets take the place of old ones without a reload', async () => {
  const page = await context.newPage();
  let told = false;
  await page.route('**/__careerdash/news?*', async (route) => {
    if (told) return;
    told = true;
    const shown = new URL(route.request().url()).searchParams;
    const style = await page.locator('style[data-file]').getAttribute('data-file');
    const news = {
      server: shown.get('server'), edition: 2, reload: false, styles: [`${style}?2`],
      errors_since: 1, errors: null,
    };
    return route.fulfill({ json: news });
  });
  await page.goto(server.address + PAGE);
  await page.waitForFunction(() => {
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
    const inside = document.querySelector('style[data-file]');
    return !inside && links.length === 1 && links[0].href.endsWith('?2');
  }, undefined, PATIENCE);
});

test('pages nobody looks at ask nothing, and ten of them are fine', async () => {
  const visible = (page, state) => page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
  const pages = [];
  for (let count = 0; count < 10; count += 1) {
    const page = await open(PAGE);
    await visible(page, 'hidden');
    pages.push(page);
  }
  const asked = [];
  for (const page of pages) page.on('request', (request) => asked.push(request.url()));
  rename('Seen on return');
  const index = await open('');
  await index.waitForFunction(() => document.body.textContent.includes('Seen on return'), undefined, PATIENCE);
  assert.deepEqual(asked, []);
  for (const page of pages) {
    await visible(page, 'visible');
    await shows(page, 'Seen on return');
    await visible(page, 'hidden');
  }
  assert.deepEqual(problems, []);
});
