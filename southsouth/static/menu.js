// On a phone the menu lies over the page, and Streamlit leaves it open after a link of ours or a
// search. This closes it, so that what was asked for can be seen.
"use strict";

const PHONE = window.matchMedia("(max-width: 768px)");

function closeMenu(event, wanted) {
  const menu = event.target instanceof Element && event.target.closest('[data-testid="stSidebar"]');
  if (!PHONE.matches || !menu || !event.target.closest(wanted)) return;
  const button = menu.querySelector('[data-testid="stSidebarCollapseButton"] button');
  // After Streamlit has taken the click or the text itself.
  if (button) setTimeout(() => button.click(), 0);
}

document.addEventListener("click", (event) => closeMenu(event, "a[href]"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) closeMenu(event, "input");
});

// The menu scrolls where it is longer than the window; a keyboard must be able to scroll it too.
new MutationObserver(() => {
  const menu = document.querySelector('[data-testid="stSidebarContent"]:not([tabindex])');
  if (menu) menu.setAttribute("tabindex", "0");
}).observe(document.body, { childList: true, subtree: true });
