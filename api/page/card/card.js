// The draft as a living card: everything of it is read, traced and edited in place.
import { announce, el, fill } from "../dom.js";
import { alternatives, decisions, parked, warnings } from "./asks.js";
import { bar } from "./bar.js";
import { createComing } from "./coming.js";
import { added, asTyped, changed, dropped, moved } from "./edits.js";
import { field } from "./field.js";
import { finding, findingsAt } from "./findings.js";
import { head } from "./head.js";
import { focusOn, keepingFocus, keyed } from "./keyed.js";
import { balance, frameworks, provenance } from "./method.js";
import { objective, objectiveParts } from "./objective.js";
import { createRechecks } from "./rechecks.js";
import { thumbs } from "./thumbs.js";

const FRESH = 4000; // milliseconds that what changed stays marked
// Fields that the card shows as part of another.
const SHOWN_AS = { baseline_unit: "baseline", unit: "target", comparator: "target", change: "target", relative_change: "target" };

/** Make the card. `say(text)` sends a message, `say.edit(okrs)` an edited set; `recheck(okrs, notes)` gives a report; `blocking` are the codes that no ready draft holds. */
export function createCard({ say, recheck, openSource, feedback, blocking = [] }) {
  const body = el("div", { class: "card-body" });
  const coming = createComing();
  const element = el("section", { class: "card", aria: { label: "Draft" } }, coming.element, body);
  const folds = new Map();
  const rechecks = createRechecks(recheck, checked);
  let shown = null;
  let pending = null;
  let latest = null;
  let wanted = null;
  let fresh = new Map();
  let timer = null;

  const desk = {
    okrs: null,
    report: null,
    blocking,
    fixes: [],
    typing: false,
    answers: new Map(),
    openSource,
    say: (text) => send(() => say(text)),
    may: () => Boolean(shown?.draft) && !shown.busy && !pending,
    fresh: (number, place) => fresh.get(`${number}.${place ?? 0}`) ?? new Set(),
    field: editable,
    fold,
    lookAt,
    move,
    drop,
  };
  return { element, show, showDelta: coming.delta, showFinding: coming.finding };

  function show({ draft, fixes = [], changes = [], busy = false, version = null }) {
    const anew = draft?.id !== shown?.draft?.id || version !== shown?.version;
    if (!busy) coming.clear();
    if (anew || !busy) pending = null;
    shown = { draft, fixes, busy, version };
    element.classList.toggle("busy", busy);
    body.setAttribute("aria-busy", String(busy));
    if (anew) {
      mark(changes);
      rechecks.begin(draft);
      latest = null;
    }
    render();
  }

  function render() {
    if (!shown?.draft) {
      keyed(body, []);
      return;
    }
    desk.okrs = pending?.okrs ?? shown.draft.okrs;
    desk.report = pending?.report ?? shown.draft.report;
    desk.fixes = shown.fixes;
    desk.typing = Boolean(pending);
    keepingFocus(body, () => {
      keyed(body, parts());
      for (const node of body.querySelectorAll(".objective")) objectiveParts(desk, node);
    });
    if (wanted && desk.may()) {
      focusOn(body, wanted);
      wanted = null;
    }
  }

  function parts() {
    const { draft, version } = shown;
    const { okrs, report, fixes } = desk;
    const results = okrs.objectives.map((one) => one.key_results);
    const part = (key, make, ...shows) => ({ key, shows, make: () => make() ?? document.createComment(key) });
    const set = [okrs.cycle, okrs.role, okrs.phase, okrs.team_kind, okrs.owner, version, results.map((one) => one.length)];
    return [
      part("head", () => head(desk, draft, version), draft.status, report.score, report.objectives, report.findings, fixes, set, desk.typing),
      ...okrs.objectives.map((_, i) => part(`objective.${i + 1}`, () => objective(desk, i + 1), results.length > 1)),
      part("decisions", () => decisions(desk, draft), draft.questions, results.map((all) => all.map((kr) => [kr.source, kr.target, kr.metric]))),
      part("warnings", () => warnings(desk, draft), draft.warnings),
      part("alternatives", () => alternatives(desk, draft), draft.alternatives),
      part("parked", () => parked(desk, draft), draft.parked, results.length),
      part("frameworks", () => frameworks(desk), report.frameworks),
      part("balance", () => balance(desk), results.map((all) => all.map((kr) => [kr.category, kr.indicator]))),
      part("provenance", () => provenance(desk, draft), draft.id),
      part("thumbs", () => thumbs(draft, feedback), draft.id),
    ];
  }

  function editable({ field: name, place, ...rest }) {
    const next = (value) => (name === "new" ? added(desk.okrs, place.objective, value) : changed(desk.okrs, place, name, value));
    const at = () => (name === "new" ? { objective: place.objective, key_result: desk.okrs.objectives[place.objective - 1].key_results.length + 1 } : place);
    return field({
      ...rest,
      may: desk.may,
      live: (value) => {
        if (place.key_result && name !== "new") sketch(place, next(value));
        const tried = asTyped(next(value), at(), name === "new" ? "text" : name);
        rechecks.check(tried.okrs, tried.notes);
      },
      commit: (value) => {
        wanted = rest.at;
        commit(next(value));
      },
      ended: () => {
        rechecks.stop();
        latest = null;
        if (!shown?.draft || pending) return;
        if (place.key_result) sketch(place, shown.draft.okrs);
        look(shown.draft.report, false);
      },
    });
  }

  /** Draw the way of a key result as it would be. */
  function sketch(at, okrs) {
    const way = body.querySelector(`[data-place="${at.objective}.${at.key_result}"] .kr-way`);
    way?.replaceWith(bar(okrs.objectives[at.objective - 1].key_results[at.key_result - 1]));
  }

  /** Take the report of what is being typed. */
  function checked(report) {
    const before = new Set((latest ?? shown.draft.report).findings.map((one) => one.code));
    const after = new Set(report.findings.map((one) => one.code));
    latest = report;
    if (pending) return;
    look(report, true);
    const news = [...after].filter((code) => !before.has(code)).map((code) => `${code} found`);
    const gone = [...before].filter((code) => !after.has(code)).map((code) => `${code} gone`);
    if (news.length + gone.length) announce([...news, ...gone].join(", "));
  }

  /** Show another report and leave fields, one of which is being edited, as they are. */
  function look(report, typing) {
    desk.report = report;
    desk.typing = typing;
    keyed(body, parts());
    for (const list of body.querySelectorAll(".objective .findings")) {
      const [number, place] = list.id.split("-")[1].split(".");
      const at = place === "new" ? desk.okrs.objectives[number - 1].key_results.length + 1 : place ? Number(place) : null;
      fill(list, findingsAt(report, Number(number), at).map((one) => finding(one, desk)));
    }
  }

  function commit(okrs) {
    rechecks.stop();
    pending = { okrs, report: latest ?? desk.report };
    latest = null;
    render();
    send(() => say.edit(okrs));
  }

  async function send(act) {
    try {
      await act();
    } catch (problem) {
      announce(problem.detail ?? problem.message);
    }
    if (!shown?.busy && pending) {
      pending = null;
      render();
    }
  }

  function move(at, by) {
    const count = desk.okrs.objectives[at.objective - 1].key_results.length;
    const to = at.key_result + by;
    if (!desk.may() || to < 1 || to > count) return;
    wanted = `${at.objective}.${to}.${to === 1 ? "down" : to === count ? "up" : by < 0 ? "up" : "down"}`;
    commit(moved(desk.okrs, at, by));
  }

  function drop(at) {
    if (!desk.may()) return;
    const left = desk.okrs.objectives[at.objective - 1].key_results.length - 1;
    wanted = left ? `${at.objective}.${Math.min(at.key_result, left)}.text` : `${at.objective}.title`;
    commit(dropped(desk.okrs, at));
  }

  /** Bring what a finding is about into sight, with the focus on its words. */
  function lookAt({ objective: number, key_result: place }) {
    const at = place ? `${number}.${place}.text` : `${number}.title`;
    if (focusOn(body, at)) document.activeElement.scrollIntoView({ block: "center" });
  }

  /** Mark what changed for a moment. */
  function mark(changes) {
    clearTimeout(timer);
    fresh = new Map();
    for (const { objective: number, key_result: place, field: name, after } of changes) {
      if (!number || (name === null && after === null)) continue;
      const key = `${number}.${place ?? 0}`;
      if (!fresh.has(key)) fresh.set(key, new Set());
      fresh.get(key).add(name === null ? "*" : (SHOWN_AS[name] ?? name));
    }
    timer = setTimeout(() => {
      fresh = new Map();
      for (const node of body.querySelectorAll(".fresh")) node.classList.remove("fresh");
    }, FRESH);
  }

  /** Make something that opens and shuts, and stays as it was left when the card changes. */
  function fold(key, title, make, { open = false, kind = "" } = {}) {
    const inside = el("div", { class: "inside" });
    const is = folds.get(key) ?? open;
    const details = el("details", { class: `fold ${kind}`, open: is }, el("summary", { data: { at: `fold.${key}` } }, title), inside);
    const made = () => inside.childNodes.length || fill(inside, make());
    if (is) made();
    details.addEventListener("toggle", () => {
      folds.set(key, details.open);
      if (details.open) made();
    });
    return details;
  }
}
