// What every page must hold; each check gives a list of problems, empty when there are none.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { visit } from './browser.mjs';
import { fits } from './views.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice',
];
const SCREEN = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

/** Robots are turned away, and a policy says what the page may load. */
async function head(page) {
  const meta = await page.evaluate(() => ({
    robots: document.querySelector('meta[name="robots" i]')?.content ?? '',
    policy: document.querySelector('meta[http-equiv="Content-Security-Policy" i]')?.content ?? '',
  }));
  const problems = [];
  if (!/^noindex/.test(meta.robots)) problems.push(`no noindex: robots is "${meta.robots}"`);
  if (!/default-src/.test(meta.policy)) problems.push('no content security policy');
  return problems;
}

/** Elements marked `data-first-screen` are seen without scrolling. */
function firstScreen(page) {
  return page.evaluate((height) => {
    const marked = [...document.querySelectorAll('[data-first-screen]')];
    return marked
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > height || box.top < 0 || box.height === 0)
      .map(({ element, box }) => {
        const name = element.dataset.firstScreen || element.tagName.toLowerCase();
        return `first screen: ${name} is at ${Math.round(box.top)} to ${Math.round(box.bottom)} px`;
      });
  }, SCREEN.height);
}

/** Nothing is wider than the narrowest screen. */
function narrow(page) {
  return page.evaluate((width) => {
    const root = document.documentElement;
    if (root.scrollWidth <= width) return [];
    const name = (element) =>
      [element.tagName.toLowerCase(), ...element.classList].join('.') +
      (element.id ? `#${element.id}` : '');
    // What lies in a scrolling box of its own does not widen the page.
    const clipped = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== 'visible') return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !clipped(element))
      .slice(0, 5);
    const named = wide.map(name).join(', ') || 'no element alone (is a viewport meta missing?)';
    return [`${root.scrollWidth} px wide on a ${width} px screen: ${named}`];
  }, NARROW.width);
}

/** axe-core finds nothing. */
async function accessible(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }),
    RULES,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`),
  );
}

/** The page can be read: a heading, and text enough unless it is the error page. */
async function readable(page, url) {
  const h1 = await page.locator('h1').count();
  const main = page.locator('main');
  const text = (await main.count()) === 1 ? (await main.innerText()).trim() : '';
  const problems = [];
  if (h1 !== 1) problems.push(`without scripts: ${h1} first-level headings`);
  if (text.length <= 200 && !/\/404\.html$/.test(new URL(url).pathname)) {
    problems.push(`without scripts: ${text.length} characters of main text`);
  }
  return problems;
}

/** axe-core finds nothing on either screen in either colour scheme. */
async function accessibleEverywhere(page) {
  const problems = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const viewport of [SCREEN, NARROW]) {
      await page.setViewportSize(viewport);
      const found = await accessible(page);
      problems.push(...found.map((text) => `${colorScheme}, ${viewport.width} px: ${text}`));
    }
  }
  return problems;
}

/** All checks of one page; `home` is the address of the site's root. */
export async function check(browser, url, home) {
  const problems = await visit(browser, url, home, { viewport: SCREEN }, async (page) => [
    ...(await head(page)),
    ...(await firstScreen(page)),
  ]);
  const also = async (name, options, look) => {
    const found = await visit(browser, url, home, { viewport: SCREEN, ...options }, look);
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  };
  await also('narrow', { viewport: NARROW }, narrow);
  await also('no scripts', { javaScriptEnabled: false }, (page) => readable(page, url));
  // The page's policy forbids foreign scripts, axe among them: only here it is put aside.
  await also('axe', { bypassCSP: true }, accessibleEverywhere);
  return [...new Set(problems)];
}

/**
 * The checks that content can break, at the narrowest width and at the usual one: for many pages,
 * of which some take seconds to be looked through.
 */
export function glance(browser, url, home) {
  return visit(browser, url, home, { viewport: NARROW, bypassCSP: true }, async (page) => {
    const problems = await narrow(page);
    problems.push(...(await accessible(page)));
    await page.setViewportSize(SCREEN);
    problems.push(...(await fits(page)), ...(await firstScreen(page)));
    return problems;
  });
}

/** Style sheets of a page opened from disk are loaded and apply. */
export async function styled(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
    const dead = links.filter((link) => !link.sheet).map((link) => `no style: ${link.href}`);
    return document.styleSheets.length === 0 ? [...dead, 'no style sheet at all'] : dead;
  });
}
