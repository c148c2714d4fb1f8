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

/** Shows an element and moves the focus to it. */
function reveal(target, filters) {
  for (const filter of filters) if (filter.holds(target)) filter.clear();
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  const place = target.matches('details') ? target.querySelector('summary') : target;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  target.scrollIntoView();
}

/** Follows fragments, the present one first. */
function setUpLinks(filters) {
  const follow = () => {
    const target = targetOf(location.hash);
    if (target) reveal(target, filters);
  };
  addEventListener('hashchange', follow);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    // The same fragment again is no change of it.
    if (link && link.hash === location.hash) setTimeout(follow);
  });
  follow();
}
