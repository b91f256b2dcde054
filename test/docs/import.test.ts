import { readFileSync } from "node:fs";
import { IMPORTED } from "../../src/cli/formats.ts";
import { programOf } from "../../src/cli/program.ts";

const page = readFileSync("docs/import.md", "utf8");

const streams = { out: () => undefined, err: () => undefined };
const verb = programOf(streams, () => undefined).commands.find((command) => command.name() === "import");

describe("docs/import.md", () => {
  it("has the options that are the verb's own", () => {
    const own = verb?.options
      .map(({ long }) => long ?? "")
      .filter((long) => long !== "--format" && long !== "--json");
    expect([...page.matchAll(/^\| `(--\w+)[ `]/gm)].map(([, option]) => option)).toEqual(own);
  });

  it("has every platform that is read", () => {
    expect([...page.matchAll(/^\| `([a-z]+)` /gm)].map(([, platform]) => platform)).toEqual([...IMPORTED]);
  });
});
