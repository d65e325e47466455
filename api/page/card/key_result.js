// One key result: its sentence, its way from baseline to target, where the numbers come from, and what was found in it.
import { el } from "../dom.js";
import { bar } from "./bar.js";
import { citationChips, sourceMark } from "./citations.js";
import { findingList, findingsAt, underlined } from "./findings.js";
import { initiatives } from "./initiatives.js";
import { amount, baselineOf, day, label, targetOf, titled, typed } from "./words.js";

const NUMBER = "a number such as 66%, under 5 min or 1,200; nothing for unknown";
const CHOICES = {
  direction: ["increase", "decrease", "maintain"],
  indicator: ["leading", "lagging"],
  category: ["business", "usage", "satisfaction", "quality", "process"],
  commitment: ["committed", "aspirational"],
};
const DETAILS = [
  ["due", "Due"],
  ["indicator", "Indicator"],
  ["category", "Category"],
  ["commitment", "Commitment"],
  ["direction", "Direction"],
  ["metric", "Metric"],
  ["measured_by", "Measured by"],
  ["owner", "Owner"],
];

/** Make the item of a key result. `desk` is what the card lends its parts: the set, the report, and ways to change it. */
export function keyResult(desk, objective, place) {
  const at = { objective, key_result: place };
  const kr = desk.okrs.objectives[objective - 1].key_results[place - 1];
  const name = label(desk.okrs, objective, place);
  const here = `${objective}.${place}`;
  const found = findingsAt(desk.report, objective, place);
  const listed = `findings-${here}`;
  const fresh = desk.fresh(objective, place);
  const edit = (one) => desk.field({ ...one, at: `${here}.${one.field}`, place: at, name: `${one.name} of ${name}` });
  return el(
    "li",
    { class: fresh.has("*") ? "kr fresh" : "kr", data: { place: here }, onkeydown: (event) => moving(event, desk, at) },
    el(
      "div",
      { class: "kr-head" },
      el("span", { class: "kr-name" }, name),
      el("h3", { class: mark(fresh, "text") }, edit({ field: "text", name: "sentence", shown: underlined(kr.text, found), value: kr.text, kind: "text", described: found.length ? listed : null, small: false })),
      acts(desk, at, name),
    ),
    el(
      "div",
      { class: "kr-numbers" },
      side("Baseline", mark(fresh, "baseline"), edit({ field: "baseline", name: "baseline", shown: baselineOf(kr) ?? "Unknown", value: bare(kr.baseline, kr.baseline_unit ?? kr.unit), hint: NUMBER, read: (text) => typed(text, kr.baseline_unit ?? kr.unit) ?? undefined }), kr.source?.baseline ?? "unknown"),
      bar(kr),
      side("Target", `${mark(fresh, "target")} to`, edit({ field: "target", name: "target", shown: targetOf(kr) ?? "Unknown", value: targetOf(kr) ?? "", hint: NUMBER, read: (text) => typed(text, kr.unit) ?? undefined }), kr.source?.target ?? "unknown"),
    ),
    el("dl", { class: "kr-details" }, details(kr).map(([one, words]) => detail(kr, one, words, fresh, edit))),
    citationChips(here, kr.citations, [kr.baseline, kr.target], desk.openSource),
    findingList(listed, found, desk),
    initiatives(kr),
  );
}

function mark(fresh, name) {
  return fresh.has(name) ? "fresh" : "";
}

function bare(value, unit) {
  return value === null || value === undefined ? "" : amount(value, unit);
}

function side(words, kind, control, source) {
  return el("div", { class: `kr-side ${kind}` }, el("span", { class: "kr-what" }, words), el("b", { class: source === "unknown" ? "amount open" : "amount" }, control), sourceMark(source));
}

/** Give the details in order: those that are set, then those that are open. */
function details(kr) {
  const isOpen = ([name]) => (kr[name] ?? null) === null;
  return [...DETAILS.filter((one) => !isOpen(one)), ...DETAILS.filter(isOpen)];
}

function detail(kr, name, words, fresh, edit) {
  const value = kr[name] ?? null;
  const choices = CHOICES[name];
  const shown = value === null ? el("span", { class: "open" }, `+ ${words}`) : name === "due" ? day(value) : choices ? titled(value) : value;
  const kind = name === "due" ? "date" : choices ? [["", "Not set"], ...choices.map((one) => [one, titled(one)])] : "line";
  const read = (text) => (text.trim() === "" ? (name === "metric" ? undefined : null) : text.trim());
  return el("div", { class: `detail ${value === null ? "unset" : ""} ${mark(fresh, name)}` }, el("dt", {}, words), el("dd", {}, edit({ field: name, name: words.toLowerCase(), shown, value, kind, read })));
}

function acts(desk, at, name) {
  const results = desk.okrs.objectives[at.objective - 1].key_results.length;
  const act = (key, words, sign, does, off, keys) =>
    el(
      "button",
      { type: "button", class: "quiet sign", disabled: off, title: words, data: { at: `${at.objective}.${at.key_result}.${key}` }, aria: { label: `${words} ${name}`, keyshortcuts: keys }, onclick: does },
      sign,
    );
  return el(
    "span",
    { class: "kr-acts" },
    act("up", "Move up", "↑", () => desk.move(at, -1), at.key_result === 1, "Alt+ArrowUp"),
    act("down", "Move down", "↓", () => desk.move(at, 1), at.key_result === results, "Alt+ArrowDown"),
    act("drop", "Drop", "×", () => desk.drop(at), false, "Alt+Delete"),
  );
}

function moving(event, desk, at) {
  const typing = event.target.matches("input, select, textarea");
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!event.altKey || typing || (!by && event.key !== "Delete")) return;
  event.preventDefault();
  if (by) desk.move(at, by);
  else desk.drop(at);
}
