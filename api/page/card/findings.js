// What the checker found: underlined at its words, and listed beneath with what to do about it.
import { el } from "../dom.js";
import { SEVERITIES, label, titled } from "./words.js";

const ORDER = ["error", "warning", "advice"];

/** Give the findings of a place; `objective` null is the set as a whole. */
export function findingsAt(report, objective, keyResult) {
  return report.findings
    .filter((one) => (one.objective ?? null) === objective && (one.key_result ?? null) === keyResult)
    .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

/** Give a text with the words of findings underlined. */
export function underlined(text, findings) {
  const spans = findings.filter((one) => one.span);
  if (!spans.length) return [text];
  const letters = Array.from(text);
  const cuts = [...new Set([0, letters.length, ...spans.flatMap((one) => one.span)])].filter((at) => at <= letters.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const words = letters.slice(start, cuts[i + 1]).join("");
    const here = spans.filter((one) => one.span[0] <= start && one.span[1] >= cuts[i + 1]);
    if (!here.length) return words;
    const worst = ORDER.find((severity) => here.some((one) => one.severity === severity));
    return el("span", { class: `found ${worst}`, title: here.map((one) => `${one.code}: ${one.message}`).join("\n") }, words);
  });
}

/** List findings; the list is there without any, too, for those that come while somebody types. */
export function findingList(id, findings, desk) {
  return el("ul", { class: "findings", id }, findings.map((one) => finding(one, desk)));
}

/** Make the item of a finding, with Fix where the service can mend it safely. */
export function finding(one, { okrs, fixes, say, may }) {
  const safe = fixes.some((fix) => fix.code === one.code && same(fix.objective, one.objective) && same(fix.key_result, one.key_result));
  const place = label(okrs, one.objective, one.key_result);
  const name = titled(one.name);
  return el(
    "li",
    { class: `finding ${one.severity}`, data: { code: one.code } },
    el("span", { class: "severity" }, SEVERITIES[one.severity] ?? one.severity),
    el(
      "div",
      { class: "finding-said" },
      el("p", {}, one.message),
      one.suggestion && el("p", { class: "muted" }, one.suggestion),
      el(
        "p",
        { class: "acts" },
        el("code", { title: name }, one.code),
        el("a", { href: `/rules/${encodeURIComponent(one.code)}`, aria: { label: `Why? ${one.code}, ${name}` } }, "Why?"),
        safe &&
          el(
            "button",
            { type: "button", class: "plain", data: { at: `fix.${one.code}.${place}` }, aria: { label: `Fix ${one.code} of ${place}` }, onclick: () => may() && say(one.objective ? `fix ${one.code} of ${place}` : `fix ${one.code}`) },
            "Fix",
          ),
      ),
    ),
  );
}

function same(one, other) {
  return (one ?? null) === (other ?? null);
}
