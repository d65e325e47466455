// Asks for a key once; the service puts a cookie in its place that no script can read.

import { el } from "./dom.js";
import { post } from "./server.js";

/** Make the form. `signedIn(session)` is called with the answer. */
export function createSignIn(signedIn) {
  const key = el("input", { type: "password", id: "key", autocomplete: "off", required: true, spellcheck: false });
  const said = el("p", { class: "problem", role: "alert" });
  const button = el("button", { class: "main", type: "submit" }, "Sign in");
  const form = el(
    "form",
    { class: "panel stack signin", onsubmit: send },
    el("h1", {}, "Sign in to Plumb"),
    el("p", { class: "muted" }, "This service asks for a key. Whoever runs it makes one with ", el("code", {}, "okr keys create"), "."),
    el("div", { class: "field" }, el("label", { for: "key" }, "Key"), key),
    said,
    button,
  );
  async function send(event) {
    event.preventDefault();
    button.disabled = true;
    said.textContent = "";
    try {
      const session = await post("/v1/session", { key: key.value.trim() });
      key.value = "";
      signedIn(session);
    } catch (problem) {
      said.textContent = problem.status === 401 ? "This key is not known here, or it was revoked or has ended." : problem.message;
      key.focus();
    } finally {
      button.disabled = false;
    }
  }
  return { element: el("div", { class: "page" }, form), focus: () => key.focus() };
}
