// Which view an address shows. Links of this page change the view; everything else is left to the browser.

const ROUTES = [
  [/^\/$/, "draft"],
  [/^\/c\/(?<id>[^/]+)$/, "draft"],
  [/^\/library$/, "library"],
  [/^\/history$/, "history"],
  [/^\/rules(?:\/(?<code>[^/]+))?$/, "rules"],
];

/** Find the view of an address, with its parameters; the draft where the address is none of this page's. */
export function route(path) {
  for (const [pattern, view] of ROUTES) {
    const found = pattern.exec(path);
    if (found) {
      const params = Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, value ? decodeURIComponent(value) : null]));
      return { view, params };
    }
  }
  return { view: "draft", params: {} };
}

/** Call `show({view, params})` now and whenever the address changes; gives `go(path, {replace})`. */
export function createRouter(show) {
  const here = () => show(route(location.pathname));
  addEventListener("popstate", here);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    if (!ROUTES.some(([pattern]) => pattern.test(to.pathname)) || to.hash) return;
    event.preventDefault();
    go(to.pathname + to.search);
  });
  function go(path, { replace = false } = {}) {
    history[replace ? "replaceState" : "pushState"](null, "", path);
    here();
  }
  return { go, here };
}
