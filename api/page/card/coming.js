// A draft while it comes up: greyed, for nothing of it has been proved or checked yet.
import { el, fill } from "../dom.js";

/** Make the place of a draft that is coming: `delta` and `finding` take what the stream tells, `clear` ends it. */
export function createComing() {
  const lines = el("div", { class: "coming-lines" });
  const found = el("ul", { class: "coming-found small" });
  const element = el("section", { class: "coming", hidden: true, aria: { label: "Draft that is coming", busy: "true" } }, el("p", { class: "over" }, "Coming up, not checked yet"), lines, found);
  let said = new Map();
  return { element, delta, finding, clear };

  function delta({ objective, key_result: place, text }) {
    said.set(`${objective}.${place ?? 0}`, { objective, place, text });
    const order = [...said.values()].sort((one, other) => one.objective - other.objective || (one.place ?? 0) - (other.place ?? 0));
    fill(lines, order.map((one) => (one.place ? el("p", { class: "coming-kr" }, el("span", { class: "kr-name" }, order.at(-1).objective > 1 ? `KR ${one.objective}.${one.place}` : `KR ${one.place}`), one.text) : el("p", { class: "coming-title" }, one.text))));
    element.hidden = false;
  }

  function finding(one) {
    found.append(el("li", {}, el("code", {}, one.code), ` ${one.message ?? ""}`));
    element.hidden = false;
  }

  function clear() {
    if (element.hidden) return;
    said = new Map();
    fill(lines);
    fill(found);
    element.hidden = true;
  }
}
