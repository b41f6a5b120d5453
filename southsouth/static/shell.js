// Before it asks at the root of the site, Streamlit's page asks below its own address where its server
// is (/map/_stcore/health): it is told.
window.__streamlit = { BACKEND_BASE_URL: location.origin + (document.currentScript.dataset.base || "/") };
