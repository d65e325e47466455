// The documents of the library: listed in parts, opened, removed.

import { announce, el, fill, many } from "../dom.js";
import { failure } from "../failure.js";
import { removal } from "../removal.js";
import { get, remove } from "../server.js";
import { calendarDay, length, when } from "../when.js";
import { kindName } from "./kind.js";

const PAGE = 50;

/** Make the list. `choose()` asks for files, `drawn()` is told that the list is another, `taken(place)` that one is gone. */
export function createShelf({ openSource, choose, drawn, taken }) {
  const element = el("section", { "aria-label": "Documents" });
  let documents = [];
  let following = null;
  return { element, show, focus, isEmpty: () => documents.length === 0 };

  async function show() {
    if (documents.length === 0) fill(element, el("p", { class: "muted", role: "status" }, "Loading the documents…"));
    try {
      await load(null);
    } catch (problem) {
      fill(element, failure(problem, show));
    }
  }

  /** Focus the title at a place, or the last one; says whether there is one. */
  function focus(place) {
    const titles = element.querySelectorAll(".library-title");
    titles[Math.min(place, titles.length - 1)]?.focus();
    return titles.length > 0;
  }

  async function load(cursor) {
    const page = await get(`/v1/documents?limit=${PAGE}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    documents = cursor === null ? page.data : [...documents, ...page.data];
    following = page.next;
    draw();
  }

  function draw() {
    fill(element, documents.length === 0 ? nothing() : list());
    drawn();
  }

  function nothing() {
    return el(
      "div",
      { class: "blank" },
      el("h2", {}, "The library is empty"),
      el("p", {}, "Drafts work without it. With it they cite your strategy, company OKRs and research beside your notes."),
      el("p", { class: "small" }, "PDF, Word, PowerPoint, Excel, HTML, Markdown, text, CSV and e-mail are read. They stay on this server."),
      el("button", { type: "button", class: "main", onclick: choose }, "Add the first file"),
    );
  }

  function list() {
    return [
      el("h2", { class: "list-head" }, following === null ? many(documents.length, "document") : `The first ${many(documents.length, "document")}`),
      el("ul", { class: "rows" }, documents.map(row)),
      following !== null && el("button", { type: "button", onclick: more }, "Show more"),
    ];
  }

  function row(document) {
    const name = document.title || document.id;
    return el(
      "li",
      { class: "library-row" },
      el(
        "div",
        { class: "library-named" },
        el("button", { type: "button", class: "library-title", onclick: () => openSource({ document: document.id, start: 0, end: 0 }) }, name),
        el(
          "p",
          { class: "small muted library-meta" },
          document.id !== name && el("span", { class: "library-id" }, document.id),
          el("span", {}, many(document.passages, "passage")),
          el("span", {}, length(document.characters)),
          el("span", {}, document.dated ? `dated ${calendarDay(document.dated)}` : `added ${when(document.added)}`),
        ),
      ),
      el("span", { class: "chip" }, el("span", {}, kindName(document.kind))),
      removal(name, () => take(document)),
    );
  }

  async function take(document) {
    const place = documents.indexOf(document);
    try {
      await remove(`/v1/documents/${path(document.id)}`);
    } catch (problem) {
      if (problem.status !== 404) {
        announce(problem.detail);
        element.prepend(failure(problem));
        return;
      }
    }
    documents = documents.filter((one) => one !== document);
    announce(`${document.title || document.id} is deleted.`);
    draw();
    taken(place);
  }

  async function more(event) {
    event.target.disabled = true;
    const shown = documents.length;
    try {
      await load(following);
      focus(shown);
    } catch (problem) {
      element.append(failure(problem));
      event.target.disabled = false;
    }
  }
}

function path(id) {
  return id.split("/").map(encodeURIComponent).join("/");
}
