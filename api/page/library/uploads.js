// Files on their way into the library: how far each is, and why one was not taken.

import { announce, el, fill, many } from "../dom.js";
import { upload } from "../server.js";

/** Make the list. `send(files)` adds files one after the other, of the kind `kind()` gives; `added()` is awaited after each. */
export function createUploads({ kind, added }) {
  const element = el("ul", { class: "rows library-sending", "aria-label": "Files being added", hidden: true });
  return { element, send };

  async function send(files) {
    for (const one of files) await sendOne(one);
  }

  async function sendOne(file) {
    const bar = el("progress", { max: 1, value: 0, "aria-label": `Adding ${file.name}` });
    const state = el("span", { class: "small muted" }, "sending");
    const cut = new AbortController();
    const stop = el("button", { type: "button", class: "quiet", onclick: () => cut.abort() }, "Stop");
    const item = el("li", { class: "library-row" }, el("div", { class: "library-named" }, el("span", { class: "library-file" }, file.name), bar), state, stop);
    element.append(item);
    element.hidden = false;
    try {
      const answer = await upload("/v1/documents", form(file), {
        signal: cut.signal,
        onprogress: (fraction) => {
          bar.value = fraction;
          state.textContent = fraction < 1 ? `${Math.round(fraction * 100)} %` : "reading";
          if (fraction === 1) bar.removeAttribute("value");
        },
      });
      const refused = answer?.refused?.length ?? 0;
      announce(`${file.name} is in the library.`);
      if (refused > 0) failed(item, `${many(refused, "line")} of ${file.name} could not be read.`);
      else drop(item);
      await added();
    } catch (problem) {
      if (problem.name === "AbortError") drop(item);
      else failed(item, named(file.name, problem.detail ?? problem.message));
    }
  }

  function form(file) {
    const sent = new FormData();
    sent.append("file", file, file.name);
    if (kind() !== "") sent.append("kind", kind());
    return sent;
  }

  function failed(item, sentence) {
    announce(sentence);
    fill(item, el("p", { class: "library-refused small" }, sentence), el("button", { type: "button", class: "quiet", onclick: () => drop(item) }, "Dismiss"));
  }

  function drop(item) {
    item.remove();
    element.hidden = element.childElementCount === 0;
  }
}

function named(name, sentence) {
  return sentence.includes(name) ? sentence : `${name}: ${sentence}`;
}
