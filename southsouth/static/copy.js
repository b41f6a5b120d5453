// A button beside each field to copy, and the reader's own day in citations. Without it fields can be
// selected, and a citation has no day of access.
(() => {
  "use strict";
  const { dataset, lang } = document.documentElement;
  const [offered, done] = dataset.copyWords.split("|"), now = new Date();
  const day = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "long" }).format(now);
  const iso = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);

  const copy = async (field, button) => {
    const words = field.value ?? field.innerText;
    const selection = getSelection();
    field.select ? field.select() : selection.selectAllChildren(field);
    const copied = await navigator.clipboard?.writeText(words).then(() => true, () => false) || document.execCommand("copy");
    if (copied) button.textContent = done;
  };
  const ready = () => {
    for (const place of document.querySelectorAll("[data-day]")) place.textContent = place.dataset.day.replace("{day}", day);
    for (const link of document.querySelectorAll("a[data-accessed]")) link.search = `accessed=${iso}`;
    for (const field of document.querySelectorAll("[data-copy]")) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: offered });
      button.setAttribute("aria-live", "polite");
      button.onclick = () => copy(field, button);
      (field.closest("label") ?? field).after(button);
      field.removeAttribute("data-copy");
    }
  };
  document.addEventListener("southsouth:shown", ready);
  ready();
})();
