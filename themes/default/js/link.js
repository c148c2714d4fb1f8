/*
 * Links to parts of the page, to be copied.
 *
 * Headings with an id get a button. <p data-copy-link="ID">: a button for a link to this id goes
 * here, made when the <details> around it opens.
 */

/** Copies the address of the page with a fragment, and says so. */
async function copyLink(button, fragment) {
  const address = new URL(location.href);
  address.hash = fragment;
  try {
    await navigator.clipboard.writeText(address.href);
  } catch {
    // Without a permission, or without a clipboard, the reader copies it by hand.
    history.replaceState(null, '', address.hash);
    announce(TEXTS.linkInAddress);
    return;
  }
  announce(TEXTS.linkCopied);
  button.dataset.done = TEXTS.copied;
  setTimeout(() => delete button.dataset.done, 2000);
}

/** A button that copies a link to an id. */
const makeLinkButton = (fragment, name) =>
  makeButton(TEXTS.copyLink, ({ currentTarget }) => copyLink(currentTarget, fragment), {
    class: 'copy-link',
    'aria-label': say(TEXTS.copyLinkTo, { name }),
  });

/** Gives headings their buttons. */
function setUpHeadings(part) {
  for (const heading of part.querySelectorAll('main :is(h2, h3)[id]')) {
    const section = heading.closest('section[id]');
    const whole = section?.getAttribute('aria-labelledby') === heading.id;
    const name = lineOf(heading);
    // The heading keeps its own name, without the button's.
    heading.setAttribute('aria-label', name);
    heading.append(' ', makeLinkButton(whole ? section.id : heading.id, name));
  }
}

/** Gives what is opened its buttons. */
function setUpCopying() {
  const fill = (place) => {
    if (place.querySelector('.copy-link')) return;
    const id = place.dataset.copyLink;
    const summary = document.getElementById(id)?.closest('details')?.querySelector('summary');
    place.append(' ', makeLinkButton(id, summary ? lineOf(summary) : id));
  };
  document.addEventListener('toggle', ({ target }) => {
    if (target.open) target.querySelectorAll('[data-copy-link]').forEach(fill);
  }, true);
}
