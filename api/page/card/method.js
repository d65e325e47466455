// How the set was judged and made: INVEST and SMART, its balance, where it comes from, and what people think of it.
import { el, svg } from "../dom.js";
import { day, documentName, titled } from "./words.js";

const CATEGORIES = ["business", "usage", "satisfaction", "quality", "process"];
const INDICATORS = ["leading", "lagging"];
const PASSES = { true: ["pass", "Pass"], false: ["fail", "Fail"], null: ["open", "Not judged"] };

/** Make the table of frameworks, one row a criterion. */
export function frameworks(desk) {
  const all = Object.entries(desk.report.frameworks ?? {}).filter(([, criteria]) => Object.keys(criteria).length);
  if (!all.length) return null;
  const failed = all.flatMap(([, criteria]) => Object.values(criteria)).filter((one) => one.pass === false).length;
  const names = all.map(([name]) => (/^(invest|smart)$/.test(name) ? name.toUpperCase() : titled(name))).join(" and ");
  return desk.fold("frameworks", el("span", {}, `${names} `, el("span", { class: "count" }, failed ? `${failed} failed` : "nothing failed")), () => el("div", { class: "frameworks" }, all.map(table)));
}

function table([name, criteria]) {
  return el(
    "table",
    {},
    el("caption", {}, /^(invest|smart)$/.test(name) ? name.toUpperCase() : titled(name)),
    el("thead", { class: "unseen" }, el("tr", {}, ["Criterion", "Judgement", "Because of"].map((one) => el("th", { scope: "col" }, one)))),
    el(
      "tbody",
      {},
      Object.entries(criteria).map(([criterion, { pass, codes }]) => {
        const [kind, words] = PASSES[String(pass)] ?? PASSES.null;
        return el("tr", {}, el("th", { scope: "row" }, titled(criterion)), el("td", {}, el("span", { class: `verdict ${kind}` }, words)), el("td", {}, codes.flatMap((code, i) => [i > 0 && " ", el("a", { href: `/rules/${encodeURIComponent(code)}` }, code)])));
      }),
    ),
  );
}

/** Draw how the key results spread over categories and over leading and lagging. */
export function balance(desk) {
  const results = desk.okrs.objectives.flatMap((one) => one.key_results);
  if (!results.length) return null;
  return el(
    "section",
    { class: "part balance", aria: { labelledby: "balance" } },
    el("h2", { id: "balance" }, "Balance"),
    stack("Categories", CATEGORIES, results.map((one) => one.category)),
    stack("Leading and lagging", INDICATORS, results.map((one) => one.indicator)),
  );
}

function stack(name, kinds, values) {
  const counted = [...kinds, null].map((kind) => [kind, values.filter((one) => (one ?? null) === kind).length]);
  const words = counted.filter(([, count]) => count).map(([kind, count]) => `${count} ${kind ?? "not set"}`);
  const shown = counted.filter(([kind, count]) => count || kind);
  let from = 0;
  const parts = counted.map(([kind, count], i) => {
    const part = count && svg("rect", { class: `tone-${kind === null ? "none" : i}`, x: `${(100 * from) / values.length}%`, width: `${(100 * count) / values.length}%`, height: "10" });
    from += count;
    return part;
  });
  return el(
    "div",
    { class: `stack-chart ${kinds === INDICATORS ? "of-indicators" : ""}` },
    svg("svg", { width: "100%", height: "10", role: "img", "aria-label": `${name}: ${words.join(", ")}` }, parts),
    el(
      "ul",
      { class: "legend small", aria: { hidden: "true" } },
      shown.map(([kind, count]) => {
        const tone = kind === null ? "none" : kinds.indexOf(kind);
        const swatch = svg("svg", { width: "10", height: "10" }, svg("rect", { class: `tone-${tone}`, width: "10", height: "10", rx: "2" }));
        return el("li", { class: count ? "" : "muted" }, swatch, `${titled(kind ?? "not set")} ${count}`);
      }),
    ),
  );
}

/** Say by what the draft was made. */
export function provenance(desk, draft) {
  const made = draft.provenance;
  const row = (words, value) => value && el("div", {}, el("dt", {}, words), el("dd", {}, value));
  const used = Object.entries(made.usage ?? {}).map(([name, value]) => `${titled(name).toLowerCase()} ${value}`).join(", ");
  return desk.fold("provenance", "How it was made", () =>
    el(
      "dl",
      { class: "made" },
      row("Drafter", made.drafter === "model" ? "Model" : "Offline rules, no model"),
      row("Model", made.model),
      made.fallback && row("Fell back", `The model failed (${made.fallback}), so the offline rules drafted it.`),
      row("Prompt", made.prompt && `${made.prompt.name} ${made.prompt.version} (${String(made.prompt.sha256).slice(0, 12)})`),
      row("Rules", el("code", {}, made.rules)),
      row("Took", `${made.ms} ms`),
      row("Tokens", used),
      row("Notes", draft.brief?.notes?.map((one) => documentName(one.id)).join(", ")),
      row("As of", draft.brief?.as_of && day(draft.brief.as_of)),
      row("Draft", el("code", {}, draft.id)),
      row(
        "Passages",
        made.passages?.length
          ? el("ul", { class: "citations" }, made.passages.map((one, i) => el("li", {}, el("button", { type: "button", class: "chip cite", data: { at: `passage.${i}` }, title: one.text, onclick: () => desk.openSource(one) }, el("b", {}, documentName(one.document)), one.heading && el("span", {}, one.heading)))))
          : "None found in the library",
      ),
    ),
  );
}
