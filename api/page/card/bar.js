// The way of a key result from today's value to the value to reach, on a scale that says where it begins and ends.
import { el, svg } from "../dom.js";
import { amount, baselineOf, converted, signed, targetOf } from "./words.js";

/** Draw a key result's way. Unknown values are dashed, never guessed. */
export function bar(kr) {
  const target = kr.target ?? null;
  const baseline = converted(kr.baseline, kr.baseline_unit ?? kr.unit, kr.unit);
  const name = told(kr, baseline, target);
  if (target === null && baseline === null) return framed(kr, name, [track(true)], null);
  const [low, high] = scale([baseline, target].filter((one) => one !== null), kr.unit);
  const at = (value) => `${(4 + (92 * (value - low)) / (high - low)).toFixed(2)}%`;
  const shapes = kr.direction === "maintain" ? held(kr, baseline, target, at) : moving(kr, baseline, target, at);
  return framed(kr, name, shapes, [low, high], at(((baseline ?? target) + (target ?? baseline)) / 2));
}

/** Lay out a way with its scale; what it says of the difference stands below the middle of the way. */
function framed(kr, name, shapes, ends, middle) {
  const picture = svg("svg", { class: "way", width: "100%", height: "22", role: "img", "aria-label": name }, shapes);
  const far = el("span", { class: "far" }, difference(kr));
  if (middle) far.style.setProperty("--middle", middle);
  const scale = ends && [el("span", {}, amount(ends[0], kr.unit)), far, el("span", {}, amount(ends[1], kr.unit))];
  return el("div", { class: "kr-way" }, picture, scale ? el("p", { class: "ends", aria: { hidden: "true" } }, scale) : el("p", { class: "ends" }, el("span", {}, "No numbers yet")));
}

function track(dashed) {
  return svg("line", { class: dashed ? "track dashed" : "track", x1: "1%", x2: "99%", y1: "11", y2: "11" });
}

function moving(kr, baseline, target, at) {
  const up = kr.direction !== "decrease";
  if (target === null) return [track(true), dot(at(baseline))];
  if (baseline === null) {
    const way = svg("line", { class: "step dashed", x1: up ? "1%" : "99%", x2: at(target), y1: "11", y2: "11" });
    return [track(false), way, tip(at(target), up, "")];
  }
  const wrong = kr.direction !== null && kr.direction !== undefined && target !== baseline && target > baseline !== up;
  const kind = wrong ? " wrong" : "";
  const way = svg("line", { class: `step${kind}`, x1: at(baseline), x2: at(target), y1: "11", y2: "11" });
  return [track(false), way, dot(at(baseline)), tip(at(target), target >= baseline, kind)];
}

function held(kr, baseline, target, at) {
  if (target === null) return [track(true), dot(at(baseline))];
  const below = kr.comparator === "<" || kr.comparator === "<=";
  const above = kr.comparator === ">" || kr.comparator === ">=";
  const from = above ? at(target) : "1%";
  const kept = below || above ? [svg("line", { class: "kept", x1: from, x2: below ? at(target) : "99%", y1: "11", y2: "11" })] : [];
  const limit = svg("line", { class: "limit", x1: at(target), x2: at(target), y1: "2", y2: "20" });
  return [track(false), ...kept, limit, baseline === null ? null : dot(at(baseline))];
}

function dot(x) {
  return svg("circle", { class: "start", cx: x, cy: "11", r: "4.5" });
}

function tip(x, right, kind) {
  const path = svg("path", { class: `tip${kind}`, d: right ? "M-9 -6.5 L2 0 L-9 6.5 Z" : "M9 -6.5 L-2 0 L9 6.5 Z" });
  return svg("svg", { x, y: "11", overflow: "visible", width: "1", height: "1" }, path);
}

/** Give the ends of a scale. It begins at nought unless all values lie close together far from it. */
function scale(values, unit) {
  const most = Math.max(...values);
  const least = Math.min(...values);
  if (unit === "%" && least >= 0 && most <= 100) {
    if (least >= 80) return [least >= 98 ? Math.floor(least * 2 - 100) : 50, 100];
    return [0, most > 40 ? 100 : round(most * 1.25 || 1)];
  }
  const low = least < 0 ? -round(-least * 1.1) : 0;
  return [low, most > 0 ? round(most * 1.2) : Math.max(1, -low / 4)];
}

function round(value) {
  const step = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * step >= value) * step;
}

/** Give how far it is: in points for shares, else as a part of today's value. */
function difference(kr) {
  const baseline = converted(kr.baseline, kr.baseline_unit ?? kr.unit, kr.unit);
  if (kr.direction === "maintain") return "hold";
  if (baseline === null || kr.target === null || kr.target === undefined) return "";
  const far = kr.target - baseline;
  if (kr.unit === "%") return signed(Number(far.toFixed(4)), "pp");
  return baseline ? signed(Math.round((100 * far) / Math.abs(baseline)), "%") : signed(far, kr.unit);
}

function told(kr, baseline, target) {
  const from = baseline === null ? (baselineOf(kr) ?? "an unknown baseline") : baselineOf(kr);
  const to = target === null ? (targetOf(kr) ?? "an unknown target") : targetOf(kr);
  return kr.direction === "maintain" ? `Hold ${to}; today ${from}` : `From ${from} to ${to} ${difference(kr)}`.trim();
}
