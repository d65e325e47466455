// The passages of the library that fit some words.

import { announce, el, fill, many } from "../dom.js";
import { failure } from "../failure.js";
import { post } from "../server.js";
import { kindName } from "./kind.js";
import { marked } from "./marked.js";

const MOST = 12;

/** Make the list. `look(text)` shows what fits; it hides itself where there are no words. */
export function createPassages({ openSource }) {
  const element = el("section", { "aria-label": "Passages", hidden: true });
  let turn = 0;
  return { element, look };

  async function look(text) {
    const mine = ++turn;
    element.hidden = text === "";
    if (text === "") return;
    try {
      const { hits } = await post("/v1/search", { text, k: MOST });
      if (mine !== turn) return;
      announce(hits.length === 0 ? "No passage was found." : `${many(hits.length, "passage")} found.`);
      fill(
        element,
        hits.length === 0
          ? el("div", { class: "blank" }, el("p", {}, "No passage fits these words. Fewer words find more."))
          : [el("h2", { class: "list-head" }, many(hits.length, "passage")), el("ul", { class: "stack" }, hits.map((hit) => el("li", {}, passage(hit, text))))],
      );
    } catch (problem) {
      if (mine === turn) fill(element, failure(problem, () => look(text)));
    }
  }

  function passage(hit, text) {
    return el(
      "button",
      { type: "button", class: "library-hit", onclick: () => openSource({ document: hit.document, start: hit.start, end: hit.end }) },
      el(
        "span",
        { class: "library-where" },
        el("strong", {}, hit.title || hit.document),
        hit.heading && hit.heading !== hit.title && el("span", { class: "muted" }, hit.heading),
        el("span", { class: "chip" }, kindName(hit.kind)),
      ),
      el("span", { class: "library-text" }, marked(hit, text)),
    );
  }
}
