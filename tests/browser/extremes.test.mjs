// The site of extreme states in the directory EXTREMES: every dashboard and every page of a market,
// and a few of the sorts that there are thousands of.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { launch, visit } from './browser.mjs';
import { glance } from './checks.mjs';
import { cut, print } from './printed.mjs';
import { serve } from './server.mjs';
import { ofEverySort } from './sorts.mjs';

const site = process.env.EXTREMES && path.resolve(process.env.EXTREMES);
const EACH = /^(candidates\/[^/]+\/([^/]+\/)?|markets\/[^/]+\/|)index\.html$/;
let browser;
let server;

before(async () => {
  const built = site && existsSync(path.join(site, 'index.html'));
  assert.ok(built, 'EXTREMES must name the built site of `cargo run --example extremes`');
  browser = await launch();
  server = await serve(site);
});
after(async () => {
  await server?.close();
  await browser?.close();
});

/** Paths of all pages. */
const pages = () =>
  readdirSync(site, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort();

test('extreme pages', { concurrency: 2 }, async (t) => {
  const [each, others] = [pages().filter((page) => EACH.test(page)), pages().filter((page) => !EACH.test(page))];
  assert.ok(each.length > 30);
  const some = ofEverySort(others.map((page) => server.url + page), server.url, site);
  const looked = [...each.map((page) => server.url + page), ...some].map((url) =>
    t.test(url.slice(server.url.length), async () => {
      assert.deepEqual(await glance(browser, url, server.url), []);
    }),
  );
  await Promise.all(looked);
});

test('extreme pages on paper', async (t) => {
  for (const page of ['long-name/hard-to-lay-out', 'arabic/hard-to-lay-out', 'no-market-data/no-posting']) {
    await t.test(page, async () => {
      const url = `${server.url}candidates/${page}/index.html`;
      const look = async (opened) => cut(await print(opened, 'A4', []), 'A4');
      assert.deepEqual(await visit(browser, url, server.url, {}, look), []);
    });
  }
});
