"use strict";
const table = document.querySelector("table.cases");
const bodies = () => [...table.tBodies];
const valueOf = (body, column) => {
  const cell = body.rows[0].cells[column];
  return cell.classList.contains("n") ? Number(cell.dataset.n ?? NaN) : cell.textContent;
};

function compare(one, other) {
  if (typeof one === "string") return one.localeCompare(other, "en", { numeric: true });
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) - Number.isNaN(other);
  return one - other;
}

function sort(head) {
  const up = head.getAttribute("aria-sort") !== "ascending";
  for (const other of head.parentElement.cells) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const keyed = bodies().map((body) => [valueOf(body, head.cellIndex), body]);
  keyed.sort(([one], [other]) => {
    const order = compare(one, other);
    return up || [one, other].some(Number.isNaN) ? order : -order;
  });
  for (const [, body] of keyed) table.append(body);
}

function filter() {
  const state = document.getElementById("state").value;
  const text = document.getElementById("text").value.toLowerCase();
  let left = 0;
  for (const body of bodies()) {
    const fits = (!state || body.dataset.state === state) && body.textContent.toLowerCase().includes(text);
    body.hidden = !fits;
    left += fits;
  }
  document.getElementById("count").textContent = `${left} of ${table.tBodies.length}`;
}

table.tHead.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) sort(button.parentElement);
});
table.addEventListener("click", (event) => {
  const button = event.target.closest("button.open");
  if (!button) return;
  const row = document.getElementById(button.getAttribute("aria-controls"));
  row.hidden = !row.hidden;
  button.setAttribute("aria-expanded", String(!row.hidden));
});
document.getElementById("state").addEventListener("change", filter);
document.getElementById("text").addEventListener("input", filter);
filter();
