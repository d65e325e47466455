// How a view tells of a problem.

import { el } from "./dom.js";

/** Tell of a problem, with a way to try again where there is one. */
export function failure(problem, again = null) {
  return el(
    "div",
    { class: "failure", role: "alert" },
    el("p", {}, problem.detail ?? String(problem.message)),
    again && el("button", { type: "button", onclick: () => again() }, "Try again"),
  );
}
