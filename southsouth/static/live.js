// Brings the live page when it is reached for: Streamlit in a frame over the still page, shown only
// when it has drawn this very view. Until then, and if it does not come, the still page stays.
(() => {
  "use strict";
  const PATIENCE = 15000, LED = 3000, ROOM = 5000; // milliseconds
  const root = document.documentElement, body = document.body;
  const $ = (css, from = document) => from.querySelector(css);
  const button = () => $(".live button");
  const say = (words) => { const told = $(".live [role=status]"); if (told) told.textContent = words; };
  const keep = (on) => { try { on ? sessionStorage.setItem("live", "1") : sessionStorage.removeItem("live"); } catch {} };
  const kept = () => { try { return sessionStorage.getItem("live"); } catch { return null; } };
  const here = () => location.pathname + location.search;
  const on = () => $(".live-frame.on");
  let frame = null, asked = "", late = 0, touched = false, drawn = false, again = 0, view = "", led = "", alone = 0, queued = 0;

  const drop = () => {
    clearTimeout(late);
    clearTimeout(again);
    frame?.remove();
    frame = null;
    drawn = touched = false;
    led = "";
    root.classList.remove("is-live");
    for (const part of [$(".mast"), $("main"), $(".foot")]) part.inert = false;
  };
  // The address of the live page that shows what is shown now.
  const address = (page) => {
    asked = here();
    const to = new URL(location.href);
    to.pathname = page;
    for (const [name, value] of [["lang", root.lang], ["live", "1"], ["embed", "true"]]) to.searchParams.set(name, value);
    to.hash = "";
    return to.href;
  };
  // A font that came too late for this page is in no letter of it: none of the live page shall have it.
  const plain = () => {
    const probe = Object.assign(document.createElement("span"), { textContent: "abcdefghijklmnopqrstuvwxyz" });
    const family = getComputedStyle(body).fontFamily;
    const [own, other] = [family, family.replace(/^[^,]+, */, "")].map((fontFamily) => {
      Object.assign(probe.style, { fontFamily, fontSize: "99px", position: "fixed", visibility: "hidden" });
      body.append(probe);
      return probe.offsetWidth;
    });
    probe.remove();
    return own === other;
  };
  // Beyond what the server takes nobody waits for nothing: it is told at once, and the live page comes when
  // there is room. Of a session that has begun meanwhile the last place may be its own.
  const full = async () => {
    const answer = await fetch(button().dataset.ready, { cache: "no-store" });
    const { live, room } = await answer.json();
    return live && room === 0;
  };
  const queue = () => {
    drop();
    say(button()?.dataset.full);
    queued = setTimeout(async () => {
      if (document.hidden || await full().catch(() => false)) queue();
      else start();
    }, ROOM * (0.75 + Math.random() / 2));
  };
  const start = () => {
    const wanted = button();
    clearTimeout(queued);
    queued = 0;
    if (frame || !wanted) return;
    say(wanted.dataset.starting);
    const mine = () => frame === own && !on() && !own.contentWindow?.begun;
    full().then((is) => is && mine() && queue(), () => {});
    root.classList.toggle("plain", plain());
    const own = frame = Object.assign(document.createElement("iframe"), { src: address(wanted.dataset.page), title: document.title, className: "live-frame" });
    frame.inert = true;
    // What is no page of Streamlit's (an error, or the browser's own) brings nothing.
    frame.onload = () => { if (!on() && !frame?.contentDocument?.getElementById("root")) fail(); };
    body.append(frame);
    wait();
  };
  const wait = () => {
    clearTimeout(late);
    late = setTimeout(fail, PATIENCE);
  };
  const fail = () => {
    drop();
    keep(false);
    say(button()?.dataset.late);
  };

  // The block at the top of the window, and how far it is from it: there it shall stay.
  const block = () => {
    const every = [...document.querySelectorAll("[data-block]")].filter((one) => !one.closest(".opened"));
    const first = every.find((one) => one.getBoundingClientRect().bottom > 0) ?? every.at(-1);
    return first && scrollY > 0 ? { block: first.dataset.block, top: first.getBoundingClientRect().top } : null;
  };
  // What the reader has opened, unfolded or scrolled: both pages have it in the same order.
  const STATES = [["details:not(.field)", "open"], [":is(.more input, #filters)", "checked"], [":is(.scroll, .opened)", "scrollTop"], [":is(.scroll, .opened)", "scrollLeft"]];
  const states = () => STATES.map(([css, state]) => [css, state, [...document.querySelectorAll(`:is(.mast, main) ${css}`)].map((one) => one[state])]);
  // Letters of a block before a place in it.
  const letters = (node, offset) => {
    const one = (node.closest ? node : node.parentElement)?.closest("[data-block]"), range = new Range();
    if (!one) return null;
    range.setStart(one, 0);
    range.setEnd(node, offset);
    return [one.dataset.block, String(range).length];
  };
  const selected = () => {
    const { isCollapsed, rangeCount } = getSelection(), range = rangeCount && !isCollapsed && getSelection().getRangeAt(0);
    return range && [letters(range.startContainer, range.startOffset), letters(range.endContainer, range.endOffset)];
  };
  const caret = ({ value, selectionStart, selectionEnd }) => selectionStart == null ? null : [value, selectionStart, selectionEnd];
  const NAMED = "a[href], summary, input, textarea";
  const focus = () => {
    const at = document.activeElement, whole = at?.closest(".mast, [data-block]");
    return !whole ? null : {
      control: at.closest("[data-control]")?.dataset.control, card: at.matches(".card"), live: at.matches(".live *"),
      block: whole.dataset.block, place: [...whole.querySelectorAll(NAMED)].indexOf(at), named: NAMED, caret: caret(at),
    };
  };
  // Words for a search that were not sent yet.
  const words = () => [...document.querySelectorAll(".find [name=search]")].map(({ value, defaultValue }) => value === defaultValue ? null : value);
  const take = () => {
    clearTimeout(late);
    const southsouth = { scroll: block(), states: states(), selected: selected(), words: words(), focus: focus(), controls: $(".controls")?.offsetHeight ?? 0 };
    frame.inert = false;
    frame.classList.add("on");
    root.classList.add("is-live");
    // At once: a letter that is typed before a message comes would go nowhere.
    frame.contentWindow.dispatchEvent(new MessageEvent("message", { source: window, origin: location.origin, data: { southsouth } }));
    for (const part of [$(".mast"), $("main"), $(".foot")]) part.inert = true;
    // What was typed is there now; who leaves finds fields that say what is shown.
    for (const form of document.forms) form.reset();
    keep(true);
    say("");
    // Who asked for it comes back to the still page by a step back.
    history[touched ? "pushState" : "replaceState"]({ live: true, view }, "", location.href);
  };
  // Who left by a step back comes to the live page again by a step forward; who left by its button does not.
  const leave = (back) => {
    keep(false);
    try {
      sessionStorage.setItem("left", "1");
      back ? sessionStorage.setItem("back", "1") : sessionStorage.removeItem("back");
    } catch {}
    location.reload();
  };
  const backed = () => { try { return sessionStorage.getItem("back"); } catch { return null; } };
  // Steps are this page's, each with its address; the frame has none of its own (shell.js) and is led.
  addEventListener("popstate", ({ state }) => {
    if (!on()) {
      if (!state?.live || !backed()) return;
      keep(true);
      return start();
    }
    if (!state?.live) return leave(true);
    const inner = frame.contentWindow;
    // What it tells until it is there is of a step before; a step that changes nothing it does not tell of.
    led = state.view;
    clearTimeout(alone);
    alone = setTimeout(() => { led = ""; }, LED);
    inner.history.replaceState(inner.history.state, "", address(new URL(frame.src).pathname));
    inner.dispatchEvent(new PopStateEvent("popstate"));
  });
  // A field that is left in the page below says that it was changed; a key there is meant for the page above.
  for (const kind of ["change", "submit", "keydown"])
    addEventListener(kind, (event) => { if (on()) event.stopImmediatePropagation(); }, true);
  // What the reader is in the middle of would be cut off: a press, a touch, a word of several keys, an open list.
  let pressed = false, touching = false, composing = false;
  for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel"])
    addEventListener(kind, ({ buttons }) => { pressed = buttons > 0; }, true);
  for (const kind of ["touchstart", "touchend", "touchcancel"])
    addEventListener(kind, ({ touches }) => { touching = touches.length > 0; }, { capture: true, passive: true });
  for (const kind of ["compositionstart", "compositionend"])
    addEventListener(kind, ({ type }) => { composing = type === "compositionstart"; }, true);
  const OPEN = [".field[open]:focus-within", ...CSS.supports("selector(:open)") ? ["select:open"] : []].join();
  const AGAIN = 200; // milliseconds
  const arrive = () => {
    clearTimeout(again);
    // A choice that is on its way comes first, and with it the focus to where it was.
    if (!drawn || body.ariaBusy) return;
    clearTimeout(late);
    if (asked === here()) {
      if (!pressed && !touching && !composing && !$(OPEN)) return take();
      again = setTimeout(arrive, AGAIN);
      return;
    }
    // What was chosen while it started is not in it; what it still says while it goes is of no more use.
    drawn = false;
    wait();
    frame.contentWindow.old = true;
    frame.contentWindow.location.replace(address(new URL(frame.src).pathname));
  };
  addEventListener("message", ({ source, origin, data }) => {
    const told = data?.southsouth;
    if (!told || origin !== location.origin || source !== frame?.contentWindow) return;
    if (told.leave) {
      history.replaceState(null, "", told.to ?? location.href);
      return leave(false);
    }
    if (told.failed) return on() || frame.contentWindow.old || fail();
    if (told.full) return on() || frame.contentWindow.old || queue();
    document.title = told.title;
    if (frame.contentWindow.old) return;
    const before = view;
    view = told.view;
    if (!on()) {
      drawn = true;
      return arrive();
    }
    if (led) {
      if (view === led) led = "";
      return;
    }
    if (view !== before && view !== here()) history.pushState({ live: true, view, from: told.from }, "", view);
  });

  const begin = () => {
    const wanted = button();
    if (wanted) {
      wanted.hidden = false;
      wanted.onclick = () => { touched = true; start(); };
      if (!queued && (kept() || "always" in wanted.dataset)) start();
      try {
        if (sessionStorage.getItem("left")) wanted.focus({ preventScroll: true });
        sessionStorage.removeItem("left");
      } catch {}
    }
    // It goes on, and comes with what was chosen.
    if (frame && !on()) say(wanted?.dataset.starting);
    if (queued) say(wanted?.dataset.full);
    pressed = touching = false; // what was held may have gone with the view before
    // What was searched for meanwhile offers no live page, but is one's view.
    if (!on()) arrive();
  };
  document.addEventListener("southsouth:shown", begin);
  begin();

  // The files may come when the line is idle and good; a session opens only when asked for.
  const idle = window.requestIdleCallback ?? ((call) => setTimeout(call, 3000));
  const line = navigator.connection;
  const SETTLED = 3000; // milliseconds after loading: nothing of the page itself waits for them
  addEventListener("load", () => setTimeout(() => idle(() => {
    if (!button() || line?.saveData || line?.effectiveType !== "4g") return;
    for (const href of button().dataset.files.split(" "))
      document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href }));
  }), SETTLED));
})();
