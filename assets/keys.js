// Single keys on the reviewers' pages. The dialog of the page lists them and turns them off, which this browser remembers:
// another keyboard or a speech program stands at another browser. No key is obeyed in a box, or beside Ctrl, Alt or Meta.
"use strict";
(() => {
  const keys = document.getElementById("keys");
  const remembered = "praxis-keys";
  const on = document.getElementById("keys-on");
  const opener = document.querySelector("[data-keys]");
  const lines = [...document.querySelectorAll("[data-line]")];
  // Without permission to remember it, the choice holds for this page.
  try { on.checked = localStorage.getItem(remembered) !== "off"; } catch { /* It is on. */ }
  on.addEventListener("change", () => {
    try { localStorage.setItem(remembered, on.checked ? "on" : "off"); } catch { /* It holds for this page. */ }
  });
  opener.hidden = false;
  opener.querySelector("button").addEventListener("click", () => keys.showModal());
  keys.querySelector("button").addEventListener("click", () => keys.close());
  const goesBy = (step) => {
    const at = lines.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : lines.length - 1) : at + step;
    lines[next]?.focus();
    return lines.length > 0;
  };
  const presses = (key) => {
    const marked = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (marked instanceof HTMLInputElement) marked.focus();
    else marked?.querySelector("a, button")?.click();
    return marked !== null;
  };
  const obeys = (key) => {
    if (key === "?") return keys.showModal(), true;
    if (key === "j" || key === "k") return goesBy(key === "j" ? 1 : -1);
    if (key !== "o") return presses(key);
    const line = lines.find((one) => one === document.activeElement);
    line?.click();
    return line !== undefined;
  };
  const inBox = (at) => at.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (!on.checked || keys.open || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || inBox(event.target)) return;
    // A key that is held walks the lines, and does nothing else twice.
    if (event.repeat && event.key !== "j" && event.key !== "k") return;
    if (["j", "k", "o", "n", "p", "/", "?"].includes(event.key) && obeys(event.key)) event.preventDefault();
  });
})();
