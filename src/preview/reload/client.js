// Keeps an open page as the content is: asks the preview for news, waits for the answer, applies it.
// Only pages sent by `careerdash serve` have this script.
(() => {
  "use strict";
  const { server, news: address, edition: sent } = document.currentScript.dataset;
  let edition = Number(sent); // what this page shows
  let errorsSince = 0; // the edition in which the shown errors changed
  let asking = null; // the question under way

  // Where the reader is: scroll, open details and focus outlast a reload.
  const memory = "careerdash-preview " + location.pathname;

  const foldable = "details";
  const field = "input[type=search]";
  const focusable = "a[href], button, summary, input, select, textarea, [tabindex]";

  // Elements by names that the next version of the page most likely has too.
  function named(selector, parts = [document.documentElement]) {
    const seen = new Map();
    const within = (part) => [...(part.matches(selector) ? [part] : []), ...part.querySelectorAll(selector)];
    return parts.flatMap(within).map((element) => {
      const place = element.closest("[id]")?.id ?? "";
      const label = (element.querySelector("summary") ?? element).textContent;
      const name = [place, element.localName, label].join(" ");
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [name + " " + count, element];
    });
  }

  function reload() {
    const open = named(foldable).filter(([, element]) => element.open).map(([name]) => name);
    const focus = named(focusable).find(([, element]) => element === document.activeElement)?.[0];
    sessionStorage.setItem(memory, JSON.stringify({ x: scrollX, y: scrollY, open, focus }));
    stop();
    location.reload();
  }

  // The page as text, as it was last sent: panels in which nothing changed are not parsed again.
  let text = "";
  const border = /(?=<section class="panel" id=")/;
  const count = (piece, part) => piece.split(part).length;
  const isWhole = (piece) =>
    /^<section [^]*<\/section>\s*$/.test(piece) && count(piece, "<section") === count(piece, "</section>");

  function parsed(next, known) {
    const short = (piece) =>
      known.has(piece) && isWhole(piece) ? piece.replace(/( id="[^"]*")[^]*<\/section>/, "$1 data-same></section>") : piece;
    return new DOMParser().parseFromString(next.split(border).map(short).join(""), "text/html");
  }

  // Makes the page its new version, and loads it again where parts cannot be exchanged.
  async function renew() {
    const answer = await fetch(location.href, { cache: "no-store" });
    const next = await answer.text();
    let done = false;
    try {
      done = answer.ok && exchange(next);
    } finally {
      if (!done) reload();
    }
  }

  // Exchanges what changed, if that can be done.
  function exchange(next) {
    let now = parsed(next, new Set(text.split(border)));
    const script = now.querySelector("script[data-server]");
    if (script?.dataset.server !== server) return false;
    const change = patch(now) ?? patch((now = parsed(next, new Set())));
    if (!change) return false;
    text = next;
    const folds = new Map(named(foldable, change.gone).map(([name, { open }]) => [name, open]));
    const fields = new Map(named(field, change.gone).map(([name, { value }]) => [name, value]));
    const focus = named(focusable, change.gone).find(([, element]) => element === document.activeElement)?.[0];
    const [x, y, middle] = [scrollX, scrollY, document.elementFromPoint(innerWidth / 2, innerHeight / 2)];
    const come = change.apply();
    for (const part of come) part.dispatchEvent(new Event("careerdash:part", { bubbles: true }));
    for (const [name, element] of named(foldable, come)) element.open = folds.get(name) ?? element.open;
    for (const [name, element] of named(field, come)) {
      if (!fields.get(name)) continue;
      element.value = fields.get(name);
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (focus) named(focusable, come).find(([name]) => name === focus)?.[1].focus({ preventScroll: true });
    // The browser holds what is in view where it is, unless that was exchanged.
    if (!middle?.isConnected) scrollTo({ left: x, top: y, behavior: "instant" });
    restyle([...now.querySelectorAll(sheet)].map(addressOf));
    edition = Number(script.dataset.edition);
    return true;
  }

  function recall() {
    const kept = sessionStorage.getItem(memory);
    if (!kept) return;
    sessionStorage.removeItem(memory);
    const { x, y, open, focus } = JSON.parse(kept);
    for (const [name, element] of named(foldable)) element.open = open.includes(name);
    named(focusable).find(([name]) => name === focus)?.[1].focus({ preventScroll: true });
    history.scrollRestoration = "manual";
    const back = () => scrollTo({ left: x, top: y, behavior: "instant" });
    back();
    addEventListener("load", back, { once: true });
  }

  const sheet = 'link[rel="stylesheet"], style[data-file]';
  const addressOf = (element) => element.dataset.file ?? element.getAttribute("href");

  // New stylesheets take the place of the old ones once they are there, without a flash.
  function restyle(addresses) {
    // A page that has its styles inside is allowed no others there, but may link them.
    const sheets = [...document.querySelectorAll(sheet)];
    if (sheets.length !== addresses.length) return reload();
    sheets.forEach((old, index) => {
      if (addressOf(old) === addresses[index]) return;
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = addresses[index];
      link.addEventListener("load", () => old.remove(), { once: true });
      link.addEventListener("error", reload, { once: true });
      old.after(link);
    });
  }

  // Errors lie over the page in a tree of their own, as text and nothing else.
  let overlay = null;
  const look = `
    section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
      padding: 1rem 1.25rem; background: #1d1a1a; color: #f2eeee; border-top: 4px solid #f4917c;
      font: 14px/1.5 ui-monospace, monospace; box-shadow: 0 -0.5rem 2rem #0008; }
    h2 { margin: 0 0 0.75rem; font-size: 1rem; } li { margin-bottom: 1rem; } ol { margin: 0; padding-left: 1.5rem; }
    p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; } pre { margin: 0.25rem 0; overflow-x: auto; tab-size: 4; }
    mark { background: #6b2b20; color: inherit; } button { font: inherit; color: inherit; background: none;
      border: 1px solid #a5acb7; border-radius: 3px; padding: 0.1rem 0.5rem; cursor: pointer; }
    button:focus-visible { outline: 2px solid #93bbff; outline-offset: 2px; }
    .close { float: right; } .place { border: 0; padding: 0; text-decoration: underline; text-align: left; overflow-wrap: anywhere; }
    @media print { section { display: none; } }`;

  function make(name, text, parent) {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  }

  function dismiss() {
    overlay?.remove();
    overlay = null;
  }

  function copy(button, place) {
    const done = () => {
      button.textContent = place + " (copied)";
      setTimeout(() => (button.textContent = place), 1500);
    };
    navigator.clipboard?.writeText(place).then(done, () => getSelection().selectAllChildren(button));
  }

  function show(errors) {
    dismiss();
    if (!errors.length) return;
    overlay = document.createElement("careerdash-errors");
    const root = overlay.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    root.adoptedStyleSheets = [sheet];
    const box = make("section", "", root);
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", "Errors in the content");
    const close = make("button", "Dismiss (Esc)", box);
    close.className = "close";
    close.addEventListener("click", dismiss);
    make("h2", errors.length === 1 ? "1 error: what it touches is shown as it was before" :
      errors.length + " errors: what they touch is shown as it was before", box);
    const list = make("ol", "", box);
    for (const error of errors) {
      const item = make("li", "", list);
      make("p", error.message, item);
      if (error.place) {
        const place = make("button", error.place, item);
        place.className = "place";
        place.title = "Copy";
        place.addEventListener("click", () => copy(place, error.place));
      }
      if (error.excerpt) {
        const letters = [...error.excerpt];
        const line = make("pre", letters.slice(0, error.before).join(""), item);
        make("mark", letters.slice(error.before, error.before + error.length).join(""), line);
        line.append(letters.slice(error.before + error.length).join(""));
      }
      if (error.pointer) make("p", "at " + error.pointer, item);
      if (error.expected) make("p", "expected " + error.expected, item);
      if (error.hint) make("p", "help: " + error.hint, item);
    }
    document.documentElement.append(overlay);
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && overlay) dismiss();
  });

  async function apply(news) {
    if (news.server !== server) return reload();
    if (news.styles) restyle(news.styles);
    if (news.errors) show(news.errors);
    errorsSince = news.errors_since;
    if (news.reload) await renew();
    else edition = news.edition;
  }

  async function follow() {
    const mine = (asking = new AbortController());
    let pause = 250;
    while (asking === mine) {
      try {
        const query = new URLSearchParams({ server, edition, errors: errorsSince, page: location.pathname });
        const answer = await fetch(address + "?" + query, { signal: mine.signal, cache: "no-store" });
        if (!answer.ok) throw new Error(answer.statusText);
        if (answer.status === 200) await apply(await answer.json());
        pause = 250;
      } catch {
        // The server is away: it may come back in a second or tomorrow.
        if (asking !== mine) return;
        await new Promise((done) => setTimeout(done, pause));
        pause = Math.min(pause * 1.6, 5000);
      }
    }
  }

  function stop() {
    const under = asking;
    asking = null;
    under?.abort();
  }

  // A browser has six connections per server: pages nobody looks at hold none.
  function attend() {
    if (document.visibilityState === "hidden") stop();
    else if (!asking) follow();
  }

  recall();
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", attend);
  attend();
})();
