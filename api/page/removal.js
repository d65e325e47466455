// A button that asks once more before something is gone.

import { el } from "./dom.js";

/** Make a button that removes something; `remove` is called once it was asked for twice. */
export function removal(what, remove) {
  const ask = el("button", { type: "button", class: "quiet", "aria-label": `Delete ${what}`, onclick: open }, "Delete");
  const yes = el("button", { type: "button", class: "danger", onclick: confirm }, "Delete for good");
  const no = el("button", { type: "button", class: "quiet", onclick: close }, "Keep");
  const sure = el("span", { class: "removal-sure", role: "group", "aria-label": `Delete ${what}?`, hidden: true }, yes, no);
  const element = el("span", { class: "removal", onkeydown: (event) => event.key === "Escape" && !sure.hidden && close() }, ask, sure);
  return element;

  function open() {
    sure.hidden = false;
    ask.hidden = true;
    yes.focus();
  }

  function close() {
    sure.hidden = true;
    ask.hidden = false;
    ask.focus();
  }

  async function confirm() {
    yes.disabled = no.disabled = true;
    try {
      await remove();
    } finally {
      yes.disabled = no.disabled = false;
      if (element.isConnected) close();
    }
  }
}
