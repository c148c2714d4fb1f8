/**
 * The switch of the colour scheme: automatic, light or dark, for as long as the page is open.
 */
function setUpScheme() {
  const group = document.querySelector('[data-scheme-switch]');
  if (!group) return;
  group.hidden = false;
  group.addEventListener('change', ({ target }) => {
    if (target.value === 'auto') delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = target.value;
  });
}
