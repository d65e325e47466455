// The versions of a conversation above its draft: which one stands, back, and beside another.

import { el, fill } from "./dom.js";

/** Make the bar. `show({versions, current, busy})` draws it. */
export function createVersions({ goTo, compare, undo }) {
  const choice = el("select", { class: "version-choice", aria: { label: "Version" }, onchange: () => goTo(Number(choice.value)) });
  const back = el("button", { type: "button", class: "quiet", onclick: undo }, "Undo");
  const beside = el("button", { type: "button", class: "quiet", onclick: () => compare(now()) }, "Compare");
  const element = el("div", { class: "row versions" }, choice, back, beside);
  let held = { versions: [], current: null };
  return { element, show };

  function now() {
    return held.versions.find((one) => one.number === held.current);
  }

  function show({ versions, current, busy }) {
    const isOther = versions !== held.versions;
    held = { versions, current };
    if (isOther) fill(choice, versions.toReversed().map((one) => el("option", { value: one.number }, `Version ${one.number}: ${one.summary.split("\n")[0].slice(0, 60)}`)));
    if (current !== null) choice.value = current;
    choice.disabled = back.disabled = beside.disabled = busy;
    element.hidden = versions.length < 2;
  }
}
