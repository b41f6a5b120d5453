// On a host of files alone nobody computes: ?lang= leads to the page in that language, and filters
// hide rows and fade marks here.
(() => {
  "use strict";
  const $$ = (css, from = document) => [...from.querySelectorAll(css)];
  const $ = (css, from = document) => from.querySelector(css);
  const asked = new URLSearchParams(location.search);
  const lang = asked.get("lang")?.toLowerCase().split(/[-_]/)[0];
  const other = lang && lang !== document.documentElement.lang &&
    $(`link[rel=alternate][hreflang="${CSS.escape(lang)}"]`);
  if (other) {
    asked.delete("lang");
    return location.replace(new URL(other.href).pathname + (`${asked}` && `?${asked}`) + location.hash);
  }

  const folded = (text) => text.normalize("NFKC").trim().toLowerCase();
  const keeps = (row, name, values) => {
    const has = row.getAttribute(`data-f-${name.replace(/_/g, "-")}`);
    if (name === "q") return values[0].split(/\s+/).every((word) => folded(row.textContent).includes(word));
    return has !== null && (name === "from" ? values[0] <= has : name === "to" ? values[0] >= has :
      values.some((one) => has.split(";").includes(one)));
  };
  const control = (name) => $(`[data-control="${CSS.escape(name)}"]`);
  // A long list stands on several pages: to narrow all of it the first takes the rows of the others.
  const part = (from) => $("[data-part]", from);
  const captioned = (list) => $$(".list[data-of]").find((one) => $("h2", one).textContent === $("h2", list).textContent);
  const whole = async () => {
    if (part(document).querySelector("[rel=prev]"))
      return location.replace(new URL($("link[rel=canonical]").href).pathname + location.search);
    for (let way = document, next; (next = part(way)?.querySelector("[rel=next]"));) {
      const answer = await fetch(next.getAttribute("href"));
      way = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const list of $$(".list[data-of]", way)) {
        const here = captioned(list);
        here ? $("tbody", here).append(...$$("tbody tr", list)) : $$(".list[data-of]").at(-1).after(list);
      }
    }
    part(document).remove();
  };
  // Values as they are, in any case and width, or by the words of their options; what is none is told.
  const read = () => {
    const given = new URLSearchParams(location.search), wanted = new Map(), notes = [], said = document.body.dataset;
    const refuse = (name) => notes.push(said.refused.replace("{parameter}", `“${name}=${given.getAll(name)}”`));
    for (const name of new Set(given.keys())) {
      const value = given.getAll(name).filter(Boolean).join(), own = control(name), words = own && name === "q";
      if (!value || /^lang$|^utm_|clid$/.test(name)) continue;
      const meant = (text) => words ? folded(text) : own && $$("[value]", own).find((one) => one.value &&
        [one.value, one.text ?? one.nextSibling.data].map(folded).includes(folded(text)))?.value;
      const every = meant(value) ? [value] : value.split(","), found = every.map(meant).filter(Boolean);
      const whole = !own?.matches("label") || !every[1];
      if (words) notes.push(said.words);
      if (found.length < every.length || !whole) refuse(name);
      if (found[0] && whole) wanted.set(name, found);
    }
    if (wanted.get("from")?.[0] > wanted.get("to")?.[0])
      for (const name of ["from", "to"]) refuse(name), wanted.delete(name);
    $$(".problems").forEach((one) => one.remove());
    const box = Object.assign(document.createElement("div"), { className: "problems", role: "status", innerText: notes.join("\n") });
    if (notes[0]) $(".page .top")?.after(box);
    return wanted;
  };
  let gathered = null;
  const narrow = async () => {
    const wanted = read();
    if (wanted.size && part(document)) await (gathered ??= whole());
    for (const list of $$(".list[data-of]")) {
      const rows = $$("tbody tr", list), shown = new Set();
      for (const row of rows) {
        row.hidden = ![...wanted].every(([name, values]) => keeps(row, name, values));
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
      const caption = $("h2", list), left = rows.filter((row) => !row.hidden).length;
      const more = $(".more", list);
      if (more) {
        more.hidden = left <= 8;
        more.lastChild.data = more.lastChild.data.replace(/[\d,]+/, left - 8);
      }
      if (!part(document)) caption.textContent = caption.textContent.replace(/[\d,]+/, left);
    }
    for (const [name, values] of wanted) for (const input of $$(`.controls [name="${CSS.escape(name)}"]`))
      input.type === "checkbox" ? input.checked = values.includes(input.value) : input.value = values[0];
  };
  const set = (event) => {
    const form = event.target.closest(".controls");
    if (!form || event.target.id === "filters") return;
    event.preventDefault();
    const pairs = new FormData(form), names = [...new Set(pairs.keys())];
    const every = names.map((name) => [name, pairs.getAll(name).filter(Boolean).join()]).filter((pair) => pair[1]);
    const query = `${new URLSearchParams(every)}`.replace(/%2C/g, ",");
    history.pushState({}, "", location.pathname + (query && `?${query}`));
    narrow();
  };
  document.addEventListener("submit", set);
  document.addEventListener("change", set);
  addEventListener("popstate", narrow);
  narrow();
})();
