/*
 * A link to something that is folded away or filtered out shows it, scrolls to it and moves the
 * focus there, in every browser and also when it is followed a second time.
 */

/** What a fragment names, or null. */
function targetOf(hash) {
  try {
    return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  } catch {
    return null;
  }
}

/**
 * Scrolls to an element, and again while what comes into view gets its real height and moves it.
 * @param {Element} target
 * @param {number} frames
 */
function bringUp(target, frames) {
  target.scrollIntoView();
  const { top } = target.getBoundingClientRect();
  requestAnimationFrame(() => {
    const moved = Math.abs(target.getBoundingClientRect().top - top) > 1;
    if (frames && (moved || frames > 12)) bringUp(target, frames - 1);
  });
}

/** Opens and unfilters what an element is hidden in. */
function unfold(target, filters) {
  for (const filter of filters) if (filter.holds(target)) filter.clear();
  let fold = target.closest('details');
  for (; fold; fold = fold.parentElement.closest('details')) fold.open = true;
}

/** Moves the focus and the view to an element. */
function goTo(target) {
  const place = target.matches('details') ? target.querySelector('summary') : target;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  bringUp(target, 20);
}

/**
 * Follows fragments, the present one first.
 * @param {{ holds: (target: Element) => boolean, clear: () => void }[]} filters
 * @param {(hash: string) => Element | null} readSet
 */
function setUpLinks(filters, readSet) {
  const [{ type } = {}] = performance.getEntriesByType('navigation');
  const follow = (event) => {
    const target = targetOf(location.hash) ?? readSet(location.hash);
    if (!target) return;
    unfold(target, filters);
    // Whoever comes back or loads the page again is put where they were.
    if (event || type === 'navigate') goTo(target);
  };
  addEventListener('hashchange', follow);
  // The browser scrolls by itself once more when the page has loaded.
  if (type === 'navigate') addEventListener('load', follow);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    // The same fragment again is no change of it.
    if (link && link.hash === location.hash) setTimeout(follow, 0, event);
  });
  follow();
}
