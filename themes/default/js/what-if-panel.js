/*
 * The panel in which skills are ticked. Its form, figures and lists stand in the page, hidden, and
 * are filled here. The fragment `#what-if=terraform,sql` is a set of skills.
 */
const WHAT_IF = '#what-if=';

/** A completed posting with a link to its page. */
function makePosting(market, [, company, title, page]) {
  const name = [make('bdi', {}, company), ', ', make('bdi', {}, title)];
  return make('li', {}, ...(market ? [make('a', { href: market + page }, ...name)] : name));
}

/** Lets the panel answer, if it is in this part; gives what reads the set of a fragment. */
function setUpWhatIf(whole) {
  const panel = whole.querySelector('#what-if-any');
  if (!panel) return null;
  const table = JSON.parse(document.getElementById('what-if-table').textContent);
  const boxes = [...panel.querySelectorAll('input')];
  const part = (name) => panel.querySelector(`[data-try="${name}"]`);
  const fragment = () => WHAT_IF + boxes.filter((box) => box.checked).map((box) => box.value);

  const makeStep = (place) => {
    const { checked, parentElement: label } = boxes[place];
    const parts = ['bdi', 'small'].map((tag) => label.querySelector(tag).cloneNode(true));
    const note = checked ? '' : ` ${part('order').dataset.first}`;
    return make('li', checked ? {} : { class: 'comes-first' }, parts[0], ' ', parts[1], note);
  };
  const show = () => {
    const places = boxes.flatMap((box, place) => (box.checked ? [place] : []));
    const answer = whatIf(table, places);
    for (const place of panel.querySelectorAll('data')) {
      const figure = answer[place.dataset.figure];
      const change = figure - place.value;
      place.textContent = (Math.round(figure * 10) / 10).toLocaleString(LANGUAGE);
      const by = place.parentElement.querySelector('small');
      if (by) by.textContent = change ? (change > 0 ? '+' : '−') + Math.abs(change).toLocaleString(LANGUAGE) : '';
    }
    part('order').replaceChildren(...answer.order.map(makeStep));
    const completed = answer.postings.map((posting) => makePosting(table.market, posting));
    part('completed').replaceChildren(...completed);
    part('none').hidden = places.length;
    part('some').hidden = !places.length;
  };
  const tick = (wanted) => {
    for (const box of boxes) box.checked = wanted(box);
    show();
  };
  const remember = () => history.replaceState(null, '', fragment());

  panel.addEventListener('change', () => {
    show();
    remember();
  });
  panel.addEventListener('click', ({ target }) => {
    const act = target.dataset.act;
    if (act === 'link') copyLink(target, fragment());
    if (act !== 'plan' && act !== 'clear') return;
    tick((box) => act === 'plan' && 'planned' in box.dataset);
    remember();
  });
  tick(() => false);
  panel.hidden = false;
  return (hash) => {
    if (!hash.startsWith(WHAT_IF)) return null;
    const named = new Set(hash.slice(WHAT_IF.length).split(','));
    tick((box) => named.has(box.value));
    return panel;
  };
}
