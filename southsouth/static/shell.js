// Before it asks at the root of the site, Streamlit's page asks below its own address where its server
// is (/map/_stcore/health): it is told.
const shell = document.currentScript.dataset;
document.documentElement.dataset.copyWords = shell.copyWords;
window.__streamlit = { BACKEND_BASE_URL: location.origin + (shell.base || "/") };
// Over a still page its steps are that page's, and its letters: they do not change where it is put over them.
const over = window.parent !== window;
if (over) {
  history.pushState = history.replaceState;
  document.documentElement.classList.toggle("plain", window.parent.document.documentElement.classList.contains("plain"));
}
// Streamlit's own message of a line that is lost, in English and with what the server answered, would lie over
// all, and over ours: it is not seen, and is closed, or nothing beside it could be reached.
(() => {
  const dialog = "[data-testid=stDialog]";
  document.head.append(Object.assign(document.createElement("style"), { textContent: `${dialog}{display:none!important}` }));
  const close = () => document.querySelector(`${dialog} button`)?.click();
  addEventListener("DOMContentLoaded", () => new MutationObserver(close).observe(document.body, { childList: true }));
})();
// A session that was lost (its server or worker died) is replaced by one that knows nothing of what is
// shown: a first choice in it would be lost too. The address is the view, so it is opened anew. While no
// session can begin the reader is told so, and where the page is that needs none.
(() => {
  const SOON = 1000, AGAIN = 1000; // milliseconds
  const ready = `${(shell.base || "").replace(/\/$/, "")}/readyz`;
  let lost = false, open = 0, asking = false, note = null, able = false;

  const leave = (event) => {
    event.preventDefault();
    try { sessionStorage.removeItem("live"); } catch {}
    if (over) return window.parent.postMessage({ southsouth: { leave: true } }, location.origin);
    const to = new URL(shell.to, location.href), asked = new URLSearchParams(location.search);
    for (const own of ["live", "lang", "embed"]) asked.delete(own);
    to.search = asked;
    location.assign(to.href);
  };
  const tell = () => {
    if (note) return;
    const way = Object.assign(document.createElement("a"), { href: shell.to, textContent: shell.title, onclick: leave });
    note = document.createElement("p");
    note.setAttribute("role", "status");
    note.style.cssText = "position:fixed;inset:auto 0 0;z-index:1000000;margin:0;padding:12px 24px;background:Canvas;color:CanvasText;border-top:2px solid;font:1rem/1.5 system-ui,sans-serif";
    way.style.cssText = "color:LinkText;margin-inline-start:.3em";
    note.append(shell.waits, way);
    document.body.append(note);
  };
  const health = () => fetch(ready, { cache: "no-store" }).then((answer) => answer.json()).catch(() => ({}));
  // It cannot come: the still page below says so at once.
  const fail = () => over && window.parent.postMessage({ southsouth: { failed: true } }, location.origin);
  addEventListener("error", ({ target }) => { if (target.matches?.("script[src]")) fail(); }, true);
  // A server that is full refuses: it is told, at once. One that could take a session before it was asked, and
  // can after it has refused, is not what stands in the way.
  const refused = async (before) => {
    if (!over) return wonder();
    const { live, room } = await health();
    able = !!(live && room);
    if (open) return;
    if (live && room === 0) window.parent.postMessage({ southsouth: { full: true } }, location.origin);
    if (before && able) fail();
  };
  const ask = async () => {
    asking = true;
    while (!open) {
      const told = await health();
      if (open) break;
      if (!told.live || !told.room) tell();
      else if (lost || note) return location.reload();
      else break; // it only takes its time
      await new Promise((then) => setTimeout(then, AGAIN * (1 + Math.random())));
    }
    note?.remove();
    note = null;
    asking = false;
  };
  const wonder = () => asking || open || ask();
  window.WebSocket = class extends WebSocket {
    constructor(...all) {
      super(...all);
      const before = able;
      let begun = false;
      this.addEventListener("open", () => { window.begun = begun = true; open++; if (lost) location.reload(); });
      this.addEventListener("close", () => { if (!begun) return refused(before); open--; lost = true; wonder(); });
    }
  };
  setTimeout(wonder, SOON);
})();
