/*
 * What of Markdown is looked at here: headings with the anchors that GitHub gives them, and links. Code, in fences and in lines, has neither.
 */

const FENCE = String.raw`^ {0,3}(?<fence>\x60{3,})[^]*?^ {0,3}\k<fence>\x60*[ ]*$`;
const CODE = String.raw`(?<ticks>\x60+)(?!\x60)[^]*?[^\x60]\k<ticks>(?!\x60)`;
const LINK = String.raw`(?<image>!?)\[(?<label>(?:[^[\]]|\[[^\]]*\])*)\]\((?<target>[^)\s]+)\)`;

const fences = new RegExp(FENCE, "gm");
const parts = new RegExp(`${FENCE}|${LINK}|${CODE}`, "gm");

export interface Link {
  /** Markdown, as between the brackets. */
  readonly label: string;
  /** As written, with its anchor. */
  readonly target: string;
  readonly image: boolean;
}

/** A page with its links written otherwise. */
export const withLinks = (page: string, written: (link: Link) => string): string =>
  page.replace(parts, (...match) => {
    const { image, label, target } = match.at(-1) as Partial<Record<"image" | "label" | "target", string>>;
    if (label === undefined || target === undefined) return match[0];
    return written({ label, target, image: image === "!" });
  });

export function linksOf(page: string): readonly Link[] {
  const links: Link[] = [];
  withLinks(page, (link) => {
    links.push(link);
    return "";
  });
  return links;
}

/** What a heading's text is called in an address, by GitHub: letters, digits, `-` and `_` in lower case, and `-` for each blank. */
export const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "")
    .replaceAll(" ", "-");

/** Headings as they are read: without marks of code and of links. */
export const headingsOf = (page: string): readonly string[] =>
  [...page.replaceAll(fences, "").matchAll(/^#{1,6} +(.*?)(?: +#+)?$/gm)].map(([, heading = ""]) =>
    heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", ""),
  );

/** The anchors of a page; of headings that are alike each after the first has its number. */
export function anchorsOf(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  return new Set(
    headingsOf(page).map((heading) => {
      const slug = slugOf(heading);
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${String(count)}`;
    }),
  );
}
