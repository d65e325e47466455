// One objective: its title, why it is worth it, what it serves, and its key results.
import { el } from "../dom.js";
import { citationChips } from "./citations.js";
import { findingList, findingsAt, underlined } from "./findings.js";
import { keyed } from "./keyed.js";
import { keyResult } from "./key_result.js";

const SHORTEST = 12; // characters of a sentence that can say a metric and a number

/** Make an objective, still empty; `objectiveParts` puts in what it holds. */
export function objective(desk, number) {
  const name = desk.okrs.objectives.length > 1 ? `Objective ${number}` : "Objective";
  const results = el("ol", { class: "krs", aria: { label: "Key results" } });
  const made = el("article", { class: "objective", aria: { label: name } }, el("div"), results, el("div", { class: "new" }, adding(desk, number), el("ul", { class: "findings", id: `findings-${number}.new` })));
  made.number = number;
  return made;
}

/** Put in what an objective holds; what looks the same stays as it is. */
export function objectiveParts(desk, node) {
  const { number } = node;
  const { okrs, report, fixes } = desk;
  const { key_results: results, ...aim } = okrs.objectives[number - 1];
  const count = okrs.objectives.length;
  const mine = (place) => fixes.filter((one) => one.objective === number && (one.key_result ?? null) === place);
  const shows = (place) => [findingsAt(report, number, place), mine(place), [...desk.fresh(number, place)], count];
  keyed(node.firstChild, [{ key: "head", shows: [aim, report.objectives[number - 1]?.score, ...shows(null)], make: () => objectiveHead(desk, number) }]);
  keyed(
    node.children[1],
    results.map((kr, i) => ({ key: `${i + 1}`, shows: [kr, results.length, ...shows(i + 1)], make: () => keyResult(desk, number, i + 1) })),
  );
}

function objectiveHead(desk, number) {
  const objective = desk.okrs.objectives[number - 1];
  const found = findingsAt(desk.report, number, null);
  const listed = `findings-${number}`;
  const fresh = desk.fresh(number, null);
  const place = { objective: number, key_result: null };
  const name = desk.okrs.objectives.length > 1 ? `objective ${number}` : "the objective";
  const score = desk.report.objectives[number - 1]?.score;
  const edit = (field, words, more) => desk.field({ field, at: `${number}.${field}`, place, name: `${words} of ${name}`, value: objective[field], kind: "text", small: false, ...more });
  const line = (field, words, missing) =>
    el(
      "div",
      { class: `aim ${fresh.has(field) ? "fresh" : ""}` },
      el("dt", {}, words),
      el("dd", {}, edit(field, words.toLowerCase(), { shown: objective[field] ?? el("span", { class: "open" }, missing), read: (text) => text.replace(/\s+/g, " ").trim() || null })),
    );
  return el(
    "header",
    { class: "objective-head" },
    el("p", { class: "over" }, el("span", {}, desk.okrs.objectives.length > 1 ? `Objective ${number}` : "Objective"), score !== undefined && desk.okrs.objectives.length > 1 && el("span", { class: "of-score" }, `Score ${score}`)),
    el("h2", { class: fresh.has("title") ? "fresh" : "" }, edit("title", "title", { shown: underlined(objective.title || "No title yet", found), described: found.length ? listed : null })),
    findingList(listed, found, desk),
    el("dl", { class: "aims" }, line("why", "Why", "Say why this is worth a quarter"), line("aligned_to", "Aligned to", "Name what it serves")),
    citationChips(String(number), objective.citations, [], desk.openSource),
  );
}

/** Make the line that adds a key result to an objective as a plain sentence. */
function adding(desk, number) {
  return desk.field({
    field: "new",
    at: `${number}.new`,
    place: { objective: number, key_result: null },
    name: "a new key result",
    shown: "+ Add key result",
    value: "",
    kind: "text",
    hint: "a sentence such as: Reduce refund questions from 38 to 19 a week by 31 March",
    small: false,
    read: (text) => (text.trim().length < SHORTEST ? undefined : text.replace(/\s+/g, " ").trim()),
  });
}
