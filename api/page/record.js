// The conversation as the service holds it: opened, looked at again, and led from version to version.

import { announce } from "./dom.js";
import { get, patch } from "./server.js";
import { pause } from "./wait.js";

const FOLLOWS = [500, 1000, 2000]; // milliseconds between looks whether another window's answer is there

/** What stands before a conversation is opened. */
export const EMPTY = { id: null, messages: [], versions: [], current: null, draft: null, fixes: [], updated: null, title: "" };

/** Give the address of a conversation on the service. */
export function address(id) {
  return `/v1/conversations/${encodeURIComponent(id)}`;
}

/** Make the record that fills `state.held`; `isShown()` says whether the view is in sight, `arrived()` is told that unsent words did arrive. */
export function createRecord({ state, draw, banner, isShown, arrived }) {
  let isFollowing = false; // whether an answer is waited for that this window does not hear
  return { load, look, goTo };

  /** Take what the service holds of a conversation, unless another one is shown by then. */
  async function load(id, mine = state.turn) {
    const found = await get(address(id));
    if (mine !== state.turn) return;
    // A job that nobody is at work on any more ends a message without a touch of the conversation.
    const isOther = found.updated !== state.held.updated || found.current !== state.held.current || lastState(found) !== lastState(state.held);
    state.held = found;
    if (state.unsaid?.mayBeThere && found.messages.findLast((one) => one.role === "user")?.text === state.unsaid.body.text) {
      if (state.unsaid.boxed) arrived();
      state.unsaid = null;
    }
    if (isOther) draw();
    if (isRunning() && !state.live && !isFollowing) follow(mine);
  }

  /** See whether another window, or the time offline, left something new. */
  async function look() {
    if (!state.held.id || state.live || !isShown()) return;
    try {
      await load(state.held.id);
    } catch {
      // Whoever acts next is told.
    }
  }

  /** Wait for an answer that this window does not hear: another one asked for it, or the connection was cut. */
  async function follow(mine) {
    isFollowing = true;
    for (let i = 0; mine === state.turn && !state.live && isRunning(); i += 1) {
      await pause(FOLLOWS[Math.min(i, FOLLOWS.length - 1)]);
      await look();
    }
    isFollowing = false;
    if (mine !== state.turn) await look();
  }

  function isRunning() {
    return lastState(state.held) === "running";
  }

  /** Make a version the current one. */
  async function goTo(number) {
    if (state.live) return;
    const mine = state.turn;
    try {
      const found = await patch(address(state.held.id), { version: number });
      if (mine !== state.turn) return;
      state.held = found;
      draw();
      announce(`Version ${number} is the current one.`);
    } catch (problem) {
      banner.tell(problem.message);
    }
  }
}

function lastState({ messages }) {
  return messages.at(-1)?.state;
}
