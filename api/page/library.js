// The library: what drafts may cite. Files are added with their progress, found by words, opened at the passage, removed.

import { announce, el, fill, many } from "./dom.js";
import { failure } from "./failure.js";
import { removal } from "./removal.js";
import { get, post, remove, upload } from "./server.js";
import { calendarDay, length, when } from "./when.js";
import { later } from "./wait.js";

const PAGE = 50;
const READ = ".pdf,.docx,.pptx,.xlsx,.html,.htm,.md,.markdown,.txt,.csv,.tsv,.eml,.jsonl";

/** Make the view of the library. */
export function createView({ session, openSource }) {
  const kinds = session?.kinds ?? [];
  const file = el("input", { type: "file", multiple: true, accept: READ, hidden: true, onchange: () => (send([...file.files]), (file.value = "")) });
  const kind = el(
    "select",
    { class: "library-kind", "aria-label": "Kind of the files to add" },
    el("option", { value: "" }, "Kind: from the text"),
    kinds.map((name) => el("option", { value: name }, `Kind: ${spaced(name)}`)),
  );
  const sending = el("ul", { class: "rows library-sending", "aria-label": "Files being added", hidden: true });
  const search = el("input", { type: "search", "aria-label": "Search the library", placeholder: "Search: what is said about churn?", oninput: later(look, 200) });
  const hits = el("section", { "aria-label": "Passages", hidden: true });
  const shelf = el("section", { "aria-label": "Documents" });
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
      sending,
      search,
      hits,
      shelf,
    ),
    el("div", { class: "library-drop", "aria-hidden": "true" }, "Drop to add to the library"),
  );
  let documents = [];
  let following = null;
  let asked = 0;
  return { element, title: "Library", show };

  async function show() {
    if (documents.length === 0) fill(shelf, el("p", { class: "muted", role: "status" }, "Loading the documents…"));
    try {
      await load(null);
    } catch (problem) {
      fill(shelf, failure(problem, show));
    }
  }

  async function load(cursor) {
    const page = await get(`/v1/documents?limit=${PAGE}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    documents = cursor === null ? page.data : [...documents, ...page.data];
    following = page.next;
    draw();
  }

  function draw() {
    search.hidden = documents.length === 0;
    fill(
      shelf,
      documents.length === 0
        ? el(
            "div",
            { class: "blank" },
            el("h2", {}, "The library is empty"),
            el("p", {}, "Drafts work without it. With it they cite your strategy, company OKRs and research beside your notes."),
            el("p", { class: "small" }, "PDF, Word, PowerPoint, Excel, HTML, Markdown, text, CSV and e-mail are read. They stay on this server."),
            el("button", { type: "button", class: "main", onclick: () => file.click() }, "Add the first file"),
          )
        : [
            el("h2", { class: "list-head" }, following === null ? many(documents.length, "document") : `The first ${many(documents.length, "document")}`),
            el("ul", { class: "rows" }, documents.map(row)),
            following !== null && el("button", { type: "button", onclick: more }, "Show more"),
          ],
    );
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
      el("span", { class: "chip" }, el("span", {}, spaced(document.kind))),
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
        shelf.prepend(failure(problem));
        return;
      }
    }
    documents = documents.filter((one) => one !== document);
    announce(`${document.title || document.id} is deleted.`);
    draw();
    const titles = shelf.querySelectorAll(".library-title");
    (titles[Math.min(place, titles.length - 1)] ?? search).focus();
    if (search.value.trim() !== "") look();
  }

  async function more(event) {
    event.target.disabled = true;
    const shown = documents.length;
    try {
      await load(following);
      shelf.querySelectorAll(".library-title")[shown]?.focus();
    } catch (problem) {
      shelf.append(failure(problem));
      event.target.disabled = false;
    }
  }

  async function send(files) {
    for (const one of files) await sendOne(one);
  }

  async function sendOne(sent) {
    const bar = el("progress", { max: 1, value: 0, "aria-label": `Adding ${sent.name}` });
    const state = el("span", { class: "small muted" }, "sending");
    const item = el("li", { class: "library-row" }, el("div", { class: "library-named" }, el("span", { class: "library-file" }, sent.name), bar), state);
    const cut = new AbortController();
    const stop = el("button", { type: "button", class: "quiet", onclick: () => cut.abort() }, "Stop");
    item.append(stop);
    sending.append(item);
    sending.hidden = false;
    const form = new FormData();
    form.append("file", sent, sent.name);
    if (kind.value !== "") form.append("kind", kind.value);
    try {
      const answer = await upload("/v1/documents", form, {
        signal: cut.signal,
        onprogress: (fraction) => {
          bar.value = fraction;
          state.textContent = fraction < 1 ? `${Math.round(fraction * 100)} %` : "reading";
          if (fraction === 1) bar.removeAttribute("value");
        },
      });
      const refused = answer?.refused?.length ?? 0;
      announce(`${sent.name} is in the library.`);
      if (refused > 0) failed(item, `${many(refused, "line")} of ${sent.name} could not be read.`);
      else drop(item);
      await load(null);
    } catch (problem) {
      if (problem.name === "AbortError") drop(item);
      else failed(item, named(sent.name, problem.detail ?? problem.message));
    }
  }

  function failed(item, sentence) {
    announce(sentence);
    fill(item, el("p", { class: "library-refused small" }, sentence), el("button", { type: "button", class: "quiet", onclick: () => drop(item) }, "Dismiss"));
  }

  function drop(item) {
    item.remove();
    sending.hidden = sending.childElementCount === 0;
  }

  async function look() {
    const text = search.value.trim();
    const turn = ++asked;
    shelf.hidden = text !== "";
    hits.hidden = text === "";
    if (text === "") return;
    try {
      const found = await post("/v1/search", { text, k: 12 });
      if (turn !== asked) return;
      announce(found.hits.length === 0 ? "No passage was found." : `${many(found.hits.length, "passage")} found.`);
      fill(
        hits,
        found.hits.length === 0
          ? el("div", { class: "blank" }, el("p", {}, "No passage fits these words. Fewer words find more."))
          : [el("h2", { class: "list-head" }, many(found.hits.length, "passage")), el("ul", { class: "stack" }, found.hits.map((hit) => el("li", {}, passage(hit, text))))],
      );
    } catch (problem) {
      if (turn === asked) fill(hits, failure(problem, look));
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
        el("span", { class: "chip" }, spaced(hit.kind)),
      ),
      el("span", { class: "library-text" }, marked(excerpt(body(hit), text), text)),
    );
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
    send([...event.dataTransfer.files]);
  }
}

function named(name, sentence) {
  return sentence.includes(name) ? sentence : `${name}: ${sentence}`;
}

function path(id) {
  return id.split("/").map(encodeURIComponent).join("/");
}

function spaced(name) {
  return name.replaceAll("_", " ");
}

function pattern(text) {
  const words = text.match(/[\p{L}\p{N}%]{3,}/gu) ?? [];
  // A word's other endings count, too: "tickets" marks "ticket".
  const stems = words.map((word) => (word.length > 5 ? word.slice(0, -2) : word)).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return stems.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.join("|")})[\\p{L}\\p{N}]*`, "giu");
}

// The heading is told above the passage; blank lines only push the words out of sight.
function body({ text, heading }) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const first = lines[0]?.replace(/^#+\s*/, "").trim();
  return (lines.length > 1 && heading && heading.endsWith(first) ? lines.slice(1) : lines).join("\n");
}

// Cut a long passage to where the words stand.
function excerpt(passage, text) {
  const most = 420;
  if (passage.length <= most) return passage;
  const first = pattern(text)?.exec(passage)?.index ?? 0;
  const start = Math.max(0, passage.lastIndexOf(" ", Math.max(0, first - 120)) + 1);
  const end = start + most;
  return `${start > 0 ? "…" : ""}${passage.slice(start, end)}${end < passage.length ? "…" : ""}`;
}

// Give a text in pieces, with the words that were looked for marked.
function marked(passage, text) {
  const words = pattern(text);
  if (words === null) return [passage];
  const pieces = [];
  let at = 0;
  for (const found of passage.matchAll(words)) {
    pieces.push(passage.slice(at, found.index), el("mark", {}, found[0]));
    at = found.index + found[0].length;
  }
  return [...pieces, passage.slice(at)];
}
