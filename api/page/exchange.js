// One message and its answer: sent, heard as it comes up, and found again when it was stopped, failed or the line was cut.

import { announce } from "./dom.js";
import { address } from "./record.js";
import { get, post, stream } from "./server.js";
import { createSteps } from "./steps.js";
import { pause } from "./wait.js";

const WAITS = [500, 1000, 2000, 4000, 8000]; // milliseconds between looks what became of a message
const AFTER_STOP = [600, 3000]; // milliseconds until the service has ended what was stopped
const BUSY_TRIES = 5;
const BUSY_WAIT = 800; // milliseconds
// What became of a conversation before a message came, by the code of the refusal.
const MEANWHILE = {
  not_found: "This conversation was deleted meanwhile.",
  version_left: "The draft was changed meanwhile, such as in another window. See it as it is now, then do this again.",
};

/**
 * Make the exchange. It keeps `state.live` (the answer that is being made), `state.unsaid` (a message that was not taken)
 * and `state.kept` (how answers of this window came up). `heard(event)` is told what comes, `news()` that a version came of it.
 */
export function createExchange({ state, draw, record, composer, banner, go, heard, news }) {
  return { send, stop };

  /** Send what is said of the version that is shown; `boxed` where it is what stands in the box, which is emptied once it is taken. */
  async function send(body, { boxed = false } = {}) {
    if (state.live) return;
    const mine = state.turn;
    const control = new AbortController();
    const { current } = state.held;
    state.live = { control, steps: createSteps(), text: body.text ?? null, retry: Boolean(body.retry), boxed, names: (body.notes ?? []).map((one) => one.id) };
    state.unsaid = null;
    draw();
    try {
      if (!state.held.id) {
        state.held = { ...state.held, ...(await post("/v1/conversations", {}, control.signal)) };
        go(`/c/${state.held.id}`, { replace: location.pathname !== "/" || location.search !== "" });
      }
      for await (const event of answering(state.held.id, current === null ? body : { ...body, version: current }, control.signal)) {
        if (mine !== state.turn) return;
        if (event.event === "accepted") accepted(event.data);
        else if (event.event === "done") return done(event.data);
        else if (event.event === "error") throw Object.assign(new Error(event.data.detail), { ...event.data, name: "Told" });
        else {
          state.live.steps.hear(event);
          heard(event);
        }
      }
    } catch (problem) {
      if (mine === state.turn) await failed(problem, body, mine);
    }
  }

  function stop() {
    state.live?.control.abort();
  }

  function accepted({ message }) {
    state.live.number = message;
    if (state.live.boxed) composer.taken();
  }

  function done(told) {
    const { steps, number, text } = state.live;
    steps.end(told.versions.length ? told.draft : null);
    state.kept.set(told.message.number, steps);
    mark(number, { state: "done" }, text);
    const messages = [...state.held.messages.filter((one) => one.number < told.message.number), told.message];
    const { current, draft, fixes } = told;
    const title = state.held.title || draft?.okrs.objectives[0]?.title || ""; // as the service names it, which is heard a moment later
    state.held = { ...state.held, title, messages, versions: [...state.held.versions, ...told.versions], current, draft, fixes, updated: null };
    state.live = null;
    draw({ changes: told.changes });
    announce(told.message.text);
    if (told.versions.length) news();
    record.look();
  }

  async function failed(problem, body, mine) {
    const { number, boxed } = state.live;
    const stopped = problem.name === "AbortError";
    if (number === undefined && !stopped && !problem.isLost) return refused(problem, body, boxed);
    if (problem.isLost && state.held.id) {
      banner.tell("The connection was lost. Looking whether the answer is there…");
      const found = await resumed(number, boxed, mine);
      if (mine !== state.turn) return;
      if (found) banner.clear();
      else banner.tell("The service cannot be reached. What was said is kept there.", ["Try again", () => (banner.clear(), record.look())]);
      if (found && number !== undefined) return;
    }
    // The service ends the work a moment after the connection.
    state.live = null;
    if (number === undefined) state.unsaid = { body, boxed, problem: stopped ? new Error("Stopped before it was sent.") : problem, mayBeThere: true };
    else mark(number, stopped || problem.isLost ? { state: "interrupted" } : { state: "failed", code: problem.code, detail: problem.message }, body.text);
    draw();
    announce(stopped ? "Stopped" : problem.message);
    if (stopped) for (const wait of AFTER_STOP) setTimeout(record.look, wait);
  }

  async function refused(problem, body, boxed) {
    const told = problem.code in MEANWHILE ? new Error(MEANWHILE[problem.code]) : problem;
    const mine = state.turn;
    state.live = null;
    if (problem.status === 409) await record.look();
    if (mine !== state.turn) return;
    if (body.okrs || body.retry) banner.tell(told.message);
    else state.unsaid = { body, boxed, problem: told };
    draw();
  }

  /** Ask again and again what became of a message, which may still be answered; says whether the service could be asked. */
  async function resumed(number, boxed, mine) {
    for (const wait of WAITS) {
      await pause(wait);
      if (mine !== state.turn) return false;
      try {
        const found = await get(address(state.held.id));
        state.held = found;
        state.live = null;
        if (boxed && found.messages.some((one) => one.number === number)) composer.taken();
        draw();
        record.look();
        return true;
      } catch (problem) {
        if (!problem.isLost) return false;
      }
    }
    return false;
  }

  /** Put the message that was just sent among the others, as it stands now. */
  function mark(number, how, text) {
    const known = state.held.messages.find((one) => one.number === number);
    const said = known ?? { number, role: "user", text: text ?? "", created: new Date().toISOString(), version: state.held.current, code: null };
    state.held = { ...state.held, messages: [...state.held.messages.filter((one) => one.number !== number), { ...said, ...how }] };
  }
}

/** Give the events of an answer. A message that was just stopped ends a moment later, so busy is asked again. */
async function* answering(id, body, signal) {
  for (let tries = 1; ; tries += 1) {
    try {
      return yield* stream(`${address(id)}/messages`, body, signal);
    } catch (problem) {
      if (problem.code !== "busy" || tries === BUSY_TRIES) throw problem;
      await pause(BUSY_WAIT);
    }
  }
}
