// Shows a still; tells the page which mark was chosen.
export default function ({ data, parentElement, setStateValue }) {
  const stage = document.createElement("div");
  stage.className = "ss-stage";
  stage.style.cssText = data.style;
  stage.innerHTML = data.svg;
  // Beside it stands the style, which stays.
  parentElement.querySelector(".ss-stage")?.remove();
  parentElement.append(stage);
  stage.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ref]");
    if (!link?.dataset.ref.startsWith(data.chooses + "/") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setStateValue("chosen", link.dataset.ref);
  });
}
