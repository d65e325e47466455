// Small parts that several views share.

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

/** Do a work once nothing more has happened for so long. */
export function later(work, ms) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
}
