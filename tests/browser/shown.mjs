// Prints what a page of the preview shows, each time it shows anew: for `cargo bench --bench preview`.
//
// node shown.mjs ADDRESS: a line of the page's heading once it is painted, until standard input ends.

import { launch } from './browser.mjs';

const [address] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
await page.exposeFunction('careerdashShown', (text) => process.stdout.write(`${text}\n`));
await page.addInitScript(() => {
  // The second frame begins after the first one was painted.
  const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  addEventListener('DOMContentLoaded', () => {
    painted(() => window.careerdashShown(document.querySelector('h1').textContent));
  });
});
await page.goto(address);
process.stdin.resume();
process.stdin.on('end', () => browser.close());
