// The site of hostile strings in the directory HOSTILE. Whatever they say, a page opens no dialog,
// asks for nothing but the site's own files and holds nothing that its policy would have to stop;
// and nothing runs when the policy is taken out.
//
// All dashboards and markets are opened and some of the postings; HOSTILE_PAGES=all opens every page.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { openWindow } from './hostile.mjs';
import { serve } from './server.mjs';

const site = process.env.HOSTILE && path.resolve(process.env.HOSTILE);
const skip = site ? false : 'HOSTILE names no site of `cargo run --example hostile`; the lists are not part of the sources';
const all = process.env.HOSTILE_PAGES === 'all';
/** So many postings and skills are looked at. */
const SOME = 60;
const PAYLOAD = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
let browser;
let server;

before(async () => {
  if (skip) return;
  assert.ok(existsSync(path.join(site, 'index.html')), 'HOSTILE must name a built site');
  browser = await launch();
  server = await serve(site);
});
after(async () => {
  await server?.close();
  await browser?.close();
});

/** The pages to look at. */
function pages() {
  const found = readdirSync(site, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort();
  const many = found.filter((file) => /\/(postings|skills)\/[^/]+\.html$/.test(file));
  const step = all ? 1 : Math.max(1, Math.floor(many.length / SOME));
  return [...found.filter((file) => !many.includes(file)), ...many.filter((_, at) => at % step === 0)];
}

/** Opens the pages in two windows; every page that did something with what it did. */
async function lookAt(files, options, ...how) {
  const left = files.map((file) => file);
  const found = [];
  const work = async () => {
    const opened = await openWindow(browser, site, server.url, options);
    try {
      for (let file = left.shift(); file; file = left.shift()) {
        const problems = await opened.look(file, ...how);
        if (problems.length > 0) found.push({ file, problems: problems.slice(0, 20) });
      }
    } finally {
      await opened.close();
    }
  };
  await Promise.all([work(), work()]);
  return found;
}

for (const policy of [true, false]) {
  test(`pages of hostile strings ${policy ? 'with' : 'without'} their policy`, { skip }, async (t) => {
    const files = pages();
    assert.ok(files.length > 100, `${files.length} pages`);
    assert.deepEqual(await lookAt(files, { policy }), []);
    t.diagnostic(`${files.length} pages`);
  });
}

test('what readers type and links carry', { skip }, async () => {
  const files = pages().filter((file) => /^(index|markets\/m0\/index|candidates\/shown-0-0\/.*index)\.html$/.test(file));
  assert.ok(files.length >= 4, `${files}`);
  const type = async (page) => {
    for (const field of await page.locator('input[type=search], input[type=text]').all()) {
      if (await field.isVisible()) await field.fill(PAYLOAD);
    }
  };
  for (const suffix of [`#${PAYLOAD}`, `?q=${PAYLOAD}`, '#javascript:alert(1)']) {
    assert.deepEqual(await lookAt(files, { policy: false }, suffix, type), []);
  }
});

test('a string that became markup would be found', { skip }, async () => {
  const changed = (html) => html.replace('<main', `<p title="${PAYLOAD}</p><main`);
  const [stopped] = await lookAt(['index.html'], { policy: true, changed });
  const [run] = await lookAt(['index.html'], { policy: false, changed });
  const has = (found, start) => found?.problems.some((problem) => problem.startsWith(start));
  for (const start of ['requests ', 'violates ', 'holds ']) assert.ok(has(stopped, start), start);
  for (const start of ['requests ', 'opens a dialog', 'holds ']) assert.ok(has(run, start), start);
  assert.ok(!has(stopped, 'opens a dialog'));
});
