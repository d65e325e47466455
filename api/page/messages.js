// What was said, as elements: whoever wrote, what was answered, and the version that came of it.

import { el } from "./dom.js";
import { at } from "./when.js";

const LONG = 420; // characters of a message that are shown before it is opened
const CODE = /\b([A-Z]{2,4}\d{3})\b/;
const FAULT = /^model_/;

/** Make the element of a user's message. `acts` are edit, retry and offline; `names` are the notes that came with it. */
export function userMessage(message, { isLast, busy, names = [], acts, openNote }) {
  const bubble = el("div", { class: "bubble" }, message.text);
  const long = message.text.length > LONG || message.text.split("\n").length > 9;
  const more = long && el("button", { type: "button", class: "quiet", aria: { expanded: "false" }, onclick: open }, "Show all");
  bubble.classList.toggle("long", long);
  const edits = isLast && !busy && message.state !== "running";
  return el(
    "li",
    { class: "said user", data: { number: message.number } },
    el("p", { class: "unseen" }, "You"),
    bubble,
    names.length > 0 && el("div", { class: "attached" }, names.map((name) => el("button", { type: "button", class: "chip", onclick: () => openNote(name) }, el("span", {}, name)))),
    (more || edits) &&
      el("div", { class: "under" }, more, edits && el("button", { type: "button", class: "quiet", onclick: () => acts.edit(message) }, "Edit and resend")),
    isLast && !busy && undone(message, acts),
  );
  function open() {
    const shut = bubble.classList.toggle("long");
    more.textContent = shut ? "Show all" : "Show less";
    more.setAttribute("aria-expanded", String(!shut));
  }
}

function undone(message, acts) {
  if (message.state !== "interrupted" && message.state !== "failed") return null;
  const byModel = acts.hasModel || FAULT.test(message.code ?? "");
  const words = message.state === "interrupted" ? "Stopped before it was answered." : said(message);
  return el(
    "div",
    { class: message.state === "failed" ? "failed" : "failed stopped", role: "alert" },
    el("span", {}, words),
    el("button", { type: "button", onclick: () => acts.retry({}) }, "Retry"),
    byModel && el("button", { type: "button", onclick: () => acts.retry({ model: "offline" }) }, "Draft offline"),
  );
}

function said({ code, detail }) {
  if (detail) return detail;
  return code ? `It could not be answered (${code}).` : "It could not be answered.";
}

/** Make the element of an answer; `version` is the one it made or went to, `isCurrent` whether it is the last that tells of the current one, `steps` how it came up in this window. */
export function answer(message, { version, versions, current, isCurrent, steps, fallback, acts }) {
  return el(
    "li",
    { class: "said plumb", data: { number: message.number } },
    el("p", { class: "unseen" }, "Plumb"),
    steps?.element,
    el("div", { class: "text" }, message.text.split("\n").filter((line) => line.trim()).map((line) => el("p", {}, linked(line)))),
    (fallback || FAULT.test(message.code ?? "")) && fellBack(fallback ?? message.code, message, acts),
    version && marker(version, { versions, current, isCurrent, acts, message }),
  );
}

function fellBack(fault, message, acts) {
  return el(
    "div",
    { class: "failed", role: "note" },
    el("span", {}, `The model failed (${fault.replace("model_", "").replaceAll("_", " ")}); the rules of this machine answered.`),
    el("button", { type: "button", onclick: () => acts.again(message) }, "Try the model again"),
  );
}

function marker(version, { versions, current, isCurrent, acts, message }) {
  const button = (words, act) => el("button", { type: "button", class: "plain", onclick: act }, words);
  return el(
    "div",
    { class: "marker" },
    el("span", { class: isCurrent ? "chip good" : "chip", aria: { current: isCurrent ? "true" : null } }, `Version ${version.number}`),
    isCurrent && versions.length > 1 && button("Undo", acts.undo),
    version.number !== current && button("Go to this version", () => acts.goTo(version.number)),
    versions.length > 1 && button("Compare", () => acts.compare(version)),
    el("time", { class: "muted", dateTime: message.created }, at(message.created)),
  );
}

// Codes of rules in an answer lead to their pages.
function linked(line) {
  return line.split(new RegExp(CODE, "g")).map((piece, i) => (i % 2 ? el("a", { href: `/rules/${piece}` }, piece) : piece));
}
