// What people think of a draft: a thumb and, if they like, a reason.
import { el, svg } from "../dom.js";

const UP = "M7 10v9H4v-9h3Zm2 8.5V10l3.6-6.4c1.4 0 2.2 1 1.9 2.3L14 9h4.3c1 0 1.8 1 1.5 2l-1.8 6.6c-.2.8-.9 1.4-1.7 1.4H11l-2-.5Z";

/** Make the thumbs of a draft. `feedback` sends {draft, thumb, reason}; what it rejects with is said in place. */
export function thumbs(draft, feedback) {
  const reason = el("input", { type: "text", maxlength: 500, autocomplete: "off", placeholder: "Why? (optional)", aria: { label: "Reason" }, data: { at: "thumbs.reason" } });
  const said = el("p", { class: "small muted", role: "status" });
  const form = el("form", { class: "answer", hidden: true, onsubmit: (event) => (event.preventDefault(), send(reason.value.trim())) }, reason, el("button", { type: "submit", data: { at: "thumbs.send" } }, "Send"));
  let thumb = null;
  const buttons = [thumbButton("up", "Good draft"), thumbButton("down", "Not good")];
  return el("section", { class: "thumbs", aria: { label: "What do you think of this draft?" } }, el("div", { class: "row" }, el("span", { class: "muted small" }, "What do you think of this draft?"), buttons), form, said);

  function thumbButton(name, words) {
    const icon = svg("svg", { class: `thumb ${name}`, viewBox: "0 0 24 24", width: "18", height: "18", "aria-hidden": "true" }, svg("path", { d: UP }));
    return el("button", { type: "button", class: "thumb-button", data: { at: `thumbs.${name}` }, aria: { pressed: "false" }, onclick: () => choose(name) }, icon, words);
  }

  function choose(name) {
    thumb = name;
    buttons.forEach((one, i) => one.setAttribute("aria-pressed", String((i === 0) === (name === "up"))));
    form.hidden = false;
    said.textContent = "";
    send(null);
    reason.focus();
  }

  async function send(why) {
    try {
      await feedback({ draft: draft.id, thumb, ...(why ? { reason: why } : {}) });
      said.textContent = why ? "Thank you. Your reason is kept with the draft." : "Kept. A reason helps more.";
      if (why) form.hidden = true;
    } catch (problem) {
      said.textContent = `That was not kept: ${problem.detail ?? problem.message}`;
    }
  }
}
