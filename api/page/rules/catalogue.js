// All rules in their groups, found by words, severity and preset.

import { el, fill, many } from "../dom.js";
import { SEVERITIES, ruleName, severityOf, shade } from "./rule.js";

const GROUPS = [
  ["OBJ", "Objectives"],
  ["KR", "Key results"],
  ["SET", "The set as a whole"],
  ["GND", "Where numbers come from"],
  ["SAF", "Safety"],
];

/** Make the list of rules. `wanted` is what was looked for, and keeps it: `{words, severity, preset}`. */
export function catalogue(rules, presets, wanted) {
  const list = el("div", { class: "rules-list" });
  const found = el("p", { class: "small muted", role: "status" });
  const search = el("input", { type: "search", placeholder: "Find a rule: baseline, vague, churn…", "aria-label": "Find a rule", value: wanted.words, oninput: () => want({ words: search.value }) });
  const severities = [null, ...SEVERITIES].map((severity) => [severity, el("button", { type: "button", onclick: () => want({ severity }) }, severity === null ? "All" : capital(severity))]);
  const preset = el(
    "select",
    { "aria-label": "Preset", onchange: () => want({ preset: preset.value }) },
    presets.map((name) => el("option", { value: name, selected: name === wanted.preset }, `Preset: ${name}`)),
  );
  want({});
  return [
    el(
      "header",
      { class: "page-head" },
      el("h1", {}, "Rules"),
      el("p", { class: "muted" }, "What the check looks for in every draft, with and without a model. A finding is never a grade: it says where two readers could read two things."),
    ),
    el("div", { class: "rules-tools" }, search, el("div", { class: "segments", role: "group", "aria-label": "Severity" }, severities.map(([, button]) => button)), preset),
    found,
    list,
  ];

  function want(other) {
    Object.assign(wanted, other);
    for (const [severity, button] of severities) button.setAttribute("aria-pressed", String(severity === wanted.severity));
    const shown = rules.filter(fits);
    found.textContent = shown.length === rules.length ? many(rules.length, "rule") : `${shown.length} of ${many(rules.length, "rule")}`;
    fill(
      list,
      GROUPS.map(([prefix, title]) => group(title, shown.filter((rule) => rule.code.startsWith(prefix)))),
      shown.length === 0 && el("p", { class: "blank" }, "No rule fits these words."),
    );
  }

  function fits(rule) {
    const said = `${rule.code} ${rule.name} ${rule.summary} ${rule.finds} ${rule.bad}`.toLowerCase();
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    return words.every((word) => said.includes(word)) && [null, severityOf(rule, wanted.preset)].includes(wanted.severity);
  }

  function group(title, shown) {
    return shown.length > 0 && el("section", { class: "rules-group", "aria-label": title }, el("h2", {}, title), el("ul", { class: "rows" }, shown.map(row)));
  }

  function row(rule) {
    return el(
      "li",
      {},
      el(
        "a",
        { class: "rules-row", href: `/rules/${rule.code}` },
        el("code", {}, rule.code),
        el("span", { class: "rules-said" }, el("strong", {}, ruleName(rule)), el("span", { class: "muted" }, rule.summary)),
        shade(severityOf(rule, wanted.preset)),
      ),
    );
  }
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
