// Prints what a page of the preview shows, each time it shows anew: for `cargo bench --bench preview`.
//
// node shown.mjs ADDRESS: a line with the time at which it was painted, in milliseconds
// since 1970, and the page's heading, until standard input ends.

import { launch } from './browser.mjs';

const [address] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
await page.exposeFunction('careerdashShown', (line) => process.stdout.write(`${line}\n`));
await page.addInitScript(() => {
  // A message sent while a frame is made arrives after it was painted.
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  let told = null;
  const tell = () => {
    const text = document.querySelector('h1').textContent;
    if (text === told) return;
    told = text;
    painted(() => window.careerdashShown(`${performance.timeOrigin + performance.now()} ${text}`));
  };
  addEventListener('DOMContentLoaded', () => {
    tell();
    // The page is exchanged in place or loaded again.
    new MutationObserver(tell).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
});
await page.goto(address);
process.stdin.resume();
process.stdin.on('end', () => browser.close());
