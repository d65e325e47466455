// The top of the card: is it ready, what bars it, its score and how that was reached.
import { el, many, svg } from "../dom.js";
import { findingList, findingsAt } from "./findings.js";
import { capital, label, titled } from "./words.js";

const ROUND = 2 * Math.PI * 15;

/** Give what bars a set from being ready: errors, findings that the service says block, and a set without an objective of two key results. */
function bars({ okrs, report, blocking }) {
  const found = report.findings.filter((one) => one.severity === "error" || blocking.includes(one.code));
  return { found, thin: !okrs.objectives.some((one) => one.key_results.length >= 2) };
}

/** Make the head. `draft` is the stored draft, `desk.report` what the checker says now. */
export function head(desk, draft, version) {
  const { found, thin } = bars(desk);
  const ready = !found.length && !thin && (desk.typing || draft.status === "ready");
  const okrs = desk.okrs;
  const facts = [okrs.cycle, okrs.role && roles(okrs.role), okrs.phase && titled(okrs.phase), okrs.team_kind && `${capital(okrs.team_kind)} team`, okrs.owner, version && `Version ${version}`];
  return el(
    "header",
    { class: "card-head" },
    el(
      "div",
      { class: "standing" },
      el("p", { class: ready ? "status good" : "status warn" }, sign(ready), ready ? "Ready" : "Needs review"),
      el("p", { class: "about muted small" }, facts.filter(Boolean).join(" · ")),
    ),
    score(desk),
    !ready && barred(desk, found, thin),
    findingList("findings-set", findingsAt(desk.report, null, null), desk),
  );
}

function roles(name) {
  return { pm: "Product manager", ba: "Business analyst" }[name] ?? titled(name);
}

function sign(ready) {
  const path = svg("path", { d: ready ? "M3.5 8.5 7 12l6-8" : "M8 3v6M8 11.6v.9" });
  return svg("svg", { class: "sign", viewBox: "0 0 16 16", width: "16", height: "16", "aria-hidden": "true" }, path);
}

function barred(desk, found, thin) {
  const lines = found.map((one, i) => {
    const place = capital(label(desk.okrs, one.objective, one.key_result));
    const named = one.objective
      ? el("button", { type: "button", class: "bar-place", data: { at: `bar.${i}` }, aria: { label: `Go to ${place}` }, onclick: () => desk.lookAt(one) }, place)
      : el("b", {}, place);
    return el("li", {}, named, ` ${one.message}`);
  });
  if (thin) lines.push(el("li", {}, "No objective has two key results yet."));
  if (!lines.length) lines.push(el("li", {}, "Questions are open; see To decide."));
  return el("ul", { class: "bars small", aria: { label: "What bars it from being ready" } }, lines);
}

function score(desk) {
  const total = desk.report.score;
  const ring = svg(
    "svg",
    { class: "ring", viewBox: "0 0 36 36", width: "44", height: "44", "aria-hidden": "true" },
    svg("circle", { class: "whole", cx: "18", cy: "18", r: "15" }),
    total > 0 && svg("circle", { class: total < 60 ? "part bad" : total < 85 ? "part warn" : "part", cx: "18", cy: "18", r: "15", "stroke-dasharray": `${(ROUND * total) / 100} ${ROUND}`, transform: "rotate(-90 18 18)" }),
    svg("text", { x: "18", y: "18" }, String(total)),
  );
  return desk.fold("score", el("span", { class: "score-label" }, ring, el("span", {}, el("span", { class: "unseen" }, `${total} of 100, `), "Score")), () => parts(desk), { kind: "score" });
}

function parts(desk) {
  const { report, okrs } = desk;
  const mean = report.objectives.length ? report.objectives.reduce((sum, one) => sum + one.score, 0) / report.objectives.length : 0;
  const whole = Math.max(0, Math.round(mean) - report.score);
  const row = (words, points, found) => el("tr", {}, el("th", { scope: "row" }, words), el("td", {}, points), el("td", { class: "muted" }, found));
  const codes = (objective) => {
    const found = report.findings.filter((one) => (one.objective ?? null) === objective);
    return found.length ? found.map((one) => `${one.code}${one.key_result ? ` (${label(okrs, one.objective, one.key_result)})` : ""}`).join(", ") : "no findings";
  };
  const asked = whole && !report.findings.some((one) => !one.objective) ? "asked as questions" : codes(null);
  return el(
    "div",
    { class: "score-parts" },
    el(
      "table",
      {},
      el("caption", { class: "unseen" }, "Parts of the score"),
      el(
        "tbody",
        {},
        report.objectives.map((one) => row(okrs.objectives.length > 1 ? `Objective ${one.objective}` : "Objective", String(one.score), codes(one.objective))),
        whole > 0 && row("The set as a whole", `−${whole}`, asked),
        row("Score", String(report.score), many(report.findings.length, "finding")),
      ),
    ),
    el("p", { class: "muted small" }, "Each title and key result starts at 100 and loses 60 for an error, 30 for a warning, 5 for advice; an objective is 40% its title and 60% its key results. What concerns the whole set costs half. What is asked instead of reported costs its points, too."),
  );
}
