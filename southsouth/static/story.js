// Where there is room and motion is welcome, the picture of a story stays beside the words and changes
// with them. Without this script every step has its own picture; in print too.
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const show = (step) => {
    for (const other of step.parentElement.children) other.classList.toggle("now", other === step);
  };
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) show(entry.target.parentElement);
  }, { rootMargin: "-45% 0px -50%" });
  for (const steps of document.querySelectorAll(".strides")) {
    const set = () => steps.classList.toggle("walking", !calm.matches);
    set();
    calm.addEventListener("change", set);
    show(steps.firstElementChild);
    for (const step of steps.children) seen.observe(step.querySelector(".tell"));
  }
})();
