// Inside an embed: follows ?lang= and ?theme= where files alone answer, tells the page around it
// how tall it is, and lets Plotly take over from the picture when the reader touches it.
(() => {
  "use strict";
  const root = document.documentElement;
  const page = document.querySelector("main");
  const asked = new URLSearchParams(location.search);
  const other = page.dataset[asked.get("lang")];
  if (other && asked.get("lang") !== root.lang) return location.replace(other + location.search);
  if (/^(light|dark)$/.test(asked.get("theme"))) root.dataset.theme = asked.get("theme");

  const say = () => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    for (const message of [
      { "southsouth-height": { [page.id]: height } },
      { "datawrapper-height": { [page.id]: height } },
      { sentinel: "amp", type: "embed-size", height },
      JSON.stringify({ src: location.href, context: "iframe.resize", height }),
    ]) parent.postMessage(message, "*");
  };
  if (parent !== window) {
    new ResizeObserver(say).observe(page);
    addEventListener("message", (e) => e.source === parent && e.data === "southsouth-height" && say());
  }

  const stage = page.querySelector(".stage");
  if (!stage) return;
  const live = stage.querySelector(".live");
  const button = page.querySelector("button");
  const status = page.querySelector("[role=status]");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const picture = () => [...stage.querySelectorAll(".still svg")].find((svg) => svg.getBoundingClientRect().width);
  let drawing, size;

  const script = (address) => new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });

  // The size the picture was drawn for; on the page both are scaled alike, so nothing jumps.
  const wanted = (layout) => {
    const box = picture()?.viewBox.baseVal;
    return box ? { width: box.width, height: box.height }
      : { width: stage.clientWidth, height: layout.height };
  };
  const fit = () => {
    live.style.transform = picture() ? `scale(${stage.clientWidth / size.width})` : "";
  };

  const draw = async () => {
    status.textContent = stage.dataset.loading;
    const [figure] = await Promise.all([
      fetch(stage.dataset.figure + theme() + ".json").then((answer) => answer.ok ? answer.json() : Promise.reject(answer)),
      window.Plotly || script(stage.dataset.plotly),
    ]);
    size = wanted(figure.layout);
    const layout = { ...figure.layout, ...size };
    // A finger that moves the page must not move the map instead.
    if (matchMedia("(pointer: coarse)").matches) layout.dragmode = false;
    live.hidden = false;
    await Plotly.react(live, figure.data, layout, figure.config);
    stage.classList.add("drawn");
    button.setAttribute("aria-pressed", "true");
    status.textContent = stage.dataset.ready;
    fit();
  };
  const start = () => {
    drawing ??= draw().catch(() => {
      drawing = undefined;
      status.className = "problem";
      status.textContent = stage.dataset.failed;
    });
  };

  button.hidden = false;
  button.addEventListener("click", start);
  if (!picture()) return start();
  page.querySelector("figure").addEventListener("focusin", start, { once: true });
  for (const touch of ["pointerenter", "pointerdown"]) stage.addEventListener(touch, start, { once: true });
  const redraw = () => drawing && (drawing = undefined, start());
  dark.addEventListener("change", redraw);
  new ResizeObserver(() => {
    if (!stage.classList.contains("drawn")) return;
    wanted({}).width === size.width ? fit() : redraw();
  }).observe(stage);
})();
