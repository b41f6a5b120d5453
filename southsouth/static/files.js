// On a host of files alone nobody computes: ?lang= leads to the page in that language, and filters
// hide rows and fade marks here.
(() => {
  "use strict";
  const $$ = (css, from = document) => [...from.querySelectorAll(css)];
  const asked = new URLSearchParams(location.search);
  const lang = asked.get("lang");
  const other = lang && lang !== document.documentElement.lang &&
    document.querySelector(`link[rel=alternate][hreflang="${CSS.escape(lang)}"]`);
  if (other) {
    asked.delete("lang");
    return location.replace(new URL(other.href).pathname + (`${asked}` && `?${asked}`) + location.hash);
  }

  const keeps = (row, name, value) => {
    const has = row.getAttribute(`data-f-${name.replace(/_/g, "-")}`);
    if (name === "q") return value.toLowerCase().split(/\s+/).every((word) => row.textContent.toLowerCase().includes(word));
    if (name === "from") return has !== null && value <= has;
    if (name === "to") return has !== null && value >= has;
    return has !== null && value.split(",").some((one) => has.split(";").includes(one));
  };
  const control = (name) => document.querySelector(`[data-control="${CSS.escape(name)}"]`);
  // A long list stands on several pages: to narrow all of it the first takes the rows of the others.
  const part = (from) => from.querySelector("[data-part]");
  const captioned = (list) => $$(".list[data-of]").find((one) => one.querySelector("h2").textContent === list.querySelector("h2").textContent);
  const whole = async () => {
    if (part(document).querySelector("[rel=prev]"))
      return location.replace(new URL(document.querySelector("link[rel=canonical]").href).pathname + location.search);
    for (let way = document, next; (next = part(way)?.querySelector("[rel=next]"));) {
      const answer = await fetch(next.getAttribute("href"));
      way = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const list of $$(".list[data-of]", way)) {
        const here = captioned(list);
        here ? here.querySelector("tbody").append(...$$("tbody tr", list)) : $$(".list[data-of]").at(-1).after(list);
      }
    }
    part(document).remove();
  };
  let gathered = null;
  const narrow = async () => {
    const wanted = new Map();
    for (const [name, value] of new URLSearchParams(location.search))
      if (value && control(name)) wanted.set(name, wanted.has(name) ? `${wanted.get(name)},${value}` : value);
    if (wanted.size && part(document)) await (gathered ??= whole());
    for (const list of $$(".list[data-of]")) {
      const rows = $$("tbody tr", list), shown = new Set();
      for (const row of rows) {
        row.hidden = ![...wanted].every(([name, value]) => keeps(row, name, value));
        if (row.hidden) continue;
        shown.add(row.dataset.ref);
        for (const { name, value } of row.attributes)
          if (name.startsWith("data-f-")) for (const one of value.split(";")) shown.add(`${name.slice(7)}/${one}`);
      }
      const kinds = new Set([...shown].map((ref) => ref.split("/")[0]));
      for (const mark of $$(".stage [data-ref]")) {
        const { ref } = mark.dataset;
        mark.classList.toggle("off", wanted.size > 0 && kinds.has(ref.split("/")[0]) && !shown.has(ref));
      }
      const caption = list.querySelector("h2"), left = rows.filter((row) => !row.hidden).length;
      const more = list.querySelector(".more");
      if (more) {
        more.hidden = left <= 8;
        more.lastChild.data = more.lastChild.data.replace(/[\d,]+/, left - 8);
      }
      if (!part(document)) caption.textContent = caption.textContent.replace(/[\d,]+/, left);
    }
    for (const [name, value] of wanted) for (const input of $$(`.controls [name="${CSS.escape(name)}"]`))
      input.type === "checkbox" ? input.checked = value.split(",").includes(input.value) : input.value = value;
  };
  const set = (event) => {
    const form = event.target.closest(".controls");
    if (!form || event.target.id === "filters") return;
    event.preventDefault();
    const pairs = new Map();
    for (const [name, value] of new FormData(form))
      if (value) pairs.set(name, pairs.has(name) ? `${pairs.get(name)},${value}` : value);
    const query = `${new URLSearchParams([...pairs])}`.replace(/%2C/g, ",");
    history.pushState({}, "", location.pathname + (query && `?${query}`));
    narrow();
  };
  document.addEventListener("submit", set);
  document.addEventListener("change", set);
  addEventListener("popstate", narrow);
  narrow();
})();
