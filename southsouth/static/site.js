// On a host that serves files alone, ?lang= in an address is answered here: the page in that
// language stands at an address of its own, which the page names.
(() => {
  const asked = new URLSearchParams(location.search).get("lang");
  if (!asked || asked === document.documentElement.lang) return;
  const other = document.querySelector(`link[rel=alternate][hreflang="${CSS.escape(asked)}"]`);
  if (other) location.replace(new URL(other.href).pathname);
})();
