// The box to write, paste and drop into, with what the draft is for beside it.

import { el, fill, many } from "./dom.js";
import { Problem, upload } from "./server.js";

const TEXT = /\.(txt|md|markdown|text|csv|tsv|vtt|srt|log|eml|json|yaml|yml)$/i;
const MOST_TEXT = 3_000_000;
const NAMES = [
  ["role", "Role", "roles"],
  ["phase", "Phase", "phases"],
  ["team_kind", "Kind of team", "team_kinds"],
];

/** Make the composer. `send(body)` posts a message, `stop()` ends the one that is being answered. */
export function createComposer({ session, send, stop, warn }) {
  let notes = [];
  let busy = false;
  let started = false;
  let shown = {};
  const box = el("textarea", {
    id: "box",
    rows: 3,
    placeholder: "Paste notes, research or a backlog…",
    onkeydown: (event) => {
      if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        submit();
      }
    },
    oninput: () => changed(),
  });
  const selects = Object.fromEntries(NAMES.map(([name, label, list]) => [name, choice(name, label, session[list])]));
  const cycle = el("input", { id: "cycle", placeholder: "by the dates", spellcheck: false, maxLength: 40, oninput: () => changed() });
  const day = el("input", { id: "as_of", type: "date", oninput: () => changed() });
  const preset = el("select", { id: "preset", onchange: () => changed() }, session.presets.map((name) => el("option", { value: name }, title(name))));
  const chips = el("ul", { class: "attached", aria: { label: "Attached" } });
  const files = el("input", { type: "file", multiple: true, class: "unseen", id: "files", tabIndex: -1, onchange: () => take([...files.files]) });
  const button = el("button", { class: "main", type: "button", onclick: () => (busy ? stop() : submit()) }, "Draft");
  const settings = el(
    "details",
    { class: "settings", open: matchMedia("(min-width: 901px)").matches },
    el("summary", {}, "For whom"),
    el(
      "div",
      { class: "choices" },
      ...NAMES.map(([name, label]) => field(name, label, selects[name])),
      field("cycle", "Cycle", cycle),
      field("as_of", "Notes taken on", day),
      field("preset", "Strictness", preset),
    ),
  );
  const element = el(
    "form",
    { class: "composer", onsubmit: (event) => event.preventDefault(), aria: { label: "Write to Plumb" } },
    settings,
    chips,
    el("label", { for: "box", class: "unseen" }, "Notes, or what to change"),
    box,
    el(
      "div",
      { class: "row spread" },
      el("div", { class: "row" }, files, el("button", { type: "button", class: "quiet", onclick: () => files.click() }, "Attach files"), el("span", { class: "muted small keys" }, el("kbd", {}, "Ctrl"), " ", el("kbd", {}, "Enter"), " sends")),
      button,
    ),
  );
  for (const kind of ["dragenter", "dragover"]) {
    element.addEventListener(kind, (event) => {
      event.preventDefault();
      element.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) element.addEventListener(kind, () => element.classList.remove("over"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });

  function choice(name, label, choices) {
    const any = { role: null, phase: "from the notes", team_kind: "any" }[name];
    return el(
      "select",
      { id: name, onchange: () => changed() },
      any === null ? [] : el("option", { value: "" }, any),
      choices.map((one) => el("option", { value: one.name }, title(one.title))),
    );
  }

  async function take(given) {
    files.value = "";
    for (const file of given) {
      if ((TEXT.test(file.name) || file.type.startsWith("text/")) && file.size <= MOST_TEXT) {
        notes.push({ id: free(file.name), text: await file.text(), state: "note" });
      } else {
        await keep(file);
      }
      list();
    }
    box.focus();
  }

  async function keep(file) {
    const row = { id: file.name, state: "sending", done: 0 };
    notes.push(row);
    const form = new FormData();
    form.append("file", file);
    try {
      await upload("/v1/documents", form, {
        onprogress: (done) => {
          row.done = done;
          list();
        },
      });
      row.state = "kept";
    } catch (problem) {
      notes = notes.filter((one) => one !== row);
      warn(`${file.name}: ${problem instanceof Problem ? problem.message : "it could not be read."}`);
    }
  }

  /** Give a name no other note has, for quotes name notes by it. */
  function free(name) {
    const taken = new Set(notes.map((one) => one.id));
    let given = name;
    for (let n = 2; taken.has(given); n += 1) given = `${name} (${n})`;
    return given;
  }

  function list() {
    fill(
      chips,
      notes.map((one) =>
        el(
          "li",
          { class: `chip ${one.state === "kept" ? "good" : ""}` },
          el("span", { title: one.id }, one.id),
          el("span", { class: "muted" }, said(one)),
          el("button", { type: "button", class: "quiet", aria: { label: `Remove ${one.id}` }, onclick: () => drop(one) }, "×"),
        ),
      ),
    );
    changed();
  }

  function said(one) {
    if (one.state === "sending") return `${Math.round(one.done * 100)} %`;
    return one.state === "kept" ? "in the library" : many(one.text.split(/\s+/).filter(Boolean).length, "word");
  }

  function drop(one) {
    notes = notes.filter((other) => other !== one);
    list();
    box.focus();
  }

  function values() {
    return {
      role: selects.role.value || null,
      phase: selects.phase.value || null,
      team_kind: selects.team_kind.value || null,
      cycle: cycle.value.trim() || null,
      as_of: day.value || null,
      preset: preset.value,
    };
  }

  /** Give what differs from the draft that is shown; all of it before there is one. */
  function chosen() {
    const now = values();
    const body = {};
    for (const name of ["role", "phase", "team_kind", "cycle", "as_of"]) {
      if (now[name] !== null && (!started || now[name] !== shown[name])) body[name] = now[name];
    }
    if (now.preset !== (shown.preset ?? "balanced")) body.config = { preset: now.preset };
    return body;
  }

  function changed() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, innerHeight * 0.4)}px`;
    const settled = Object.keys(chosen()).length > 0;
    const ready = box.value.trim() || notes.some((one) => one.state === "note");
    if (busy) button.textContent = "Stop";
    else button.textContent = !started ? "Draft" : ready ? "Send" : settled ? "Draft anew" : "Send";
    button.disabled = !busy && !(ready || (started && settled));
    button.classList.toggle("main", !busy);
  }

  function submit() {
    if (busy || button.disabled) return;
    const body = chosen();
    const text = box.value.trim();
    if (text) body.text = box.value;
    const added = notes.filter((one) => one.state === "note").map(({ id, text: words }) => ({ id, text: words }));
    if (added.length) body.notes = added;
    send(body);
  }

  changed();
  return {
    element,
    focus: () => box.focus(),
    write(text, settings_ = {}) {
      box.value = text;
      for (const [name, value] of Object.entries(settings_)) {
        if (selects[name]) selects[name].value = value;
      }
      changed();
      box.focus();
    },
    clear() {
      box.value = "";
      notes = [];
      list();
    },
    setBusy(value) {
      busy = value;
      changed();
    },
    /** Show the settings of a draft, or the page's own before there is one. */
    showBrief(draft) {
      started = Boolean(draft);
      box.placeholder = started ? "Ask for a change: “KR 1: target 80 %”, “drop KR 3”, “write it for a platform team”…" : "Paste notes, research or a backlog…";
      if (draft) {
        const { brief, okrs } = draft;
        shown = { role: brief.role, phase: okrs.phase, team_kind: brief.team_kind, cycle: okrs.cycle, as_of: brief.as_of, preset: brief.config.preset ?? "balanced" };
        for (const [name] of NAMES) selects[name].value = shown[name] ?? "";
        cycle.value = shown.cycle ?? "";
        day.value = shown.as_of;
        preset.value = shown.preset;
        settings.open = false;
      } else {
        shown = {};
      }
      changed();
    },
  };
}

function field(id, label, control) {
  return el("div", { class: "field" }, el("label", { for: id }, label), control);
}

function title(name) {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
}
