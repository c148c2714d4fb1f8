// What the optional scripts add to the sample site: sorting, filters, links, colours.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { launch, scriptsRan, visit } from './browser.mjs';
import { assertSite, DASHBOARD, MARKET, readJson, site } from './sample.mjs';
import { serve } from './server.mjs';

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

/** Opens a page of the site, lets `look` use it, and expects no problem at all. */
async function on(page, options, look) {
  const address = server.url + page;
  const quiet = async (opened) => {
    await look(opened);
    return [];
  };
  assert.deepEqual(await visit(browser, address, server.url, options, quiet), []);
}

const report = () => readJson(DASHBOARD.replace('index.html', 'report.json'));

test('tables are sorted by numbers and words, stably, and back', async () => {
  await on(DASHBOARD, {}, async (page) => {
    const { requirements } = report();
    const folded = page.locator('#demand details.data').filter({ hasText: 'The same as a table' });
    await folded.locator('> summary').press('Enter');
    const table = folded.locator('table');
    const labels = () => table.locator('tbody th').allTextContents();
    const header = (name) => table.getByRole('columnheader', { name, exact: true });
    const press = async (name) => {
      await header(name).getByRole('button').press('Enter');
      return [await labels(), await header(name).getAttribute('aria-sort')];
    };
    const given = await labels();
    const rows = requirements.filter(({ demand }) => given.includes(demand.skill.label));
    assert.deepEqual(rows.map(({ demand }) => demand.skill.label), given);
    const by = (compare) => [...rows].sort(compare).map(({ demand }) => demand.skill.label);
    const employers = ({ demand }) => demand.employers;

    // Many skills have one number of employers: they stay in the given order both ways.
    const down = await press('Employers');
    assert.deepEqual(down, [by((a, b) => employers(b) - employers(a)), 'descending']);
    assert.match(await page.getByRole('status').last().textContent(), /^Sorted by Employers, desc/);
    const up = await press('Employers');
    assert.deepEqual(up, [by((a, b) => employers(a) - employers(b)), 'ascending']);
    assert.notDeepEqual(up[0], [...down[0]].reverse(), 'there are ties');
    assert.deepEqual(await press('Employers'), [given, null]);

    const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
    const alphabet = by((a, b) => words.compare(a.demand.skill.label, b.demand.skill.label));
    assert.deepEqual(await press('Skill'), [alphabet, 'ascending']);
    // Another column starts anew, and only it is marked.
    assert.equal((await press('Employers'))[1], 'descending');
    assert.equal(await table.locator('[aria-sort]').count(), 1);
  });
});

test('the two tables of gaps are sorted as one', async () => {
  await on(DASHBOARD, {}, async (page) => {
    const { gaps } = report();
    const tables = page.locator('#gap-list table');
    assert.equal(await tables.count(), 2);
    const sizes = [await tables.nth(0).locator('tbody tr').count(), await tables.nth(1).locator('tbody tr').count()];
    assert.equal(sizes[0] + sizes[1], gaps.length);
    const hours = tables.nth(0).locator('th[data-sort="number"] button').last();
    await hours.press('Enter');
    await hours.press('Enter');
    const ids = await page.locator('#gap-list tbody tr').evaluateAll((rows) => rows.map(({ id }) => id));
    const wanted = [...gaps].sort((a, b) => a.hours.value - b.hours.value);
    const keys = await page
      .locator('#gap-list tbody tr')
      .evaluateAll((rows, column) => rows.map((row) => Number(row.cells[column].dataset.value)), await hours.evaluate((button) => button.parentElement.cellIndex));
    assert.equal(new Set(ids).size, gaps.length);
    assert.deepEqual(keys, [...keys].sort((a, b) => a - b));
    assert.equal(await tables.nth(0).locator('tbody tr').count(), sizes[0]);
    assert.ok(wanted.length > sizes[0]);
    // “nice to have” is true of the given order only.
    assert.ok(await page.locator('[data-sort-given="gaps"]').isHidden());
  });
});

