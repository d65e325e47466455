// For whom a draft is: role, phase, kind of team, cycle, the day of the notes, and how strict the check is.

import { el } from "./dom.js";

const CHOICES = [
  ["role", "Role", "roles", null],
  ["phase", "Phase", "phases", "From the notes"],
  ["team_kind", "Kind of team", "team_kinds", "Any"],
];
const SENT = ["role", "phase", "team_kind", "cycle", "as_of"];
const WIDE = matchMedia("(min-width: 901px)");

/** Make the settings; `changed()` is called when one is. `preset` holds those that the page's address names. */
export function createSettings({ session, preset, changed }) {
  const controls = {
    ...Object.fromEntries(CHOICES.map(([name, , list, none]) => [name, choice(name, session[list], none)])),
    cycle: el("input", { id: "cycle", placeholder: "By the dates", spellcheck: false, autocomplete: "off", maxLength: 40, oninput: edited }),
    as_of: el("input", { id: "as_of", type: "date", oninput: edited }),
    preset: choice("preset", session.presets.map((name) => ({ name, title: name })), null),
  };
  const first = { role: "pm", phase: "", team_kind: "", cycle: "", as_of: "", preset: "balanced" };
  const summary = el("summary", {});
  const element = el(
    "details",
    { class: "settings", open: WIDE.matches },
    summary,
    el("div", { class: "choices" }, CHOICES.map(([name, label]) => field(name, label)), field("cycle", "Cycle"), field("as_of", "Notes taken on"), field("preset", "Check")),
  );
  let shown = first; // what stands without anybody choosing
  let draft = null;
  put({ ...first, ...preset });
  return { element, chosen, put, show };

  function choice(name, choices, none) {
    // "Cross-functional team" under "Kind of team" says it twice, and is cut on a phone.
    const short = (title) => (name === "team_kind" ? title.replace(/ team$/, "") : title);
    const options = choices.map((one) => el("option", { value: one.name, title: one.title }, titled(short(one.title))));
    return el("select", { id: name, onchange: edited }, none === null ? options : [el("option", { value: "" }, none), ...options]);
  }

  function field(name, label) {
    return el("div", { class: "field" }, el("label", { for: name }, label), controls[name]);
  }

  function edited() {
    tell();
    changed();
  }

  /** Choose settings by name; what a select does not offer is left as it is. */
  function put(values) {
    for (const [name, control] of Object.entries(controls)) {
      const value = values[name] ?? values.config?.[name];
      if (value === undefined || value === null) continue;
      if (!control.options || [...control.options].some((one) => one.value === value)) control.value = value;
    }
    tell();
  }

  /** Say in the line above the settings what was chosen, for when they are shut. */
  function tell() {
    const told = ["role", "phase", "team_kind"].map((name) => controls[name]).filter((one) => one.value).map((one) => titled(one.selectedOptions[0].title));
    if (controls.cycle.value.trim()) told.push(controls.cycle.value.trim());
    summary.replaceChildren("For ", el("b", {}, told.filter(Boolean).join(" · ")));
  }

  /** Give what was chosen and is not so yet, as fields of a message. */
  function chosen() {
    const body = {};
    for (const name of SENT) {
      const value = controls[name].value.trim();
      if (value && (draft === null || value !== shown[name])) body[name] = value;
    }
    if (controls.preset.value !== shown.preset) body.config = { ...draft?.brief.config, preset: controls.preset.value };
    return body;
  }

  /** Show the settings of a draft, once for each; those one begins with where there is none. */
  function show(given) {
    if ((given?.id ?? null) === (draft?.id ?? null)) return;
    if (Boolean(given) !== Boolean(draft)) element.open = !given && WIDE.matches;
    draft = given;
    shown = given ? settingsOf(given) : first;
    put(given ? shown : { ...first, ...preset });
  }
}

function settingsOf({ brief, okrs }) {
  return { role: brief.role, phase: okrs.phase ?? "", team_kind: brief.team_kind ?? "", cycle: okrs.cycle ?? "", as_of: brief.as_of ?? "", preset: brief.config.preset ?? "balanced" };
}

function titled(name) {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
}
