// What a little script adds. Everything works without it; what only it can do stays hidden until it runs.
"use strict";
(() => {
  const count = (area) => {
    const line = document.getElementById(area.dataset.count);
    if (!line) return;
    const limit = Number(area.dataset.limit);
    const length = [...area.value].length;
    const words = length > limit ? line.dataset.over : line.dataset.within;
    line.textContent = words
      .replace("{length}", length.toLocaleString(document.documentElement.lang))
      .replace("{over}", (length - limit).toLocaleString(document.documentElement.lang));
  };

  // The count under a text is the server's after each save, and live in between.
  for (const area of document.querySelectorAll("[data-count]")) {
    area.addEventListener("input", () => count(area));
  }

  // After a refused form the summary takes the focus; its first link is the first faulty answer. After "Add" and
  // "Remove" the focus stays where the change is.
  (document.querySelector("[autofocus]") ?? document.querySelector(".problem"))?.focus();

  // Copying a citation or a reference: the text is there to be selected in any case.
  for (const button of document.querySelectorAll("button[data-copies]")) {
    const source = document.getElementById(button.dataset.copies);
    if (!source || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
      button.textContent = button.dataset.done;
    });
  }

  // Select all: each row can be ticked one by one without it.
  for (const all of document.querySelectorAll("input[data-ticks]")) {
    all.closest("[hidden]")?.removeAttribute("hidden");
    all.addEventListener("change", () => {
      for (const tick of all.form.querySelectorAll(`input[name="${CSS.escape(all.dataset.ticks)}"]`)) {
        tick.checked = all.checked;
      }
    });
  }

  // Showing a password while it is typed.
  for (const button of document.querySelectorAll("button[data-shows]")) {
    const input = document.getElementById(button.dataset.shows);
    if (!input) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = input.type === "text";
      input.type = shown ? "password" : "text";
      button.textContent = shown ? button.dataset.show : button.dataset.hide;
      button.setAttribute("aria-pressed", String(!shown));
    });
  }
})();
