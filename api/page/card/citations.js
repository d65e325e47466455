// Where a number or a title comes from: chips that open the note or passage at the sentence.
import { el, svg } from "../dom.js";
import { documentName, excerpt } from "./words.js";

const MARKS = {
  stated: ["stated", "The notes say it.", "M2 6.2 5 9l5-6"],
  derived: ["derived", "Worked out from a change that the notes state.", "M2 4.5h8M2 7.5h8"],
  proposed: ["proposed", "A proposal: nobody has agreed it yet.", "M6 2v5M6 9v1"],
  unknown: ["unknown", "Nobody has said it yet.", "M4 4.2a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1.1M6 9.2v.6"],
};

/** Mark where a number comes from, by a word and a sign. */
export function sourceMark(source) {
  const [words, meaning, path] = MARKS[source] ?? MARKS.unknown;
  const sign = svg("svg", { viewBox: "0 0 12 12", width: "12", height: "12", "aria-hidden": "true" }, svg("path", { d: path }));
  return el("span", { class: `source ${words}`, title: meaning }, sign, words);
}

/** Give the chips of some citations. `values` are numbers that an excerpt should show. */
export function citationChips(at, citations, values, openSource) {
  if (!citations?.length) return null;
  return el(
    "ul",
    { class: "citations", aria: { label: "Where this comes from" } },
    citations.map((one, i) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            class: "chip cite",
            data: { at: `${at}.cite${i}` },
            title: one.text,
            onclick: () => openSource({ document: one.document, start: one.start, end: one.end, text: one.text }),
          },
          el("b", {}, documentName(one.document)),
          el("span", {}, `“${excerpt(one.text ?? "", [values[i], ...values])}”`),
        ),
      ),
    ),
  );
}
