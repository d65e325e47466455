// The messages of a conversation, kept where they did not change, and the one that is being answered.

import { keyed, keepingFocus } from "./card/keyed.js";
import { el } from "./dom.js";
import { answer, userMessage } from "./messages.js";
import { createWelcome } from "./welcome.js";

const OWN = /^(notes|message-\d+)$/;
const NEAR = 120; // pixels from the end within which the list follows what comes

/** Make the list. `show(state)` draws it, `follow()` keeps its end in sight. */
export function createTalk({ session, acts, openNote, choose }) {
  const list = el("ol", { class: "said-list", aria: { label: "Messages" } });
  const element = el("div", { class: "messages", tabIndex: 0, role: "group", aria: { label: "Messages" } }, createWelcome({ session, choose }), list);
  let count = -1;
  let atEnd = true;
  element.addEventListener("scroll", () => (atEnd = isNearEnd()), { passive: true });
  new ResizeObserver(() => atEnd && !list.hidden && (element.scrollTop = element.scrollHeight)).observe(element);
  return { element, show, follow };

  function show({ held, live, busy, unsaid, kept }) {
    const messages = live?.number ? held.messages.filter((one) => one.number !== live.number) : held.messages;
    const isEmpty = !messages.length && !live && !unsaid;
    const wasAtEnd = isNearEnd();
    element.firstChild.hidden = !isEmpty;
    list.hidden = isEmpty;
    list.classList.toggle("waiting", busy);
    const lastUser = messages.findLast((one) => one.role === "user");
    const telling = messages.findLast((one) => one.role === "assistant" && one.version === held.current);
    const items = messages.map((one) => (one.role === "user" ? asked(one, one === lastUser && one.number >= (messages.at(-1)?.number ?? 0) - 1) : answered(one)));
    if (live) items.push(coming(live, held));
    else if (busy) items.push({ key: "elsewhere", shows: [], make: () => el("li", { class: "said plumb muted small" }, "This is being answered…") });
    if (unsaid) items.push(refused(unsaid));
    keepingFocus(list, () => keyed(list, items));
    if (items.length !== count || wasAtEnd) element.scrollTop = isEmpty ? 0 : element.scrollHeight;
    count = items.length;

    function asked(message, isLast) {
      const names = message.number === 1 ? (held.draft?.brief.notes ?? []).map((one) => one.id).filter((name) => !OWN.test(name)) : [];
      return { key: message.number, shows: [message, isLast, isLast && busy, names], make: () => userMessage(message, { isLast, busy, names, acts, openNote }) };
    }

    function answered(message) {
      const version = message.version === null ? null : held.versions.find((one) => one.number === message.version);
      const fallback = version?.draft === held.draft?.id && version?.message === message.number - 1 ? held.draft.provenance.fallback : null;
      const { versions, current } = held;
      const isCurrent = message === telling && current !== null;
      const steps = kept.get(message.number);
      return { key: message.number, shows: [message, version, version && [versions.length > 1, current === version.number, isCurrent], Boolean(steps), fallback], make: () => answer(message, { version, versions, current, isCurrent, steps, fallback, acts }) };
    }
  }

  function isNearEnd() {
    return element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  }

  function follow() {
    if (isNearEnd()) element.scrollTop = element.scrollHeight;
  }
}

function coming(live, held) {
  const words = live.retry ? held.messages.findLast((one) => one.role === "user")?.text : live.text;
  const make = () => [
    words && el("div", { class: "said user" }, el("p", { class: "unseen" }, "You"), el("div", { class: words.length > 420 ? "bubble long" : "bubble" }, words)),
    live.names.length > 0 && el("div", { class: "said user" }, el("div", { class: "attached" }, live.names.map((name) => el("span", { class: "chip" }, el("span", {}, name))))),
    el("div", { class: "said plumb" }, el("p", { class: "unseen" }, "Plumb"), live.steps.element),
  ];
  return { key: "coming", shows: [words, live.names, live.number ?? 0], make: () => el("li", { class: "coming-said" }, make()) };
}

function refused({ boxed, problem }) {
  return {
    key: "unsaid",
    shows: [problem.message],
    make: () => el("li", { class: "said user" }, el("div", { class: "failed", role: "alert" }, el("span", {}, `Not sent: ${problem.message}`), boxed && el("span", { class: "muted" }, "Your words are still in the box."))),
  };
}
