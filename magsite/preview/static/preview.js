// The preview's script: keeps an open page what the sources say. It is no part of a published page.
(() => {
  "use strict";
  const made = document.currentScript.dataset.page;
  const seen = new Map();
  const KEY = "magsite:scroll";
  const SWAPPED = "link[rel~=stylesheet], link[rel~=icon], img[src], source[srcset]";
  let state = null;
  let started = 0;
  let dismissed = "";
  let source = null;
  let checks = "";
  let checking = 0;
  const CHECK_AFTER = 400;
  const [WARNINGS, CHECKS] = [".bar > details", ".checks > details"];

  const link = (root) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = "/_magsite/preview.css";
    root.append(sheet);
  };
  const host = document.createElement("magsite-preview");
  const shadow = host.attachShadow({ mode: "open" });
  link(shadow);
  const overlay = document.createElement("div");
  const bar = document.createElement("div");
  shadow.append(overlay, bar);

  // Where the reader was, in a page that is loaded again.
  const keepScroll = () =>
    sessionStorage.setItem(KEY, JSON.stringify([location.pathname, scrollX, scrollY]));
  const restoreScroll = () => {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(KEY) || "[]");
    sessionStorage.removeItem(KEY);
    if (path === location.pathname) scrollTo({ left: x, top: y, behavior: "instant" });
  };
  const reload = () => {
    keepScroll();
    location.reload();
  };

  const fresh = (url, digest) => {
    const address = new URL(url, location.href);
    address.search = `?${digest}`;
    return address.href;
  };
  // A sheet is taken away only when the new one stands, so that nothing blinks.
  const swapSheet = (old, href) => {
    const sheet = old.cloneNode();
    sheet.href = href;
    sheet.addEventListener("load", () => old.remove(), { once: true });
    sheet.addEventListener("error", () => sheet.remove(), { once: true });
    old.after(sheet);
  };
  // What a theme or a writer has written as an address may be none: such a one is passed over.
  const pathOf = (address) => {
    try {
      return decodeURIComponent(new URL(address, location.href).pathname);
    } catch {
      return "";
    }
  };
  const swap = (files) => {
    const first = seen.size === 0;
    const changed = Object.entries(files).filter(([url, digest]) => seen.get(url) !== digest);
    for (const [url, digest] of changed) seen.set(url, digest);
    if (first) return;
    for (const element of document.querySelectorAll(SWAPPED)) {
      const name = ["href", "src", "srcset"].find((attribute) => element.hasAttribute(attribute));
      const address = element.getAttribute(name).split(" ")[0];
      const path = pathOf(address);
      const found = path && changed.find(([url]) => pathOf(url) === path);
      if (!found) continue;
      const href = fresh(address, found[1]);
      if (element.rel?.includes("stylesheet")) swapSheet(element, href);
      else element.setAttribute(name, href);
    }
  };

  const mark = (badges) => {
    for (const old of document.querySelectorAll(".magsite-badge")) old.remove();
    const words = new Map(Object.entries(badges).map(([url, word]) => [pathOf(url), word]));
    for (const anchor of document.querySelectorAll("main a[href]")) {
      const word = words.get(pathOf(anchor.href));
      if (!word || !anchor.textContent.trim() || anchor.closest("p, nav, figure")) continue;
      const badge = document.createElement("span");
      badge.className = "magsite-badge";
      badge.textContent = word;
      anchor.after(" ", badge);
    }
  };

  const isOpen = (selector) => [...bar.querySelectorAll(selector)].some((details) => details.open);
  const openAll = (selector, open) => {
    for (const details of bar.querySelectorAll(selector)) details.open = open;
  };
  const show = () => {
    overlay.innerHTML = state.overlay === dismissed ? "" : state.overlay;
    const [warned, checked] = [isOpen(WARNINGS), isOpen(CHECKS)];
    bar.innerHTML = sessionStorage.getItem("magsite:bar") === "hidden" ? "" : state.bar;
    openAll(WARNINGS, warned);
    showChecks(checked);
    if (state.overlay !== dismissed) dismissed = "";
  };

  const showChecks = (open) => {
    const place = bar.querySelector(".checks");
    if (place) place.innerHTML = checks;
    openAll(CHECKS, open);
  };
  // Asked for when everything else is done, so that no save waits for it.
  const check = () => {
    clearTimeout(checking);
    checking = setTimeout(async () => {
      const page = encodeURIComponent(location.pathname);
      const answer = await fetch(`/_magsite/remarks?page=${page}`).catch(() => null);
      if (!answer?.ok) return;
      checks = await answer.text();
      showChecks(isOpen(CHECKS));
    }, CHECK_AFTER);
  };

  const hear = (told) => {
    const first = state === null;
    state = told;
    if (first) started = told.at;
    // A save after this page was opened, and not any change since: the reader may have gone elsewhere.
    const isSaved = told.follow && told.follow_at > started;
    started = Math.max(started, told.follow_at);
    if (isSaved && pathOf(told.follow) !== pathOf(location.href)) {
      location.assign(told.follow);
      return;
    }
    if (told.page !== made) {
      reload();
      return;
    }
    swap(told.files);
    mark(told.badges);
    show();
    check();
    document.documentElement.dataset.magsite = String(told.at);
  };

  // A browser keeps few connections to one server: a page that nobody looks at gives its own back.
  const listen = () => {
    if (source) return;
    source = new EventSource(`/_magsite/events?page=${encodeURIComponent(location.pathname)}`);
    source.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  };
  const rest = () => {
    source?.close();
    source = null;
  };

  const open = ({ path, line, column }) =>
    fetch("/_magsite/open", {
      method: "POST",
      headers: { "content-type": "application/json", "x-magsite-token": state.token },
      body: JSON.stringify({ path, line: Number(line), column: Number(column) }),
    });
  const act = {
    open: (button) => open(button.dataset),
    close: () => {
      dismissed = state.overlay;
      show();
    },
    show: () => {
      dismissed = "";
      show();
    },
    hide: () => {
      sessionStorage.setItem("magsite:bar", "hidden");
      show();
    },
  };
  shadow.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) act[button.dataset.do](button);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && overlay.innerHTML) act.close();
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  addEventListener("load", restoreScroll, { once: true });

  link(document.head);
  document.body.append(host);
  listen();
})();
