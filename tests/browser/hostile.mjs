// Opens pages and notes whatever they do besides being shown, with their policy or without it.

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { scriptsRan } from './browser.mjs';

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** Tells of every violation of the policy; runs in each page before all else. */
function listen() {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    globalThis.policyViolated(`violates ${violatedDirective}: ${blockedURI} ${sample}`),
  );
}

/** What must be in no page, whether it runs or not. */
function foreign() {
  const runs = (element) =>
    [...element.attributes].some(
      ({ name, value }) =>
        name.startsWith('on') || (/href$|src$|action$/.test(name) && /^\s*(java|vb)script:|^data:text/i.test(value)),
    );
  const named = 'iframe, frame, object, embed, base, applet, form, math, img, video, audio, meta[http-equiv="refresh" i]';
  return [...document.querySelectorAll('*')]
    .filter((element) => element.matches(named) || runs(element))
    .slice(0, 5)
    .map((element) => `holds ${element.outerHTML.slice(0, 200)}`);
}

/**
 * A browser's window on the site in the folder `root` at `home`. `changed` gives the text of a page
 * that is to be shown instead of its own.
 */
export async function openWindow(browser, root, home, { policy, changed = (html) => html }) {
  const context = await browser.newContext({ locale: 'en-US', serviceWorkers: 'block' });
  let problems = [];
  let expected = '';
  await context.exposeFunction('policyViolated', (problem) => problems.push(problem));
  await context.addInitScript(listen);
  await context.route('**/*', async (route) => {
    const address = new URL(route.request().url());
    const file = address.href.startsWith(home) ? address.pathname.slice(new URL(home).pathname.length) : '';
    if (file === expected && route.request().isNavigationRequest()) {
      const html = changed(await readFile(path.join(root, file), 'utf8'));
      const body = policy ? html : html.replace(POLICY, '');
      return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
    }
    if (/^assets\/[^/]+\.(css|js|svg|woff2)$/.test(file)) return route.continue();
    problems.push(`requests ${address}`);
    return route.abort();
  });
  const page = await context.newPage();
  context.on('page', (other) => problems.push(`opens ${other.url()}`));
  page.on('dialog', (dialog) => {
    problems.push(`opens a dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('download', () => problems.push('downloads a file'));
  return {
    close: () => context.close(),
    /** Opens a page of the site, acts on it, and returns what it did. */
    async look(file, suffix = '', act = () => {}) {
      problems = [];
      expected = file;
      await page.goto(home + file + suffix, { waitUntil: 'load' });
      await scriptsRan(page);
      problems.push(...(await page.evaluate(foreign)));
      await act(page);
      if (page.frames().length > 1) problems.push('has frames');
      return problems;
    },
  };
}
