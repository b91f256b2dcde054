import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { calls, type Call, type Ended } from "../cli/command-line.ts";
import { follow, writeFiles } from "./told.ts";

const TUTORIAL = "docs/tutorial.md";
const PAGES = [TUTORIAL, "docs/how-to.md", "docs/troubleshooting.md"];

/** It takes ten seconds, and test/migrate has more of it. */
const isOthers = ({ args }: Call): boolean => args[0] === "migrate";

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-pages-"));
const followed = PAGES.map((file) => {
  const own = join(folder, basename(file));
  mkdirSync(own);
  // Others are of the tutorial's datacenter.
  writeFiles(readFileSync(TUTORIAL, "utf8"), own);
  return { file, ...follow(readFileSync(file, "utf8"), own) };
});
const wanted = followed.flatMap((page) => page.calls).filter((call) => !isOthers(call));
const ended = new Map<Call, Ended>();
beforeAll(() => {
  calls(wanted).forEach((one, at) => ended.set(wanted[at] as Call, one));
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(followed)("$file", ({ calls, shown }) => {
  it("has calls of the command line that do as they should", () => {
    expect(calls.length).toBeGreaterThan(3);
    const failed = calls.filter((call) => (ended.get(call)?.code ?? 0) !== 0);
    expect(failed.map((call) => [call, ended.get(call)])).toEqual([]);
  });

  it("shows what they print", () => {
    for (const { from, to, text } of shown) {
      const printed = calls.slice(from, to).map((call) => ended.get(call)?.out ?? "");
      expect(printed.join("")).toContain(text);
    }
  });
});
