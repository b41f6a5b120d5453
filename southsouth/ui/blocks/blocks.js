// Shows HTML of a still page in a live one. A link to another view of the page is told to Streamlit;
// every other link leaves the frame. What is drawn last tells the page around it, which answers with
// what its reader was looking at.
let view = ""; // the address of the still page that shows the same
let before = null; // the view in which a link was chosen whose view is not drawn yet
let free = []; // pages that have a field for words
const over = window.parent !== window;
const steps = over ? window.parent.history : history;
const page = (path) => path.replace(/\/[a-z]{2}$/, "") || "/";

// Words that were typed and not entered are in the address that is opened, as the form of the still page would
// have them; one that has no field for them leaves them in the address to which a step back leads.
const FIELD = "[class*=st-key-control-] [data-testid=stTextInput] input";
const typed = () => [...document.querySelectorAll(FIELD)]
  .map((one) => [one.closest("[class*=st-key-control-]").className.match(/st-key-control-([\w-]+)/)[1], one.value])
  .filter(([name, value]) => value !== (new URL(view, location.href).searchParams.get(name) ?? ""));
const carry = (address, words = typed()) => {
  const to = new URL(address, location.href);
  for (const [name, value] of words) value ? to.searchParams.set(name, value) : to.searchParams.delete(name);
  if (words.length) to.search = to.search.replace(/%2C/g, ",");
  return to.href;
};
const leave = () => over ? window.parent.postMessage({ southsouth: { leave: true, to: typed().length ? carry(view) : undefined } }, location.origin) : location.assign(carry(view));
const go = (to) => {
  const takes = [page(location.pathname), ...free].includes(page(to.pathname)) && to.origin === location.origin;
  if (over && !takes) steps.replaceState(steps.state, "", carry(view));
  window.top.location.assign(takes ? carry(to) : to.href);
};
// As long as in the still page: a longer one would be refused whole.
const LONGEST = 200; // characters
for (const kind of ["focusin", "dragenter"])
  addEventListener(kind, ({ target }) => { if (target.matches?.(FIELD)) target.maxLength = LONGEST; });

