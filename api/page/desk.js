// The two panes of the drafting view; on a narrow screen they are tabs.

import { el } from "./dom.js";
import { createNothing } from "./welcome.js";

/** Lay out the panes. `tab(name)` brings one forward, `news()` says that the draft is new, `back()` scrolls to where one was when it was `left()`. */
export function createDesk({ talk, composer, bar: above, card }) {
  const nothing = createNothing();
  const bar = el("div", { class: "sheet-bar" }, above);
  const name = el("h1", { class: "talk-name" });
  const head = el("header", { class: "talk-bar" }, name, el("a", { class: "button", href: "/" }, "New draft"));
  const left = el("section", { class: "talk", id: "pane-talk", aria: { label: "Conversation" } }, head, talk, composer);
  const right = el("section", { class: "sheet", id: "pane-draft", aria: { label: "The draft" } }, bar, nothing.element, card);
  const tabs = [
    ["talk", "Conversation"],
    ["draft", "Draft"],
  ].map(([name, title]) => el("button", { type: "button", role: "tab", id: `tab-${name}`, aria: { controls: `pane-${name}` }, data: { name }, onclick: () => tab(name), onkeydown: walk }, title));
  const element = el("div", { class: "desk" }, el("div", { class: "tabs", role: "tablist", aria: { label: "Conversation or draft" } }, tabs), left, right);
  let reached = []; // how far what scrolls was when it left the page, which makes it forget that
  tab("talk");
  return { element, tab, news, show, left: leave, back };

  function leave() {
    reached = [talk, right].map((one) => [one, one.scrollTop]);
  }

  /** Stand where one was when another view took this one's place. */
  function back() {
    for (const [one, top] of reached) one.scrollTop = top;
    reached = [];
  }

  function tab(name) {
    element.dataset.tab = name;
    for (const one of tabs) {
      const is = one.dataset.name === name;
      one.setAttribute("aria-selected", String(is));
      one.tabIndex = is ? 0 : -1;
      if (is) one.classList.remove("news");
    }
  }

  function walk(event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = tabs.find((one) => one !== event.currentTarget);
    tab(other.dataset.name);
    other.focus();
  }

  function news() {
    if (element.dataset.tab !== "draft") tabs[1].classList.add("news");
  }

  function show({ title, hasDraft, isComing, isNew }) {
    head.hidden = isNew;
    name.textContent = name.title = title || (isComing ? "Drafting…" : hasDraft ? "No objective yet" : "Not drafted yet");
    nothing.element.hidden = hasDraft;
    nothing.show(isComing);
    bar.hidden = !hasDraft;
  }
}
