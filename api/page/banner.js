// One line above all views, for what concerns them all.

import { el, fill } from "./dom.js";

const AWAY = "This device is offline. What is here can be read; what you send has to wait.";

/** Make the banner. `tell(text, [label, act])` shows a line until it is closed or cleared. */
export function createBanner(element) {
  let away = false;
  addEventListener("offline", () => {
    tell(AWAY);
    away = true;
  });
  addEventListener("online", () => away && clear());
  if (!navigator.onLine) dispatchEvent(new Event("offline"));
  return { tell, clear };

  function tell(text, action = null) {
    away = false;
    fill(
      element,
      el("span", {}, text),
      action && el("button", { type: "button", onclick: action[1] }, action[0]),
      el("button", { type: "button", class: "quiet close", onclick: clear }, "Close"),
    );
  }

  function clear() {
    away = false;
    fill(element);
  }
}
