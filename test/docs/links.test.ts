import { existsSync, globSync, readFileSync } from "node:fs";
import { CONTENTS, PAGES } from "../../tools/docs-site/contents.ts";
import { anchorsOf, linksOf } from "../../tools/docs-site/markdown.ts";
import { modelPages } from "../../tools/docs-site/model-pages.ts";
import { siteFiles, targetOf } from "../../tools/docs-site/pages.ts";

const documents = globSync(["*.md", "docs/**/*.md", "examples/**/*.md", "test/**/README.md"]).sort();
const read = (path: string): string => readFileSync(path, "utf8");

const anchors = new Map<string, ReadonlySet<string>>();
const anchorsIn = (path: string): ReadonlySet<string> => {
  const known = anchors.get(path) ?? anchorsOf(read(path));
  anchors.set(path, known);
  return known;
};

describe("links", () => {
  it.each(documents)("of %s lead to what is there", (source) => {
    const astray = linksOf(read(source)).flatMap(({ target }) => {
      const found = targetOf(source, target);
      if (found === undefined) return [];
      const { path, anchor } = found;
      if (!existsSync(path)) return [target];
      return anchor === "" || anchorsIn(path).has(anchor.slice(1)) ? [] : [target];
    });
    expect(astray).toEqual([]);
  });

  it("are found behind code and around it, and not in it", () => {
    const page =
      "See [`a`](a.md), `[b](b.md)` and\n\n```text\n[c](c.md)\n```\n\n![d](d.svg) [e [f]](e.md#f)\n";
    expect(linksOf(page).map(({ target }) => target)).toEqual(["a.md", "d.svg", "e.md#f"]);
  });

  it("name headings as GitHub does", () => {
    const page = "# What `render --out` writes\n\n## Twice\n\n## Twice\n\n```text\n# none\n```\n";
    expect([...anchorsOf(page)]).toEqual(["what-render---out-writes", "twice", "twice-1"]);
  });
});

describe("the site", () => {
  const listed = CONTENTS.flatMap(({ entries }) => entries.map(({ source }) => source));
  const files = siteFiles({ sources: "https://example.org/blob/HEAD" });

  it("has each page of docs/ at its side, once", () => {
    const pages = globSync("docs/**/*.md");
    expect(listed.filter((one) => one.startsWith("docs/")).sort()).toEqual(pages.sort());
    expect(new Set(listed).size).toBe(listed.length);
    expect(new Set(PAGES.values()).size).toBe(listed.length);
  });

  it("has links that hold there, and those to sources lead to the repository", () => {
    const astray = [...files].flatMap(([name, text]) =>
      name.endsWith(".md")
        ? linksOf(text).flatMap(({ target }) => {
            if (target.startsWith("https://")) return [];
            const [page = "", anchor] = target.slice(1).split("#");
            const there = files.get(page) ?? files.get(`public/${page}`);
            if (!target.startsWith("/") || there === undefined) return [[name, target]];
            return anchor === undefined || anchorsOf(there).has(anchor) ? [] : [[name, target]];
          })
        : [],
    );
    expect(astray).toEqual([]);
    expect(files.get("index.md")).toContain("(/tutorial.md)");
    expect(files.get("verify.md")).toContain("(/index.md#putting-it-in-place)");
    expect(files.get("calico.md")).toContain("(https://example.org/blob/HEAD/src/calico/order.ts)");
  });

  it("has their words alone where nobody says where sources are", () => {
    expect(siteFiles().get("calico.md")).toContain("(src/calico/order.ts)");
  });

  it("has a page for each model, with each of its variants as the demo would be", () => {
    const pages = modelPages();
    expect(pages.map(({ model }) => model)).toEqual(Object.keys(MODELS));
    for (const { model, pictures, text } of pages) {
      expect(Object.keys(pictures)).toHaveLength(MODELS[model]);
      expect(text.match(/^fabric:$/gm)).toHaveLength(MODELS[model]);
    }
  });
});

/** How many variants each has. */
const MODELS = {
  "as-per-rack": 4,
  "as-per-server": 3,
  "as-per-cluster": 3,
  "downward-default": 1,
  igp: 2,
  l2: 2,
};
