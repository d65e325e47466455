// The drafting view: a conversation on the left, its draft on the right, and what goes on between both and the service.

import { createCard } from "./card/card.js";
import { openCompare } from "./compare.js";
import { createComposer } from "./composer.js";
import { createDesk } from "./desk.js";
import { announce } from "./dom.js";
import { createOut } from "./out.js";
import { get, patch, post, stream } from "./server.js";
import { createSteps } from "./steps.js";
import { createTalk } from "./talk.js";
import { createVersions } from "./versions.js";

const WAITS = [500, 1000, 2000, 4000, 8000]; // milliseconds between looks whether an answer is there after all
const BUSY_TRIES = 5;
const NOTE_OF_MESSAGE = /^(notes|message-\d+)$/;
const EMPTY = { id: null, messages: [], versions: [], current: null, draft: null, fixes: [], updated: null, title: "" };

/** Make the view. `show({id})` opens a conversation, or a new one. */
export function createConversation({ session, go, openSource, banner, titled }) {
  let held = EMPTY; // the conversation as the service last told it
  let live = null; // the answer that is being made: {control, steps, text, number}
  let isFollowing = false; // whether an answer made for another window is waited for
  let turn = 0; // grows with each conversation that is shown, so that late answers of another are dropped
  let unsaid = null; // a message that the service did not take: {body, problem}
  const kept = new Map(); // how answers of this window came up, by the number of their message
  const say = (text) => send({ text });
  say.edit = sendEdited;
  const composer = createComposer({ session, preset: Object.fromEntries(new URLSearchParams(location.search)), send, stop, warn: (text) => banner.tell(text) });
  const card = createCard({ say, recheck, openSource: (place) => openSource(place), feedback, blocking: session.blocking });
  const out = createOut({ formats: session.formats });
  const acts = { hasModel: session.drafter !== "offline", edit, retry: (with_) => send({ retry: true, ...with_ }), again, goTo, compare };
  const talk = createTalk({ session, acts, openNote: (document) => openSource({ document, start: 0, end: 0 }), choose: (one) => composer.write(one.text, one.settings) });
  const versions = createVersions({ goTo, compare, undo });
  const desk = createDesk({ talk: talk.element, composer: composer.element, bar: [versions.element, out.element], card: card.element });
  for (const name of ["focus", "online"]) addEventListener(name, look);
  return { element: desk.element, show, focusBox, undo, out: out.open, note, path: () => (held.id ? `/c/${held.id}` : "/") };

  async function show({ id = null }) {
    if (id === held.id && turn > 0) {
      titled(held.title || "Plumb");
      return id ? look() : composer.focus();
    }
    live?.control.abort();
    const mine = (turn += 1);
    begin({ ...EMPTY, id });
    desk.tab("talk");
    if (id === null) {
      composer.focus();
      return;
    }
    try {
      await load(id, mine);
    } catch (problem) {
      if (mine !== turn) return;
      banner.tell(problem.status === 404 ? "This conversation is not there any more." : problem.message, problem.status === 404 ? null : ["Try again", () => ((held = EMPTY), banner.clear(), show({ id }))]);
      if (problem.status === 404) go("/", { replace: true });
    }
  }

  function begin(conversation) {
    held = conversation;
    live = unsaid = null;
    kept.clear();
    if (turn > 1) composer.clear();
    draw();
  }

  async function load(id, mine = turn) {
    const found = await get(`/v1/conversations/${encodeURIComponent(id)}`);
    if (mine !== turn) return;
    const isOther = found.updated !== held.updated || found.current !== held.current;
    held = found;
    if (unsaid && found.messages.findLast((one) => one.role === "user")?.text === unsaid.body.text) {
      unsaid = null;
      composer.clear();
    }
    if (isOther) draw();
    if (found.messages.at(-1)?.state === "running" && !live && !isFollowing) follow(mine);
  }

  /** See whether another window, or the time offline, left something new. */
  async function look() {
    if (!held.id || live || !desk.element.isConnected) return;
    try {
      await load(held.id);
    } catch {
      // Whoever acts next is told.
    }
  }

  /** Wait for an answer that is made for another window. */
  async function follow(mine) {
    isFollowing = true;
    for (let i = 0; mine === turn && !live && held.messages.at(-1)?.state === "running"; i += 1) {
      await pause(WAITS[Math.min(i, 2)]);
      await look();
    }
    isFollowing = false;
    if (mine !== turn) await look();
  }

  /** Send a set that was edited by hand, unless another window changed the draft meanwhile: that is shown first. */
  async function sendEdited(okrs) {
    const before = held.current;
    await look();
    if (held.current === before) return send({ okrs });
    banner.tell("Another window changed this draft meanwhile. Here it is; make your edit again.");
  }

  async function send(body) {
    if (live) return;
    const mine = turn;
    const control = new AbortController();
    live = { control, steps: createSteps(), text: body.text ?? null, retry: Boolean(body.retry), names: (body.notes ?? []).map((one) => one.id), edited: Boolean(body.okrs) };
    unsaid = null;
    draw();
    try {
      if (!held.id) {
        held = { ...held, ...(await post("/v1/conversations", {}, control.signal)) };
        go(`/c/${held.id}`, { replace: location.pathname !== "/" || location.search !== "" });
      }
      for await (const event of answering(held.id, body, control.signal)) {
        if (mine !== turn) return;
        if (event.event === "accepted") accepted(event.data, body);
        else if (event.event === "done") return done(event.data);
        else if (event.event === "error") throw Object.assign(new Error(event.data.detail), { ...event.data, name: "Told" });
        else heard(event);
      }
    } catch (problem) {
      if (mine === turn) await failed(problem, body, mine);
    }
  }

  function accepted({ message }, body) {
    live.number = message;
    if (!body.okrs && !body.retry) composer.clear();
  }

  function heard(event) {
    live.steps.hear(event);
    if (event.event === "delta") card.showDelta(event.data);
    else if (event.event === "finding") card.showFinding(event.data);
    talk.follow();
  }

  function done(told) {
    const { steps, number } = live;
    steps.end(told.versions.length ? told.draft : null);
    kept.set(told.message.number, steps);
    const messages = settled(number).filter((one) => one.number < told.message.number);
    held = { ...held, messages: [...messages, told.message], versions: [...held.versions, ...told.versions], current: told.current, draft: told.draft, fixes: told.fixes, updated: null };
    live = null;
    draw({ changes: told.changes });
    announce(told.message.text);
    if (told.versions.length) desk.news();
    look();
  }

  /** Give the messages with the one that was just sent among them, as done. */
  function settled(number) {
    const before = held.messages.filter((one) => one.number !== number);
    const known = held.messages.find((one) => one.number === number);
    const said = known ?? { number, role: "user", text: live.text ?? "", created: new Date().toISOString(), version: held.current, code: null };
    return [...before, { ...said, state: "done" }];
  }

  async function failed(problem, body, mine) {
    const { number } = live;
    const stopped = problem.name === "AbortError";
    if (number === undefined && !stopped && !problem.isLost) {
      unsaid = body.okrs || body.retry ? null : { body, problem };
      live = null;
      if (problem.status === 409 || problem.status === 404) await look();
      if (!unsaid) banner.tell(problem.message);
      draw();
      return;
    }
    if (problem.isLost && held.id) {
      banner.tell("The connection was lost. Looking whether the answer is there…");
      const found = await resumed(number, mine);
      if (mine !== turn) return;
      if (found) banner.clear();
      else banner.tell("The service cannot be reached. What was said is kept there.", ["Try again", () => (banner.clear(), look())]);
      if (found && number !== undefined) return;
    }
    // The service ends the work a moment after the connection.
    live = null;
    if (number === undefined) unsaid = { body, problem: stopped ? new Error("Stopped before it was sent.") : problem };
    else mark(number, stopped || problem.isLost ? { state: "interrupted" } : { state: "failed", code: problem.code, detail: problem.message }, body);
    draw();
    announce(stopped ? "Stopped" : problem.message);
    if (stopped) for (const wait of [600, 3000]) setTimeout(look, wait);
  }

  /** Look again and again whether a message was answered after all; says whether the service could be asked. */
  async function resumed(number, mine) {
    for (const wait of WAITS) {
      await pause(wait);
      if (mine !== turn) return false;
      try {
        const found = await get(`/v1/conversations/${encodeURIComponent(held.id)}`);
        const asked = found.messages.find((one) => one.number === number);
        if (asked?.state === "running") continue;
        held = found;
        live = null;
        if (asked) composer.clear();
        draw();
        return true;
      } catch (problem) {
        if (!problem.isLost) return false;
      }
    }
    return false;
  }

  function mark(number, how, body) {
    const known = held.messages.find((one) => one.number === number);
    const said = known ?? { number, role: "user", text: body.text ?? "", created: new Date().toISOString(), version: held.current, code: null };
    held = { ...held, messages: [...held.messages.filter((one) => one.number !== number), { ...said, ...how }] };
  }

  function stop() {
    live?.control.abort();
  }

  async function goTo(number) {
    if (live) return;
    const mine = turn;
    try {
      const found = await patch(`/v1/conversations/${encodeURIComponent(held.id)}`, { version: number });
      if (mine !== turn) return;
      held = found;
      draw();
      announce(`Version ${number} is the current one.`);
    } catch (problem) {
      banner.tell(problem.message);
    }
  }

  function undo() {
    const now = held.versions.find((one) => one.number === held.current);
    if (!live && now && now.parent !== null) goTo(now.parent);
  }

  function compare(version) {
    const last = held.current === version.number ? held.versions.at(-1).number : held.current;
    const [from, to] = version.parent === null ? [version.number, last] : [version.parent, version.number];
    openCompare({ versions: held.versions, from, to });
  }

  /** Put the last message into the box again; what came of it is undone, or begun anew where it was the first. */
  async function edit(message) {
    const { draft } = held;
    const isFirst = message.version === null && held.versions.length > 0;
    if (isFirst) {
      const notes = draft.brief.notes.filter((one) => !NOTE_OF_MESSAGE.test(one.id));
      go("/");
      composer.attach(notes);
      composer.settle(draft.brief);
    } else if (message.version !== null && message.version !== held.current) await goTo(message.version);
    composer.write(message.text);
  }

  async function again(message) {
    if (live) return;
    const asked = held.messages.findLast((one) => one.role === "user" && one.number < message.number);
    const { draft } = held;
    if (asked.version !== null) {
      if (asked.version !== held.current) await goTo(asked.version);
      return send({ text: asked.text });
    }
    const { role, phase, team_kind, cycle, as_of, config } = draft.brief;
    const given = Object.fromEntries(Object.entries({ role, phase, team_kind, cycle, as_of, config }).filter(([, value]) => value !== null));
    const notes = draft.brief.notes.filter((one) => !/^message-\d+$/.test(one.id));
    go("/");
    return send({ notes, ...given });
  }

  async function recheck(okrs, notes = []) {
    const { brief } = held.draft;
    const told = await post("/v1/checks", { okrs: [okrs], notes: [...brief.notes, ...notes], config: brief.config });
    return told.reports[0];
  }

  function feedback({ draft, ...said }) {
    return post(`/v1/drafts/${encodeURIComponent(draft)}/feedback`, said);
  }

  function note(name) {
    return held.draft?.brief.notes.find((one) => one.id === name) ?? null;
  }

  function focusBox() {
    desk.tab("talk");
    composer.focus();
  }

  function draw({ changes = [] } = {}) {
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

/** Give the events of an answer. A message that was just stopped ends a moment later, so busy is asked again. */
async function* answering(id, body, signal) {
  for (let tries = 1; ; tries += 1) {
    try {
      return yield* stream(`/v1/conversations/${encodeURIComponent(id)}/messages`, body, signal);
    } catch (problem) {
      if (problem.code !== "busy" || tries === BUSY_TRIES) throw problem;
      await pause(800);
    }
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
