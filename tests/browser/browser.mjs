// Starts the system's chromium and opens pages in contexts that note everything they do.

import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
}

/** Waits for the scripts of a page that asks for them when it has loaded. */
export function scriptsRan(page) {
  return page.waitForFunction(
    () => !document.querySelector('script[data-src]') || 'ready' in document.documentElement.dataset,
  );
}

/**
 * Opens `url` in a fresh context, gives the page to `look`, and returns the problems: what `look`
 * returns, and every error, failed load and request that is not for `home`. `options` are the
 * context's, and `status` is how the page is answered: 200 unless given.
 */
export async function visit(browser, url, home, { status, ...options }, look) {
  // The error page itself is answered with 404 too.
  status ??= url.endsWith('404.html') ? 404 : 200;
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', ...options });
  const problems = [];
  const ours = (address) => address.startsWith(home) || /^(data|blob|about):/.test(address);
  try {
    await context.route('**/*', (route) => {
      const address = route.request().url();
      if (ours(address)) return route.continue();
      problems.push(`requests another host: ${address}`);
      return route.abort();
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
    page.on('dialog', (dialog) => {
      problems.push(`opens a dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on('console', (message) => {
      // Chromium says of a page that it was answered with 404.
      const self = status === 404 && message.location().url === url && /status of 404/.test(message.text());
      if (message.type() === 'error' && !self) problems.push(`console error: ${message.text()}`);
    });
    page.on('response', (response) => {
      const expected = response.url() === url && response.status() === status;
      const missing = response.status() >= 400 && !expected;
      if (missing) problems.push(`${response.status()} for ${response.url()}`);
    });
    page.on('requestfailed', (request) => {
      if (ours(request.url())) problems.push(`cannot load ${request.url()}`);
    });
    await page.goto(url, { waitUntil: 'load' });
    if (options.javaScriptEnabled !== false) await scriptsRan(page);
    // Scripts that act after the load event get a moment to fail in.
    await page.waitForTimeout(50);
    problems.push(...(await look(page)));
  } finally {
    await context.close();
  }
  return problems;
}
