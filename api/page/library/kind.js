// What kind of document one is: chosen for those that are added, or told by their text.

import { el } from "../dom.js";

/** Make the choice of a kind for files that are added; its value is empty where the text is to tell. */
export function kindChoice(kinds) {
  return el(
    "select",
    { class: "library-kind", "aria-label": "Kind of the files to add" },
    el("option", { value: "" }, "Kind: from the text"),
    kinds.map((name) => el("option", { value: name }, `Kind: ${kindName(name)}`)),
  );
}

/** Give "company okrs" for "company_okrs". */
export function kindName(name) {
  return name.replaceAll("_", " ");
}
