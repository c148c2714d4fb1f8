/*
 * Filtering of lists and tables.
 *
 * <div data-filter="ID"></div>: the controls of a filter go here; it shows and hides what is
 * marked in the element with that id.
 *   data-filter-label="Find a posting"   a field for words, with this label; none without it
 *   data-filter-by="tier=Tier, kind=Kind" buttons for the values of `data-tier` and `data-kind`
 *   data-filter-open                      buttons that open and close what is shown
 * Inside of it:
 *   data-filter-item                      may be hidden, found by all its text
 *   data-filter-item="words"              found by these words only
 *   data-filter-also="words"              on the same: found by these words as well
 *   data-filter-group                     hidden while nothing in it is shown; <details> around
 *                                         items are opened as well while something in them is
 *
 * All words have to be found, in any order and case, with accents or without. Escape clears.
 */

/**
 * A text as it is compared: lower case, without accents.
 * @param {string} text
 * @returns {string}
 */
const folded = (text) => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();

/** The names of `data-filter-by` with their labels. */
function facetsOf(text = '') {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  return pairs.filter(([name]) => name).map(([name, label]) => ({ name, label: label ?? name, chosen: new Set() }));
}

/** Buttons for the values of a facet, in the order in which they first appear. */
function makeFacet(facet, items, changed) {
  const counts = new Map();
  for (const { element } of items) {
    const value = element.dataset[facet.name];
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const group = make('div', { role: 'group', class: 'facet', 'aria-label': facet.label });
  for (const [value, count] of counts) {
    const button = makeButton(`${value} `, () => {
      const pressed = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(pressed));
      facet.chosen[pressed ? 'add' : 'delete'](value);
      changed();
    }, { 'aria-pressed': 'false' });
    button.append(make('small', {}, String(count)));
    group.append(button);
  }
  return counts.size > 1 ? group : '';
}

/** A filter in its place; gives what others may ask of it. */
function makeFilter(place) {
  const list = document.getElementById(place.dataset.filter);
  if (!list) return null;
  const items = [...list.querySelectorAll('[data-filter-item]')].map((element) => ({ element, words: null }));
  const wrappers = [...list.querySelectorAll('details, [data-filter-group]')]
    .filter((element) => element.querySelector('[data-filter-item]'))
    .map((element) => ({ element, open: element.open }));
  const facets = facetsOf(place.dataset.filterBy);
  const { filterLabel: label = '' } = place.dataset;
  const field = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: label, 'aria-label': label });
  const count = make('span', { role: 'status', class: 'filter-count' });
  let active = false;

  // Texts are long and gathered when they are first asked for.
  const gather = () => {
    for (const item of items) {
      const { dataset, textContent } = item.element;
      item.words ??= folded(`${dataset.filterItem || textContent} ${dataset.filterAlso ?? ''}`);
    }
  };
  const apply = () => {
    const wanted = folded(field.value).split(/\s+/).filter(Boolean);
    if (wanted.length) gather();
    const was = active;
    active = wanted.length > 0 || facets.some(({ chosen }) => chosen.size);
    let shown = 0;
    for (const { element, words } of items) {
      const fits =
        wanted.every((word) => words.includes(word)) &&
        facets.every(({ name, chosen }) => !chosen.size || chosen.has(element.dataset[name]));
      if (element.hidden === fits) element.hidden = !fits;
      shown += fits;
    }
    for (const wrapper of wrappers) {
      const { element } = wrapper;
      if (!was) wrapper.open = element.open;
      const holds = element.querySelector('[data-filter-item]:not([hidden])') !== null;
      element.hidden = !holds;
      if (element.matches('details')) element.open = active ? holds : wrapper.open;
    }
    const text = shown ? TEXTS.shown : TEXTS.nothingMatches;
    count.textContent = active ? say(text, { shown, all: items.length }) : '';
    place.toggleAttribute('data-active', active);
  };
  const clear = () => {
    field.value = '';
    for (const { chosen } of facets) chosen.clear();
    for (const button of place.querySelectorAll('[aria-pressed]')) button.setAttribute('aria-pressed', 'false');
    apply();
  };
  const clearButton = makeButton(TEXTS.clear, () => {
    clear();
    place.querySelector('input, button').focus();
  }, { class: 'clear' });

  field.addEventListener('focus', gather, { once: true });
  field.addEventListener('input', apply);
  const choices = facets.map((facet) => makeFacet(facet, items, apply));
  if ('filterOpen' in place.dataset) {
    const all = (open) => () => {
      for (const { element } of items) {
        const details = element.matches('details') ? element : element.querySelector('details');
        if (details && !element.hidden) details.open = open;
      }
    };
    choices.push(makeButton(TEXTS.openAll, all(true)), makeButton(TEXTS.closeAll, all(false)));
  }
  place.append(make('div', { class: 'words' }, ...(label ? [field] : []), clearButton, count));
  if (choices.length) place.append(make('div', { class: 'choices' }, ...choices));
  place.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && active) {
      event.preventDefault();
      clear();
    }
  });
  return { holds: (element) => list.contains(element), clear: () => active && clear() };
}

/** Fills the places of filters; gives the filters. */
function setUpFilters(part) {
  return [...part.querySelectorAll('[data-filter]')].map(makeFilter).filter(Boolean);
}
