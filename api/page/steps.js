// The line that shows how far an answer is: 12 passages, 9 facts, drafted, 2 findings, repaired.

import { announce, el, fill, many } from "./dom.js";

/** Make the line; `hear(event)` takes each event of a stream, `end(text)` says how it came out. */
export function createSteps() {
  const list = el("ol", { class: "steps", aria: { label: "Progress" } });
  const seen = new Map();
  let findings = 0;
  const show = () => fill(list, [...seen.values()].map((text) => el("li", {}, text)));
  seen.set("reading", "Reading…");
  show();
  function note(name, text) {
    if (seen.get(name) === text) return;
    seen.delete("reading");
    seen.set(name, text);
    show();
    announce(text);
  }
  return {
    element: list,
    hear({ event, data }) {
      if (event === "facts") note("facts", many(data.facts.length, "fact"));
      else if (event === "passages" && data.passages.length) note("passages", many(data.passages.length, "passage"));
      else if (event === "delta") note("drafted", "drafting");
      else if (event === "finding") note("findings", many(++findings, "finding"));
      else if (event === "repair") {
        note("repaired", "repaired");
        findings = 0;
        seen.delete("findings");
      }
    },
    /** Say what is there in the end. */
    end(draft) {
      seen.delete("reading");
      if (seen.has("drafted")) seen.set("drafted", "drafted");
      const left = draft ? draft.report.findings.length : 0;
      if (seen.size && draft) seen.set("findings", left ? many(left, "finding") : "no findings");
      show();
      list.classList.add("ended");
    },
  };
}
