// Keeps what did not change: children are made anew only where what they show did, and focus stays where it was.

/** Put children in order into a parent. Each item is {key, shows, make}; `shows` is whatever decides how it looks. */
export function keyed(parent, items) {
  const held = parent.held ?? new Map();
  const next = new Map();
  for (const { key, shows, make } of items) {
    const print = JSON.stringify(shows);
    const old = held.get(key);
    next.set(key, old?.print === print ? old : { print, node: make() });
  }
  for (const [key, { node }] of held) {
    if (next.get(key)?.node !== node) node.remove();
  }
  let before = parent.firstChild;
  for (const { node } of next.values()) {
    if (node === before) before = before.nextSibling;
    else parent.insertBefore(node, before);
  }
  parent.held = next;
}

/** Do something that may replace elements, and give the focus back to what stands in the same place after it. */
export function keepingFocus(root, act) {
  const active = document.activeElement;
  const place = root.contains(active) ? active.closest("[data-at]")?.dataset.at : null;
  act();
  if (place && !root.contains(document.activeElement)) focusOn(root, place);
}

/** Focus what carries a place; says whether it was there. */
export function focusOn(root, place) {
  const found = root.querySelector(`[data-at="${CSS.escape(place)}"]`);
  found?.focus({ preventScroll: true });
  return Boolean(found);
}
