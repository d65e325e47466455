// What was asked for, to ask it once more: a message of a person holds words alone, the drafts beside it hold the rest.

const OF_MESSAGE = /^message-\d+$/;
const OF_CONVERSATION = /^(notes|message-\d+)$/;
const SETTINGS = ["role", "phase", "team_kind", "cycle", "as_of", "config"];

/** Give the notes of a draft that came as files, not as words of the conversation. */
export function attached(draft) {
  return draft.brief.notes.filter((one) => !OF_CONVERSATION.test(one.id));
}

/** Give the message that a first draft was made from: its notes, and for whom. */
export function first({ brief }) {
  return { notes: brief.notes.filter((one) => !OF_MESSAGE.test(one.id)), ...given(SETTINGS.map((name) => [name, brief[name]])) };
}

/** Give the message that led from one draft to another, or to an answer alone: its words, notes and settings. */
export function later(asked, before, after) {
  if (after === null) return { text: asked.text };
  const had = new Map(before.brief.notes.map((one) => [one.id, one.text]));
  const notes = after.brief.notes.filter((one) => !OF_MESSAGE.test(one.id) && had.get(one.id) !== one.text);
  const other = given(SETTINGS.map((name) => [name, same(after.brief[name], before.brief[name]) ? null : after.brief[name]]));
  const words = after.brief.notes.find((one) => one.id === `message-${asked.number}`)?.text;
  // Without words of its own a message is told by the names of what it brought.
  const text = words ?? (notes.length || Object.keys(other).length ? null : asked.text);
  return { ...given([["text", text]]), ...(notes.length ? { notes } : {}), ...other };
}

function given(pairs) {
  return Object.fromEntries(pairs.filter(([, value]) => value !== null && value !== undefined));
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
