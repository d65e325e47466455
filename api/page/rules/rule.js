// How a rule reads: its name, and how grave what it finds is, as a word with its shade.

import { el } from "../dom.js";

export const SEVERITIES = ["error", "warning", "advice"];
const SHADES = { error: "bad", warning: "warn", advice: "note" };

/** Give the severity of a rule under a preset. */
export function severityOf(rule, preset) {
  return rule.severities?.[preset] ?? rule.severity;
}

/** Make the chip of a severity. */
export function shade(severity) {
  return el("span", { class: `chip ${SHADES[severity] ?? ""}` }, severity);
}

/** Give "direction contradiction" for "direction-contradiction". */
export function ruleName({ name }) {
  return name.replaceAll("-", " ");
}
