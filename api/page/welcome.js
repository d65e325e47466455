// What stands where nothing is said yet: what Plumb does, notes to try it with, and where they go.

import { el, svg } from "./dom.js";
import { STARTERS } from "./starters.js";

/** Make the welcome. `choose(starter)` takes the notes that somebody wants to try. */
export function createWelcome({ session, choose }) {
  const offline = session.drafter === "offline";
  return el(
    "section",
    { class: "welcome", aria: { labelledby: "welcome-title" } },
    el("h1", { id: "welcome-title" }, "Paste your notes, get OKRs that hang true"),
    el("p", { class: "muted" }, "Every number is traced to the sentence it came from, or marked as missing. The check reads the draft before you do."),
    el("h2", { class: "over", id: "starters-title" }, "Or try one of these"),
    el(
      "ul",
      { class: "starters", aria: { labelledby: "starters-title" } },
      STARTERS.map((starter) => el("li", {}, el("button", { type: "button", onclick: () => choose(starter) }, el("b", {}, starter.title), el("span", {}, starter.line)))),
    ),
    el(
      "p",
      { class: "small muted privacy" },
      offline
        ? "Your notes stay with this service: drafts are made by its rules, and nothing is sent to a model."
        : `Your notes are kept with this service, and go to the model ${session.drafter} to be drafted from; keys and passwords that are recognised are masked first.`,
    ),
  );
}

const WILL = "The draft will stand here: objectives, key results, where each number came from, and what is left to decide.";

/** Make what stands in the draft's place before there is one. `show(isComing)` says whether one is on its way. */
export function createNothing() {
  const words = el("p", {}, WILL);
  const line = svg("g", { class: "swing" }, svg("path", { d: "M40 8v66" }), svg("path", { class: "bob", d: "M29 74h22L40 108Z" }));
  const element = el("div", { class: "nothing" }, svg("svg", { viewBox: "0 0 80 120", "aria-hidden": "true" }, svg("path", { d: "M12 8h56" }), line), words);
  return { element, show };

  function show(isComing) {
    element.classList.toggle("working", isComing);
    words.textContent = isComing ? "Reading your notes…" : WILL;
  }
}
