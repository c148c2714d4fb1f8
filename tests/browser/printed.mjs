// Prints a page to PDF and reads from it on which sheet each part of the page came to lie.
//
// Chromium writes the place of every element that a link of the page leads to into the PDF, as a
// named destination. So hidden links to the parts in question are all that is needed.

/** Paper in points, as the printer's dialogue offers it. */
export const PAPER = { A4: { width: 595, height: 842 }, Letter: { width: 612, height: 792 } };

const PREFIX = 'printed-';

/**
 * Links to the beginning and the end of every box that is not to be broken, and to those that
 * `named` gives selectors for; gives their names.
 */
function mark({ prefix, named }) {
  const links = document.createElement('div');
  links.hidden = true;
  const link = (element, name) => {
    // An id that is there stays: styles may need it.
    element.id ||= name;
    const to = document.createElement('a');
    to.href = `#${element.id}`;
    links.append(to);
    return element.id;
  };
  const end = (element, id) => {
    const shown = (cell) => cell.getClientRects().length > 0;
    const holder = element.tagName === 'TR' ? [...element.cells].findLast(shown) : element;
    const probe = document.createElement('span');
    // Set one by one: the page's policy forbids style attributes.
    probe.style.position = 'absolute';
    probe.style.insetBlockEnd = '1px';
    if (getComputedStyle(holder).position === 'static') holder.style.position = 'relative';
    holder.append(probe);
    return link(probe, id);
  };
  const describe = (element) =>
    [element.tagName.toLowerCase(), ...element.classList].join('.') +
    ` "${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  const parts = new Map();
  for (const selector of named) {
    const element = document.querySelector(selector);
    if (element) parts.set(element, selector);
  }
  for (const element of document.querySelectorAll('main *')) {
    const style = getComputedStyle(element);
    const block = element instanceof HTMLElement && !/^(inline|contents|none)$/.test(style.display);
    // What is folded away has a height, and is not printed.
    const shown = block && element.checkVisibility() && element.getBoundingClientRect().height > 0;
    if (shown && /^avoid/.test(style.breakInside) && !parts.has(element)) {
      parts.set(element, describe(element));
    }
  }
  const marked = [...parts].map(([element, name], index) => {
    const { height } = element.getBoundingClientRect();
    const start = link(element, `${prefix}${index}-start`);
    return { name, height, start, end: end(element, `${prefix}${index}-end`) };
  });
  document.body.append(links);
  return marked;
}

/** The sheets of a PDF in order, by the number of their object. */
function sheets(text) {
  const object = (number) => {
    const found = new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)endobj`).exec(text);
    return found ? found[1] : '';
  };
  const below = (number) => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(object(number));
    if (!kids) return [number];
    return [...kids[1].matchAll(/(\d+) 0 R/g)].flatMap((kid) => below(kid[1]));
  };
  const root = /\/Type \/Catalog\s[\s\S]*?\/Pages (\d+) 0 R/.exec(text);
  return root ? below(root[1]) : [];
}

/**
 * Prints the page on paper of that format; gives the number of sheets, and each part with the
 * sheets (from 1) of its beginning and end and its height in CSS pixels.
 */
export async function print(page, format, named) {
  await page.emulateMedia({ media: 'print' });
  const parts = await page.evaluate(mark, { prefix: PREFIX, named });
  const text = (await page.pdf({ format, printBackground: true })).toString('latin1');
  const order = sheets(text);
  const places = new Map();
  const destination = /\/([\w-]+) \[(\d+) 0 R \/XYZ [\d.-]+ ([\d.-]+)/g;
  for (const [, name, sheet, y] of text.matchAll(destination)) {
    places.set(name, { sheet: order.indexOf(sheet) + 1, y: Number(y) });
  }
  const place = ({ name, height, start, end }) => ({
    name,
    height,
    start: places.get(start),
    end: places.get(end),
  });
  const found = parts.map(place);
  return { count: order.length, parts: found };
}

/** Parts that begin on one sheet and end on another, though they would fit on one. */
export function cut({ parts }, format) {
  // CSS pixels, less the smallest margins.
  const room = (PAPER[format].height / 72) * 96 * 0.85;
  return parts
    .filter(({ start, end }) => start && end)
    .filter(({ start, end, height }) => start.sheet !== end.sheet && height < room)
    .map(({ name, start, end }) => `cut between sheets ${start.sheet} and ${end.sheet}: ${name}`);
}
