// Before it asks at the root of the site, Streamlit's page asks below its own address where its server
// is (/map/_stcore/health): it is told.
window.__streamlit = { BACKEND_BASE_URL: location.origin + (document.currentScript.dataset.base || "/") };
// A session that was lost (its server or worker died) is replaced by one that knows nothing of what is
// shown: a first choice in it would be lost too. The address is the view, so it is opened anew.
(() => {
  let lost = false;
  window.WebSocket = class extends WebSocket {
    constructor(...all) {
      super(...all);
      let open = false;
      this.addEventListener("open", () => { open = true; if (lost) location.reload(); });
      this.addEventListener("close", () => { lost ||= open; });
    }
  };
})();
