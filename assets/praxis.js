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
      await navigator.clipboard.writeText((source.value ?? source.textContent.replace(/\s+/gu, " ")).trim());
      button.textContent = button.dataset.done;
    });
  }

  // Titles and names below the search box while a reader types. The newest answer counts; an older one comes too late.
  for (const box of document.querySelectorAll("input[data-suggests]")) {
    const list = document.createElement("datalist");
    list.id = `${box.id}-suggestions`;
    box.after(list);
    box.setAttribute("list", list.id);
    let timer = 0;
    let asked = "";
    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const typed = box.value;
        if (typed.trim().length < 2 || typed === asked) return;
        asked = typed;
        const answer = await fetch(`${box.dataset.suggests}?q=${encodeURIComponent(typed)}`).catch(() => null);
        if (!answer?.ok || asked !== typed) return;
        const [, names] = await answer.json();
        list.replaceChildren(...names.map((name) => new Option("", name)));
      }, 200);
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

  // A draft is saved while its author writes: five seconds after the last change, and when the window is left. The save
  // takes nothing from the button "Save". After two saves that met, or without a session, the author presses it.
  for (const form of document.querySelectorAll("form[data-saves-as]")) {
    const line = form.querySelector(".autosaved");
    const number = form.elements.namedItem("saves");
    let timer = 0;
    let changed = false;
    let saving = null;
    let stopped = false;
    const tell = (text, alert) => {
      line.hidden = false;
      if (alert) line.setAttribute("role", "alert");
      else line.removeAttribute("role");
      line.textContent = `${text}.`;
    };
    const later = (seconds) => {
      clearTimeout(timer);
      if (!stopped) timer = setTimeout(() => save(false), seconds * 1000);
    };
    const save = (leaving) => {
      if (saving || stopped || !changed) return;
      changed = false;
      const body = new URLSearchParams(new FormData(form));
      body.set("deed", form.dataset.savesAs);
      // A field is called "action", and hides the property of that name.
      const keepalive = leaving && String(body).length < 60000;
      saving = fetch(form.getAttribute("action"), { method: "POST", body, redirect: "manual", keepalive, signal: AbortSignal.timeout(20000) })
        .then(async (answer) => {
          const isTold = answer.headers.get("content-type") === "application/json";
          if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
          if (!isTold) {
            stopped = true;
            tell(line.dataset.out, true);
          } else {
            const told = await answer.json();
            stopped = told.saves === null;
            if (!stopped) number.value = told.saves;
            tell(told.says, stopped);
          }
        })
        .then(
          () => changed && later(5),
          () => {
            changed = true;
            tell(line.dataset.away, true);
            later(30);
          },
        )
        .finally(() => { saving = null; });
    };
    form.addEventListener("input", () => {
      changed = true;
      later(5);
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") save(true);
    });
    // A save under way would look like another window's: the button waits for its number.
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      changed = false;
      if (!saving) {
        stopped = true;
        return;
      }
      event.preventDefault();
      saving.finally(() => form.requestSubmit(event.submitter));
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
