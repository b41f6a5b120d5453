// Brings the live page when it is reached for: Streamlit in a frame over the still page, shown only
// when it has drawn this very view. Until then, and if it does not come, the still page stays.
(() => {
  "use strict";
  const PATIENCE = 15000; // milliseconds
  const root = document.documentElement, body = document.body;
  const $ = (css, from = document) => from.querySelector(css);
  const button = () => $(".live button");
  const say = (words) => { const told = $(".live [role=status]"); if (told) told.textContent = words; };
  const keep = (on) => { try { on ? sessionStorage.setItem("live", "1") : sessionStorage.removeItem("live"); } catch {} };
  const kept = () => { try { return sessionStorage.getItem("live"); } catch { return null; } };
  const here = () => location.pathname + location.search;
  let frame = null, asked = "", late = 0, touched = false, drawn = false;

  const drop = () => {
    clearTimeout(late);
    frame?.remove();
    frame = null;
    drawn = false;
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
  const start = () => {
    const wanted = button();
    if (frame || !wanted) return;
    say(wanted.dataset.starting);
    frame = Object.assign(document.createElement("iframe"), { src: address(wanted.dataset.page), title: document.title, className: "live-frame" });
    frame.inert = true;
    body.append(frame);
    wait();
  };
  const wait = () => {
    clearTimeout(late);
    late = setTimeout(() => { drop(); keep(false); say(button().dataset.late); }, PATIENCE);
  };

  // The block at the top of the window, and how far it is from it: there it shall stay.
  const block = () => {
    const first = [...document.querySelectorAll("[data-block]")].find((one) => one.getBoundingClientRect().bottom > 0);
    return first && scrollY > 0 ? { block: first.dataset.block, top: first.getBoundingClientRect().top } : null;
  };
  const take = () => {
    clearTimeout(late);
    frame.contentWindow.postMessage({ southsouth: { scroll: block(), focus: focus() } }, location.origin);
    frame.inert = false;
    frame.classList.add("on");
    root.classList.add("is-live");
    for (const part of [$(".mast"), $("main"), $(".foot")]) part.inert = true;
    keep(true);
    say("");
    // Who asked for it comes back to the still page by a step back.
    if (touched) history.pushState(null, "", location.href);
  };
  const leave = () => {
    keep(false);
    try { sessionStorage.setItem("left", "1"); } catch {}
    location.reload();
  };
  addEventListener("popstate", () => { if ($(".live-frame.on")) leave(); });
  const focus = () => {
    const at = document.activeElement?.closest("[data-control], [data-ref], [name], .live");
    return at && { control: at.closest("[data-control]")?.dataset.control, ref: at.dataset.ref, card: at.matches(".card"), live: at.matches(".live") };
  };
  const arrive = () => {
    // A choice that is on its way comes first, and with it the focus to where it was.
    if (!drawn || body.ariaBusy) return;
    if (asked === here()) return take();
    // What was chosen while it started is not in it; what it still says while it goes is of no more use.
    drawn = false;
    wait();
    frame.contentWindow.old = true;
    frame.contentWindow.location.replace(address(new URL(frame.src).pathname));
  };
  addEventListener("message", ({ source, origin, data }) => {
    const told = data?.southsouth;
    if (!told || origin !== location.origin || source !== frame?.contentWindow) return;
    if (told.leave) return leave();
    document.title = told.title;
    if (frame.contentWindow.old) return;
    if (!frame.classList.contains("on")) {
      drawn = true;
      return arrive();
    }
    if (told.view !== here()) history.replaceState(history.state, "", told.view);
  });

  const begin = () => {
    const wanted = button();
    if (!wanted) return;
    wanted.hidden = false;
    wanted.onclick = () => { touched = true; start(); };
    if (kept() || "always" in wanted.dataset) start();
    try {
      if (sessionStorage.getItem("left")) wanted.focus({ preventScroll: true });
      sessionStorage.removeItem("left");
    } catch {}
    if (!frame?.classList.contains("on")) arrive();
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
