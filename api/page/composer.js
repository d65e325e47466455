// The box to write, paste and drop into, with what is attached and for whom the draft is.

import { createAttached } from "./attached.js";
import { el } from "./dom.js";
import { createSettings } from "./settings.js";

const SLOW = 30_000; // characters; a browser takes seconds to paste more by itself, line by line
const UNSENT = "plumb-unsent"; // kept for the tab, so that a reload or a sign-in loses no words

/** Make the composer. `send(body)` posts a message, `stop()` ends the one that is being answered. */
export function createComposer({ session, preset, send, stop, warn }) {
  let isLive = false;
  let waits = false;
  let hasDraft = false;
  let sent = "";
  const box = el("textarea", { id: "box", rows: 3, onkeydown: pressed, oninput: changed, onpaste: pasted });
  const attached = createAttached({ changed, warn, focus: () => box.focus() });
  const settings = createSettings({ session, preset, changed });
  const files = el("input", { type: "file", multiple: true, hidden: true, aria: { label: "Files to attach" }, onchange: chosen });
  const keys = el("span", { class: "muted small keys" }, el("kbd", {}, "Ctrl"), " ", el("kbd", {}, "Enter"));
  const button = el("button", { class: "main", type: "button", onclick: pressedButton });
  const element = el(
    "form",
    { class: "composer", aria: { label: "Write to Plumb" }, onsubmit: (event) => event.preventDefault() },
    attached.element,
    el("label", { for: "box", class: "unseen" }, "Notes, or what to change"),
    box,
    el(
      "div",
      { class: "row spread" },
      el("div", { class: "row" }, files, el("button", { type: "button", class: "quiet attach", onclick: () => files.click() }, "+ Attach files")),
      el("div", { class: "row" }, keys, button),
    ),
    settings.element,
  );
  const drops = { ondragover: over, ondragleave: left, ondrop: dropped }; // of the view: files may fall anywhere in it
  box.value = recalled();
  requestAnimationFrame(changed);
  addEventListener("resize", changed);
  return { element, drops, focus: () => box.focus(), write, taken, attach: attached.put, settle: (given) => (settings.put(given), changed()), clear, setBusy, show };

  /** Send, or stop; the second half of a double click on Draft stops nothing. */
  function pressedButton({ detail }) {
    if (!isLive) submit();
    else if (detail < 2) stop();
  }

  function chosen() {
    attached.take([...files.files]);
    files.value = "";
  }

  function pressed(event) {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.isComposing) return;
    event.preventDefault();
    submit();
  }

  function pasted(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    if (text.length > SLOW) {
      event.preventDefault();
      box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
      changed();
    } else if (!text && event.clipboardData?.files.length) {
      event.preventDefault();
      attached.take([...event.clipboardData.files]);
    }
  }

  function isForHere(event) {
    return element.contains(event.target) || event.dataTransfer.types.includes("Files");
  }

  function over(event) {
    if (!isForHere(event)) return;
    event.preventDefault();
    element.classList.add("over");
  }

  function left(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) element.classList.remove("over");
  }

  function dropped(event) {
    if (!isForHere(event)) return;
    event.preventDefault();
    element.classList.remove("over");
    const text = event.dataTransfer.getData("text");
    if (event.dataTransfer.files.length) attached.take([...event.dataTransfer.files]);
    else if (text) write(box.value ? `${box.value}\n${text}` : text);
  }

  function changed() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, innerHeight * 0.36)}px`;
    remember(box.value);
    const says = Boolean(box.value.trim()) || attached.notes().length > 0;
    const isOther = hasDraft && Object.keys(settings.chosen()).length > 0;
    button.textContent = isLive ? "Stop" : !hasDraft ? "Draft" : isOther && !says ? "Draft anew" : "Send";
    button.classList.toggle("main", !isLive);
    keys.hidden = isLive;
    button.disabled = !isLive && (waits || attached.isSending() || !(says || isOther));
  }

  function submit() {
    if (isLive || button.disabled) return;
    const notes = attached.notes();
    sent = box.value;
    send({ ...settings.chosen(), ...(box.value.trim() ? { text: box.value } : {}), ...(notes.length ? { notes } : {}) });
  }

  function write(text, given = {}) {
    box.value = text;
    settings.put(given);
    changed();
    box.focus();
  }

  /** Take out what was sent, once it is taken; words that were begun meanwhile stay. */
  function taken() {
    box.value = box.value.startsWith(sent) ? box.value.slice(sent.length).trimStart() : box.value;
    attached.clear();
    changed();
  }

  function clear() {
    box.value = "";
    attached.clear();
  }

  /** `live`: a message of this window is being answered; `busy`: one is, here or elsewhere. */
  function setBusy(live, busy) {
    isLive = live;
    waits = busy;
    changed();
  }

  /** Show the settings of a draft, or those one begins with. */
  function show(draft) {
    hasDraft = Boolean(draft);
    box.placeholder = hasDraft ? "Ask for a change, or why" : "Paste notes, research or a backlog, or drop files here";
    box.rows = hasDraft ? 1 : 3;
    settings.show(draft);
    changed();
  }
}

function remember(text) {
  try {
    sessionStorage.setItem(UNSENT, text.length < 500_000 ? text : "");
  } catch {
    // Without storage the words last as long as the page.
  }
}

/** Leave nothing of what was written in this tab. */
export function forgetUnsent() {
  remember("");
}

function recalled() {
  try {
    return sessionStorage.getItem(UNSENT) ?? "";
  } catch {
    return "";
  }
}
