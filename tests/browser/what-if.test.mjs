// Ticks sets of skills on every dashboard and compares each answer with the program's.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, scriptsRan, visit } from './browser.mjs';
import { assertSite, careerdash, dashboards, DASHBOARD, readJson, site } from './sample.mjs';
import { serve } from './server.mjs';

const RANDOM_SETS = 200;
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

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each skill alone, so many random sets of all sizes, and all skills. */
function setsOf(skills, count) {
  const random = randomNumbers(20_261_123);
  const sets = skills.map((skill) => [skill]);
  for (let at = 0; at < count; at += 1) {
    // Small sets are what people try, and large ones are ordered in another way.
    const share = random() ** 2;
    sets.push(skills.filter(() => random() < share));
  }
  return [...sets, skills];
}

/** Ticks each set in the page and reads what it shows. */
function answersOf(sets) {
  const panel = document.getElementById('what-if-any');
  const boxes = [...panel.querySelectorAll('input[type="checkbox"]')];
  const text = (selector) => panel.querySelector(selector).textContent;
  const figure = (name) => Number(text(`[data-figure="${name}"]`).replaceAll(',', ''));
  const items = (name, part) =>
    [...panel.querySelectorAll(`[data-try="${name}"] > li`)].map((item) => part(item));
  return sets.map((set) => {
    for (const box of boxes) box.checked = set.includes(box.value);
    boxes[0].dispatchEvent(new Event('change', { bubbles: true }));
    return {
      core: figure('core'),
      preferred: figure('preferred'),
      met: figure('met'),
      one: figure('one'),
      two: figure('two'),
      hours: figure('hours'),
      order: items('order', (item) => item.querySelector('bdi').textContent),
      first: items('order', (item) => item.matches('.comes-first') && item.querySelector('bdi').textContent),
      count: figure('completed'),
      completed: items('completed', (item) => item.textContent),
    };
  });
}

/** The same of what the program prints. */
function expected(line, postings) {
  const answer = JSON.parse(line);
  const labels = (skills) => skills.map(({ label }) => label);
  const first = new Set(labels(answer.first));
  const order = labels(answer.order);
  return {
    core: answer.with.core.k,
    preferred: answer.with.preferred.k,
    met: answer.with.fully_met.k,
    one: answer.one_short,
    two: answer.two_short,
    hours: Math.round(answer.hours * 10) / 10,
    order,
    first: order.map((label) => first.has(label) && label),
    count: answer.completed.length,
    completed: answer.completed.map((id) => postings.get(id)),
  };
}

function postingNames(market) {
  const { postings } = readJson(`markets/${market}/market.json`);
  return new Map(postings.map(({ id, company, title }) => [id, `${company}, ${title}`]));
}

/** Compares the sets of a dashboard; gives the sets, the answers and what they should be. */
async function compare(page, { profile, market }, count) {
  const skills = await page.evaluate(() =>
    [...document.querySelectorAll('#what-if-any input[type="checkbox"]')].map(({ value }) => value),
  );
  assert.ok(skills.length > 5, `${skills.length} skills to tick`);
  const sets = setsOf(skills, count);
  const verb = ['report', profile, '--market', market, '--what-if', '-', '--output', 'json'];
  const lines = careerdash(verb, `${sets.join('\n')}\n`).trim().split('\n');
  const names = postingNames(market);
  const answers = await page.evaluate(answersOf, sets);
  return { sets, answers, wanted: lines.map((line) => expected(line, names)) };
}

test('every set has the figures of the program', async (t) => {
  for (const dashboard of dashboards()) {
    await t.test(dashboard.page, async () => {
      const url = server.url + dashboard.page;
      const problems = await visit(browser, url, server.url, {}, async (page) => {
        const { sets, answers, wanted } = await compare(page, dashboard, RANDOM_SETS);
        assert.equal(answers.length, wanted.length);
        sets.forEach((set, at) => assert.deepEqual(answers[at], wanted[at], `with ${set}`));
        // The sets are worth comparing: they complete something, and both ways to order occur.
        assert.ok(wanted.some(({ count }) => count > 5));
        assert.ok(wanted.some(({ order }) => order.length > 14));
        assert.ok(wanted.some(({ first }) => first.some(Boolean)));
        return [];
      });
      assert.deepEqual(problems, []);
    });
  }
});

test('a table that lacks something is found out', async () => {
  const url = server.url + DASHBOARD;
  const [, profile, market] = DASHBOARD.split('/');
  for (const harm of ['skills', 'core', 'postings']) {
    const context = await browser.newContext();
    await context.route(url, async (route) => {
      const answer = await route.fetch();
      const html = await answer.text();
      const body = html.replace(/(id="what-if-table">)(.*?)(<\/script>)/s, (_, start, json, end) => {
        const table = JSON.parse(json);
        if (harm === 'skills') table.skills[0][0] += 1;
        if (harm === 'core') table.core[1].pop();
        if (harm === 'postings') table.postings.splice(3, 1);
        return start + JSON.stringify(table).replaceAll('<', '\\u003c') + end;
      });
      return route.fulfill({ response: answer, body });
    });
    const page = await context.newPage();
    await page.goto(url);
    await scriptsRan(page);
    const { answers, wanted } = await compare(page, { profile, market }, 10);
    await context.close();
    assert.notDeepEqual(answers, wanted, `${harm} changed`);
  }
});

test('a set can be ticked, planned, cleared and passed on', async () => {
  const url = server.url + DASHBOARD;
  const problems = await visit(browser, url, server.url, {}, async (page) => {
    const panel = page.locator('#what-if-any');
    const order = panel.locator('[data-try="order"] bdi');
    await panel.getByRole('checkbox', { name: /^Kubernetes/ }).check();
    assert.deepEqual(await order.allTextContents(), ['Docker', 'Kubernetes']);
    assert.match(await panel.locator('.comes-first').textContent(), /Docker.*needed first/);
    assert.match(page.url(), /#what-if=kubernetes$/);

    await panel.getByRole('button', { name: 'Tick the plan' }).press('Enter');
    const report = readJson(DASHBOARD.replace('index.html', 'report.json'));
    const steps = report.roadmap.phases.flatMap(({ steps }) => steps);
    assert.deepEqual(await order.allTextContents(), steps.map(({ skill }) => skill.label));
    assert.equal(await panel.locator('[data-figure="met"]').textContent(), `${report.roadmap.after.k}`);
    const planned = page.url();

    await panel.getByRole('button', { name: 'Clear' }).last().press('Enter');
    assert.equal(await panel.locator(':checked').count(), 0);
    assert.match(await panel.locator('[data-try="none"]').textContent(), /today/);
    assert.ok(await panel.locator('[data-try="some"]').isHidden());

    // The same address in a new window is the same set, and its postings lead to their pages.
    const other = await page.context().newPage();
    await other.goto(planned);
    await scriptsRan(other);
    const again = other.locator('#what-if-any');
    assert.deepEqual(
      await again.locator('[data-try="order"] bdi').allTextContents(),
      steps.map(({ skill }) => skill.label),
    );
    await assert.doesNotReject(again.waitFor({ state: 'visible' }));
    await again.locator('[data-try="completed"] a').first().click();
    await other.waitForURL(/\/markets\/[^/]+\/postings\/[^/]+\.html$/);
    return [];
  });
  assert.deepEqual(problems, []);
});
