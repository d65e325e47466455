// The way out: a draft in every form the service writes, to copy or to save.

import { announce, el, fill } from "./dom.js";
import { failure } from "./failure.js";
import { file } from "./server.js";

// What each form is for; forms that the service knows and this list does not come last, by name.
const FORMS = [
  ["walkthrough", "Walkthrough", "One page for those who design and build"],
  ["markdown", "Whole draft", "Markdown with questions, parked requests and sources"],
  ["docx", "Word", "A document to comment on"],
  ["jira", "Jira", "CSV for Jira's import: an epic for each objective"],
  ["csv", "CSV", "A row for each key result"],
  ["yaml", "YAML", "The OKR file, to keep beside the code"],
  ["json", "JSON", "For other programs"],
  ["jsonl", "JSON Lines", "One set a line"],
  ["text", "Text", "Plain sentences for a message"],
];
const NOT_TEXT = new Set(["docx"]);

/** Make the button that opens the forms; `show(draft)` takes the draft that is given out. */
export function createOut({ formats = FORMS.map(([name]) => name) } = {}) {
  const known = new Map(FORMS.map(([name, ...rest]) => [name, rest]));
  const names = [...FORMS.map(([name]) => name).filter((name) => formats.includes(name)), ...formats.filter((name) => !known.has(name))];
  const told = el("div", { class: "out-told" });
  const sheet = el(
    "div",
    { class: "out-sheet", id: "out-sheet", popover: "auto", role: "dialog", "aria-label": "Export", ontoggle: toggled, onkeydown: walk },
    el("ul", {}, names.map(row)),
    told,
  );
  const button = el("button", { type: "button", class: "out-open", popoverTargetElement: sheet, "aria-haspopup": "dialog", "aria-expanded": "false" }, "Export");
  const element = el("div", { class: "out", hidden: true }, button, sheet);
  let draft = null;
  return { element, show, open: () => !element.hidden && sheet.showPopover() };

  function show(given) {
    draft = given;
    element.hidden = draft === null || draft === undefined;
    if (element.hidden && sheet.matches(":popover-open")) sheet.hidePopover();
  }

  function row(name) {
    const [title, purpose] = known.get(name) ?? [name, ""];
    return el(
      "li",
      { class: "out-row" },
      el("span", { class: "out-form" }, el("strong", {}, title), el("span", { class: "small muted" }, purpose)),
      !NOT_TEXT.has(name) && el("button", { type: "button", class: "quiet", "aria-label": `Copy as ${title}`, onclick: (event) => give(event.currentTarget, name, copy) }, "Copy"),
      el("button", { type: "button", class: "quiet", "aria-label": `Download as ${title}`, onclick: (event) => give(event.currentTarget, name, save) }, "Download"),
    );
  }

  async function give(pressed, name, how) {
    fill(told);
    pressed.disabled = true;
    const said = pressed.textContent;
    try {
      const done = await how(name);
      announce(done);
      pressed.textContent = done;
      setTimeout(() => (pressed.textContent = said), 1600);
    } catch (problem) {
      fill(told, failure(problem));
    } finally {
      pressed.disabled = false;
      pressed.focus();
    }
  }

  async function written(name) {
    return file(`/v1/drafts/${encodeURIComponent(draft.id)}/export?format=${encodeURIComponent(name)}`);
  }

  async function copy(name) {
    const text = await (await written(name)).text();
    if (navigator.clipboard) await navigator.clipboard.writeText(text);
    else copyBySelection(text);
    return "Copied";
  }

  async function save(name) {
    const answer = await written(name);
    const link = el("a", { href: URL.createObjectURL(await answer.blob()), download: fileName(answer, name) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return "Saved";
  }

  function toggled(event) {
    const isOpen = event.newState === "open";
    button.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return;
    fill(told);
    const under = button.getBoundingClientRect();
    sheet.style.top = `${Math.min(under.bottom + 6, Math.max(8, innerHeight - sheet.offsetHeight - 8))}px`;
    sheet.style.left = `${Math.max(8, Math.min(under.right, innerWidth - 8) - sheet.offsetWidth)}px`;
    sheet.querySelector("button").focus();
  }

  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const rows = [...sheet.querySelectorAll(".out-row")];
    const place = rows.indexOf(document.activeElement.closest(".out-row"));
    rows[(place + step + rows.length) % rows.length].querySelector("button:last-child").focus();
  }
}

function fileName(answer, name) {
  const named = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "");
  return named ? named[1] : `okrs.${name}`;
}

// Where the page is not served over TLS or from this machine, a browser offers no clipboard to scripts.
function copyBySelection(text) {
  const held = el("textarea", { class: "unseen", value: text, readOnly: true });
  (document.querySelector("[popover]:popover-open") ?? document.body).append(held);
  held.select();
  const done = document.execCommand("copy");
  held.remove();
  if (!done) throw new Error("The browser does not let this page copy; use Download.");
}
