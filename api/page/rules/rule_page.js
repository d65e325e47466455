// The page of one rule: what it finds and why, with a bad and a good example.

import { el } from "../dom.js";
import { ruleName, severityOf, shade } from "./rule.js";
import { trial } from "./trial.js";

/** Make the page of a rule; `before` and `after` are its neighbours, where it has them. */
export function rulePage(rule, { before, after, presets }) {
  return [
    el("nav", { "aria-label": "Rules" }, el("a", { class: "small", href: "/rules" }, "All rules")),
    el(
      "header",
      { class: "page-head" },
      el("h1", {}, `${rule.code} · ${ruleName(rule)}`),
      el("p", { class: "rules-summary" }, rule.summary),
      el(
        "ul",
        { class: "row", "aria-label": "Severity by preset" },
        presets.map((name) => el("li", { class: "rules-preset small muted" }, `${name} `, shade(severityOf(rule, name)))),
        !rule.on && el("li", { class: "chip" }, "off unless selected"),
      ),
    ),
    el("div", { class: "rules-pair" }, example("bad", "Found", rule.bad), example("good", "Better", rule.good)),
    prose("What it finds", rule.finds),
    prose("Why it matters", rule.why),
    /^(OBJ|KR)/.test(rule.code) && trial(rule),
    rule.guide && prose("Source", rule.guide, "small muted"),
    el(
      "nav",
      { class: "row spread", "aria-label": "Neighbouring rules" },
      before ? el("a", { class: "small", href: `/rules/${before.code}` }, `← ${before.code} ${ruleName(before)}`) : el("span"),
      after && el("a", { class: "small", href: `/rules/${after.code}` }, `${after.code} ${ruleName(after)} →`),
    ),
  ];
}

/** Make what stands where there is no rule of a code. */
export function noRule(code) {
  return [
    el("h1", {}, "No such rule"),
    el("p", { class: "muted" }, `There is no rule ${code}. A team's own rules come with its house style and are not listed here.`),
    el("p", {}, el("a", { href: "/rules" }, "All rules")),
  ];
}

function example(kind, label, text) {
  return el("figure", { class: `rules-example ${kind}` }, el("figcaption", { class: "small" }, label), el("p", {}, text));
}

function prose(title, text, kind = "") {
  return el("section", { class: `rules-prose ${kind}` }, el("h2", {}, title), el("p", {}, text));
}
