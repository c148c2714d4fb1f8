// The sample site on paper, enlarged, in the system's own colours, without motion, and its weight.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, scriptsRan, visit } from './browser.mjs';
import { cut, PAPER, print } from './printed.mjs';
import { assertSite, DASHBOARD, dashboards, MARKET, site } from './sample.mjs';
import { serve } from './server.mjs';
import { BUDGET, fits, paint, rulesLeftOut, still, visible, watchPaint, weigh } from './views.mjs';

const PAGES = ['index.html', DASHBOARD, MARKET];
const beside = (page, name) => page.replace(/index\.html$/, name);
const OTHERS = [
  beside(DASHBOARD, 'evidence/index.html'),
  beside(DASHBOARD, 'postings/index.html'),
  'cohort/index.html',
  beside(MARKET, 'skills/python.html'),
  'method/index.html',
];
let browser;
let server;

before(async () => {
  assertSite();
  browser = await launch();
  server = await serve(site);
});
after(async () => {
  await server?.close();
  await browser?.close();
});

/** Opens a page and expects no problem. */
async function on(page, options, look, home = server.url) {
  assert.deepEqual(await visit(browser, home + page, home, options, look), []);
}

for (const format of Object.keys(PAPER)) {
  test(`a dashboard on ${format}`, async (t) => {
    await on(DASHBOARD, {}, async (page) => {
      const printed = await print(page, format, ['#answer', '#summary']);
      const place = (name) => printed.parts.find((part) => part.name === name);
      const { start, end } = place('#answer');
      t.diagnostic(`${printed.count} sheets, ${printed.parts.length} parts in one piece`);
      assert.deepEqual([start.sheet, end.sheet], [1, 1], 'the summary is the first sheet');
      assert.equal(place('#summary').end.sheet, 1, 'the first sheet has the whole summary');
      assert.ok(printed.count >= 4 && printed.count <= 40, `${printed.count} sheets`);
      // Without marks of their places nothing could be found cut.
      const placed = printed.parts.filter((part) => part.start && part.end);
      assert.ok(placed.length > 50 && placed.length > printed.parts.length * 0.9);
      return cut(printed, format);
    });
  });
}

test('other pages on paper', async () => {
  for (const path of [...PAGES.filter((page) => page !== DASHBOARD), ...OTHERS]) {
    await on(path, {}, async (page) => cut(await print(page, 'A4', []), 'A4'));
  }
});

test('enlarged to 200 %', async () => {
  for (const path of PAGES) {
    await on(path, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, fits);
  }
});

test('in the colours of the system', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const options = { forcedColors: 'active', colorScheme, bypassCSP: true };
    await on(DASHBOARD, options, visible);
  }
});

test('without motion', async () => {
  for (const path of PAGES) await on(path, { reducedMotion: 'reduce' }, still);
});

test('the rules inside of a dashboard are all that it needs', async () => {
  for (const { page: path } of dashboards()) {
    await on(path, {}, async (page) => {
      const { lacking, used } = await rulesLeftOut(page);
      assert.ok(lacking > 0, `${path} has the whole stylesheet inside`);
      return used.map((selector) => `${path} lacks the rules of ${selector}`);
    });
  }
});

test('weight, and nothing moves while a dashboard loads', async (t) => {
  for (const { page: path } of dashboards()) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    try {
      const page = await context.newPage();
      await watchPaint(page);
      const weighed = weigh(page);
      await page.goto(server.url + path, { waitUntil: 'load' });
      await scriptsRan(page);
      const { shift, largest } = await paint(page);
      const { raw, compressed } = await weighed();
      t.diagnostic(`${path}: ${raw} B, ${compressed} B compressed, largest paint ${Math.round(largest)} ms`);
      assert.equal(shift, 0, path);
      assert.ok(raw < BUDGET.raw, `${path}: ${raw} bytes`);
      assert.ok(compressed < BUDGET.compressed, `${path}: ${compressed} bytes compressed`);
    } finally {
      await context.close();
    }
  }
});

test('each of these checks finds a fault', async () => {
  const { url, close } = await serve(fileURLToPath(new URL('fixtures/views/', import.meta.url)));
  const found = async (options, look) => visit(browser, `${url}index.html`, url, options, look);
  try {
    assert.match((await found({}, fits)).join(), /cut off: p\.cut/);
    assert.match((await found({ forcedColors: 'active' }, visible)).join(), /contrast of 1\.0/);
    assert.deepEqual(await found({}, visible), []);
    const moving = await found({}, still);
    for (const fault of ['animated: p.moving', 'transition: p.moving', 'scrolls smoothly: html']) {
      assert.ok(moving.includes(fault), moving.join());
    }
    const printed = await found({}, async (page) => cut(await print(page, 'Letter', []), 'Letter'));
    assert.match(printed.join(), /^cut between sheets 1 and 2: div\.whole/);
    const page = await browser.newPage();
    await watchPaint(page);
    const weighed = weigh(page);
    await page.goto(`${url}index.html`);
    assert.ok((await paint(page)).shift > 0);
    assert.ok((await weighed()).raw > 1000);
    await page.close();
  } finally {
    await close();
  }
});
