// What is attached to a message: text is read here as a note, other files go to the library.

import { el, fill, many } from "./dom.js";
import { upload } from "./server.js";

const TEXT = /\.(txt|md|markdown|text|csv|tsv|vtt|srt|log|eml|json|yaml|yml)$/i;
const MOST = 3_000_000; // bytes that are read as a note

/** Make the list of what is attached. `warn(text)` tells of a file that cannot be taken. */
export function createAttached({ changed, warn, focus }) {
  let held = [];
  const element = el("ul", { class: "attached", aria: { label: "Attached" } });
  return {
    element,
    take,
    put: (notes) => (held = notes.map((one) => ({ ...one, state: "note" })), draw()),
    clear: () => (held = held.filter((one) => one.state === "sending"), draw()),
    notes: () => held.filter((one) => one.state === "note").map(({ id, text }) => ({ id, text })),
    isSending: () => held.some((one) => one.state === "sending"),
  };

  async function take(files) {
    for (const file of files) {
      if ((TEXT.test(file.name) || file.type.startsWith("text/")) && file.size <= MOST) await read(file);
      else keep(file);
      draw();
    }
    focus();
  }

  async function read(file) {
    const text = await file.text();
    if (!text.trim() || text.includes("\0")) warn(`${file.name}: it holds no text that can be read.`);
    else held.push({ id: free(file.name), text, state: "note" });
  }

  async function keep(file) {
    const control = new AbortController();
    const row = { id: file.name, state: "sending", done: 0, control };
    held.push(row);
    const form = new FormData();
    form.append("file", file);
    try {
      await upload("/v1/documents", form, { signal: control.signal, onprogress: (done) => ((row.done = done), draw()) });
      row.state = "kept";
    } catch (problem) {
      held = held.filter((one) => one !== row);
      if (problem.name !== "AbortError") warn(problem.message.startsWith(file.name) ? problem.message : `${file.name}: ${problem.message}`);
    }
    draw();
  }

  /** Give a name no other note has, for quotes name notes by it. */
  function free(name) {
    const taken = new Set(held.map((one) => one.id));
    let given = name;
    for (let n = 2; taken.has(given); n += 1) given = `${name} (${n})`;
    return given;
  }

  function draw() {
    fill(element, held.map(chip));
    changed();
  }

  function chip(one) {
    return el(
      "li",
      { class: one.state === "kept" ? "chip good" : "chip" },
      el("span", { title: one.id }, one.id),
      el("span", { class: "muted" }, said(one)),
      one.state === "sending" && el("progress", { max: 1, value: one.done, aria: { label: `Sending ${one.id}` } }),
      el("button", { type: "button", class: "quiet", aria: { label: `Remove ${one.id}` }, onclick: () => drop(one) }, "×"),
    );
  }

  function drop(one) {
    one.control?.abort();
    held = held.filter((other) => other !== one);
    draw();
    focus();
  }
}

function said(one) {
  if (one.state === "sending") return one.done < 1 ? `${Math.round(one.done * 100)}%` : "reading…";
  return one.state === "kept" ? "in the library" : many(one.text.split(/\s+/).filter(Boolean).length, "word");
}
