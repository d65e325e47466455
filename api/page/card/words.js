// How numbers, dates, places and labels read on the card, and how typed ones are read back.

const COMPARATORS = { "<": "under", "<=": "at most", ">": "over", ">=": "at least" };
const TYPED = [
  [/^(?:<=|≤|at most|no more than|up to|max(?:imum)?)\s*/i, "<="],
  [/^(?:>=|≥|at least|no less than|min(?:imum)?(?=\s))\s*/i, ">="],
  [/^(?:<|under|below|less than|fewer than)\s*/i, "<"],
  [/^(?:>|over|above|more than)\s*/i, ">"],
];
const UNITS = {
  "%": "%", percent: "%", "per cent": "%", pp: "pp", points: "pp", bps: "bps", x: "x", ms: "ms",
  s: "s", sec: "s", second: "s", seconds: "s", min: "min", mins: "min", minute: "min", minutes: "min",
  h: "h", hr: "h", hrs: "h", hour: "h", hours: "h", d: "days", day: "days", days: "days",
  week: "weeks", weeks: "weeks", month: "months", months: "months", year: "years", years: "years",
};
const SYMBOLS = { "€": "EUR", $: "USD", "£": "GBP", "₹": "INR", "¥": "JPY" };
const SCALES = { k: 1e3, m: 1e6, bn: 1e9 };
const FACTORS = { ms: 0.001, s: 1, min: 60, h: 3600, days: 86400, weeks: 604800, months: 2629800, years: 31557600 };
const DIGITS = 15; // as many as a number keeps exactly
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const long = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export const SEVERITIES = { error: "Error", warning: "Warning", advice: "Advice" };

/** Give "66%", "5 min", "€1,240"; `unit` may be null. */
export function amount(value, unit) {
  if (value === null || value === undefined) return "";
  const said = number.format(value).replace("-", "−");
  if (unit === "%" || unit === "x") return said + unit;
  if (unit && /^[A-Z]{3}$/.test(unit)) return money(value, unit);
  if (!unit || unit === "count" || unit === "score") return said;
  return `${said} ${value === 1 ? unit.replace(/^(day|week|month|year)s$/, "$1") : unit}`;
}

function money(value, currency) {
  try {
    const style = { style: "currency", currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: 0, maximumFractionDigits: 2 };
    return new Intl.NumberFormat("en", style).format(value);
  } catch {
    return `${number.format(value)} ${currency}`;
  }
}

/** Give a number with its sign: "+12 pp", "−64%". */
export function signed(value, unit) {
  return (value > 0 ? "+" : value < 0 ? "−" : "±") + amount(Math.abs(value), unit);
}

/** Give today's value of a key result as it reads, null where it is unknown. */
export function baselineOf(kr) {
  return kr.baseline === null || kr.baseline === undefined ? null : amount(kr.baseline, kr.baseline_unit ?? kr.unit);
}

/** Give the value to reach as it reads: a value, a change without an end value, or null where it is unknown. */
export function targetOf(kr) {
  if (kr.target !== null && kr.target !== undefined) {
    const word = COMPARATORS[kr.comparator];
    return (word ? `${word} ` : "") + amount(kr.target, kr.unit);
  }
  if (kr.change !== null && kr.change !== undefined) return signed(kr.change, kr.unit === "%" ? "pp" : kr.unit);
  if (kr.relative_change !== null && kr.relative_change !== undefined) return signed(kr.relative_change * 100, "%");
  return null;
}

/** Give a baseline in the unit of the target; null where the two do not convert. */
export function converted(value, from, to) {
  if (value === null || value === undefined) return null;
  if (!from || !to || from === to) return value;
  if (FACTORS[from] && FACTORS[to]) return (value * FACTORS[from]) / FACTORS[to];
  return null;
}

