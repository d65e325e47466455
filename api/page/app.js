// Starts the page: who is signed in, which view the address shows, and what stands on top of all views.

import { createBanner } from "./banner.js";
import { forgetUnsent } from "./composer.js";
import { createConversation } from "./conversation.js";
import { createHeader } from "./header.js";
import { createView as createHistory } from "./history.js";
import { createView as createLibrary } from "./library.js";
import { createRouter } from "./router.js";
import { createView as createRules } from "./rules.js";
import { get, remove, useToken } from "./server.js";
import { createShortcuts } from "./shortcuts.js";
import { createSignIn } from "./signin.js";
import { createSource } from "./source.js";
import { fill } from "./dom.js";

const main = document.getElementById("main");
const banner = createBanner(document.getElementById("banner"));
let shortcuts = null;
const header = createHeader(document.getElementById("top"), { signOut, help: () => shortcuts.open() });

async function start() {
  let session;
  try {
    session = await get("/v1/session");
  } catch (problem) {
    banner.tell(problem.message, ["Try again", () => (banner.clear(), start())]);
    return;
  }
  header.signedIn(session);
  useToken(session.token);
  if (session.signed_in) open(session);
  else signIn();
}

function signIn() {
  const form = createSignIn(() => location.reload());
  fill(main, form.element);
  form.focus();
}

function open(session) {
  const source = createSource({ load });
  document.getElementById("panels").append(source.element);
  const context = { session, go: (...to) => router.go(...to), openSource: source.open, banner, titled };
  const views = { draft: createConversation(context), library: createLibrary(context), history: createHistory(context), rules: createRules(context) };
  const draft = views.draft;
  let shown = null;
  const router = createRouter(({ view, params }) => {
    source.close();
    header.at(view, draft.path());
    if (shown !== view) {
      views[shown]?.left?.();
      fill(main, views[view].element);
      if (shown !== null) main.focus({ preventScroll: true });
      shown = view;
    }
    if (view !== "draft") document.title = `${views[view].title} · Plumb`;
    views[view].show(params);
  });
  shortcuts = createShortcuts({
    go: context.go,
    focusBox: () => onDraft(draft.focusBox),
    newDraft: () => router.go("/"),
    undo: () => shown === "draft" && draft.undo(),
    out: () => shown === "draft" && draft.out(),
  });
  for (const name of ["dragover", "drop"]) addEventListener(name, refuseFiles);
  addEventListener("signed-out", () => location.reload(), { once: true });
  router.here();

  /** Say what is drafted in the window's title, while it is in sight. */
  function titled(name) {
    if (shown === "draft") document.title = name === "Plumb" ? name : `${name} · Plumb`;
    header.at(shown, name === "Plumb" ? "/" : draft?.path());
  }

  function onDraft(act) {
    if (shown !== "draft") router.go(draft.path());
    act();
  }

  /** Give the text that a quote is of: a note of the draft that is shown, else a document of the library. */
  async function load(name) {
    const note = draft.note(name);
    if (note) return { title: null, text: note.text };
    try {
      return await get(`/v1/documents/${encodeURIComponent(name)}`);
    } catch (problem) {
      if (problem.status === 404) return null;
      throw problem;
    }
  }
}

/** A file that falls where nothing takes it must not open in place of the page. */
function refuseFiles(event) {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "none";
}

async function signOut() {
  try {
    await remove("/v1/session");
    forgetUnsent();
    location.assign("/");
  } catch (problem) {
    banner.tell(problem.message);
  }
}

start();
