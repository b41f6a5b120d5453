// Shows a still; tells the page which mark was chosen.
export default function ({ data, parentElement, setTriggerValue }) {
  const stage = document.createElement("div");
  stage.className = "ss-stage";
  stage.style.cssText = data.style;
  stage.innerHTML = data.svg;
  parentElement.replaceChildren(stage);
  stage.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ref]");
    if (!link || !data.chooses || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("chosen", link.dataset.ref);
  });
}
