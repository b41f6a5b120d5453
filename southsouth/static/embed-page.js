// Inside an embed: follows ?lang= and ?theme= of files, tells its height, lets Plotly take over.
(() => {
  "use strict";
  const root = document.documentElement;
  const page = document.querySelector("main");
  const asked = new URLSearchParams(location.search);
  const said = (name) => (asked.get(name) ?? "").toLowerCase();
  const lang = said("lang").split(/[-_]/)[0], named = said("theme");
  // WordPress hides a frame until it tells its height with the word that the address bears.
  const secret = /[#?&]secret=([a-z\d]+)$/i.exec(location.hash)?.[1];
  const other = page.dataset[lang];
  if (other && lang !== root.lang) return location.replace(other + location.search);
  if (/^(light|dark)$/.test(named)) root.dataset.theme = named;

  const say = () => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    const by = { [page.id]: height };
    for (const message of [
      { "southsouth-height": by }, { "datawrapper-height": by },
      { sentinel: "amp", type: "embed-size", height },
      JSON.stringify({ src: location.href, context: "iframe.resize", height }),
      ...(secret ? [{ message: "height", value: height, secret }] : []),
    ]) parent.postMessage(message, "*");
  };
  if (parent !== window) {
    new ResizeObserver(say).observe(page);
    addEventListener("load", say); // out of sight nothing is observed
    addEventListener("message", ({ source, data }) =>
      source === parent && (data === "southsouth-height" || data?.message === "ready") && say());
  }

  const find = (selector) => page.querySelector(selector);
  const stage = find(".stage");
  if (!stage) return;
  const told = stage.dataset;
  const live = find(".live");
  const button = find("button");
  const status = find("[role=status]");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const wide = (one) => one.getBoundingClientRect().width;
  const still = () => [...stage.querySelectorAll(".still")].find(wide);
  let drawing, width, wanted = false;

  const script = (src) => new Promise((onload, onerror) =>
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })));

  // Plotly writes styles as attributes, which the page's policy does not let stand: set as
  // properties they are the same.
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    if (name === "style") this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };

  // Drawn for the same width as the still, and scaled alike: nothing jumps.
  const fit = () => live.style.transform = `scale(${wide(still().querySelector("svg")) / width})`;

  const draw = async () => {
    status.className = "";
    status.textContent = told.loading;
    const address = `${told.figure}${still().dataset.width}-${theme()}.json${told.filters}`;
    const [{ data, layout, config }] = await Promise.all([
      fetch(address).then((answer) => answer.ok ? answer.json() : Promise.reject(answer)),
      window.Plotly || script(told.plotly),
    ]);
    if (!wanted) return;
    width = layout.width;
    // A finger moves the page, not the chart.
    layout.dragmode = matchMedia("(pointer: coarse)").matches ? false : "pan";
    live.hidden = false;
    await Plotly.react(live, data, layout, config);
    if (!wanted) return;
    live.removeAllListeners?.("plotly_click");
    live.on("plotly_click", ({ points }) => open(points[0].customdata));
    live.on("plotly_clickannotation", ({ annotation }) => open(annotation.name));
    stage.classList.add("drawn");
    button.setAttribute("aria-pressed", "true");
    status.textContent = told.ready;
    fit();
  };
  // A live mark leads where that of the still does.
  const open = (ref) => {
    const id = ref && new RegExp(`[/=]${ref.split("/").pop()}(?:$|[/&?])`);
    const links = [...still().querySelectorAll("a")].map((one) => one.href.baseVal);
    const link = id && links.find((one) => id.test(one));
    if (link) window.open(link, "_blank", "noopener");
  };
  const start = () => (wanted = true, drawing ??= draw().catch(() => {
    drawing = undefined;
    wanted = false;
    status.className = "problem";
    status.textContent = told.failed;
  }));
  // Back to the picture: whoever left the live chart comes to it again by the button alone.
  const leave = () => {
    wanted = false;
    drawing = undefined;
    if (live.contains(document.activeElement)) button.focus();
    live.hidden = true;
    stage.classList.remove("drawn");
    button.setAttribute("aria-pressed", "false");
    status.textContent = "";
  };

  button.hidden = false;
  addEventListener("keydown", ({ key }) => key === "Escape" && wanted && leave());
  // By keyboard the still stays: the reader walks through its links.
  const touched = new AbortController();
  const once = () => (touched.abort(), start());
  button.addEventListener("click", () => wanted ? leave() : once());
  for (const touch of ["pointerenter", "pointerdown"]) stage.addEventListener(touch, once, touched);
  const redraw = () => wanted && (drawing = undefined, start());
  dark.addEventListener("change", redraw);
  new ResizeObserver(() => {
    if (!stage.classList.contains("drawn")) return;
    +still().dataset.width === width ? fit() : redraw();
  }).observe(stage);
})();
