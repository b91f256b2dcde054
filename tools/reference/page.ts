import { datacenterJsonSchema, siteJsonSchema } from "../../src/spec/json-schema.ts";
import { specOptions, type Option } from "./options.ts";
import { code } from "./words.ts";

/*
 * docs/reference.md, made of the specs' schemas: every option with what it may hold, its default and what it is for, a heading each,
 * so that a search or a link finds it.
 */

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const withWhom = (members: readonly string[]): readonly string[] =>
  members.length === 0 ? [] : [`With ${members.map(code).join(" or ")}:`];

/** Those of one path under one heading, one after the other. */
function sections(all: readonly Option[], depth: string): readonly string[] {
  const paths = [...new Set(all.map(({ path }) => path))];
  return paths.map((path) => {
    const said = all
      .filter((one) => one.path === path)
      .map(({ value, description, within }) =>
        [...withWhom(within), sentence(value), description].join("\n\n"),
      );
    const level = path.includes(".") ? `${depth}#` : depth;
    return `${level} \`${path}\`\n\n${said.join("\n\n")}\n`;
  });
}

export const referencePage = (): string =>
  [
    "# Every option",
    "",
    "Each option of a datacenter's spec: what it may hold, its default, and what it is for. `[]` is each of a list, `*` each of a map. Of an option that is left out, `calico-fabric plan` shows what came of it. `npm run schema` makes this page of the [schema](../schema/datacenter.schema.json), which editors complete from; the options of a [site's registry](site.md) come last.",
    "",
    ...sections(specOptions(datacenterJsonSchema()), "##"),
    "## A site's registry",
    "",
    ...sections(specOptions(siteJsonSchema()), "###"),
  ].join("\n");
