import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWith } from "../../support/prerequisites.ts";
import { keepVerdict } from "../../support/verdicts.ts";

const folder = join(process.cwd(), "test", "golden", "platforms", "cumulus");
const patches = globSync("**/*.yaml", { cwd: folder }).map((file) =>
  readFileSync(join(folder, file), "utf8"),
);
const patch = readFileSync(join(folder, "demo", "r1-tor0.yaml"), "utf8");
const wrong = [
  patch.replace("routerid-compare", "routerid-compares"),
  patch.replace("mode: 'full'", "mode: 'fully'"),
  patch.replace("restart-time: 120", "restart-time: 12000"),
  patch.replace("enable: 'on'", "enable: on"),
];

/** What a release refuses in each text. */
type Faults = readonly (readonly string[])[];

describeWith("the object models of Cumulus Linux", ["nvueModels"], ({ nvueModels }) => {
  let first: Faults = [];
  let last: Faults = [];

  beforeAll(() => {
    const said = execFileSync(nvueModels.python, [join(import.meta.dirname, "models.py"), "5.9", "5.14"], {
      input: JSON.stringify([...patches, ...wrong]),
      encoding: "utf8",
      env: { ...process.env, PYTHONPATH: nvueModels.folder },
    });
    [first, last] = JSON.parse(said) as [Faults, Faults];
  }, 60_000);

  it("have every name and value of every patch, from the first release to the last, but the port of a static route", () => {
    const refused = (all: Faults): readonly string[] => all.slice(0, patches.length).flat();
    expect(last).toHaveLength(patches.length + wrong.length);
    expect(refused(last)).toEqual([]);
    expect(refused(first).filter((fault) => !/\.static\..*\.interface\./.test(fault))).toEqual([]);
    keepVerdict({
      platform: "cumulus",
      program: "nvueschema, 5.9 and 5.14",
      files: patches.length,
      accepted: patches.length,
      compared: "every name and value",
      explained: `${String(refused(first).length)} ports of a static route, which 5.9 lacks`,
    });
  });

  it("refuse a name or a value that is wrong", () => {
    for (const faults of last.slice(patches.length)) expect(faults).not.toEqual([]);
  });
});
