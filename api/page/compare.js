// Two versions beside each other: what went, what came, and what the check says of each.

import { el, fill, many } from "./dom.js";
import { failure } from "./failure.js";
import { get } from "./server.js";
import { compared, likeness } from "./words.js";

const ALIKE = 0.4; // two key results that share fewer words are one gone and one new
const LONGEST = 2000;

/** Open a dialog that compares two versions of a conversation; `from` and `to` are their numbers. */
export function openCompare({ versions, from, to }) {
  const drafts = new Map();
  const body = el("div", { class: "dialog-body", "aria-live": "polite" });
  const [older, newer] = [choice("Before", from), choice("After", to)];
  const dialog = el(
    "dialog",
    { class: "compare", "aria-labelledby": "compare-title", onclose: () => dialog.remove() },
    el(
      "header",
      { class: "dialog-head" },
      el("h2", { id: "compare-title" }, "Compare"),
      older,
      el("span", { "aria-hidden": "true" }, "→"),
      newer,
      el("button", { type: "button", class: "quiet compare-close", onclick: () => dialog.close() }, "Close"),
    ),
    body,
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  draw();
  return dialog;

  function choice(label, chosen) {
    return el(
      "select",
      { "aria-label": label, onchange: draw },
      versions.map(({ number, summary }) => el("option", { value: number, selected: number === chosen }, `Version ${number}${summary ? `: ${summary.slice(0, 60)}` : ""}`)),
    );
  }

  async function draw() {
    const numbers = [Number(older.value), Number(newer.value)];
    fill(body, el("p", { class: "muted" }, "Loading both versions…"));
    try {
      const [before, after] = await Promise.all(numbers.map(load));
      if (numbers[0] === Number(older.value) && numbers[1] === Number(newer.value)) fill(body, difference(before, after));
    } catch (problem) {
      fill(body, failure(problem, draw));
    }
  }

  async function load(number) {
    if (!drafts.has(number)) drafts.set(number, await get(`/v1/drafts/${encodeURIComponent(versions.find((one) => one.number === number).draft)}`));
    return drafts.get(number);
  }
}

function difference(before, after) {
  const pairs = matched(before.okrs.objectives, after.okrs.objectives, (objective) => objective.title);
  return [checked(before.report, after.report), el("div", { class: "compare-set" }, pairs.map(([old, now], place) => objective(old, now, place)))];
}

function checked(before, after) {
  const key = (finding) => `${finding.code} ${finding.message}`;
  const [old, now] = [new Map(before.findings.map((one) => [key(one), one])), new Map(after.findings.map((one) => [key(one), one]))];
  const mended = [...old].filter(([name]) => !now.has(name)).map(([, one]) => one);
  const come = [...now].filter(([name]) => !old.has(name)).map(([, one]) => one);
  return el(
    "section",
    { class: "compare-check", "aria-label": "What the check says" },
    el("p", {}, "Score ", el("strong", {}, before.score), " → ", el("strong", {}, after.score), el("span", { class: "muted" }, ` · ${many(after.findings.length, "finding")} left`)),
    (mended.length > 0 || come.length > 0) &&
      el(
        "ul",
        { class: "compare-findings small" },
        mended.map((one) => el("li", {}, el("span", { class: "chip good" }, "gone"), el("span", {}, `${one.code} ${one.message}`))),
        come.map((one) => el("li", {}, el("span", { class: "chip warn" }, "new"), el("span", {}, `${one.code} ${one.message}`))),
      ),
  );
}

function objective(old, now, place) {
  const results = matched(old?.key_results ?? [], now?.key_results ?? [], (result) => result.metric ?? result.text, (result) => result.text);
  return el(
    "section",
    { class: `compare-objective ${state(old, now)}`, "aria-label": `Objective ${place + 1}` },
    el("p", { class: "small muted" }, tagged(`Objective ${place + 1}`, old, now)),
    el("h3", {}, changed(old?.title, now?.title)),
    el(
      "ol",
      { class: "rows" },
      results.map(([before, after]) =>
        el(
          "li",
          { class: `compare-result ${state(before, after) || (before.text === after.text ? "is-same" : "")}` },
          el("span", { class: "compare-tag small" }, tagged("", before, after)),
          el("p", {}, changed(before?.text, after?.text)),
        ),
      ),
    ),
  );
}

function state(old, now) {
  if (!old) return "is-new";
  return now ? "" : "is-gone";
}

function tagged(name, old, now) {
  const told = { "is-new": "new", "is-gone": "gone" }[state(old, now)];
  if (told) return name ? `${name} · ${told}` : told;
  if (name) return name;
  return old.text === now.text ? "same" : "changed";
}

function changed(old, now) {
  if (old === undefined || now === undefined) return el(old === undefined ? "ins" : "del", {}, now ?? old);
  return compared(old.slice(0, LONGEST), now.slice(0, LONGEST)).map(({ kind, text }) =>
    kind === "same" ? text : el(kind === "gone" ? "del" : "ins", {}, text),
  );
}

// Pairs of what stands for the same in both, in the order of the newer; then what is gone.
function matched(olds, news, name, text = name) {
  const left = [...olds];
  const pairs = news.map((now, place) => {
    const same = left.find((old) => name(old) === name(now));
    const near = same ?? best(left, now, text) ?? (olds.length === 1 && news.length === 1 ? left[0] : undefined);
    if (near !== undefined) left.splice(left.indexOf(near), 1);
    return [near, now, place];
  });
  return [...pairs, ...left.map((old) => [old, undefined])];
}

function best(olds, now, text) {
  const [first] = olds.map((old) => [likeness(text(old), text(now)), old]).sort(([one], [other]) => other - one);
  return first !== undefined && first[0] >= ALIKE ? first[1] : undefined;
}
