import { compileSpec } from "../../src/index.ts";
import { STACKS } from "../support/fabrics.ts";

/** What every object has something by, and a switch may be called. */
const INHERITED = "constructor";

/** A specification with another name of its first spine, wherever that stands. */
const renamed = (spec: unknown, name: string): unknown =>
  JSON.parse(JSON.stringify(spec).replaceAll(`"${name}"`, `"${INHERITED}"`));

/** What is made of it, without the name. */
function made(spec: unknown, name: string): string {
  const compilation = compileSpec(spec);
  if (!compilation.ok) return JSON.stringify(compilation.diagnostics);
  return compilation.fabric.switches.map(({ text }) => text.replaceAll(name, "<name>")).join("");
}

describe("a spine", () => {
  it.each(STACKS.map((spec) => [spec.name, spec] as const))(
    "of %s may have the name of what every object has",
    (_, spec) => {
      const name = spec.spines[0]?.name ?? "";
      expect(made(renamed(spec, name), INHERITED)).toBe(made(spec, name));
    },
  );
});
