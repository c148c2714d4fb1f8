// Exchanges what changed of an open page, so that it need not be loaded again: an edit is seen at
// once, and what the reader opened, sorted, typed and ticked stays.
//
// `base` is the page as it was sent, before other scripts changed it; each of its nodes knows the
// node on the screen that came of it. A new version is compared with the base, and what differs is
// done to both. Parts of which scripts keep something are exchanged as whole panels, and the
// scripts are told by an event.
const patch = (() => {
  "use strict";
  const shown = new WeakMap();
  const base = document.documentElement.cloneNode(true);
  pair(base, document.documentElement);

  function pair(node, live) {
    shown.set(node, live);
    let [one, other] = [node.firstChild, live.firstChild];
    for (; one && other; one = one.nextSibling, other = other.nextSibling) pair(one, other);
  }

  // Of these scripts keep names, words, counts or an order.
  const kept = "[data-filter], [data-filter-item], [data-filter-group], table:has(th[data-sort]), main :is(h2, h3)[id], #what-if-any, [data-scheme-switch], script";
  const items = "[data-filter-item], [data-filter-group]";
  const panel = "section[id]";
  const loaded = "link, style, script, meta[http-equiv]";
  const sheet = 'link[rel="stylesheet"], style[data-file]';

  // Stands for a panel that is the same as before.
  const stand = "[data-same]";

  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
  const stands = (node) => isElement(node) && node.matches(stand);
  const same = (old, now) => (stands(now) ? old.id === now.id : old.isEqualNode(now));
  const alike = (one, other) =>
    one.nodeName === other.nodeName && (!isElement(one) || (one.id === other.id && one.className === other.className));
  // What cannot come or go alone: what a page loads or is held to, what scripts set up from above,
  // and items without the field that filters and counts them.
  const apart = (node) =>
    isElement(node) &&
    (node.matches(`${loaded}, ${kept}, ${stand}`) || node.querySelector(stand) || (node.querySelector(items) && !node.querySelector("[data-filter]")));
  // The policy of a loaded page stays; a hash in it is that of its own styles.
  const policy = (meta) => meta.content.replace(/'sha256-[^']*'/g, "");

  // What to do to an old node so that it is the new one; null when that takes a whole panel.
  function changes(old, now) {
    if (same(old, now)) return [];
    if (!isElement(old)) return [set(old, (node) => (node.data = now.data))];
    if (old.matches(sheet) || (old.dataset.server && now.dataset.server)) return [];
    if (old.matches("meta[http-equiv]")) return policy(old) === policy(now) ? [] : null;
    if (old.matches(kept) || old.lang !== now.lang) return null;
    const inside = childChanges(old, now);
    if (inside) return [...attributeChanges(old, now), ...inside];
    return old.matches(panel) && !now.querySelector(stand) ? [exchange(null, [old], [now])] : null;
  }

  function attributeChanges(old, now) {
    const names = new Set([...old.getAttributeNames(), ...now.getAttributeNames()]);
    const differs = (name) => old.getAttribute(name) !== now.getAttribute(name);
    return [...names].filter(differs).map((name) => {
      const value = now.getAttribute(name);
      return set(old, (node) => (value === null ? node.removeAttribute(name) : node.setAttribute(name, value)));
    });
  }

  function childChanges(old, now) {
    const [olds, nows] = [[...old.childNodes], [...now.childNodes]];
    const most = Math.min(olds.length, nows.length);
    let start = 0;
    while (start < most && same(olds[start], nows[start])) start += 1;
    let end = 0;
    while (end < most - start && same(olds.at(-1 - end), nows.at(-1 - end))) end += 1;
    const [gone, come] = [olds.slice(start, olds.length - end), nows.slice(start, nows.length - end)];
    if (gone.length === come.length && gone.every((node, place) => alike(node, come[place]))) {
      const all = [];
      for (const [place, node] of gone.entries()) {
        const each = changes(node, come[place]);
        if (!each) return null;
        all.push(...each);
      }
      return all;
    }
    if ([...gone, ...come].some(apart)) return null;
    const place = (on, nodes) => (start ? on(olds[start - 1]).after(...nodes) : on(old).prepend(...nodes));
    return [exchange(place, gone, come)];
  }

  // Does the same to a node of the base and to the one on the screen.
  function set(node, act) {
    const apply = () => {
      act(node);
      act(shown.get(node));
      return [];
    };
    return { gone: [], apply };
  }

  // Puts new nodes in the place of old ones; without a place the first of these says where.
  function exchange(place, gone, come) {
    const lives = gone.map((node) => shown.get(node));
    const apply = () => {
      const pairs = come.map((node) => [node.cloneNode(true), document.importNode(node, true)]);
      [(node) => node, (node) => shown.get(node)].forEach((on, side) => {
        const nodes = pairs.map((both) => both[side]);
        if (place) place(on, nodes);
        else on(gone[0]).before(...nodes);
        gone.forEach((node) => on(node).remove());
      });
      for (const [node, live] of pairs) pair(node, live);
      return pairs.map(([, live]) => live).filter(isElement);
    };
    return { gone: lives.filter(isElement), apply };
  }

  // What makes the page on the screen another version of itself: `gone` are the elements that it
  // takes away, `apply` does it and gives the new ones. Null when the page has to be loaded.
  return (now) => {
    // The base was taken when no more than this script had arrived.
    const own = now.querySelector("script[data-server]");
    while (own?.nextSibling) own.nextSibling.remove();
    const all = changes(base, now.documentElement);
    return all && { gone: all.flatMap(({ gone }) => gone), apply: () => all.flatMap(({ apply }) => apply()) };
  };
})();
