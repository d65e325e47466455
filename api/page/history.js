// Conversations of before: found by words, renamed, removed.

import { announce, el, fill } from "./dom.js";
import { failure } from "./failure.js";
import { removal } from "./removal.js";
import { get, patch, remove } from "./server.js";
import { daysAgo, when } from "./when.js";
import { later } from "./wait.js";

const PAGE = 50;
const UNTITLED = "Untitled";

/** Make the view of what was drafted before. */
export function createView() {
  const search = el("input", { type: "search", "aria-label": "Search the history", placeholder: "Search titles and what was said", oninput: later(load, 200) });
  const list = el("div", { class: "history-list" });
  const element = el(
    "div",
    { class: "page" },
    el(
      "div",
      { class: "inner" },
      el(
        "header",
        { class: "page-head row spread" },
        el("div", { class: "page-said" }, el("h1", {}, "History"), el("p", { class: "muted" }, "Every conversation with all its versions, until you delete it.")),
        el("a", { class: "button main", href: "/" }, "New draft"),
      ),
      search,
      list,
    ),
  );
  let conversations = [];
  let following = null;
  let turn = 0;
  return { element, title: "History", show: load };

  async function load() {
    if (conversations.length === 0) fill(list, el("p", { class: "muted", role: "status" }, "Loading the conversations…"));
    const asked = ++turn;
    try {
      const page = await next(null);
      if (asked !== turn) return;
      conversations = page.data;
      following = page.next;
      draw();
    } catch (problem) {
      if (asked === turn) fill(list, failure(problem, load));
    }
  }

  /** Give the page from a cursor on, of conversations in which something was said; one that was only begun is none to come back to. */
  async function next(cursor) {
    for (let from = cursor; ; ) {
      const page = await get(address(from));
      const data = page.data.filter(({ messages }) => messages > 0);
      if (data.length > 0 || page.next === null) return { data, next: page.next };
      from = page.next;
    }
  }

  function address(cursor) {
    const asked = new URLSearchParams({ limit: PAGE });
    if (search.value.trim() !== "") asked.set("query", search.value.trim().slice(0, 200));
    if (cursor !== null) asked.set("cursor", cursor);
    return `/v1/conversations?${asked}`;
  }

  function draw() {
    const isSearch = search.value.trim() !== "";
    search.hidden = conversations.length === 0 && !isSearch;
    if (isSearch) announce(conversations.length === 0 ? "No conversation fits." : `${conversations.length} conversations fit.`);
    fill(list, conversations.length === 0 ? nothing(isSearch) : [groups(), following !== null && el("button", { type: "button", onclick: more }, "Show more")]);
  }

  function nothing(isSearch) {
    if (isSearch) return el("div", { class: "blank" }, el("p", {}, "No conversation holds these words."));
    return el(
      "div",
      { class: "blank" },
      el("h2", {}, "Nothing drafted yet"),
      el("p", {}, "Paste some notes, and the draft with all its versions is kept here."),
      el("a", { class: "button main", href: "/" }, "Start a draft"),
    );
  }

  function groups() {
    return [...grouped(conversations, age)].map(([name, some]) => el("section", { class: "history-group", "aria-label": name }, el("h2", { class: "list-head" }, name), el("ul", { class: "rows" }, some.map(row))));
  }

  function row(conversation) {
    const title = conversation.title || UNTITLED;
    const item = el("li", { class: "history-row" });
    fill(
      item,
      el(
        "a",
        { class: "history-link", href: `/c/${encodeURIComponent(conversation.id)}` },
        el("strong", {}, title),
        el("span", { class: "small muted" }, `${when(conversation.updated)} · ${said(conversation)}`),
      ),
      el("button", { type: "button", class: "quiet history-rename", "aria-label": `Rename ${title}`, onclick: () => rename(item, conversation) }, "Rename"),
      removal(title, () => take(item, conversation)),
    );
    return item;
  }

  function said({ messages, current }) {
    const words = messages === 1 ? "1 message" : `${messages} messages`;
    return current === null ? `${words} · no draft` : `${words} · version ${current}`;
  }

  function rename(item, conversation) {
    const input = el("input", { value: conversation.title ?? "", maxLength: 200, "aria-label": "Title", required: true });
    const told = el("p", { class: "problem small", role: "alert" });
    const form = el(
      "form",
      {
        class: "history-form",
        onsubmit: save,
        onkeydown: (event) => event.key === "Escape" && back(conversation),
      },
      input,
      el("button", { class: "main" }, "Save"),
      el("button", { type: "button", class: "quiet", onclick: () => back(conversation) }, "Cancel"),
      told,
    );
    fill(item, form);
    input.select();

    async function save(event) {
      event.preventDefault();
      const title = input.value.trim();
      if (title === "" || title === conversation.title) {
        back(conversation);
        return;
      }
      try {
        await patch(`/v1/conversations/${encodeURIComponent(conversation.id)}`, { title });
        conversation.title = title;
        announce(`It is called ${title} now.`);
        back(conversation);
      } catch (problem) {
        told.textContent = problem.detail ?? problem.message;
        input.focus();
      }
    }

    function back(one) {
      const made = row(one);
      item.replaceWith(made);
      made.querySelector(".history-rename").focus();
    }
  }

  async function take(item, conversation) {
    try {
      await remove(`/v1/conversations/${encodeURIComponent(conversation.id)}`);
    } catch (problem) {
      if (problem.status !== 404) {
        list.prepend(failure(problem));
        return;
      }
    }
    const place = conversations.indexOf(conversation);
    conversations = conversations.filter((one) => one !== conversation);
    announce(`${conversation.title || UNTITLED} is deleted.`);
    draw();
    const links = list.querySelectorAll("a");
    (links[Math.min(place, links.length - 1)] ?? search).focus();
  }

  async function more(event) {
    event.target.disabled = true;
    const shown = conversations.length;
    try {
      const page = await next(following);
      conversations = [...conversations, ...page.data];
      following = page.next;
      draw();
      list.querySelectorAll(".history-link")[shown]?.focus();
    } catch (problem) {
      list.append(failure(problem));
      event.target.disabled = false;
    }
  }
}

function age({ updated }) {
  const days = daysAgo(updated);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  return days < 7 ? "The last seven days" : "Earlier";
}

function grouped(all, name) {
  const groups = new Map();
  for (const one of all) groups.set(name(one), [...(groups.get(name(one)) ?? []), one]);
  return groups;
}
