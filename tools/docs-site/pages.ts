import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { repositoryRoot } from "../root.ts";
import { PAGES } from "./contents.ts";
import { withLinks, type Link } from "./markdown.ts";
import { modelPages } from "./model-pages.ts";

/*
 * The site's files, of the repository's: pages as they are, with links that hold on the site, and what pages link to beside them.
 */

/** Files that are handed out as they are, below `public/`: pictures, schemas, and configurations that pages show, which a browser takes for text by their names. */
const ASSETS = ["docs/pictures/*.svg", "docs/platforms/*.{cfg,json}", "schema/*.schema.json"];

const read = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");

const assets = (): ReadonlyMap<string, string> =>
  new Map(
    globSync(ASSETS, { cwd: repositoryRoot })
      .map((path) => path.replaceAll("\\", "/"))
      .sort()
      .map((path) => [path, path.replace(/^docs\//, "").replace(/\.cfg$/, ".cfg.txt")]),
  );

/** The file in the repository that a link of a page leads to, and its anchor with `#`; undefined where it leads out of the repository. */
export function targetOf(
  source: string,
  target: string,
): { readonly path: string; readonly anchor: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const [to = "", anchor] = target.split("#");
  const path = to === "" ? source : posix.normalize(posix.join(posix.dirname(source), to));
  return { path, anchor: anchor === undefined ? "" : `#${anchor}` };
}

export interface SiteOptions {
  /** Where sources are read that are no pages, such as `https://github.com/OWNER/NAME/blob/v1.2.3`; without it such links are plain text. */
  readonly sources?: string | undefined;
}

/** A page with links for the site. @param source its file in the repository */
function linked(source: string, assets: ReadonlyMap<string, string>, { sources }: SiteOptions): string {
  const written = ({ label, target, image }: Link): string => {
    const sign = image ? "!" : "";
    const found = targetOf(source, target);
    if (found === undefined) return `${sign}[${label}](${target})`;
    const { path, anchor } = found;
    const here = PAGES.get(path) ?? assets.get(path);
    if (here !== undefined) return `${sign}[${label}](/${here}${anchor})`;
    return sources === undefined ? label : `[${label}](${sources}/${path}${anchor})`;
  };
  return withLinks(read(source).replaceAll(/^<!--.*-->\n/gm, ""), written);
}

/** Every file of the site by its path: pages, and what is below `public/`. */
export function siteFiles(options: SiteOptions = {}): ReadonlyMap<string, string> {
  const kept = assets();
  const models = modelPages();
  return new Map([
    ...[...PAGES].map(([source, page]) => [page, linked(source, kept, options)] as const),
    ...models.map(({ model, text }) => [`models/${model}.md`, text] as const),
    ...[...kept].map(([source, path]) => [`public/${path}`, read(source)] as const),
    ...models.flatMap(({ pictures }) =>
      Object.entries(pictures).map(([name, svg]) => [`public/models/${name}`, svg] as const),
    ),
  ]);
}
