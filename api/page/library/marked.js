// A passage cut to where words stand that were looked for, with those words marked.

import { el } from "../dom.js";

const MOST = 420; // characters of a passage that are shown
const BEFORE = 120; // of these, before the first word

/** Give a passage in pieces, with the words of `text` marked. */
export function marked({ text: passage, heading }, text) {
  const words = pattern(text);
  const shown = excerpt(body(passage, heading), words);
  if (words === null) return [shown];
  const pieces = [];
  let at = 0;
  for (const found of shown.matchAll(words)) {
    pieces.push(shown.slice(at, found.index), el("mark", {}, found[0]));
    at = found.index + found[0].length;
  }
  return [...pieces, shown.slice(at)];
}

function pattern(text) {
  const words = text.match(/[\p{L}\p{N}%]{3,}/gu) ?? [];
  // A word's other endings count, too: "tickets" marks "ticket".
  const stems = words.map((word) => (word.length > 5 ? word.slice(0, -2) : word)).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return stems.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.join("|")})[\\p{L}\\p{N}]*`, "giu");
}

// The heading is told above the passage; blank lines only push the words out of sight.
function body(text, heading) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const first = lines[0]?.replace(/^#+\s*/, "").trim();
  return (lines.length > 1 && heading && heading.endsWith(first) ? lines.slice(1) : lines).join("\n");
}

function excerpt(passage, words) {
  if (passage.length <= MOST) return passage;
  const first = words === null ? 0 : Math.max(0, passage.search(words));
  const start = Math.max(0, passage.lastIndexOf(" ", Math.max(0, first - BEFORE)) + 1);
  const end = start + MOST;
  return `${start > 0 ? "…" : ""}${passage.slice(start, end)}${end < passage.length ? "…" : ""}`;
}
