// Light, dark, or as the system says: set before the first paint, kept where the browser lets us.
"use strict";
(() => {
  const root = document.documentElement;
  const read = () => {
    try {
      return localStorage.getItem("corsplain-theme");
    } catch {
      return null;
    }
  };
  const write = (theme) => {
    try {
      localStorage.setItem("corsplain-theme", theme);
    } catch {
      // A sandboxed frame has no storage; the choice then lasts as long as the page.
    }
  };
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  show(read());
  document.addEventListener("DOMContentLoaded", () => {
    const box = document.getElementById("theme");
    if (!box) return;
    box.hidden = false;
    const chosen = root.dataset.theme ?? "auto";
    for (const radio of box.querySelectorAll("input")) {
      radio.checked = radio.value === chosen;
      radio.addEventListener("change", () => {
        show(radio.value);
        write(radio.value);
      });
    }
  });
})();
