// Proves that the checks can fail: a good site passes all of them, a bad one fails each.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, visit } from './browser.mjs';
import { check, styled } from './checks.mjs';
import { crawl } from './crawl.mjs';
import { serve } from './server.mjs';

const fixture = (name) => new URL(`fixtures/${name}/`, import.meta.url);
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Runs `look` with the address under which a fixture is served. */
async function served(name, look) {
  const { url, close } = await serve(fileURLToPath(fixture(name)));
  try {
    return await look(url);
  } finally {
    await close();
  }
}

const FAULTS = {
  'a missing policy': /^no content security policy$/,
  'an indexed page': /^no noindex/,
  'an error on the console': /^console error: something broke$/,
  'an uncaught exception': /^page error: undefinedFunction is not defined$/,
  'a request to another host': /^requests another host: https:\/\/other\.example\/pixel\.png$/,
  'a file that is missing': /^404 for .*missing\.css$/,
  'content below the first screen': /^first screen: action is at /,
  'a page too wide': /^narrow: \d+ px wide on a 320 px screen: div\.wide$/,
  'too little text': /^no scripts: without scripts: \d+ characters/,
  'an image without a text': /^axe: light, 1280 px: image-alt/,
  'low contrast': /^axe: dark, 1280 px: color-contrast .*dim/,
};

test('a good page passes', async () => {
  await served('good', async (url) => {
    const { pages, files, problems } = await crawl(browser, `${url}index.html`, url);
    assert.deepEqual(problems, []);
    assert.deepEqual(pages.map((page) => page.slice(url.length)).sort(), [
      '404.html', 'index.html', 'sub/index.html',
    ]);
    assert.deepEqual(files, [`${url}notes.txt`]);
    for (const page of pages) assert.deepEqual(await check(browser, page, url), []);
  });
});

test('a good site opens from disk', async () => {
  const home = fixture('good').href;
  const { pages, problems } = await crawl(browser, `${home}index.html`, home);
  assert.equal(pages.length, 3);
  assert.deepEqual(problems, []);
  for (const page of pages) assert.deepEqual(await visit(browser, page, home, {}, styled), []);
});

test('a bad page fails', async (t) => {
  const problems = await served('bad', (url) => check(browser, `${url}index.html`, url));
  for (const [fault, pattern] of Object.entries(FAULTS)) {
    await t.test(fault, () => {
      assert.ok(problems.some((problem) => pattern.test(problem)), problems.join('\n'));
    });
  }
  await t.test('contrast that is wrong in the dark alone', () => {
    assert.ok(!problems.some((problem) => /light, .*color-contrast.*dim/.test(problem)));
  });
});

test('bad links fail', async () => {
  await served('bad', async (url) => {
    const { problems } = await crawl(browser, `${url}index.html`, url);
    for (const fault of [/link from the root/, /no #nowhere/, /404 .*gone\.html|gone\.html: /]) {
      assert.ok(problems.some((problem) => fault.test(problem)), `${fault}: ${problems.join('\n')}`);
    }
  });
});

test('a bad site fails from disk', async () => {
  const home = fixture('bad').href;
  const { problems } = await crawl(browser, `${home}index.html`, home);
  for (const fault of [/gone\.html: cannot be opened/, /link to a directory/, /missing\.css/]) {
    assert.ok(problems.some((problem) => fault.test(problem)), `${fault}: ${problems.join('\n')}`);
  }
});