/** Read a typed value: {value, unit, comparator}, with `by` where it is a change ("+5"); an empty one is a null value; null where it is no number. */
export function typed(text, unit) {
  let rest = text.trim();
  if (!rest || /^(?:unknown|none|\?|-|—)$/i.test(rest)) return { value: null, unit, comparator: null };
  let comparator = null;
  for (const [pattern, sign] of TYPED) {
    if (pattern.test(rest)) {
      rest = rest.replace(pattern, "");
      comparator = sign;
      break;
    }
  }
  const found = /^([€$£₹¥])?\s*([+−-]?\d[\d,. ]*)\s*(k|m|bn)?(?![a-z])\s*(.*)$/i.exec(rest) ?? /^()([+−-]?\d[\d,. ]*)\s*()(.*)$/i.exec(rest);
  if (!found) return null;
  const [, symbol, digits, scale, tail] = found;
  if (digits.replace(/\D/g, "").replace(/^0+/, "").length > DIGITS) return null;
  const plain = digits.trim().replace("−", "-").replace(/[, ](?=\d{3}(?!\d))/g, "").replace(",", ".");
  const value = Number(plain) * (SCALES[scale?.toLowerCase()] ?? 1);
  const named = tail.trim().toLowerCase();
  const known = symbol ? SYMBOLS[symbol] : named === "" ? unit : (UNITS[named] ?? (/^[a-z]{3}$/.test(named) ? named.toUpperCase() : undefined));
  if (!Number.isFinite(value) || known === undefined) return null;
  return { value, unit: known, comparator, ...(digits.startsWith("+") ? { by: true } : {}) };
}

/** Give "31 Mar 2027" for "2027-03-31". */
export function day(iso) {
  return dated(iso, short);
}

/** Give "31 March 2027", as sentences write it. */
export function longDay(iso) {
  return dated(iso, long);
}

function dated(iso, format) {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? String(iso) : format.format(date);
}

/** Name a place as a message does: "KR 2", "KR 1.2" where there are several objectives, "objective 1". */
export function label(okrs, objective, keyResult) {
  if (!keyResult) return objective ? `objective ${objective}` : "the set";
  return okrs.objectives.length > 1 ? `KR ${objective}.${keyResult}` : `KR ${keyResult}`;
}

/** Give "Direction contradiction" for "direction-contradiction", "Time bound" for "time_bound". */
export function titled(name) {
  return capital(String(name).replace(/[-_]+/g, " "));
}

/** Give "Cross-functional" for "cross-functional". */
export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Give the last part of a document's name without its ending: "meeting-notes"; a message is its writer's. */
export function documentName(document) {
  if (/^message-\d+$/.test(document)) return "your message";
  return String(document).split("/").pop().replace(/\.[A-Za-z0-9]{1,5}$/, "") || String(document);
}

/** Cut a piece of a text by code points, as the service counts them. */
export function piece(text, start, end) {
  return Array.from(text).slice(start, end).join("");
}

/** Give a few words of a quote around the first of some values, else its beginning. */
export function excerpt(text, values, most = 48) {
  const flat = unmarked(text).replace(/\s+/g, " ").replace(/^["“”]+|["“”]+$/g, "").trim();
  if (flat.length <= most) return flat;
  let at = 0;
  for (const value of values) {
    const found = value === null || value === undefined ? -1 : flat.indexOf(String(value));
    if (found >= 0) {
      at = found;
      break;
    }
  }
  const first = at + 8 <= most ? 0 : Math.min(Math.max(0, at - Math.round(most * 0.6)), flat.length - most);
  let from = first === 0 ? 0 : flat.indexOf(" ", first) + 1 || first;
  let to = Math.min(flat.length, from + most);
  if (to < flat.length) to = Math.max(flat.lastIndexOf(" ", to), from + 8);
  return (from > 0 ? "…" : "") + flat.slice(from, to).trim() + (to < flat.length ? "…" : "");
}

/** Take the marks of Markdown out of a few words: headings, lists and quotes begin with them, emphasis and code stand between them. */
function unmarked(text) {
  return text
    .replace(/^[ \t]*(?:#{1,6} |[-*+] (?:\[[ xX]\] )?|> ?|\d{1,3}[.)] )+/gm, "")
    .replace(/(\*\*|__|`)(\S(?:[^\n]*?\S)?)\1/g, "$2");
}
