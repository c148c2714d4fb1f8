// Finds every page of a site by following its links, as a visitor would.

// Pages are read and not opened: a site has hundreds from one template, and which of them are
// opened, the tests choose.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ERROR_PAGE = '404.html';
/** Pages read beside each other. */
const AT_ONCE = 4;

/** A page's links, what it loads, and the fragments one can link to in it. */
const parts = ({ html, url }) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const address = (href) => (URL.canParse(href, url) ? new URL(href, url).href : '');
  const all = (selector) => [...page.querySelectorAll(selector)];
  return {
    hrefs: all('a[href]').map((link) => {
      const href = link.getAttribute('href');
      return { href, url: address(href) };
    }),
    loaded: all('link[href]:not([rel="canonical"]), script[src], img[src]')
      .map((element) => address(element.getAttribute('href') ?? element.getAttribute('src'))),
    ids: all('[id]').map((element) => element.id),
  };
};

/** The text of a page on a server or on disk. */
async function textOf(url) {
  if (url.startsWith('file:')) return readFile(fileURLToPath(url), 'utf8');
  const answer = await fetch(url);
  if (!answer.ok && !url.endsWith(ERROR_PAGE)) throw new Error(`${answer.status} for ${url}`);
  return answer.text();
}

/** Whether a server or the disk has a file. */
async function isThere(url) {
  if (url.startsWith('file:')) return existsSync(fileURLToPath(url));
  return (await fetch(url, { method: 'HEAD' })).ok;
}

const isPage = (url) => /(\/|\.html)$/.test(new URL(url).pathname);
const withoutFragment = (url) => url.split('#')[0];

/** What is wrong with a link by itself. */
function fault({ href, url }, from, home) {
  if (url === '') return [`link that is no address: ${href}`];
  // The error page is served for paths of any depth, so it alone may link from the root.
  if (href.startsWith('/') && !from.endsWith(ERROR_PAGE)) return [`link from the root: ${href}`];
  if (home.startsWith('file:') && url.startsWith(home) && new URL(url).pathname.endsWith('/')) {
    return [`link to a directory, which only a server opens: ${href}`];
  }
  return [];
}

/**
 * Follows all links from `start`; gives the pages, the other files linked to, and the problems.
 */
export async function crawl(browser, start, home) {
  const pages = new Map();
  const problems = [];
  const wanted = [];
  const loaded = new Map();
  const queue = [start, new URL(ERROR_PAGE, home).href];
  const reader = await browser.newPage();
  const open = async (url) => {
    const { hrefs, loaded: files, ids } = await reader.evaluate(parts, { html: await textOf(url), url });
    pages.set(url, new Set(ids));
    for (const { url: to } of hrefs.filter((link) => link.url.startsWith(home))) {
      const target = withoutFragment(to);
      wanted.push({ from: url, target, fragment: decodeURIComponent(new URL(to).hash.slice(1)) });
      if (isPage(target)) queue.push(target);
    }
    for (const file of files.filter((file) => file.startsWith(home))) loaded.set(file, url);
    const found = hrefs.flatMap((link) => fault(link, url, home));
    problems.push(...found.map((problem) => `${url}: ${problem}`));
  };
  while (queue.length > 0) {
    const next = [...new Set(queue.splice(0))].filter((url) => !pages.has(url));
    queue.push(...next.slice(AT_ONCE));
    const now = next.slice(0, AT_ONCE);
    for (const url of now) pages.set(url, new Set());
    const failed = (url) => (error) =>
      problems.push(`${url}: cannot be opened: ${error.message.split('\n')[0]}`);
    await Promise.all(now.map((url) => open(url).catch(failed(url))));
  }
  await reader.close();
  for (const { from, target, fragment } of wanted) {
    const there = pages.get(target);
    if (fragment && there && !there.has(fragment)) {
      problems.push(`${from}: no #${fragment} in ${target}`);
    }
  }
  for (const [file, from] of loaded) {
    if (!(await isThere(file))) problems.push(`${from}: cannot load ${file}`);
  }
  const files = wanted.map(({ target }) => target).filter((target) => !pages.has(target));
  return { pages: [...pages.keys()], files: [...new Set(files)], problems };
}
