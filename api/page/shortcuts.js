// Keys for what is done often, and the list of them. Single keys can be switched off, for those who speak to a browser.

import { el } from "./dom.js";

const SWITCH = "plumb-single-keys";

/** Listen for shortcuts; `acts` are those the page has, by name. `open()` shows the list. */
export function createShortcuts(acts) {
  const keys = [
    ["/", "Write a message", acts.focusBox],
    ["n", "New draft", acts.newDraft],
    ["e", "Export", acts.out],
    ["u", "Undo: back to what was shown before", acts.undo],
    ["l", "Library", acts.go && (() => acts.go("/library"))],
    ["h", "History", acts.go && (() => acts.go("/history"))],
    ["r", "Rules", acts.go && (() => acts.go("/rules"))],
    ["?", "This list", open],
  ].filter(([, , act]) => act);
  const single = el("input", { type: "checkbox", id: "single-keys", checked: isOn(), onchange: () => remember(single.checked) });
  const dialog = el(
    "dialog",
    { class: "keys-dialog", "aria-labelledby": "keys-title" },
    el(
      "header",
      { class: "dialog-head" },
      el("h2", { id: "keys-title" }, "Keyboard"),
      el("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, "Close"),
    ),
    el(
      "dl",
      { class: "keys-list" },
      keys.map(([key, does]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, does))),
      el("div", {}, el("dt", {}, el("kbd", {}, "Ctrl"), " ", el("kbd", {}, "Enter")), el("dd", {}, "Send")),
      el("div", {}, el("dt", {}, el("kbd", {}, "Esc")), el("dd", {}, "Close, or leave a field as it was")),
    ),
    el("p", { class: "keys-switch" }, single, el("label", { for: "single-keys" }, "Single keys, outside of fields")),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  document.addEventListener("keydown", pressed);
  return { open };

  function open() {
    if (!dialog.open) dialog.showModal();
  }

  function pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (!single.checked || isWriting(event.target) || document.querySelector("dialog[open], [popover]:popover-open")) return;
    const found = keys.find(([key]) => key === event.key);
    if (!found) return;
    event.preventDefault();
    found[2]();
  }
}

function isWriting(target) {
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function isOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    localStorage.setItem(SWITCH, on ? "on" : "off");
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