test('gaps are filtered by severity and by words, and Escape clears', async () => {
  await on(DASHBOARD, {}, async (page) => {
    const { gaps } = report();
    const controls = page.locator('[data-filter="gap-list"]');
    const shown = page.locator('#gap-list tbody tr:visible');
    const count = controls.getByRole('status');
    const of = (severity) => gaps.filter((gap) => gap.severity === severity).length;
    const first = await shown.count();
    assert.ok(first < gaps.length, 'some gaps are folded away');

    const critical = controls.getByRole('button', { name: /^critical/ });
    const nice = controls.getByRole('button', { name: /^nice to have/ });
    await critical.press('Enter');
    assert.equal(await critical.getAttribute('aria-pressed'), 'true');
    assert.equal(await shown.count(), of('critical'));
    assert.equal(await count.textContent(), `${of('critical')} of ${gaps.length} shown`);
    await nice.press('Enter');
    // The fold is open while it holds something that is wanted.
    assert.equal(await shown.count(), of('critical') + of('nice-to-have'));
    await critical.press('Enter');
    await nice.press('Enter');
    assert.equal(await count.textContent(), '');
    assert.equal(await shown.count(), first);

    const field = controls.getByRole('searchbox');
    await field.fill('  DOCK ');
    assert.deepEqual(await shown.evaluateAll((rows) => rows.map(({ id }) => id)), ['gap-docker']);
    await field.fill('no such gap');
    assert.equal(await shown.count(), 0);
    assert.match(await count.textContent(), /^Nothing matches/);
    await field.press('Escape');
    assert.equal(await field.inputValue(), '');
    assert.equal(await shown.count(), first);
    await field.fill('docker');
    await controls.getByRole('button', { name: 'Clear' }).press('Enter');
    assert.equal(await shown.count(), first);
    assert.ok(await field.evaluate((element) => element === document.activeElement));
  });
});

test('rows of what is asked are filtered by standing and opened all at once', async () => {
  await on(DASHBOARD, {}, async (page) => {
    const controls = page.locator('[data-filter="demand-list"]');
    const rows = page.locator('#demand-list details.skill:visible');
    await controls.getByRole('button', { name: /^have/ }).press('Enter');
    const count = await rows.count();
    assert.ok(count > 1);
    assert.equal(await page.locator('#demand-list li[data-standing="have"]:visible').count(), count);
    await controls.getByRole('button', { name: 'Open all' }).press('Enter');
    assert.equal(await page.locator('#demand-list details.skill[open]').count(), count);
    // Paper shows what is open.
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#demand-list .skill-body:visible').count(), count);
    assert.equal(await page.locator('button:not(.sort):visible, input:visible').count(), 0);
    await page.emulateMedia({ media: 'screen' });
    await controls.getByRole('button', { name: 'Close all' }).press('Enter');
    assert.equal(await page.locator('#demand-list details.skill[open]').count(), 0);
  });
});

test('postings are found by their words and skills, with accents or without', async () => {
  await on(MARKET, {}, async (page) => {
    const { postings } = readJson(MARKET.replace('index.html', 'market.json'));
    const controls = page.locator('[data-filter="posting-list"]');
    const shown = page.locator('#posting-list [data-filter-item]:visible');
    const titles = () => shown.locator('th').allTextContents();
    assert.equal(await shown.count(), postings.length);
    const wanted = postings.filter(
      ({ title, company, asks }) =>
        /engineer/i.test(`${title} ${company}`) && asks.some(({ skill }) => skill.id === 'kubernetes'),
    );
    assert.ok(wanted.length > 3 && wanted.length < postings.length);
    await controls.getByRole('searchbox').fill('engineer kubernétes');
    assert.deepEqual(await titles(), wanted.map(({ title }) => title));
    await controls.getByRole('button', { name: /^remote/ }).press('Enter');
    const remote = wanted.filter(({ workplace }) => workplace === 'remote');
    assert.deepEqual(await titles(), remote.map(({ title }) => title));
    // What is sorted keeps its filter.
    await page.locator('#posting-list th button').first().press('Enter');
    const sorted = remote.map(({ title }) => title).sort(new Intl.Collator('en', { numeric: true }).compare);
    assert.deepEqual(await titles(), sorted);
  });
});

