// What the team must decide: questions answered in place, proposals to confirm, other objectives, and what was left out.
import { el, many } from "../dom.js";
import { documentName, label, targetOf } from "./words.js";

const WHOLE = "in a sentence, such as: 14% is agreed for retention";
const BOTH = /\d.*?(?:\bto\b|->|→)\s*[^\d]{0,12}\d/i;
// Is its number agreed? A value and a day answer that as well as a yes.
const AGREED = /^(?:Is .* agreed for|Should .* be a goal of this cycle)/;
const YES_OR_NO = /^(?:yes|yeah|yep|no|nope)\b/i;
const HINTS = {
  baseline: "such as 61%, or 61% to 78%",
  target: "such as 80%",
  due: "such as 31 March 2027",
  measured_by: "such as product analytics",
  review: "such as weekly",
};

/** Give the message that answers a question. */
export function answer(okrs, question, text) {
  const said = text.trim();
  const asked = question.text.match(/^.*\?/)?.[0];
  if (asked && (YES_OR_NO.test(said) || AGREED.test(asked))) return `${asked} ${said}`;
  if (question.key_result && question.field) {
    const field = BOTH.test(said) ? (/^from\b/i.test(said) ? "" : "from ") : `${question.field.replace("_", " ")} `;
    return `${label(okrs, question.objective, question.key_result)}: ${field}${said}`;
  }
  if (question.field === "review") return /^(?:we )?review/i.test(said) ? said : `we review ${said}`;
  if (question.field === "measured_by") return `all key results are measured by ${said}`;
  if (question.field === "due") return `all key results are due ${said}`;
  return `add: ${said}`;
}

function places(okrs) {
  return okrs.objectives.flatMap((one, i) => one.key_results.map((_, j) => [i + 1, j + 1]));
}

/** Make the list of decisions; null where nothing is open. */
export function decisions(desk, draft) {
  const proposed = places(desk.okrs).filter(([i, j]) => desk.okrs.objectives[i - 1].key_results[j - 1].source?.target === "proposed");
  const open = draft.questions.length + proposed.length;
  if (!open) return null;
  return el(
    "section",
    { class: "part decide", aria: { labelledby: "decide" } },
    el("h2", { id: "decide" }, "To decide ", el("span", { class: "count" }, many(open, "open point"))),
    proposed.map(([i, j]) => proposal(desk, i, j)),
    el("ol", { class: "questions" }, draft.questions.map((one, i) => questionItem(desk, one, i))),
  );
}

function proposal(desk, objective, place) {
  const name = label(desk.okrs, objective, place);
  const kr = desk.okrs.objectives[objective - 1].key_results[place - 1];
  return el(
    "p",
    { class: "proposal" },
    el("span", {}, el("b", {}, `${name}: `), `the target ${targetOf(kr)} for ${kr.metric ?? "this metric"} is a proposal.`),
    el("button", { type: "button", class: "main", data: { at: `confirm.${name}` }, onclick: () => desk.may() && desk.say(`confirm ${name}`) }, "Confirm", el("span", { class: "unseen" }, ` the target of ${name}`)),
  );
}

function hint(question) {
  const ofSet = ["measured_by", "review", "due"].includes(question.field);
  if (AGREED.test(question.text)) return "yes, no, or 30 by 30 June 2027";
  return (question.key_result || ofSet) && HINTS[question.field] ? HINTS[question.field] : WHOLE;
}

function questionItem(desk, question, number) {
  const id = `answer-${number}`;
  const box = el("input", { id, type: "text", autocomplete: "off", placeholder: hint(question), value: desk.answers.get(question.text) ?? "", data: { at: id }, oninput: () => desk.answers.set(question.text, box.value) });
  const send = (event) => {
    event.preventDefault();
    if (!box.value.trim()) return box.focus();
    if (!desk.may()) return;
    desk.answers.delete(question.text);
    desk.say(answer(desk.okrs, question, box.value));
  };
  const place = question.objective ? label(desk.okrs, question.objective, question.key_result) : null;
  return el(
    "li",
    {},
    el("form", { onsubmit: send }, el("label", { for: id }, place && el("b", {}, `${place} `), question.text), el("span", { class: "answer" }, box, el("button", { type: "submit", data: { at: `${id}.send` } }, "Answer", el("span", { class: "unseen" }, ` ${question.text}`)))),
  );
}

/** Make the other objectives that the draft offers; null where there are none. */
export function alternatives(desk, draft) {
  if (!draft.alternatives.length) return null;
  return desk.fold("alternatives", title("Alternatives", draft.alternatives.length), () =>
    el(
      "ul",
      { class: "alternatives" },
      draft.alternatives.map((one, i) =>
        el(
          "li",
          {},
          el("div", {}, el("h3", {}, one.title), el("ul", { class: "plain-list muted small" }, one.key_results.map((kr) => el("li", {}, kr.text)))),
          el("button", { type: "button", data: { at: `alternative.${i}` }, aria: { label: `Use this: ${one.title}` }, onclick: () => desk.may() && desk.say(`use alternative ${i + 1}`) }, "Use this"),
        ),
      ),
    ),
  );
}

/** Make the requests that were parked, each with its quote; null where there are none. */
export function parked(desk, draft) {
  if (!draft.parked.length) return null;
  return desk.fold("parked", title("Parked requests", draft.parked.length), () =>
    el(
      "ul",
      { class: "parked" },
      draft.parked.map((one, i) =>
        el(
          "li",
          {},
          el("p", {}, one.objective && one.key_result && el("b", {}, `${label(desk.okrs, one.objective, one.key_result)} `), one.request),
          el("p", { class: "muted small" }, one.why),
          one.quote && el("button", { type: "button", class: "chip cite", data: { at: `parked.${i}` }, title: one.quote.text, onclick: () => desk.openSource(one.quote) }, el("b", {}, documentName(one.quote.document)), el("span", {}, `“${one.quote.text}”`)),
        ),
      ),
    ),
  );
}

/** Make the draft's warnings; null where there are none. */
export function warnings(desk, draft) {
  if (!draft.warnings.length) return null;
  return desk.fold("warnings", title("Warnings", draft.warnings.length), () => el("ul", { class: "warnings" }, draft.warnings.map((one) => el("li", { data: { code: one.code } }, one.text))), { open: true });
}

function title(words, count) {
  return el("span", {}, `${words} `, el("span", { class: "count" }, String(count)));
}
