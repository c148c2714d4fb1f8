// Reading the sample site without scripts, and with nothing but a keyboard.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, visit } from './browser.mjs';
import { assertSite, DASHBOARD, MARKET, site } from './sample.mjs';
import { serve } from './server.mjs';

const PAGES = ['index.html', 'cohort/index.html', DASHBOARD, MARKET];
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

/** Opens a page, and expects nothing but what `look` gives. */
async function on(page, options, look) {
  let found;
  const keep = async (opened) => {
    found = await look(opened);
    return [];
  };
  assert.deepEqual(await visit(browser, server.url + page, server.url, options, keep), []);
  return found;
}

/** The words of a page, without what scripts add and what is hidden from everyone. */
const words = (page) =>
  page.evaluate(() => {
    const main = document.querySelector('main').cloneNode(true);
    for (const added of main.querySelectorAll('script, button, input, [role="status"], #what-if-any')) {
      // A header keeps its words when they become the label of a button.
      if (added.matches('.sort')) added.replaceWith(...added.childNodes);
      else added.remove();
    }
    return main.textContent.replace(/\s+/g, ' ').trim();
  });

test('without scripts everything is there, and no control is that needs them', async (t) => {
  for (const page of PAGES) {
    await t.test(page, async () => {
      const plain = await on(page, { javaScriptEnabled: false }, async (opened) => {
        for (const control of await opened.locator('button, input, select, textarea, [data-filter]').all()) {
          const box = await control.boundingBox();
          assert.ok(!box || box.height === 0, await control.evaluate((element) => element.outerHTML));
        }
        return words(opened);
      });
      const scripted = await on(page, {}, words);
      assert.ok(plain.length > 200);
      assert.equal(scripted.replace(/\s/g, ''), plain.replace(/\s/g, ''));
    });
  }
});

test('without scripts a link to something folded away leads to it', async () => {
  const id = await on(DASHBOARD, { javaScriptEnabled: false }, (page) =>
    page.locator('details.skill').nth(2).getAttribute('id'),
  );
  await on(`${DASHBOARD}#${id}`, { javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.locator(`#${id} .skill-body`).isVisible());
  });
});

/** What is focused: its place in the document, whether it is seen, and whether that shows. */
const focused = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const shows = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  };
  const box = element.getBoundingClientRect();
  const all = [...document.querySelectorAll('*')];
  return {
    at: all.indexOf(element),
    name: `${element.tagName.toLowerCase()} ${element.id} ${element.textContent.trim().slice(0, 40)}`,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: shows(element) || (element.nextElementSibling !== null && shows(element.nextElementSibling)),
  };
};

/** Everything that the Tab key should reach, by its place in the document. */
const reachable = () => {
  const all = [...document.querySelectorAll('*')];
  const wanted = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
  return [...wanted]
    .filter((element) => visible(element) && !element.disabled)
    // Of radio buttons, the chosen one; the arrows lead to the others.
    .filter((element) => element.type !== 'radio' || element.checked)
    .map((element) => all.indexOf(element));
};

test('the Tab key reaches everything in order, and shows where it is', async (t) => {
  for (const page of PAGES) {
    for (const width of [1280, 320]) {
      await t.test(`${page} at ${width} px`, () =>
        on(page, { viewport: { width, height: 800 } }, async (opened) => {
          const wanted = await opened.evaluate(reachable);
          const visited = [];
          for (;;) {
            await opened.keyboard.press('Tab');
            const now = await opened.evaluate(focused);
            if (!now || visited.some(({ at }) => at === now.at)) break;
            assert.ok(now.inView, `${now.name} is not in view`);
            assert.ok(now.marked, `${now.name} has the focus and does not show it`);
            visited.push(now);
          }
          const places = visited.map(({ at }) => at);
          assert.deepEqual(places, [...places].sort((a, b) => a - b), 'in the order of the page');
          const missed = wanted.filter((at) => !places.includes(at));
          const names = await opened.evaluate(
            (places) => places.map((at) => document.querySelectorAll('*')[at].outerHTML.slice(0, 120)),
            missed,
          );
          assert.deepEqual(names, [], 'not reached');
        }),
      );
    }
  }
});

test('every control answers to the keyboard', async () => {
  await on(DASHBOARD, {}, async (page) => {
    const press = async (locator, key) => {
      await locator.focus();
      await page.keyboard.press(key);
    };
    const gaps = page.locator('#gap-list');
    await press(gaps.locator('th button').first(), 'Enter');
    assert.equal(await gaps.locator('[aria-sort="ascending"]').count(), 2);
    await press(gaps.locator('th button').first(), 'Space');
    assert.equal(await gaps.locator('[aria-sort="descending"]').count(), 2);

    const filter = page.locator('[data-filter="gap-list"]');
    await press(filter.getByRole('button', { name: /^critical/ }), 'Space');
    assert.match(await filter.getByRole('status').textContent(), / shown$/);
    await page.keyboard.press('Escape');
    assert.equal(await filter.getByRole('status').textContent(), '');
    await filter.getByRole('searchbox').focus();
    await page.keyboard.type('docker');
    assert.equal(await gaps.locator('tbody tr:visible').count(), 1);
    await page.keyboard.press('Escape');

    await press(page.getByRole('radio', { name: 'Auto' }), 'ArrowLeft');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), 'dark');
    await press(page.locator('#what-if-any input[type="checkbox"]').first(), 'Space');
    assert.equal(await page.locator('[data-try="order"] li').count(), 1);
    await press(page.locator('details.skill > summary').first(), 'Enter');
    assert.ok(await page.locator('details.skill .skill-body').first().isVisible());

    // The skip link leads past everything before the content.
    await page.evaluate(() => document.activeElement.blur());
    await page.locator('a.skip').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.id === 'main');
  });
});
