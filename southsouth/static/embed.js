// Makes an embed's frame as tall as its content. Listens only to frames it made or that are marked.
(() => {
  "use strict";
  const base = new URL(".", document.currentScript.src);
  const again = window.southsouthFrames;
  if (again) return again();
  const frames = new Set();

  const ask = (frame) => frame.contentWindow?.postMessage("southsouth-height", new URL(frame.src).origin);

  const mind = (frame) => {
    if (frames.has(frame)) return;
    frames.add(frame);
    frame.addEventListener("load", () => ask(frame));
    if (frame.src) ask(frame);
  };

  const make = (place) => {
    const { southsouth, lang, theme, title, query } = place.dataset;
    const source = new URL("embed/" + southsouth + (lang && lang !== "en" ? "/" + lang : ""), base);
    if (query) source.search = query;
    if (theme) source.searchParams.set("theme", theme);
    const frame = document.createElement("iframe");
    frame.title = title || place.textContent.trim() || southsouth;
    frame.loading = "lazy";
    frame.height = parseInt(place.style.minHeight) || 480;
    frame.style.cssText = "display:block;width:100%;border:0";
    mind(frame);
    frame.src = source.href;
    place.replaceChildren(frame);
  };

  addEventListener("message", ({ source, origin, data }) => {
    const heights = data && data["southsouth-height"];
    if (!heights) return;
    for (const frame of frames) {
      if (frame.contentWindow !== source || new URL(frame.src).origin !== origin) continue;
      const height = Number(Object.values(heights)[0]);
      if (height > 0 && height < 20000) frame.style.height = height + "px";
    }
  });

  const find = () => {
    document.querySelectorAll("iframe[data-southsouth]").forEach(mind);
    for (const place of document.querySelectorAll("div[data-southsouth]"))
      if (!place.querySelector("iframe")) make(place);
  };
  // Pages that load more as they are read put places and frames in later.
  const watch = () => {
    find();
    new MutationObserver((changes) => changes.some(({ type, addedNodes }) => type[0] === "a" || addedNodes.length) && find())
      .observe(document, { childList: true, subtree: true, attributeFilter: ["data-southsouth"] });
  };
  window.southsouthFrames = find;
  find();
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", watch);
  else watch();
})();
