// Edits of a set, as pure functions: the set with a field changed, and the words a person could have typed for it.
import { amount, baselineOf, label, longDay, targetOf } from "./words.js";

// What is read out of a key result's sentence; a sentence that is being typed is read anew.
const READ = ["metric", "baseline", "baseline_unit", "target", "comparator", "unit", "relative_change", "change", "direction", "due"];
const SAID = "message-being-written";

/** Give a copy of a set with one field changed. `at` is {objective, key_result}; numbers are what `typed` read. */
export function changed(okrs, at, field, value) {
  const next = structuredClone(okrs);
  const objective = next.objectives[at.objective - 1];
  if (!at.key_result) {
    objective[field] = value;
    return next;
  }
  const kr = objective.key_results[at.key_result - 1];
  if (field === "baseline") setBaseline(kr, value);
  else if (field === "target") setTarget(kr, value);
  else if (field === "due" || field === "metric") {
    const spell = (said) => (field === "due" ? longDay(said) : said);
    if (kr[field] && value) kr.text = kr.text.replace(spell(kr[field]), () => spell(value));
    kr[field] = value;
  } else kr[field] = value;
  return next;
}

function setBaseline(kr, { value, unit }) {
  kr.text = renumbered(kr.text, [kr.baseline, kr.baseline_unit ?? kr.unit], [value, unit], false);
  kr.baseline = value;
  kr.baseline_unit = value === null || unit === kr.unit ? null : unit;
  kr.source = { ...kr.source, baseline: value === null ? "unknown" : "stated" };
}

function setTarget(kr, { value, unit, comparator, by }) {
  if (by) {
    const change = unit === "%" && kr.unit !== "%" ? { change: null, relative_change: value / 100 } : { change: value, relative_change: null };
    Object.assign(kr, { target: null, comparator: null, ...change, source: { ...kr.source, target: "stated" } });
    return;
  }
  kr.text = renumbered(kr.text, [kr.target, kr.unit], [value, unit], true);
  if (kr.baseline !== null && !kr.baseline_unit && unit !== kr.unit) kr.baseline_unit = kr.unit;
  // A change that the target was worked out from goes with it where the service makes the edit.
  Object.assign(kr, { target: value, unit }, value === null ? { change: null, relative_change: null } : {});
  kr.comparator = comparator ?? (kr.direction === "maintain" ? kr.comparator : null);
  kr.source = { ...kr.source, target: value === null ? "unknown" : "stated" };
}

/** Write another value in place of one in a sentence: the first that says it, or the last. */
function renumbered(text, [was, from], [now, to], last) {
  if (was === null || was === undefined || now === null) return text;
  const whole = amount(was, from);
  const at = last ? text.lastIndexOf(whole) : text.indexOf(whole);
  if (at >= 0) return text.slice(0, at) + amount(now, to) + text.slice(at + whole.length);
  const found = [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].filter((one) => Number(one[0].replaceAll(",", "")) === Math.abs(was));
  const one = last ? found.at(-1) : found[0];
  return one ? text.slice(0, one.index) + amount(now, null) + text.slice(one.index + one[0].length) : text;
}

/** Give a copy of a set without a key result. */
export function dropped(okrs, at) {
  const next = structuredClone(okrs);
  const results = next.objectives[at.objective - 1].key_results;
  results.splice(at.key_result - 1, 1);
  return next;
}

/** Give a copy of a set with a key result one place up or down. */
export function moved(okrs, at, by) {
  const next = structuredClone(okrs);
  const results = next.objectives[at.objective - 1].key_results;
  results.splice(at.key_result - 1 + by, 0, ...results.splice(at.key_result - 1, 1));
  return next;
}

/** Give a copy of a set with a key result more, as a plain sentence. */
export function added(okrs, objective, text) {
  const next = structuredClone(okrs);
  next.objectives[objective - 1].key_results.push({ text });
  return next;
}

/** Give what the checker reads while a field is being typed: the set, and the words as a note, so its numbers have a source. Changes the set it is given. */
export function asTyped(okrs, at, field) {
  const kr = at.key_result ? okrs.objectives[at.objective - 1].key_results[at.key_result - 1] : null;
  if (!kr) return { okrs, notes: [] };
  const name = label(okrs, at.objective, at.key_result);
  const said = ["baseline", "target"].includes(field) ? `${name}: ${field} ${field === "target" ? targetOf(kr) : baselineOf(kr)}` : `${name} should read: ${kr.text}`;
  if (field === "target" && kr.target !== null) Object.assign(kr, { change: null, relative_change: null });
  if (field === "text") for (const one of READ) delete kr[one];
  kr.citations = [...(kr.citations ?? []), { document: SAID, start: 0, end: Array.from(said).length, text: said }];
  return { okrs, notes: [{ id: SAID, text: said }] };
}
