// The top of the page: the name, the views, who drafts, and the theme.

import { el, fill, svg } from "./dom.js";

const VIEWS = [
  ["draft", "Draft", "/"],
  ["library", "Library", "/library"],
  ["history", "History", "/history"],
  ["rules", "Rules", "/rules"],
];
const MOON = "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z";
const SUN = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2.5M12 19.5V22M4.9 4.9l1.8 1.8M17.3 17.3l1.8 1.8M2 12h2.5M19.5 12H22M4.9 19.1l1.8-1.8M17.3 6.7l1.8-1.8";

/** Fill the header. `at(view)` marks the view that is shown, `signedIn(session)` says who drafts. */
export function createHeader(top, { signOut, help }) {
  const links = new Map(VIEWS.map(([name, title, href]) => [name, el("a", { href }, title)]));
  const nav = el("nav", { aria: { label: "Views" }, hidden: true }, [...links.values()]);
  const badge = el("span", { class: "badge" });
  const out = el("button", { type: "button", class: "quiet", hidden: true, onclick: signOut }, "Sign out");
  const keys = el("button", { type: "button", class: "quiet round keyboard", hidden: true, title: "Keyboard shortcuts", aria: { label: "Keyboard shortcuts" }, onclick: help }, "?");
  const theme = el("button", { type: "button", class: "quiet round", onclick: turn });
  fill(
    top,
    el("a", { class: "wordmark", href: "/", aria: { label: "Plumb, new draft" } }, el("img", { src: "/page/plumb.svg", alt: "" }), el("span", {}, "Plumb")),
    nav,
    el("div", { class: "end" }, badge, out, keys, theme),
  );
  label();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  return { at, signedIn };

  /** Mark the view that is shown; the draft's link leads back to the one that is worked on. */
  function at(view, draft) {
    if (draft) links.get("draft").href = draft;
    for (const [name, link] of links) {
      if (name === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function signedIn(session) {
    nav.hidden = keys.hidden = !session.signed_in;
    out.hidden = session.auth === "off" || !session.signed_in;
    const offline = session.drafter === "offline";
    badge.hidden = !session.signed_in;
    badge.title = offline ? "Drafts are made by rules on this machine; nothing is sent to a model." : `Drafts are made with the model ${session.drafter}.`;
    fill(badge, el("i", { class: offline ? "" : "on", "aria-hidden": "true" }), el("span", {}, offline ? "Offline drafter" : session.drafter));
  }

  function turn() {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("plumb-theme", next);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    label();
  }

  function label() {
    const words = isDark() ? "Light theme" : "Dark theme";
    theme.title = words;
    theme.setAttribute("aria-label", words);
    fill(theme, svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: isDark() ? SUN : MOON })));
  }
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
