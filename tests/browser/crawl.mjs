// Finds every page of a site by following its links, as a visitor would.

import { visit } from './browser.mjs';

const ERROR_PAGE = '404.html';
/** Pages opened beside each other. */
const AT_ONCE = 4;

/** A page's links, and the fragments one can link to in it. */
const links = () => ({
  hrefs: [...document.querySelectorAll('a[href]')].map((link) => {
    const href = link.getAttribute('href');
    const url = URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI).href : '';
    return { href, url };
  }),
  ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
});

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
  const queue = [start, new URL(ERROR_PAGE, home).href];
  const read = (url) => async (page) => {
    const { hrefs, ids } = await page.evaluate(links);
    pages.set(url, new Set(ids));
    for (const { url: to } of hrefs.filter((link) => link.url.startsWith(home))) {
      const target = withoutFragment(to);
      wanted.push({ from: url, target, fragment: decodeURIComponent(new URL(to).hash.slice(1)) });
      if (isPage(target)) queue.push(target);
    }
    return hrefs.flatMap((link) => fault(link, url, home));
  };
  const open = async (url) => {
    const found = await visit(browser, url, home, { javaScriptEnabled: false }, read(url)).catch(
      (error) => [`cannot be opened: ${error.message.split('\n')[0]}`],
    );
    problems.push(...found.map((problem) => `${url}: ${problem}`));
  };
  while (queue.length > 0) {
    const next = [...new Set(queue.splice(0))].filter((url) => !pages.has(url));
    queue.push(...next.slice(AT_ONCE));
    const now = next.slice(0, AT_ONCE);
    for (const url of now) pages.set(url, new Set());
    await Promise.all(now.map(open));
  }
  for (const { from, target, fragment } of wanted) {
    const there = pages.get(target);
    if (fragment && there && !there.has(fragment)) {
      problems.push(`${from}: no #${fragment} in ${target}`);
    }
  }
  const files = wanted.map(({ target }) => target).filter((target) => !pages.has(target));
  return { pages: [...pages.keys()], files: [...new Set(files)], problems };
}
