import { html, type Content, type Html } from "./html.ts";

/** A device's name as a way to all that is known of it. */
export const device = (name: string): Html => html`<a href="#device=${encodeURIComponent(name)}">${name}</a>`;

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
  if (rows.length === 0)
    return html`<h3>${caption}</h3>
      <p>${none}</p>`;
  return html`<details id="${id}" ${rows.length > MOST_OPEN ? "" : html` open`}>
    <summary>
      <h3>${caption} <small>(${rows.length})</small></h3>
    </summary>
    <div class="wide" tabindex="0" role="region" aria-label="${caption}">
      <table>
        <thead>
          <tr>
            ${head.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (cells) =>
              html`<tr>
                ${cells.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
