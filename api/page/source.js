// A panel with the note or passage that something comes from, at its sentence.
import { announce, el, fill } from "./dom.js";
import { documentName, piece } from "./card/words.js";

/** Make the panel. `load(document)` gives {title, text}, or null where the document is not there any more. */
export function createSource({ load }) {
  const title = el("h2", { id: "source-title" });
  const text = el("div", { class: "source-text", tabindex: "0", aria: { labelledby: "source-title" } });
  const shut = el("button", { type: "button", class: "quiet", onclick: close }, "Close");
  const element = el(
    "aside",
    { class: "source-panel", hidden: true, aria: { labelledby: "source-title" } },
    el("header", {}, title, shut),
    text,
  );
  let opener = null;
  let turn = 0;
  // Wherever the focus is; what lies above the panel is closed first, and a field that is edited keeps the key for itself.
  document.addEventListener("keydown", (event) => event.key === "Escape" && !document.querySelector("dialog[open], [popover]:popover-open") && close());
  return { element, open, close };

  /** Show a document at [start, end), in code points; `text` is what was quoted, for when the document has gone. */
  async function open({ document: name, start, end, text: quoted }) {
    const mine = (turn += 1);
    if (element.hidden) opener = document.activeElement;
    title.textContent = documentName(name);
    title.title = name;
    fill(text, el("p", { class: "muted" }, "Opening…"));
    element.hidden = false;
    let found = null;
    try {
      found = await load(name);
    } catch (problem) {
      if (mine === turn) fill(text, el("p", { class: "muted" }, `It could not be opened: ${problem.detail ?? problem.message}`), quoted && el("blockquote", {}, quoted));
      return;
    }
    if (mine !== turn) return;
    if (found?.title) title.textContent = found.title;
    if (!found) fill(text, el("p", { class: "muted" }, "This document is not there any more. This was quoted from it:"), quoted && el("blockquote", {}, quoted));
    else show(found.text, start, end, quoted);
    shut.focus({ preventScroll: true });
  }

  function show(whole, start, end, quoted) {
    const marked = end > start ? el("mark", { tabindex: "-1" }, piece(whole, start, end)) : null;
    const before = el("span", {}, piece(whole, 0, start));
    fill(text, marked ? [before, marked, el("span", {}, piece(whole, end))] : whole);
    text.scrollTop = 0;
    marked?.scrollIntoView({ block: "center" });
    announce(marked ? `${title.textContent}, at: ${(quoted ?? marked.textContent).slice(0, 200)}` : title.textContent);
  }

  function close() {
    if (element.hidden) return;
    turn += 1;
    const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body;
    element.hidden = true;
    if (hadFocus && opener?.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  }
}
