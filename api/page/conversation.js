// The drafting view: a conversation on the left, its draft on the right, and what people do with both.

import * as asked from "./again.js";
import { createCard } from "./card/card.js";
import { openCompare } from "./compare.js";
import { createComposer } from "./composer.js";
import { createDesk } from "./desk.js";
import { set } from "./dom.js";
import { createExchange } from "./exchange.js";
import { createOut } from "./out.js";
import { EMPTY, createRecord } from "./record.js";
import { get, post } from "./server.js";
import { createTalk } from "./talk.js";
import { createVersions } from "./versions.js";

/** Make the view. `show({id})` opens a conversation, or a new one. */
export function createConversation({ session, go, openSource, banner, titled }) {
  // The conversation, the answer that is being made, a message that was not taken (unless it `mayBeThere`), how answers came up by their number,
  // and a turn that grows with each conversation that is shown, so that late answers of another are dropped.
  const state = { held: EMPTY, live: null, unsaid: null, kept: new Map(), turn: 0 };
  const composer = createComposer({ session, preset: Object.fromEntries(new URLSearchParams(location.search)), send: (body) => exchange.send(body, { boxed: true }), stop: () => exchange.stop(), warn: (text) => banner.tell(text) });
  const record = createRecord({ state, draw, banner, isShown: () => desk.element.isConnected, arrived: composer.taken });
  const exchange = createExchange({ state, draw, record, composer, banner, go, heard, news: () => desk.news() });
  const say = Object.assign((text) => exchange.send({ text }), { edit: (okrs) => exchange.send({ okrs }) });
  const card = createCard({ say, recheck, openSource: (place) => openSource(place), feedback, blocking: session.blocking });
  const out = createOut({ formats: session.formats });
  const acts = { hasModel: session.drafter !== "offline", edit, retry: (with_) => exchange.send({ retry: true, ...with_ }), again, goTo: record.goTo, undo, compare };
  const talk = createTalk({ session, acts, openNote: (document) => openSource({ document, start: 0, end: 0 }), choose: (one) => composer.write(one.text, one.settings) });
  const versions = createVersions({ goTo: record.goTo, compare, undo });
  const desk = createDesk({ talk: talk.element, composer: composer.element, bar: [versions.element, out.element], card: card.element });
  set(desk.element, composer.drops);
  for (const name of ["focus", "online"]) addEventListener(name, record.look);
  return { element: desk.element, show, left: desk.left, focusBox, undo, out: out.open, note, path: () => (state.held.id ? `/c/${state.held.id}` : "/") };

  async function show({ id = null }) {
    if (id === state.held.id && state.turn > 0) {
      titled(state.held.title || "Plumb");
      desk.back();
      return id ? record.look() : composer.focus();
    }
    state.live?.control.abort();
    const mine = (state.turn += 1);
    begin({ ...EMPTY, id });
    desk.tab("talk");
    if (id === null) {
      composer.focus();
      return;
    }
    try {
      await record.load(id, mine);
    } catch (problem) {
      if (mine !== state.turn) return;
      banner.tell(problem.status === 404 ? "This conversation is not there any more." : problem.message, problem.status === 404 ? null : ["Try again", () => ((state.held = EMPTY), banner.clear(), show({ id }))]);
      if (problem.status === 404) go("/", { replace: true });
    }
  }

  function begin(conversation) {
    state.held = conversation;
    state.live = state.unsaid = null;
    state.kept.clear();
    if (state.turn > 1) composer.clear();
    draw();
  }

  function heard(event) {
    if (event.event === "delta") card.showDelta(event.data);
    else if (event.event === "finding") card.showFinding(event.data);
    talk.follow();
  }

  function compare(version) {
    const { current, versions: all } = state.held;
    const last = current === version.number ? all.at(-1).number : current;
    const [from, to] = version.parent === null ? [version.number, last] : [version.parent, version.number];
    openCompare({ versions: all, from, to });
  }

  /** Bring back what was shown before, as whoever writes the word does: the service alone knows what that was. */
  function undo() {
    if (state.held.versions.length > 1) exchange.send({ text: "undo" });
  }

  /** Put the last message into the box again; what came of it is undone, or begun anew where it was the first. */
  async function edit(message) {
    const { draft, current } = state.held;
    if (message.version === null && state.held.versions.length > 0) {
      go("/");
      composer.attach(asked.attached(draft));
      composer.settle(draft.brief);
    } else if (message.version !== null && message.version !== current) await record.goTo(message.version);
    composer.write(message.text);
  }

  /** Ask for what an answer was given to once more, from the version that it was asked of. */
  async function again(answer) {
    if (state.live) return;
    const { messages, draft } = state.held;
    const said = messages.findLast((one) => one.role === "user" && one.number < answer.number);
    if (said.version === null) {
      go("/");
      return exchange.send(asked.first(draft));
    }
    const mine = state.turn;
    try {
      const after = await made(answer.version);
      if (said.version !== state.held.current) await record.goTo(said.version);
      if (mine === state.turn) await exchange.send(asked.later(said, state.held.draft, after));
    } catch (problem) {
      banner.tell(problem.message);
    }
  }

  /** Give the draft of a version; null where an answer made none. */
  async function made(number) {
    const version = state.held.versions.find((one) => one.number === number);
    return version ? get(`/v1/drafts/${encodeURIComponent(version.draft)}`) : null;
  }

  async function recheck(okrs, notes = []) {
    const { brief } = state.held.draft;
    const told = await post("/v1/checks", { okrs: [okrs], notes: [...brief.notes, ...notes], config: brief.config });
    return told.reports[0];
  }

  function feedback({ draft, ...said }) {
    return post(`/v1/drafts/${encodeURIComponent(draft)}/feedback`, said);
  }

  function note(name) {
    return state.held.draft?.brief.notes.find((one) => one.id === name) ?? null;
  }

  function focusBox() {
    desk.tab("talk");
    composer.focus();
  }

  function draw({ changes = [] } = {}) {
    const { held, live, unsaid, kept } = state;
    const busy = Boolean(live) || held.messages.at(-1)?.state === "running";
    talk.show({ held, live, busy, unsaid, kept });
    composer.setBusy(Boolean(live), busy);
    composer.show(held.draft);
    card.show({ draft: held.draft, fixes: held.fixes, changes, busy, version: held.current });
    out.show(held.draft);
    versions.show({ versions: held.versions, current: held.current, busy });
    desk.show({ title: held.title, hasDraft: Boolean(held.draft), isComing: Boolean(live) && !held.draft, isNew: !held.id && !live });
    titled(held.title || "Plumb");
  }
}
