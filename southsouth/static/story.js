// Where motion is welcome, the picture of a story stays in sight and changes with the words: beside them
// where there is room, and on a phone, if it is short, above them. Without this script every step has its
// own picture; in print too.
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)"), phone = matchMedia("(max-width: 639.9px)");
  const show = (step) => {
    for (const other of step.parentElement.children) other.classList.toggle("now", other === step);
  };
  let seen;
  const watch = () => {
    seen?.disconnect();
    // The words that are read: in the middle of the window, on a phone below the picture.
    seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) show(entry.target.parentElement);
    }, { rootMargin: phone.matches ? "-65% 0px -30%" : "-45% 0px -50%" });
    for (const steps of document.querySelectorAll(".strides")) {
      steps.classList.toggle("walking", !calm.matches);
      const picture = steps.querySelector(".stage");
      steps.style.setProperty("--picture", `${picture.offsetHeight}px`);
      for (const step of steps.children) seen.observe(step.querySelector(".tell"));
    }
  };
  for (const steps of document.querySelectorAll(".strides")) show(steps.firstElementChild);
  watch();
  calm.addEventListener("change", watch);
  phone.addEventListener("change", watch);
})();
