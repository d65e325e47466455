// Work that may move a key result, and how much of the way from baseline to target it is said to cover.
import { el, many, svg } from "../dom.js";
import { amount, converted } from "./words.js";

/** List the initiatives of a key result with their share of the gap; null where there are none. */
export function initiatives(kr) {
  if (!kr.initiatives?.length) return null;
  return el(
    "div",
    { class: "initiatives" },
    el("h4", {}, "Initiatives"),
    el("ul", {}, kr.initiatives.map((one) => el("li", {}, el("span", {}, one.title), el("span", { class: "muted" }, one.impact === null || one.impact === undefined ? "impact not said" : `impact ${amount(one.impact, kr.unit === "%" ? "pp" : kr.unit)}`)))),
    coverage(kr),
  );
}

function coverage(kr) {
  const baseline = converted(kr.baseline, kr.baseline_unit ?? kr.unit, kr.unit);
  const gap = baseline === null || kr.target === null || kr.target === undefined ? 0 : Math.abs(kr.target - baseline);
  const said = kr.initiatives.filter((one) => one.impact !== null && one.impact !== undefined);
  if (!gap || !said.length) {
    return el("p", { class: "muted small" }, gap ? "Nobody has said how far these would move it, so how much of the gap they cover is open." : "The gap is open until baseline and target are known.");
  }
  const share = said.reduce((sum, one) => sum + Math.abs(one.impact), 0) / gap;
  const percent = Math.round(100 * share);
  const words = `${percent}% of the gap covered${said.length < kr.initiatives.length ? ` by ${many(said.length, "initiative")} with an impact` : ""}`;
  const width = `${Math.min(100, percent)}%`;
  return el(
    "p",
    { class: "coverage small" },
    svg(
      "svg",
      { class: "share", width: "96", height: "8", role: "img", "aria-label": words },
      svg("rect", { class: "whole", width: "100%", height: "8", rx: "4" }),
      svg("rect", { class: percent < 80 ? "part low" : "part", width, height: "8", rx: "4" }),
    ),
    el("span", { aria: { hidden: "true" } }, words),
  );
}
