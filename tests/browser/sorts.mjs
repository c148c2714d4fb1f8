// Which pages of a large site are looked at one by one: postings and skills are made by the
// hundred from one template each, and a look takes seconds.

import { statSync } from 'node:fs';
import path from 'node:path';

/** So many pages of a sort are looked at. */
const OF_A_SORT = 6;

/** What sort of page a path is: the template that made it. */
function sortOf(page) {
  return page
    .replace(/^(candidates|markets|cohort)\/[^/]+\//, '$1/*/')
    .replace(/^(candidates\/\*)\/[^/]+\//, '$1/*/')
    .replace(/[^/]+\.html$/, (name) => (/^(index|404)\.html$/.test(name) ? name : '*.html'));
}

/** Of each sort the smallest page, the largest, and some between. */
export function ofEverySort(pages, home, site) {
  const sorts = new Map();
  for (const page of pages) {
    const sort = sortOf(page.slice(home.length));
    sorts.set(sort, [...(sorts.get(sort) ?? []), page]);
  }
  const size = (page) => statSync(path.join(site, page.slice(home.length))).size;
  return [...sorts.values()].flatMap((alike) => {
    const bySize = alike.toSorted((a, b) => size(a) - size(b));
    const count = Math.min(OF_A_SORT, bySize.length);
    const place = (at) => Math.round((at * (bySize.length - 1)) / Math.max(1, count - 1));
    return Array.from({ length: count }, (_, at) => bySize[place(at)]);
  });
}
