import { readFileSync } from "node:fs";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/* Standard input as GitHub's flavour of Markdown renders it, raw HTML and all. A program, for jest can't load the parser's modules. */

process.stdout.write(
  micromark(readFileSync(0, "utf8"), {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  }),
);
