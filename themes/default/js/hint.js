/*
 * What a folded row holds in short, beside it on hover and on focus. It stays while the pointer is
 * over it, and Escape puts it away (WCAG 2.2, success criterion 1.4.13).
 */
function setUpHints() {
  const hint = make('p', { role: 'tooltip', id: 'hint', class: 'hint' });
  let row = null;
  let due = 0;
  const hide = () => {
    clearTimeout(due);
    hint.remove();
    row?.removeAttribute('aria-describedby');
    row = null;
  };
  const show = (summary) => {
    hide();
    const facts = summary.parentElement.querySelector('.facts');
    if (summary.parentElement.open || !facts) return;
    row = summary;
    row.setAttribute('aria-describedby', 'hint');
    const text = facts.cloneNode(true);
    text.querySelector('button')?.remove();
    hint.textContent = lineOf(text);
    document.querySelector('main').append(hint);
    const { left, right, bottom } = row.getBoundingClientRect();
    hint.style.top = `${bottom + scrollY}px`;
    hint.style.left = `${Math.max(left, right - hint.offsetWidth) + scrollX}px`;
  };
  const rowAt = ({ target }) => target.closest?.('summary') ?? null;

  document.addEventListener('pointerover', (event) => {
    const over = rowAt(event);
    if (event.pointerType !== 'mouse' || over === row || hint.contains(event.target)) return;
    hide();
    // Who only passes by is not disturbed.
    if (over) due = setTimeout(show, 300, over);
  });
  document.addEventListener('focusin', (event) => {
    const focused = rowAt(event);
    if (focused?.matches(':focus-visible')) show(focused);
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('toggle', hide, true);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
}
