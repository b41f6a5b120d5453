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
  const still = () => [...stage.querySelectorAll(".still")].find((one) => one.getBoundingClientRect().width);
  let drawing, size;

  const script = (address) => new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });

  // Drawn for the same width as the still, and scaled alike: nothing jumps.
  const fit = () => {
    const box = still().querySelector("svg").getBoundingClientRect();
    live.style.transform = `scale(${box.width / size.width})`;
  };

  const draw = async () => {
    status.textContent = stage.dataset.loading;
    const width = still().dataset.width;
    const address = `${stage.dataset.figure}${width}-${theme()}.json${stage.dataset.filters}`;
    const [figure] = await Promise.all([
      fetch(address).then((answer) => answer.ok ? answer.json() : Promise.reject(answer)),
      window.Plotly || script(stage.dataset.plotly),
    ]);
    size = { width: figure.layout.width, height: figure.layout.height };
    // A finger that moves the page must not move the chart instead.
    const layout = { ...figure.layout, dragmode: matchMedia("(pointer: coarse)").matches ? false : "pan" };
    live.hidden = false;
    await Plotly.react(live, figure.data, layout, figure.config);
    live.removeAllListeners?.("plotly_click");
    live.on("plotly_click", ({ points }) => open(points[0].customdata));
    live.on("plotly_clickannotation", ({ annotation }) => open(annotation.name));
    stage.classList.add("drawn");
    button.setAttribute("aria-pressed", "true");
    status.textContent = stage.dataset.ready;
    fit();
  };
  // A mark of the live chart leads where the mark of the still does.
  const open = (ref) => {
    const id = ref && new RegExp(`[/=]${ref.split("/").pop()}(?:$|[/&?])`);
    const link = id && [...still().querySelectorAll("a")].find((one) => id.test(one.href.baseVal));
    if (link) window.open(link.href.baseVal, "_blank", "noopener");
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
  // By keyboard the still stays: its links are what the reader walks through.
  for (const touch of ["pointerenter", "pointerdown"]) stage.addEventListener(touch, start, { once: true });
  const redraw = () => drawing && (drawing = undefined, start());
  dark.addEventListener("change", redraw);
  new ResizeObserver(() => {
    if (!stage.classList.contains("drawn")) return;
    Number(still().dataset.width) === size.width ? fit() : redraw();
  }).observe(stage);
})();
