// What the checker looks for: the catalogue, and a page for each rule with a place to try a sentence.

import { announce, el, fill, many } from "./dom.js";
import { failure } from "./failure.js";
import { get, post } from "./server.js";
import { later } from "./wait.js";

const GROUPS = [
  ["OBJ", "Objectives"],
  ["KR", "Key results"],
  ["SET", "The set as a whole"],
  ["GND", "Where numbers come from"],
  ["SAF", "Safety"],
];
const SEVERITIES = ["error", "warning", "advice"];
const SHADES = { error: "bad", warning: "warn", advice: "note" };

/** Make the view of the rules. */
export function createView({ session }) {
  const element = el("div", { class: "page" });
  const presets = session?.presets ?? ["balanced", "strict", "lenient"];
  const wanted = { words: "", severity: null, preset: presets[0] };
  let rules = null;
  return { element, title: "Rules", show };

  async function show({ code = null } = {}) {
    if (rules === null) {
      fill(element, inner(el("p", { class: "muted", role: "status" }, "Loading the rules…")));
      try {
        rules = (await get("/v1/rules")).rules;
      } catch (problem) {
        fill(element, inner(failure(problem, () => show({ code }))));
        return;
      }
    }
    const rule = code === null ? null : rules.find((one) => one.code === code || one.name === code);
    fill(element, code === null ? catalogue() : rule ? page(rule) : unknown(code));
    element.scrollTop = 0;
  }

  function catalogue() {
    const list = el("div", { class: "rules-list" });
    const found = el("p", { class: "small muted", role: "status" });
    const search = el("input", {
      type: "search",
      placeholder: "Find a rule: baseline, vague, churn…",
      "aria-label": "Find a rule",
      value: wanted.words,
      oninput: (event) => {
        wanted.words = event.target.value;
        refill();
      },
    });
    const severities = el("div", { class: "segments", role: "group", "aria-label": "Severity" });
    const preset = el(
      "select",
      {
        "aria-label": "Preset",
        onchange: (event) => {
          wanted.preset = event.target.value;
          refill();
        },
      },
      presets.map((name) => el("option", { value: name, selected: name === wanted.preset }, `Preset: ${name}`)),
    );
    refill();
    return inner(
      el(
        "header",
        { class: "page-head" },
        el("h1", {}, "Rules"),
        el(
          "p",
          { class: "muted" },
          "What the check looks for in every draft, with and without a model. A finding is never a grade: it says where two readers could read two things.",
        ),
      ),
      el("div", { class: "rules-tools" }, search, severities, preset),
      found,
      list,
    );

    function refill() {
      fill(
        severities,
        [null, ...SEVERITIES].map((severity) =>
          el(
            "button",
            {
              type: "button",
              aria: { pressed: String(severity === wanted.severity) },
              onclick: () => {
                wanted.severity = severity;
                refill();
              },
            },
            severity === null ? "All" : capital(severity),
          ),
        ),
      );
      const shown = rules.filter(fits);
      found.textContent = shown.length === rules.length ? many(rules.length, "rule") : `${shown.length} of ${many(rules.length, "rule")}`;
      fill(
        list,
        GROUPS.map(([prefix, title]) => section(title, shown.filter((rule) => rule.code.startsWith(prefix)))),
        shown.length === 0 && el("p", { class: "blank" }, "No rule fits these words."),
      );
    }
  }

  function fits(rule) {
    const said = `${rule.code} ${rule.name} ${rule.summary} ${rule.finds} ${rule.bad}`.toLowerCase();
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    return words.every((word) => said.includes(word)) && [null, severity(rule)].includes(wanted.severity);
  }

  function severity(rule) {
    return rule.severities?.[wanted.preset] ?? rule.severity;
  }

  function section(title, shown) {
    return (
      shown.length > 0 &&
      el(
        "section",
        { class: "rules-group", "aria-label": title },
        el("h2", {}, title),
        el(
          "ul",
          { class: "rows" },
          shown.map((rule) =>
            el(
              "li",
              {},
              el(
                "a",
                { class: "rules-row", href: `/rules/${rule.code}` },
                el("code", {}, rule.code),
                el("span", { class: "rules-said" }, el("strong", {}, spaced(rule.name)), el("span", { class: "muted" }, rule.summary)),
                shade(severity(rule)),
              ),
            ),
          ),
        ),
      )
    );
  }

  function page(rule) {
    const place = rules.indexOf(rule);
    const [before, after] = [rules[place - 1], rules[place + 1]];
    return inner(
      el("nav", { "aria-label": "Rules" }, el("a", { class: "small", href: "/rules" }, "All rules")),
      el(
        "header",
        { class: "page-head" },
        el("h1", {}, `${rule.code} · ${spaced(rule.name)}`),
        el("p", { class: "rules-summary" }, rule.summary),
        el(
          "ul",
          { class: "row", "aria-label": "Severity by preset" },
          presets.map((name) =>
            el("li", { class: "rules-preset small muted" }, `${name} `, shade(rule.severities?.[name] ?? rule.severity)),
          ),
          !rule.on && el("li", { class: "chip" }, "off unless selected"),
        ),
      ),
      el(
        "div",
        { class: "rules-pair" },
        example("bad", "Found", rule.bad),
        example("good", "Better", rule.good),
      ),
      el("section", { class: "rules-prose" }, el("h2", {}, "What it finds"), el("p", {}, rule.finds)),
      el("section", { class: "rules-prose" }, el("h2", {}, "Why it matters"), el("p", {}, rule.why)),
      /^(OBJ|KR)/.test(rule.code) && trial(rule),
      rule.guide && el("section", { class: "rules-prose small muted" }, el("h2", {}, "Source"), el("p", {}, rule.guide)),
      el(
        "nav",
        { class: "row spread", "aria-label": "Neighbouring rules" },
        before ? el("a", { class: "small", href: `/rules/${before.code}` }, `← ${before.code} ${spaced(before.name)}`) : el("span"),
        after && el("a", { class: "small", href: `/rules/${after.code}` }, `${after.code} ${spaced(after.name)} →`),
      ),
    );
  }

  function trial(rule) {
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
      const okrs = rule.code.startsWith("OBJ") ? { objective: text, key_results: [] } : { objective: "", key_results: [text] };
      try {
        const { reports } = await post("/v1/checks", { okrs: [okrs] });
        if (input.value.trim() !== text) return;
        const kind = rule.code.startsWith("OBJ") ? /^(OBJ|SAF)/ : /^(KR|SAF)/;
        const placed = reports[0].findings.filter((finding) => kind.test(finding.code));
        placed.sort((one, other) => (other.code === rule.code) - (one.code === rule.code));
        fill(
          found,
          placed.length === 0
            ? el("p", { class: "rules-clean small" }, "Nothing is found in it.")
            : el(
                "ul",
                { class: "stack" },
                placed.map((finding) =>
                  el(
                    "li",
                    { class: "rules-finding small" },
                    shade(finding.severity),
                    el("a", { href: `/rules/${finding.code}` }, finding.code),
                    el("span", {}, finding.message),
                  ),
                ),
              ),
        );
      } catch (problem) {
        fill(found, failure(problem, check));
      }
    }
  }
}

function inner(...children) {
  return el("div", { class: "inner" }, ...children);
}

function example(kind, label, text) {
  return el("figure", { class: `rules-example ${kind}` }, el("figcaption", { class: "small" }, label), el("p", {}, text));
}

function unknown(code) {
  announce("There is no rule of this name.");
  return inner(
    el("h1", {}, "No such rule"),
    el("p", { class: "muted" }, `There is no rule ${code}. A team's own rules come with its house style and are not listed here.`),
    el("p", {}, el("a", { href: "/rules" }, "All rules")),
  );
}

function shade(severity) {
  return el("span", { class: `chip ${SHADES[severity] ?? ""}` }, severity);
}

function spaced(name) {
  return name.replaceAll("-", " ");
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
