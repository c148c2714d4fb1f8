// What pages must hold under the ways people look at them: enlarged, in the system's own colours,
// without motion, on a slow line. Each check gives a list of problems, empty when there are none.

import { gzipSync } from 'node:zlib';

/** The most that a page may weigh with its styles and scripts, in bytes. */
export const BUDGET = { raw: 250_000, compressed: 60_000 };

/** Nothing is wider than the window, and no text is cut off in its box. */
export function fits(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const problems = [];
    if (root.scrollWidth > root.clientWidth) {
      problems.push(`${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);
    }
    const name = (element) => [element.tagName.toLowerCase(), ...element.classList].join('.');
    for (const element of document.querySelectorAll('main *')) {
      const style = getComputedStyle(element);
      const clips = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis';
      // One pixel boxes hold what only screen readers are to find.
      const seen = element.clientWidth > 1 && element.clientHeight > 1;
      if (element instanceof HTMLElement && clips && seen && element.innerText.trim() !== '' &&
          element.scrollWidth > element.clientWidth + 1) {
        problems.push(`cut off: ${name(element)} "${element.innerText.trim().slice(0, 40)}"`);
      }
    }
    return problems;
  });
}

/** Elements that the eye needs to tell states and amounts apart. */
const TELLING = '.glyph, main svg';
/** How many of each kind are looked at; the rest are made the same way. */
const LOOKED_AT = 40;
/** What graphics need against what is around them (WCAG 2.2, 1.4.11). */
const CONTRAST = 3;

/** Glyphs and charts have something in them that stands out. */
export async function visible(page) {
  const elements = (await page.locator(TELLING).all()).slice(0, LOOKED_AT);
  const problems = [];
  for (const element of elements) {
    const box = await element.boundingBox();
    if (!box || box.width < 2 || box.height < 2) continue;
    // What is folded away has a place, and cannot be seen.
    if (!(await element.evaluate((node) => node.checkVisibility()))) continue;
    const image = (await element.screenshot()).toString('base64');
    const contrast = await page.evaluate(contrastIn, image);
    if (contrast < CONTRAST) {
      const what = await element.evaluate((node) => node.outerHTML.slice(0, 80));
      problems.push(`contrast of ${contrast.toFixed(1)} at most in ${what}`);
    }
  }
  if (elements.length === 0) problems.push('no glyph and no chart');
  return problems;
}

/** The highest contrast between the corner of an image and anything in it. */
async function contrastIn(image) {
  const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const channel = (value) =>
    value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (at) =>
    0.2126 * channel(data[at]) + 0.7152 * channel(data[at + 1]) + 0.0722 * channel(data[at + 2]);
  const ground = luminance(0);
  let most = 1;
  for (let at = 0; at < data.length; at += 4) {
    const light = luminance(at);
    most = Math.max(most, (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05));
  }
  return most;
}

/** Nothing moves for who asked for less motion. */
export function still(page) {
  return page.evaluate(() => {
    const seconds = (list) => Math.max(...list.split(',').map((time) => Number.parseFloat(time)));
    const name = (element) => [element.tagName.toLowerCase(), ...element.classList].join('.');
    const problems = [];
    for (const element of document.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      const animated = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01;
      if (animated) problems.push(`animated: ${name(element)}`);
      if (seconds(style.transitionDuration) > 0.01) problems.push(`transition: ${name(element)}`);
      if (style.scrollBehavior === 'smooth') problems.push(`scrolls smoothly: ${name(element)}`);
    }
    return [...new Set(problems)];
  });
}

/** Gathers what a page loads to show itself; call it before the page is opened. */
export function weigh(page) {
  const loaded = [];
  page.on('response', (response) => {
    const kind = response.headers()['content-type'] ?? '';
    if (/html|css|javascript/.test(kind)) loaded.push(response.body());
  });
  return async () => {
    const bodies = await Promise.all(loaded);
    const sum = (size) => bodies.reduce((total, body) => total + size(body), 0);
    return { raw: sum((body) => body.length), compressed: sum((body) => gzipSync(body).length) };
  };
}

/** Notes moves of what is already shown, and when the largest text or picture was. */
export function watchPaint(page) {
  return page.addInitScript(() => {
    globalThis.paint = { shift: 0, largest: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.paint.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.paint.largest = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

/** What `watchPaint` noted, after the page was scrolled to its end and back. */
export async function paint(page) {
  await page.waitForTimeout(200);
  return page.evaluate(() => globalThis.paint);
}

/**
 * Selectors of the linked stylesheet that fit something on a dashboard whose own rules lack them.
 */
export function rulesLeftOut(page) {
  return page.evaluate(async () => {
    const flat = (rules, within = '') =>
      [...rules].flatMap((rule) => {
        if (rule instanceof CSSStyleRule) return [{ selector: rule.selectorText, text: within + rule.cssText }];
        return rule.cssRules ? flat(rule.cssRules, within + rule.cssText.split('{')[0]) : [];
      });
    const inside = document.querySelector('style[data-file]');
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: inside.dataset.file });
    await new Promise((resolve, reject) => {
      Object.assign(link, { onload: resolve, onerror: reject });
      document.head.append(link);
    });
    const has = new Set(flat(inside.sheet.cssRules).map(({ text }) => text));
    const lacking = flat(link.sheet.cssRules).filter(({ text }) => !has.has(text));
    link.remove();
    const fits = ({ selector }) => document.querySelector(selector.replace(/::[a-z-]+/g, '') || '*');
    return { lacking: lacking.length, used: lacking.filter(fits).map(({ selector }) => selector) };
  });
}
