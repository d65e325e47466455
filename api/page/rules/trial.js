// A place to try a sentence against the check, on the page of a rule.

import { el, fill } from "../dom.js";
import { failure } from "../failure.js";
import { post } from "../server.js";
import { later } from "../wait.js";
import { shade } from "./rule.js";

/** Make the place; it begins with the rule's bad example. */
export function trial(rule) {
  const ofObjective = rule.code.startsWith("OBJ");
  const found = el("div", { class: "rules-found", "aria-live": "polite" });
  const id = `try-${rule.code}`;
  const input = el("textarea", { id, rows: 2, value: rule.bad, oninput: later(check, 150) });
  check();
  return el(
    "section",
    { class: "panel stack" },
    el("label", { for: id }, el("strong", {}, "Try a sentence"), " The check runs as you type; no model reads it."),
    input,
    found,
  );

  async function check() {
    const text = input.value.trim();
    if (text === "") {
      fill(found, el("p", { class: "small muted" }, "Type an objective or a key result."));
      return;
    }
    const okrs = ofObjective ? { objective: text, key_results: [] } : { objective: "", key_results: [text] };
    try {
      const { reports } = await post("/v1/checks", { okrs: [okrs] });
      if (input.value.trim() === text) fill(found, findings(reports[0]));
    } catch (problem) {
      fill(found, failure(problem, check));
    }
  }

  /** List what is found in the sentence itself, this rule first. */
  function findings(report) {
    const placed = report.findings.filter((one) => (ofObjective ? /^(OBJ|SAF)/ : /^(KR|SAF)/).test(one.code));
    if (placed.length === 0) return el("p", { class: "rules-clean small" }, "Nothing is found in it.");
    placed.sort((one, other) => (other.code === rule.code) - (one.code === rule.code));
    return el("ul", { class: "stack" }, placed.map((one) => el("li", { class: "rules-finding small" }, shade(one.severity), el("a", { href: `/rules/${one.code}` }, one.code), el("span", {}, one.message))));
  }
}
