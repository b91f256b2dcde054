/**
 * What the page does by itself: search, sort, zoom, and a device's own page in a dialogue. All that it shows it sets as text. Plain
 * JavaScript, for browsers of the last years; the page can be read without it.
 */
export const SCRIPT = `(() => {
"use strict";
const one = (selector, at = document) => at.querySelector(selector);
const all = (selector, at = document) => [...at.querySelectorAll(selector)];
let parsed = null;
const known = () => {
  if (parsed) return parsed;
  const data = JSON.parse(one("#data").textContent);
  return (parsed = { data, devices: new Map(data.devices.map((device) => [device.name, device])) });
};
const make = (name, text, ...children) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
};
const collator = new Intl.Collator("en", { numeric: true });

const sort = (th) => {
  const table = th.closest("table"), body = table.tBodies[0], column = th.cellIndex;
  const order = th.ariaSort === "ascending" ? "descending" : "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  th.setAttribute("aria-sort", order);
  const rows = [...body.rows].map((row) => [row.cells[column].textContent, row]);
  rows.sort(([a], [b]) => (order === "ascending" ? 1 : -1) * collator.compare(a, b));
  body.append(...rows.map(([, row]) => row));
};
const sortable = (table) => {
  for (const th of table.tHead.rows[0].cells) {
    const button = make("button", th.textContent);
    button.type = "button";
    button.addEventListener("click", () => sort(th));
    th.replaceChildren(button);
  }
};
all("main table").forEach(sortable);

const search = one("#search"), found = one("#found");
const apply = () => {
  const words = search.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const part of all("main details")) {
    let hits = 0;
    for (const row of one("tbody", part).rows) {
      const text = words.length ? row.textContent.toLowerCase() : "";
      const shown = words.every((word) => text.includes(word));
      if (row.hidden === shown) row.hidden = !shown;
      if (shown) hits += 1;
    }
    count += hits;
    part.hidden = words.length > 0 && hits === 0;
    if (part.dataset.open === undefined) part.dataset.open = String(part.open);
    part.open = words.length ? hits > 0 : part.dataset.open === "true";
  }
  for (const box of all(".picture g[data-name]")) {
    const hit = words.length > 0 && words.every((word) => box.textContent.toLowerCase().includes(word));
    box.style.outline = hit ? "3px solid var(--link)" : "";
  }
  found.value = words.length ? count + (count === 1 ? " row" : " rows") : "";
};
let waiting = 0;
search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
search.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { search.value = ""; apply(); }
  if (event.key !== "Enter") return;
  clearTimeout(waiting);
  apply();
  const name = search.value.trim();
  if (known().devices.has(name)) location.hash = "#device=" + encodeURIComponent(name);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /INPUT|TEXTAREA/.test(document.activeElement.tagName) || one("#device").open) return;
  event.preventDefault();
  search.focus();
});

const svg = one(".picture svg");
let scale = 1;
const zoom = (to) => {
  scale = Math.min(8, Math.max(1, to));
  svg.style.width = scale * 100 + "%";
  svg.style.maxWidth = "none";
};
for (const button of all("[data-zoom]"))
  button.addEventListener("click", () => zoom(Number(button.dataset.zoom) ? scale * Number(button.dataset.zoom) : 1));
svg.setAttribute("role", "group");
for (const box of all("g", svg)) {
  const title = box.firstElementChild;
  if (!title || title.tagName !== "title") continue;
  const name = title.textContent.split(": ")[0];
  box.dataset.name = name;
  if (name.includes(" ")) continue;
  box.setAttribute("role", "button");
  box.setAttribute("tabindex", "0");
  const open = () => { location.hash = "#device=" + encodeURIComponent(name); };
  box.addEventListener("click", open);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
}

const dialog = one("#device"), about = one("#about");
const grid = (head, rows, caption) => {
  if (!rows.length) return [];
  const table = make("table");
  table.append(make("thead", "", make("tr", "", ...head.map((name) => {
    const th = make("th", name);
    th.scope = "col";
    return th;
  }))), make("tbody", "", ...rows.map((cells) => make("tr", "", ...cells.map((cell) => make("td", cell))))));
  sortable(table);
  const wide = make("div", "", table);
  wide.className = "wide";
  wide.tabIndex = 0;
  wide.setAttribute("role", "region");
  wide.setAttribute("aria-label", caption);
  return [make("h3", caption), wide];
};
const isOf = (end, device) => end.d === device.name || (end.r !== undefined && end.r === device.rack && device.node) || (end.p && device.node);
const show = (device) => {
  const { data } = known();
  const ports = data.cables.flatMap(([a, ap, aa, b, bp, ba, what]) =>
    a === device.name ? [[ap, b + " " + bp, aa, what]] : b === device.name ? [[bp, a + " " + ap, ba, what]] : []);
  const sessions = data.sessions.flatMap(([id, type, ...ends]) =>
    ends.some((end) => isOf(end, device)) ? [[id, type, ends.map((end) => end.t).join(" \\u2014 ")]] : []);
  const routes = (data.tables[device.name] ?? []).map(([prefix, way]) => [data.prefixes[prefix], data.ways[way]]);
  const text = device.text ? [make("h3", "Text"), Object.assign(make("pre", device.text), { tabIndex: 0 })] : [];
  one("#device-name").textContent = device.name;
  about.replaceChildren(
    make("p", device.is),
    ...grid(["Port", "To", "Address", "What"], ports, "Ports"),
    ...grid(["Session", "Type", "Ends"], sessions, "Sessions"),
    ...grid(["Prefix", "To"], routes, "Foretold forwarding table"),
    ...text,
  );
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
};
const follow = () => {
  const match = /^#device=(.+)$/.exec(location.hash);
  const device = match && known().devices.get(decodeURIComponent(match[1]));
  if (device) show(device);
  else if (dialog.open) dialog.close();
};
addEventListener("hashchange", follow);
dialog.addEventListener("close", () => {
  if (location.hash.startsWith("#device=")) history.replaceState(null, "", location.pathname + location.search);
});
one(".shut").addEventListener("click", () => dialog.close());
follow();

let closed = [];
addEventListener("beforeprint", () => {
  closed = all("main details:not([open])").filter((part) => one("tbody", part).rows.length <= 500);
  for (const part of closed) part.open = true;
});
addEventListener("afterprint", () => { for (const part of closed) part.open = false; });
})();`;