// Widgets and letters may come late: a block stays where it was until the reader moves or all has settled.
const SETTLED = 3000; // milliseconds
const keep = ({ block, top }) => {
  const pane = document.querySelector("[data-testid=stMain]");
  let room = 0;
  const place = () => {
    const one = document.querySelector(`[data-block="${block}"]`);
    const left = () => one.getBoundingClientRect().top - top;
    if (!one) return;
    pane.scrollTop += left();
    // No foot is here: what stood above it in the window stays where it was.
    if (left() > 1) pane.firstElementChild.style.setProperty("padding-bottom", `${room += left()}px`, "important");
    pane.scrollTop += left();
  };
  const watch = new ResizeObserver(place);
  const stop = () => watch.disconnect();
  place();
  for (const part of pane.querySelectorAll("[data-testid=stVerticalBlock]")) watch.observe(part);
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(kind, stop, { once: true });
  setTimeout(stop, SETTLED);
};
const settle = ({ scroll, states, selected, words, focus, controls }) => {
  const parts = ":is(.ss-blocks, .st-key-southsouth-controls)";
  // Filters that are less high would draw up all that stands below them.
  document.documentElement.style.setProperty("--controls", `${controls}px`);
  let left = [...states, [".find [name=search]", "value", words]];
  meanwhile(() => {
    left = left.filter(([css, state, values]) => {
      const every = document.querySelectorAll(`${parts} ${css}`);
      if (every.length !== values.length) return true; // not all is drawn
      every.forEach((one, number) => { if (one[state] !== (values[number] ?? one[state])) one[state] = values[number]; });
    });
  });
  if (scroll) keep(scroll);
  if (focus?.card) {
    // It was opened in the still page, by what stands here too.
    card = "";
    follow();
    opener = `a[data-ref="${CSS.escape(card)}"]`;
    return;
  }
  const control = focus?.control && `.st-key-control-${CSS.escape(focus.control)}`;
  const whole = focus?.block ? `[data-block="${focus.block}"]` : `${parts} .mast`;
  if (focus?.live) hold(() => document.querySelector("[data-leave]"));
  else if (control) hold(() => document.querySelector(`${control} input`) ?? document.querySelector(`${control} button`), focus.caret);
  else if (focus?.place >= 0) hold(() => document.querySelector(whole)?.querySelectorAll(focus.named)[focus.place], focus.caret);
  else hold(pane);
  if (selected) meanwhile(() => { if (getSelection().isCollapsed) select(...selected); });
};
// Keys scroll what has the focus.
const pane = () => {
  const one = document.querySelector("[data-testid=stMain]");
  one.tabIndex = -1;
  return one;
};
const select = (from, to) => {
  const place = (whole) => {
    let left = whole[1];
    const one = document.querySelector(`[data-block="${whole[0]}"]`), walk = one && document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walk?.nextNode()) if (left > walk.currentNode.length) left -= walk.currentNode.length; else return [walk.currentNode, left];
  };
  const [start, end] = [from, to].map((whole) => whole && place(whole));
  if (start && end) getSelection().setBaseAndExtent(...start, ...end);
};
// What was typed and not sent, and where: a widget takes it as if it were typed in it.
const put = (field, [value, start, end]) => {
  if (field.value !== value) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(start, end);
};
// A part or widget that comes late, or is made anew, is as it was too, until the reader moves or all has settled.
const meanwhile = (reach) => {
  const watch = new MutationObserver(reach);
  const stop = () => watch.disconnect();
  reach();
  watch.observe(document.body, { childList: true, subtree: true });
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, stop, { once: true });
  setTimeout(stop, SETTLED);
};
const hold = (find, caret) => meanwhile(() => {
  const one = document.activeElement === document.body && find();
  one?.focus?.({ preventScroll: true });
  if (one && caret && one.matches("input:not([readonly])")) put(one, caret);
});
// A card that opens has the focus, as in the still page; when it closes, what opened it.
let card; // what is open, as `kind/id`; not known before something was drawn
let opener = "";
let height; // how far the row that it was opened from was from the top of the window
let held; // how far was scrolled when it had opened: who closes it there is led back to that row
// It stays where it was clicked, as far as it can be scrolled.
const hung = (row) => {
  if (row && height !== undefined) pane().scrollTop += row.getBoundingClientRect().top - height;
};
const follow = () => {
  const open = document.querySelector(".card:has(.close)"), ref = open?.dataset.ref ?? "";
  if (open && card !== undefined && ref !== card) {
    const row = opener.startsWith("tr") && document.querySelector(opener)?.closest("tr");
    let { top, bottom, left } = open.getBoundingClientRect();
    open.tabIndex = -1;
    open.focus({ preventScroll: top < innerHeight && bottom > 0 });
    if (left === 0) hung(row);
    ({ top } = open.getBoundingClientRect());
    const at = row && row.getBoundingClientRect();
    // At the foot of the window it leaves the row above it that it was opened from; beside the map it has its head
    // in sight.
    if (left === 0 && at && at.top < innerHeight) pane().scrollTop += Math.max(at.bottom - top, 0);
    if (left > 0 && top < 0) open.scrollIntoView();
    held = pane().scrollTop;
  } else if (card && !open) {
    const one = [...document.querySelectorAll(opener || `a[data-ref="${card}"],tr[data-ref="${card}"] th a`)].find((one) => one.checkVisibility());
    one?.focus({ preventScroll: true });
    if (held === pane().scrollTop) hung(one?.closest("tr"));
  }
  card = ref;
};
// A list that is open, and words in a search, hear it first.
let heard = false;
addEventListener("keydown", ({ target }) => {
  heard = !!document.querySelector(".st-key-southsouth-controls [aria-expanded=true]") || target.type === "search" && target.value !== "";
}, true);
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || heard) return;
  const open = document.querySelector(".mast details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else document.querySelector(".card .close")?.click();
});
addEventListener("click", ({ target }) => { if (target.closest?.("[data-leave]")) leave(); });
addEventListener("message", ({ source, origin, data }) => {
  if (source === window.parent && origin === location.origin && data?.southsouth?.scroll !== undefined) settle(data.southsouth);
});

// What a phone had unfolded stays so in the next view, as in the still page.
const boxes = (stage) => [...stage.querySelectorAll(".more input")];
const owner = (box) => box.closest("figure")?.id ?? box.closest(".list").getAttribute("aria-labelledby");

const LETTERS = 1000; // milliseconds
const FACE = "1rem Archivo";

