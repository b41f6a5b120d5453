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
  let frame = null, late = 0, touched = false;

  const drop = () => {
    clearTimeout(late);
    frame?.remove();
    frame = null;
    root.classList.remove("is-live");
    for (const part of [$(".mast"), $("main"), $(".foot")]) part.inert = false;
  };
  const start = () => {
    const wanted = button();
    if (frame || !wanted) return;
    say(wanted.dataset.starting);
    const to = new URL(location.href);
    to.pathname = wanted.dataset.page;
    for (const [name, value] of [["lang", root.lang], ["live", "1"], ["embed", "true"]]) to.searchParams.set(name, value);
    to.hash = "";
    frame = Object.assign(document.createElement("iframe"), { src: to.href, title: document.title, className: "live-frame" });
    frame.inert = true;
    body.append(frame);
    late = setTimeout(() => { drop(); keep(false); say(wanted.dataset.late); }, PATIENCE);
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
    if (touched) history.pushState({ live: true }, "", location.href);
  };
  const leave = () => { keep(false); location.reload(); };
  addEventListener("popstate", ({ state }) => { if (touched && !state?.live && $(".live-frame.on")) leave(); });
  const focus = () => {
    const at = document.activeElement?.closest("[data-control], [data-ref], [name]");
    return at && { control: at.closest("[data-control]")?.dataset.control, ref: at.dataset.ref };
  };
  addEventListener("message", ({ source, origin, data }) => {
    const told = data?.southsouth;
    if (!told || origin !== location.origin || source !== frame?.contentWindow) return;
    if (told.leave) return leave();
    document.title = told.title;
    if (!frame.classList.contains("on")) return take();
    if (told.view !== location.pathname + location.search) history.replaceState(history.state, "", told.view);
  });

  const begin = () => {
    const wanted = button();
    if (!wanted) return;
    wanted.hidden = false;
    wanted.onclick = () => { touched = true; start(); };
    if (kept() || "always" in wanted.dataset) start();
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
