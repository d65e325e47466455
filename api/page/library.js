// The library: what drafts may cite. Files are added with their progress, found by words, opened at the passage, removed.

import { el } from "./dom.js";
import { kindChoice } from "./library/kind.js";
import { createPassages } from "./library/passages.js";
import { createShelf } from "./library/shelf.js";
import { createUploads } from "./library/uploads.js";
import { later } from "./wait.js";

const READ = ".pdf,.docx,.pptx,.xlsx,.html,.htm,.md,.markdown,.txt,.csv,.tsv,.eml,.jsonl";

/** Make the view of the library. */
export function createView({ session, openSource }) {
  const kind = kindChoice(session?.kinds ?? []);
  const file = el("input", { type: "file", multiple: true, accept: READ, hidden: true, onchange: () => (uploads.send([...file.files]), (file.value = "")) });
  const search = el("input", { type: "search", "aria-label": "Search the library", placeholder: "Search: what is said about churn?", oninput: later(look, 200) });
  const uploads = createUploads({ kind: () => kind.value, added });
  const passages = createPassages({ openSource });
  const shelf = createShelf({ openSource, choose: () => file.click(), drawn: () => (search.hidden = shelf.isEmpty() && search.value === ""), taken });
  const element = el(
    "div",
    { class: "page library", ondragover: over, ondragleave: left, ondrop: dropped },
    el(
      "div",
      { class: "inner" },
      el(
        "header",
        { class: "page-head row spread" },
        el(
          "div",
          { class: "page-said" },
          el("h1", {}, "Library"),
          el("p", { class: "muted" }, "Strategies, company OKRs, research. A draft quotes the passages that bear on its notes."),
        ),
        el("div", { class: "row library-add" }, kind, el("button", { type: "button", class: "main", onclick: () => file.click() }, "Add files"), file),
      ),
      uploads.element,
      search,
      passages.element,
      shelf.element,
    ),
    el("div", { class: "library-drop", "aria-hidden": "true" }, "Drop to add to the library"),
  );
  return { element, title: "Library", show: shelf.show };

  /** Show what fits the words of the search in place of all documents. */
  function look() {
    const text = search.value.trim();
    shelf.element.hidden = text !== "";
    return passages.look(text);
  }

  async function added() {
    await shelf.show();
    if (search.value.trim() !== "") await look();
  }

  function taken(place) {
    if (!shelf.focus(place)) search.focus();
    if (search.value.trim() !== "") look();
  }

  function over(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    element.classList.add("is-over");
  }

  function left(event) {
    if (!element.contains(event.relatedTarget)) element.classList.remove("is-over");
  }

  function dropped(event) {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    element.classList.remove("is-over");
    uploads.send([...event.dataTransfer.files]);
  }
}
