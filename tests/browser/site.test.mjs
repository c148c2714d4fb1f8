// Opens every page of the site in the directory SITE names.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch, visit } from './browser.mjs';
import { check, styled } from './checks.mjs';
import { crawl } from './crawl.mjs';
import { serve } from './server.mjs';
import { ofEverySort } from './sorts.mjs';

const site = process.env.SITE && path.resolve(process.env.SITE);
let browser;

before(async () => {
  assert.ok(site && existsSync(path.join(site, 'index.html')), 'SITE must name a built site');
  browser = await launch();
});
after(() => browser?.close());

/** Addresses of files that a server does not have. */
async function missing(files) {
  const answers = await Promise.all(files.map((file) => fetch(file, { method: 'HEAD' })));
  return answers.filter(({ ok }) => !ok).map(({ url, status }) => `${status} for ${url}`);
}

for (const base of ['/', '/repo/']) {
  test(`links lead somewhere under ${base}`, async () => {
    const { url, close } = await serve(site, base);
    try {
      const { files, problems } = await crawl(browser, `${url}index.html`, url);
      assert.deepEqual([...problems, ...(await missing(files))], []);
    } finally {
      await close();
    }
  });
}

test('the error page needs nothing beside it, however deep the path', async () => {
  const { url, close } = await serve(site, '/repo/');
  try {
    const missing = `${url}no/such/page.html`;
    assert.deepEqual(await visit(browser, missing, url, { status: 404 }, async () => []), []);
  } finally {
    await close();
  }
});

test('opens from disk', async () => {
  const home = pathToFileURL(path.join(site, '/')).href;
  const { pages, files, problems } = await crawl(browser, `${home}index.html`, home);
  for (const page of ofEverySort(pages, home, site)) {
    const found = await visit(browser, page, home, {}, styled);
    problems.push(...found.map((problem) => `${page}: ${problem}`));
  }
  const gone = files.filter((file) => !existsSync(fileURLToPath(file)));
  assert.deepEqual([...problems, ...gone.map((file) => `no file ${file}`)], []);
});

test('pages of every sort', { concurrency: 2 }, async (t) => {
  const { url, close } = await serve(site);
  try {
    const { pages } = await crawl(browser, `${url}index.html`, url);
    const checked = ofEverySort(pages, url, site).map((page) =>
      t.test(page.slice(url.length), async () => {
        assert.deepEqual(await check(browser, page, url), []);
      }),
    );
    await Promise.all(checked);
  } finally {
    await close();
  }
});
