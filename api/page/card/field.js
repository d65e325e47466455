// A field that is read until somebody clicks it or presses Enter on it, and then is edited in place.
import { el, set } from "../dom.js";

/**
 * Make a field. `shown` is what it reads (nodes or text), `value` what the editor begins with.
 * `kind` is "line", "text" (wraps), "date" or a list of [value, words] to choose from.
 * `read(text)` gives the value, or undefined where it is not one; `live(value)` is told while it is typed,
 * `commit(value)` when it is done, `ended()` when it is left as it was; `may()` says whether it may be edited now.
 */
export function field({ at, name, shown, value, kind = "line", hint, described, read = plain, live, commit, ended, may, small = true }) {
  const place = el("span", { class: small ? "edit" : "edit wide" });
  const button = el(
    "button",
    { type: "button", class: "value", data: { at }, aria: { describedby: described }, onclick: begin },
    el("span", { class: "unseen" }, `Edit ${name}: `),
    shown,
  );
  place.append(button);
  return place;

  function begin() {
    if (!may()) return;
    const input = editor(kind, value, button);
    set(input, { "aria-label": hint ? `${name} (${hint})` : name });
    input.dataset.at = at;
    const said = el("span", { class: "refusal", role: "alert" });
    let over = false;
    const taken = () => read(input.value);
    const close = () => {
      over = true;
      place.replaceChildren(button);
    };
    const cancel = () => {
      if (over) return;
      close();
      button.focus();
      ended();
    };
    const done = (refocus) => {
      if (over) return;
      const found = taken();
      if (found === undefined) {
        if (refocus) return refuse(hint);
        close();
        return ended();
      }
      const same = input.value === (value ?? "");
      close();
      if (refocus) button.focus();
      if (same) ended();
      else commit(found);
    };
    const refuse = (why) => {
      input.setAttribute("aria-invalid", "true");
      said.textContent = why ? `Say ${why}.` : "That cannot be read.";
    };
    set(input, {
      oninput: () => {
        const found = taken();
        if (found === undefined) return;
        input.removeAttribute("aria-invalid");
        said.textContent = "";
        grow(input);
        live(found);
      },
      onchange: () => input.tagName === "SELECT" && done(true),
      onblur: () => setTimeout(() => document.hasFocus() && done(false)),
      onkeydown: (event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          cancel();
        } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          done(true);
        }
      },
    });
    place.replaceChildren(input, said);
    grow(input);
    input.focus();
    if (input.select && input.type !== "date") input.select();
  }
}

function plain(text) {
  return text.replace(/\s+/g, " ").trim() || undefined;
}

function editor(kind, value, button) {
  if (Array.isArray(kind)) {
    const options = kind.map(([one, words]) => el("option", { value: one, selected: one === (value ?? "") }, words));
    return el("select", { class: "editor" }, options);
  }
  if (kind === "text") return el("textarea", { class: "editor", rows: 1, value: value ?? "", spellcheck: true });
  const input = el("input", { class: "editor", type: kind === "date" ? "date" : "text", value: value ?? "", autocomplete: "off" });
  if (kind === "line") input.size = Math.max(8, (value ?? "").length + 2, Math.min(28, Math.round(button.offsetWidth / 9)));
  return input;
}

function grow(input) {
  if (input.tagName !== "TEXTAREA") return;
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}
