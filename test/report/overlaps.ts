import type { Page } from "playwright-core";

/** Where something stands in the page, in pixels. */
interface Measured {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Runs in the page: the browser's own measure of an element. */
const MEASURE = `(element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { words: element.textContent, left, right, top, bottom };
}`;

const measured = (page: Page, selector: string): Promise<readonly Measured[]> =>
  page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map(${MEASURE})`);

/** A box of letters is higher than letters are: so much of two lines' boxes may overlap. */
const SLACK = 2;

const overlap = (a: Measured, b: Measured): boolean =>
  Math.min(a.right, b.right) > Math.max(a.left, b.left) &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;

const inside = (a: Measured, b: Measured): boolean =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

/** Labels that cover one another, and labels that leave the picture. */
export async function faultsIn(page: Page): Promise<readonly string[]> {
  const labels = await measured(page, "text");
  const [picture] = await measured(page, "svg");
  return labels.flatMap((label, at) => [
    ...(picture !== undefined && inside(label, picture) ? [] : [`${label.words} leaves the picture`]),
    ...labels
      .slice(at + 1)
      .filter((other) => overlap(label, other))
      .map(({ words }) => `${label.words} meets ${words}`),
  ]);
}

/** Labels that stick out of their device's box: each device is a group of boxes and labels. */
export async function spillsIn(page: Page): Promise<readonly string[]> {
  const groups: readonly { readonly boxes: readonly Measured[]; readonly labels: readonly Measured[] }[] =
    await page.evaluate(`[...document.querySelectorAll("g")].map((group) => ({
      boxes: [...group.querySelectorAll("rect")].map(${MEASURE}),
      labels: [...group.querySelectorAll("text")].map(${MEASURE}),
    }))`);
  return groups.flatMap(({ boxes, labels }) =>
    labels.filter((label) => !boxes.some((box) => inside(label, box))).map(({ words }) => words),
  );
}
