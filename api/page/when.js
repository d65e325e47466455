// Says days and sizes as people do.

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Give how many days ago a moment was, by the calendar of whoever reads. */
export function daysAgo(moment, now = new Date()) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(now) - midnight(new Date(moment))) / 86_400_000);
}

/** Give "today 14:02", "yesterday 09:30", "3 Nov" or "3 Nov 2025". */
export function when(moment, now = new Date()) {
  const date = new Date(moment);
  const days = daysAgo(moment, now);
  if (days === 0) return `today ${hour.format(date)}`;
  if (days === 1) return `yesterday ${hour.format(date)}`;
  return date.getFullYear() === now.getFullYear() ? day.format(date) : dayOfYear.format(date);
}

/** Give the hour alone for what was said today: "14:02", else as `when` does. */
export function at(moment, now = new Date()) {
  return when(moment, now).replace(/^today /, "");
}

/** Give "3 Nov 2025" for a calendar day such as 2025-11-03. */
export function calendarDay(text) {
  const [year, month, date] = text.split("-").map(Number);
  return dayOfYear.format(new Date(year, month - 1, date));
}

/** Give "840 characters", "12 k characters". */
export function length(characters) {
  return characters < 1000 ? `${characters} characters` : `${Math.round(characters / 1000)} k characters`;
}