// Room that a headline keeps, until the reader has done with the filters: a pointer goes away from them, a key leaves
// them, the room is scrolled past or a card opens. What is looked at stays where it was, as far as it can be scrolled.
const AWAY = 24; // pixels
const CONTROLS = ".st-key-southsouth-controls";
let room = null; // whose it is, where the filters stood, and how near to them the pointer was
let pointer = 0; // how far it is from the top of the window
const release = () => {
  if (!room) return;
  const { stage } = room, row = document.querySelector(CONTROLS), was = row?.getBoundingClientRect().top;
  room = null;
  stage.style.paddingBottom = "";
  if (row) pane().scrollTop += row.getBoundingClientRect().top - was;
};
const apart = () => Math.max(room.top - pointer, pointer - room.bottom, 0);
addEventListener("pointermove", ({ target, clientY, movementX, movementY }) => {
  // What is scrolled under a pointer that rests is no move of it.
  if (!movementX && !movementY) return;
  pointer = clientY;
  if (!room) return;
  room.near = Math.min(room.near, apart());
  if (apart() > room.near + AWAY && !target.closest?.(`${CONTROLS}, [role=listbox], [role=dialog]`)) release();
}, { passive: true });
// One that a press brings comes before its click, which would miss what moved away.
addEventListener("focusin", ({ target }) => {
  if (target.matches(".ss-blocks :focus-visible") && !target.closest(CONTROLS)) release();
});
addEventListener("scroll", ({ target }) => {
  if (room && target.scrollTop >= parseFloat(room.stage.style.paddingBottom)) release();
}, { capture: true, passive: true });

// Another headline is longer or shorter: the filters in which it was chosen stay under the pointer. Where nothing
// is left to be scrolled, the headline keeps the room it had; a finger is lifted, and needs none.
const renew = (stage, html) => {
  const row = document.querySelector(CONTROLS), was = row?.getBoundingClientRect().top;
  const first = !stage.southsouth, above = row && stage.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING;
  stage.innerHTML = stage.southsouth = html;
  if (first) return;
  // What is drawn anew may have the letters that came too late for the page below.
  document.documentElement.classList.remove("plain");
  if (!above) return;
  stage.style.paddingBottom = "";
  room = null;
  if (before !== null || was < 0 || was > innerHeight) return;
  const scroll = document.querySelector("[data-testid=stMain]"), left = () => row.getBoundingClientRect().top - was;
  scroll.scrollTop += left();
  if (left() >= -1 || matchMedia("(hover: none)").matches) return;
  stage.style.paddingBottom = `${-left()}px`;
  const { top, bottom } = row.getBoundingClientRect();
  room = { stage, top, bottom };
  room.near = apart();
};

export default function ({ data, parentElement, setTriggerValue }) {
  let stage = parentElement.querySelector(".ss-blocks");
  if (!stage) parentElement.append(stage = Object.assign(document.createElement("div"), { className: "ss-blocks" }));
  if (stage.southsouth !== data.html) {
    const more = boxes(stage).filter((box) => box.checked).map(owner);
    renew(stage, data.html);
    for (const box of boxes(stage)) box.checked = more.includes(owner(box));
    document.dispatchEvent(new Event("southsouth:shown"));
  }
  stage.onclick = (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const raw = link.getAttribute("href");
    if (raw.startsWith("#")) return;
    event.preventDefault();
    const ref = link.closest("[data-ref]")?.dataset.ref;
    if (ref && !link.closest(".card")) opener = link.closest("tr") ? `tr[data-ref="${CSS.escape(ref)}"] th a` : `a[data-ref="${CSS.escape(ref)}"]`;
    const to = new URL(raw, location.href);
    const other = to.origin !== location.origin || page(to.pathname) !== page(location.pathname) || link.hreflang;
    const there = to.pathname + to.search;
    if (other) return go(to);
    // A card that is closed is no step of its own: Back would open it again.
    if (link.matches(".close") && steps.state?.from === to.origin + there) return steps.back();
    release();
    height = link.closest("tr")?.getBoundingClientRect().top;
    before = view;
    setTriggerValue("go", there);
  };
  stage.onsubmit = (event) => {
    event.preventDefault();
    setTriggerValue("go", `${location.pathname}?${new URLSearchParams(new FormData(event.target))}`);
  };
  let from;
  if (data.told && before !== null && data.told.view !== before) {
    from = new URL(before, location.href).href;
    if (!over) history.replaceState({ ...history.state, from }, "");
    before = null;
  }
  view = data.told?.view ?? view;
  free = data.told?.free.split(" ") ?? free;
  // Once the browser has drawn it.
  if (data.told)
    requestAnimationFrame(() => setTimeout(async () => {
      document.fonts.load(FACE);
      follow();
      // Its letters are those of the page below: their files are there, and are read before it is shown.
      await Promise.race([document.fonts.ready, new Promise((then) => setTimeout(then, LETTERS))]);
      if (over) window.parent.postMessage({ southsouth: { ...data.told, from } }, location.origin);
    }));
}
