"""Many pages in one browser, in frames side by side, and what stands or runs in them that must not."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import msgspec
from playwright.sync_api import Browser, Page, Request, Route

_FRAMES: Final = 50
"""Frames that load side by side."""

_AT_ONCE: Final = 200
"""Pages that are read in one go."""

_PASSIVE: Final = frozenset({"image", "media", "font"})
"""What a writer may show from elsewhere."""

_HOOK: Final = """
window.pwned = () => console.log("PWNED");
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = window.pwned;
"""
"""What a payload calls; it is there in every frame before anything else."""

_LOOK: Final = """
const RUNS = /^[\\s\\x00-\\x1f]*(javascript|vbscript|data):/i;
const WORDS = new Set(["alt", "title", "content", "aria-label", "class", "id", "label", "lang", "name", "summary"]);
const NEVER = "script:not([type='application/ld+json']), iframe, frame, frameset, object, embed, applet, base, "
  + "portal, style, body meta, body link, [srcdoc], [style]";
window.look = page => {
  const wrong = [...page.querySelectorAll(NEVER)].map(one => one.outerHTML.slice(0, 200));
  const shapes = new Set();
  for (const one of page.querySelectorAll("*")) {
    shapes.add([one.localName, ...[...one.attributes].map(attribute => attribute.name).sort()].join(" "));
    for (const { name, value } of one.attributes) {
      const picture = one.localName === "img" && name === "src" && /^data:image[/]/i.test(value);
      if (/^on/i.test(name) || (RUNS.test(value) && !WORDS.has(name) && !picture))
        wrong.push(one.outerHTML.slice(0, 200));
    }
  }
  const data = [...page.querySelectorAll("script[type='application/ld+json']")].map(one => one.textContent);
  const title = (page.querySelector("h1 .p-name") ?? page.querySelector("h1"))?.textContent ?? "";
  return { wrong, shapes: [...shapes], data, title };
};
window.load = async addresses => {
  const frames = addresses.map(address => {
    const frame = document.createElement("iframe");
    const loaded = new Promise(done => { frame.onload = done; setTimeout(done, 5000); });
    if (address.startsWith("<")) frame.srcdoc = address; else frame.src = address;
    document.body.append(frame);
    return [frame, loaded];
  });
  await Promise.all(frames.map(([_, loaded]) => loaded));
  await new Promise(done => setTimeout(done, 60));
  const left = frames.filter(([frame]) => !frame.contentDocument).length;
  document.body.replaceChildren();
  return left;
};
window.read = texts => texts.map(text => look(new DOMParser().parseFromString(text, "text/html")));
"""


class Seen(msgspec.Struct, frozen=True):
    """What stands in a page."""

    wrong: tuple[str, ...]
    """Elements that must not be there, as they begin."""
    shapes: tuple[str, ...]
    """Each element's name with the names of its attributes, once."""
    data: tuple[str, ...]
    """Its blocks of JSON-LD."""
    title: str
    """The text of its first heading."""


class Watched:
    """A page of a browser that notes whatever runs and asks; `noted` is empty where nothing did."""

    def __init__(self, page: Page, address: str) -> None:
        self.noted: list[str] = []
        self._page = page
        page.on("console", lambda message: self._note(message.text) if "PWNED" in message.text else None)
        page.on("popup", lambda window: self._note(f"window {window.url}"))
        page.route(re.compile(rf"^(?!{re.escape(address)}/|data:|about:)"), self._refuse)
        page.goto(f"{address}/empty.html")
        page.evaluate(f"() => {{ {_LOOK} }}")

    def run(self, pages: Sequence[str]) -> None:
        """Open pages, given by address or as HTML, and wait until they have loaded."""
        for start in range(0, len(pages), _FRAMES):
            left = self._page.evaluate("pages => load(pages)", pages[start : start + _FRAMES])
            if left:
                self._note(f"{left} frames have gone elsewhere")

    def look(self, pages: Sequence[str]) -> Iterator[Seen]:
        """What the browser makes of pages in HTML, without running them."""
        for start in range(0, len(pages), _AT_ONCE):
            found = self._page.evaluate("pages => read(pages)", pages[start : start + _AT_ONCE])
            yield from msgspec.convert(found, list[Seen])

    def _note(self, what: str) -> None:
        self.noted.append(what)

    def _refuse(self, route: Route, request: Request) -> None:
        if request.resource_type not in _PASSIVE:
            self._note(f"{request.resource_type} {request.url}")
        route.abort()


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A page that watches; the content policies of what it loads are switched off.

    At the address stands an `empty.html`.
    """
    with browser.new_context(bypass_csp=True) as context:
        context.add_init_script(_HOOK)
        yield Watched(context.new_page(), address)