test('a link to a row that is filtered out shows it', async () => {
  await on(MARKET, {}, async (page) => {
    const shown = page.locator('#demand-list [data-filter-item]:visible');
    const all = await shown.count();
    await page.locator('[data-filter="demand-list"] input').fill('no such skill');
    assert.equal(await shown.count(), 0);
    await page.evaluate(() => (location.hash = 'skill-kubernetes'));
    await page.locator('#skill-kubernetes').waitFor({ state: 'visible' });
    assert.equal(await shown.count(), all);
    assert.equal(await page.locator('[data-filter="demand-list"] input').inputValue(), '');
  });
});

test('a link to something folded away opens it and moves the focus there', async (t) => {
  const inView = (locator) =>
    locator.evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    });
  for (const width of [1280, 375]) {
    await t.test(`${width} px`, () =>
      on(DASHBOARD, { viewport: { width, height: 800 } }, async (page) => {
        const folded = page.locator('details.skill').last();
        const id = await folded.getAttribute('id');
        const address = page.url();
        // The icon may be on its way still, and would be missed.
        await page.waitForLoadState('networkidle');
        await page.goto('about:blank');
        await page.goto(`${address}#${id}`, { waitUntil: 'load' });
        await scriptsRan(page);
        assert.ok(await folded.evaluate((details) => details.open));
        await page.waitForFunction((id) => {
          const { top } = document.getElementById(id).getBoundingClientRect();
          return top >= 0 && top < innerHeight / 2;
        }, id);
        const summary = folded.locator('> summary');
        assert.ok(await summary.evaluate((element) => element === document.activeElement));
        // It can be closed, and the same link opens it again.
        await summary.press('Enter');
        assert.ok(await folded.locator('.skill-body').isHidden());
        await page.evaluate((id) => {
          const link = document.createElement('a');
          link.href = `#${id}`;
          document.querySelector('main').prepend(link);
          link.click();
        }, id);
        await folded.locator('.skill-body').waitFor({ state: 'visible' });
        await page.waitForTimeout(300);
        assert.ok(await inView(folded));
        // Panels are reached exactly, whatever lies above them.
        for (const panel of ['gaps', 'roadmap', 'what-if', 'method']) {
          await page.locator(`.contents a[href="#${panel}"]`).click();
          await page.waitForTimeout(500);
          const atEnd = await page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
          assert.ok(atEnd || (await inView(page.locator(`#${panel}`))), panel);
        }
      }),
    );
  }
});

test('a page that is loaded again stays where it was', async () => {
  await on(`${DASHBOARD}`, {}, async (page) => {
    await page.goto(`${page.url()}#gaps`);
    await page.waitForTimeout(400);
    await page.evaluate(() => scrollTo({ top: 200, behavior: 'instant' }));
    await page.waitForTimeout(200);
    await page.reload({ waitUntil: 'load' });
    await scriptsRan(page);
    await page.waitForTimeout(400);
    assert.ok((await page.evaluate(() => scrollY)) < 400);
  });
});

test('links are copied, and go to the address bar where that is refused', async () => {
  const granted = { permissions: ['clipboard-read', 'clipboard-write'] };
  await on(DASHBOARD, granted, async (page) => {
    const heading = page.getByRole('heading', { name: 'Gaps', exact: true });
    const button = heading.getByRole('button', { name: 'Copy link to Gaps' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /copied/.test(document.querySelector('footer [role="status"]')?.textContent));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${page.url()}#gaps`);
    // Inside of a row there is one as soon as it is opened.
    const row = page.locator('details.skill').first();
    await row.locator('> summary').press('Enter');
    await row.getByRole('button', { name: /^Copy link to / }).press('Enter');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, `${page.url()}#${await row.getAttribute('id')}`);
  });
  await on(DASHBOARD, {}, async (page) => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: 'Copy link to Gaps' }).press('Enter');
    await page.waitForFunction(() => location.hash === '#gaps');
    assert.match(await page.locator('footer [role="status"]').textContent(), /address bar/);
  });
});

