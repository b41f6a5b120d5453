// Shows HTML of a still page in a live one. A link to another view of the page is told to Streamlit;
// every other link leaves the frame. What is drawn last tells the page around it, which answers with
// what its reader was looking at.
let view = ""; // the address of the still page that shows the same
const leave = () => window.parent === window ? location.assign(view) : window.parent.postMessage({ southsouth: { leave: true } }, location.origin);
const page = (path) => path.replace(/\/[a-z]{2}$/, "") || "/";

// Widgets and letters may come late: a block stays where it was until the reader moves or all has settled.
const SETTLED = 3000; // milliseconds
const keep = ({ block, top }) => {
  const pane = document.querySelector("[data-testid=stMain]");
  const place = () => {
    const one = document.querySelector(`[data-block="${block}"]`);
    if (one) pane.scrollTop += one.getBoundingClientRect().top - top;
  };
  const watch = new ResizeObserver(place);
  const stop = () => watch.disconnect();
  place();
  for (const part of pane.querySelectorAll("[data-testid=stVerticalBlock]")) watch.observe(part);
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(kind, stop, { once: true });
  setTimeout(stop, SETTLED);
};
const settle = ({ scroll, focus }) => {
  if (scroll) keep(scroll);
  if (focus?.card) return (card = ""), follow();
  const css = focus?.live ? "[data-leave]" : focus?.ref ? `[data-ref="${CSS.escape(focus.ref)}"]` : focus?.control ? `.st-key-control-${CSS.escape(focus.control)} :is(input, button)` : "";
  if (css) hold(css);
};
// A widget that comes late, or is made anew, has the focus too, until the reader moves or all has settled.
const hold = (css) => {
  const reach = () => document.activeElement === document.body && document.querySelector(css)?.focus({ preventScroll: true });
  const watch = new MutationObserver(reach);
  const stop = () => watch.disconnect();
  reach();
  watch.observe(document.body, { childList: true, subtree: true });
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, stop, { once: true });
  setTimeout(stop, SETTLED);
};
// A card that opens has the focus, as in the still page; when it closes, what opened it.
let card; // what is open, as `kind/id`; not known before something was drawn
let opener = "";
const follow = () => {
  const open = document.querySelector(".card:has(.close)"), ref = open?.dataset.ref ?? "";
  if (open && card !== undefined && ref !== card) {
    const { top, bottom } = open.getBoundingClientRect();
    open.tabIndex = -1;
    open.focus({ preventScroll: top < innerHeight && bottom > 0 });
  } else if (card && !open && opener)
    [...document.querySelectorAll(opener)].find((one) => one.checkVisibility())?.focus({ preventScroll: true });
  card = ref;
};
addEventListener("keydown", ({ key }) => {
  if (key === "Escape") document.activeElement.closest(".card")?.querySelector(".close")?.click();
});
addEventListener("message", ({ source, origin, data }) => {
  if (source === window.parent && origin === location.origin && data?.southsouth?.scroll !== undefined) settle(data.southsouth);
});

export default function ({ data, parentElement, setTriggerValue }) {
  let stage = parentElement.querySelector(".ss-blocks");
  if (!stage) parentElement.append(stage = Object.assign(document.createElement("div"), { className: "ss-blocks" }));
  if (stage.southsouth !== data.html) stage.innerHTML = stage.southsouth = data.html;
  stage.onclick = (event) => {
    if (event.target.closest("[data-leave]")) leave();
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const raw = link.getAttribute("href");
    if (raw.startsWith("#")) return;
    event.preventDefault();
    const ref = link.closest("[data-ref]")?.dataset.ref;
    if (ref && !link.closest(".card")) opener = link.closest("tr") ? `tr[data-ref="${CSS.escape(ref)}"] th a` : `a[data-ref="${CSS.escape(ref)}"]`;
    const to = new URL(raw, location.href);
    const other = to.origin !== location.origin || page(to.pathname) !== page(location.pathname) || link.hreflang;
    if (other) window.top.location.assign(to.href);
    else setTriggerValue("go", to.pathname + to.search);
  };
  stage.onsubmit = (event) => {
    event.preventDefault();
    setTriggerValue("go", `${location.pathname}?${new URLSearchParams(new FormData(event.target))}`);
  };
  view = data.told?.view ?? view;
  // Once the browser has drawn it.
  if (data.told)
    requestAnimationFrame(() => setTimeout(() => {
      follow();
      if (window.parent !== window) window.parent.postMessage({ southsouth: data.told }, location.origin);
    }));
}
