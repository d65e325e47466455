// What the checker looks for: the catalogue, and a page for each rule with a place to try a sentence.

import { announce, el, fill } from "./dom.js";
import { failure } from "./failure.js";
import { catalogue } from "./rules/catalogue.js";
import { noRule, rulePage } from "./rules/rule_page.js";
import { get } from "./server.js";

/** Make the view of the rules. */
export function createView({ session }) {
  const inner = el("div", { class: "inner" });
  const element = el("div", { class: "page" }, inner);
  const presets = session?.presets ?? ["balanced", "strict", "lenient"];
  const wanted = { words: "", severity: null, preset: presets[0] };
  let rules = null;
  let asked = null;
  let reached = 0; // how far down the catalogue one was
  return { element, title: "Rules", show };

  async function show({ code = null } = {}) {
    if (asked === null) reached = element.scrollTop;
    asked = code;
    if (rules === null) {
      fill(inner, el("p", { class: "muted", role: "status" }, "Loading the rules…"));
      try {
        rules = (await get("/v1/rules")).rules;
      } catch (problem) {
        if (asked === code) fill(inner, failure(problem, () => show({ code })));
        return;
      }
      if (asked !== code) return;
    }
    fill(inner, code === null ? catalogue(rules, presets, wanted) : page(code));
    element.scrollTop = code === null ? reached : 0;
  }

  function page(code) {
    const place = rules.findIndex((one) => one.code === code || one.name === code);
    if (place < 0) {
      announce("There is no rule of this name.");
      return noRule(code);
    }
    return rulePage(rules[place], { before: rules[place - 1], after: rules[place + 1], presets });
  }
}
