// Starts the page: a file of its own, because the page's policy allows no inline script.
import init from "./corsplain-playground.js";

try {
  await init({ module_or_path: new URL("./corsplain-playground_bg.wasm", import.meta.url) });
} catch (error) {
  const crash = document.getElementById("crash");
  // After a panic the panel is up already, with what was typed.
  if (crash.hidden) {
    document.getElementById("page").hidden = true;
    document.getElementById("crash-what").textContent = String(error);
    document.getElementById("crash-kept").hidden = true;
    crash.hidden = false;
  }
}
