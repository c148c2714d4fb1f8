/** The language of the page without a region, for whose numbers are written alike. */
const LANGUAGE = document.documentElement.lang.split('-')[0] || 'en';

/**
 * A text with its words put in.
 * @param {string} text
 * @param {Record<string, string | number>} words
 * @returns {string}
 */
const say = (text, words) =>
  text.replace(/\{(\w+)\}/g, (_, word) => words[word].toLocaleString(LANGUAGE));

/**
 * An element with attributes and children. Text stays text: nothing is read as HTML.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * A button that does something.
 * @param {string | Node} label
 * @param {(event: Event) => void} act
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLButtonElement}
 */
function makeButton(label, act, attributes = {}) {
  const button = make('button', { type: 'button', ...attributes }, label);
  button.addEventListener('click', act);
  return button;
}

/**
 * The text of an element as one line.
 * @param {Element} element
 * @returns {string}
 */
const lineOf = (element) => element.textContent.replace(/\s+/g, ' ').trim();

const status = make('div', { role: 'status', class: 'hidden' });

/**
 * Says something to readers who do not see the page.
 * @param {string} text
 */
function announce(text) {
  if (!status.isConnected) (document.querySelector('footer') ?? document.body).append(status);
  status.textContent = text;
}
