import { readFileSync } from "node:fs";
import { programOf } from "../../src/cli/program.ts";

const page = readFileSync("docs/changes.md", "utf8");

const streams = { out: () => undefined, err: () => undefined };

describe("docs/changes.md", () => {
  it("has the options that are the verb's own", () => {
    const verb = programOf(streams, () => undefined).commands.find((command) => command.name() === "change");
    const shared = ["--strict", "--format", "--json"];
    const own = verb?.options.map(({ long }) => long ?? "").filter((long) => !shared.includes(long));
    expect([...page.matchAll(/^\| `(--\w+)` /gm)].map(([, option]) => option)).toEqual(own);
  });
});
