import { markup, type Content, type Html } from "./html.ts";

/** A device's name as a way to all that is known of it. */
export const device = (name: string): Html =>
  markup`<a href="#device=${encodeURIComponent(name)}">${name}</a>`;

/** Beyond these a table is closed until somebody opens it: a browser lays out what it shows. */
const MOST_OPEN = 60;

export interface TableOptions {
  readonly id: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Content[])[];
  /** What is said where there are no rows. */
  readonly none?: string;
}

/** A table that the page's script sorts and searches, and that is read without it. */
export function table({ id, caption, head, rows, none = "None." }: TableOptions): Html {
  if (rows.length === 0) return markup`<h3>${caption}</h3><p>${none}</p>`;
  const open = rows.length > MOST_OPEN ? markup`` : markup` open`;
  const heads = head.map((name) => markup`<th scope="col">${name}</th>`);
  const body = rows.map((cells) => markup`<tr>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`);
  return markup`<details id="${id}"${open}>
<summary><h3>${caption} <small>(${rows.length})</small></h3></summary>
<div class="wide" tabindex="0" role="region" aria-label="${caption}">
<table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>
</div></details>`;
}