test('a folded row says what it holds on hover and on focus, until it is put away', async () => {
  await on(DASHBOARD, {}, async (page) => {
    const [{ demand }] = report().requirements;
    const row = page.locator('#demand-list summary').first();
    const hint = page.getByRole('tooltip');
    const shown = async (expected) => {
      await hint.waitFor({ state: expected ? 'visible' : 'detached' });
      const described = await row.getAttribute('aria-describedby');
      assert.equal(described, expected ? await hint.getAttribute('id') : null);
    };
    await shown(false);
    await row.hover();
    await shown(true);
    const { required, preferred, unspecified } = demand;
    const counts = [required, preferred, unspecified].map(({ k }) => k);
    assert.deepEqual((await hint.textContent()).match(/\d+/g).slice(0, 3).map(Number), counts);
    // It covers nothing of its row, and the pointer may go over it.
    const [over, under] = [await row.boundingBox(), await hint.boundingBox()];
    assert(under.y >= over.y + over.height - 1, 'it stands below its row');
    await hint.hover();
    await shown(true);
    await page.keyboard.press('Escape');
    await shown(false);

    await page.mouse.move(0, 0);
    await page.locator('#demand-list').evaluate((list) => list.scrollIntoView());
    await row.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await shown(true);
    await page.keyboard.press('Escape');
    await shown(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await shown(true);
    await page.keyboard.press('Enter');
    await shown(false);
    assert.equal(await row.evaluate((element) => element.parentElement.open), true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await shown(false);
  });
});

test('the scheme follows the switch, and nothing remembers it', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await on(DASHBOARD, { colorScheme }, async (page) => {
      const paper = () =>
        page.evaluate(() => {
          const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/);
          return Number(red) > 128 ? 'light' : 'dark';
        });
      assert.equal(await paper(), colorScheme);
      await page.getByRole('radio', { name: 'Auto' }).focus();
      for (const scheme of ['light', 'dark']) {
        await page.keyboard.press('ArrowRight');
        assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), scheme);
        assert.equal(await paper(), scheme);
      }
      await page.keyboard.press('ArrowRight');
      assert.equal(await paper(), colorScheme);
      await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
      await page.reload();
      await scriptsRan(page);
      assert.equal(await paper(), colorScheme);
      assert.ok(await page.getByRole('radio', { name: 'Auto' }).isChecked());
    });
  }
});

/** Uses everything once. */
async function useAll(page) {
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await page.locator('#gap-list th button').first().press('Enter');
  await page.locator('[data-filter="gap-list"] input').fill('sql');
  await page.locator('[data-filter="demand-list"] button').first().press('Enter');
  await page.locator('#what-if-any input[type="checkbox"]').first().check();
  await page.getByRole('button', { name: 'Copy link to Gaps' }).press('Enter');
  await page.evaluate(() => (location.hash = 'method'));
}

test('nothing is stored and nothing moves', async () => {
  await on(DASHBOARD, { reducedMotion: 'reduce' }, async (page) => {
    const context = page.context();
    await useAll(page);
    assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
    await page.waitForTimeout(100);
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ]);
    assert.deepEqual(stored, [0, 0, '', 0, 0, 0]);
    assert.deepEqual(await context.cookies(), []);
  });
});

test('nothing shifts while a page is loaded', async (t) => {
  for (const page of ['index.html', DASHBOARD, MARKET]) {
    for (const width of [1280, 375]) {
      await t.test(`${page} at ${width} px`, () =>
        on(page, { viewport: { width, height: 800 } }, async (opened) => {
          const shift = await opened.evaluate(
            () =>
              new Promise((done) => {
                let sum = 0;
                const add = (list) => list.getEntries().forEach(({ value }) => (sum += value));
                new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => done(sum), 300);
              }),
          );
          assert.ok(shift < 0.001, `${shift}`);
        }),
      );
    }
  }
});

test('everything works from disk', async () => {
  const home = pathToFileURL(path.join(site, '/')).href;
  const use = async (page) => {
    await useAll(page);
    assert.match(await page.locator('[data-filter="gap-list"] [role="status"]').textContent(), / shown$/);
    assert.equal(await page.locator('#gap-list [aria-sort]').count(), 2);
    assert.notEqual(await page.locator('[data-try="order"] li').count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), 'dark');
    return [];
  };
  assert.deepEqual(await visit(browser, home + DASHBOARD, home, {}, use), []);
});
