import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { faultsOf, simulate } from "../../src/simulate/index.ts";

const page = (file: string): string => readFileSync(join(process.cwd(), "docs", file), "utf8");

/** A page's datacenter, and what its other blocks would change in it. */
const examples = (file: string): readonly string[] => {
  const [whole = "", ...parts] = [...page(file).matchAll(/^```yaml\n(.*?)^```$/gms)].map(
    ([, text]) => text ?? "",
  );
  return [whole, ...parts.map((part) => JSON.stringify(merged(parse(whole) as Tree, parse(part) as Tree)))];
};

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function merged(one: Tree, other: Tree): Tree {
  const both = Object.entries(other).map(([key, value]): [string, unknown] => {
    const there = one[key];
    return [key, isTree(there) && isTree(value) ? merged(there, value) : value];
  });
  return { ...one, ...Object.fromEntries(both) };
}

describe.each(["outside.md", "services.md"])("docs/%s", (file) => {
  it.each(examples(file))("shows a datacenter without fault or warning: %#", (text) => {
    const fabric = compile(parse(text) as DatacenterSpec);
    expect(fabric.warnings).toEqual([]);
    expect(faultsOf(simulate(intentsOf(fabric)))).toEqual([]);
  });
});
