// Makes still pages smoother where a server answers: a filter, a card, a step back without a load.
// Without it all still works.
(() => {
  "use strict";
  const body = document.body;
  const $ = (css, from = document) => from.querySelector(css);
  const $$ = (css) => [...document.querySelectorAll(css)];
  const active = () => document.activeElement;
  const seen = (css) => $$(css).find((one) => one.checkVisibility());
  // The card that the address opens; what a page shows by itself cannot be closed.
  const chosen = () => $(".card:has(.close)");
  const path = (address) => address.replace(/#.*/, "");
  const page = (address) => address.split(/[?#]/)[0];
  let here = path(location.href), turn = 0, opener = "";

  const mark = (ref) => `a[data-ref="${ref}"]`;
  const row = (ref) => `tr[data-ref="${ref}"] th a`;
  // Where the focus was, to find it again in the next view.
  const place = (one) => {
    const { name, type, value } = one;
    const ref = one.closest("[data-ref]")?.dataset.ref;
    return name ? `[name="${name}"]${type === "checkbox" ? `[value="${CSS.escape(value)}"]` : ""}` :
      one.matches("[data-control]>summary") ? `[data-control=${one.parentElement.dataset.control}] summary` :
      !ref ? "" : one.closest("tr") ? row(ref) : mark(ref);
  };

  // What was chosen is in sight: a card at the foot of the window leaves its mark or row above it.
  const sight = (drawn) => {
    const card = $(".opened"), mark = seen(drawn ? ".stage .on" : "tr.on");
    if (!card) return;
    const at = card.getBoundingClientRect();
    if (!drawn && (at.top < 0 || at.top > innerHeight)) card.scrollIntoView();
    else if (mark && (drawn || !at.x)) {
      const free = at.x ? innerHeight : at.top, { top, bottom } = mark.getBoundingClientRect();
      if (top < 0 || bottom > free) scrollBy(0, (top + bottom - free) / 2);
    }
  };

  const show = async (address, push) => {
    const mine = ++turn, first = active(), focus = place(first), drawn = first.closest(".stage");
    const was = new Map($$("input").map((one) => [one, one.value]));
    const fields = $$(".field[open]").map((one) => one.dataset.control);
    const boxes = () => $$(".more input");
    const owner = (box) => box.closest("figure")?.id ?? box.closest(".list").getAttribute("aria-labelledby");
    const more = boxes().filter((box) => box.checked).map(owner);
    const card = chosen()?.dataset.ref, wide = $("#filters")?.checked;
    body.ariaBusy = "true";
    const reply = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null), text = await reply?.text();
    if (mine !== turn) return;
    if (!reply?.ok) return location.assign(address);
    const next = new DOMParser().parseFromString(text, "text/html");
    if (push) history.pushState({ from: here }, "", address);
    here = path(location.href);
    document.title = next.title;
    body.className = next.body.className;
    // What was typed, or gone into, while the answer was on its way is not lost.
    const held = active(), now = place(held) || focus, { value, selectionEnd: caret } = held;
    const kept = caret != null && (held !== first || value !== was.get(held));
    const at = (css) => css && seen(kept ? css : `main ${css}`);
    for (const part of ["main", ".find", ".langs"]) $(part).replaceWith($(part, next));
    for (const one of fields) $(`.field[data-control="${one}"]`)?.setAttribute("open", "");
    if (wide) $("#filters").checked = true;
    for (const box of boxes()) box.checked = more.includes(owner(box));
    // The row of a card that was closed stays where a list is folded: the focus goes there.
    $(row(card))?.closest("tr").classList.add("was");
    const open = chosen();
    if (open && open.dataset.ref !== card) {
      opener = focus;
      open.tabIndex = -1;
      open.focus({ preventScroll: !!open.closest(".opened") });
      sight(drawn);
    } else {
      const one = at(card && !open ? opener || `${mark(card)},${row(card)}` : now) || at(now);
      if (one) {
        one.focus({ preventScroll: !card });
        if (kept) one.value = value;
        if (caret != null) one.setSelectionRange?.(caret, caret);
      }
    }
    body.ariaBusy = null;
    document.dispatchEvent(new Event("southsouth:shown"));
  };

  if (location.hash === "#card") sight(true);
  const close = (but) => {
    for (const one of $$(".field[open]")) one.open = one.contains(but);
  };
  addEventListener("click", (event) => {
    close(event.target);
    const link = event.target.closest?.("main a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    const to = new URL(link.href.baseVal ?? link.href, location.href);
    if (page(to.href) !== page(here) || path(to.href) === here) return;
    event.preventDefault();
    // A card that is closed is no step of its own: Back would open it again.
    if (link.matches(".close") && history.state?.from === path(to.href)) history.back();
    else show(to.href, true);
  });
  const submit = (form) => {
    const asked = new Map();
    for (const [name, value] of new FormData(form))
      if (value) asked.set(name, asked.has(name) ? `${asked.get(name)},${value}` : value);
    const query = `${new URLSearchParams([...asked])}`.replace(/%2C/g, ",");
    const to = page(form.action) + (query && `?${query}`);
    show(to, to !== here);
  };
  addEventListener("submit", (event) => {
    if (!event.target.matches("main .controls, .find")) return;
    if (page(event.target.action) !== page(here)) return;
    event.preventDefault();
    close();
    submit(event.target);
  });
  addEventListener("change", ({ target: { name, form } }) => name && form?.matches("main .controls") && submit(form));
  addEventListener("popstate", () => path(location.href) !== here && !$(".live-frame.on") && show(location.href));
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    const open = $(".mast details[open], .field[open]");
    if (open) {
      open.open = false;
      $("summary", open).focus();
    } else if (!$("[type=search]:focus")?.value) $(".card .close")?.click();
  });
})();
