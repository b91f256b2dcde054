import { globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { systems, type PlatformName } from "../../src/hardware/index.ts";

/*
 * Whoever adds a platform touches its own folder, its data file, the two registers and its page. What else names one is here, with the reason
 * for which a new one need not be named there.
 */

/** Named in general too: the daemon of hosts, and the kernel below it. */
const GENERAL: readonly string[] = ["frr", "linux"];

const NAMES = (Object.keys(systems) as PlatformName[]).filter((name) => !GENERAL.includes(name));

const REGISTERS = ["src/hardware/systems.ts", "src/platforms/index.ts"];

/** By the beginnings of paths. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "plugin/spec.ts": "npm run schema makes it",
  "src/spec/documented.ts": "npm run schema makes it",
  "src/deliver/": "is of platforms that are delivered to: configurations of others are files",
  "src/import/": "is of platforms whose running configurations are read",
  "src/platforms/ordered-change/foreign.ts": "is of platforms with a dialect or a reader",
  "src/export/ansible/groups.ts": "is what Ansible's collections call some of them",
  "src/export/batfish/devices.ts": "is of platforms that Batfish reads: others are said to be missing",
  "src/hardware/models/spectrum.ts": "is of a chip, on the platforms that run on it",
  "src/platforms/eos/bridge/switching.ts": "advises which platform has what this one lacks",
  "src/platforms/sonic/bridge/switching.ts": "advises which platform has what this one lacks",
  "src/platforms/vrp/bridge/switching.ts": "advises which platform has what this one lacks",
  "src/spec/bonds.ts": "is an example in a description: each platform's refusals and warnings say the rest",
  "src/spec/ethernet.ts":
    "is an example in a description: each platform's refusals and warnings say the rest",
  "src/spec/lines.ts": "is an example in a description: platforms say what lines they take",
  "src/cli/examples.ts": "is an example of a command",
};

const sources = globSync("{src,components,plugin,stacks,tools}/**/*.{ts,cjs,mjs}").map((file) => ({
  file: file.split(sep).join("/"),
  text: readFileSync(file, "utf8"),
}));

const isOwn = (name: PlatformName, file: string): boolean =>
  file.startsWith(`src/platforms/${name}/`) || file === `src/hardware/${name}.ts`;

const named = sources.flatMap(({ file, text }) =>
  NAMES.filter((name) => !isOwn(name, file) && new RegExp(`\\b${name}\\b`).test(text)).map((name) => ({
    file,
    name,
  })),
);

const reasonFor = (file: string): string | undefined =>
  Object.keys(ELSEWHERE).find((beginning) => file.startsWith(beginning));

describe("a platform", () => {
  it("is named in its folder, its data file and the registers, and elsewhere for a reason", () => {
    const found = named.filter(({ file }) => !REGISTERS.includes(file) && reasonFor(file) === undefined);
    expect(found.map(({ file, name }) => `${file} names ${name}`)).toEqual([]);
  });

  it("is named wherever there is said to be a reason", () => {
    const used = new Set(named.map(({ file }) => reasonFor(file)));
    expect(Object.keys(ELSEWHERE).filter((beginning) => !used.has(beginning))).toEqual([]);
  });

  it("is in no other table that must have all of them", () => {
    const tests = globSync("test/**/*.ts").map((file) => ({ file, text: readFileSync(file, "utf8") }));
    const whole = [...sources, ...tests].flatMap(({ file, text }) =>
      // With Partial<> a table may lack one; a cast is of what is made of the registers.
      /(?<!Partial<)(?<!as )\bRecord<\s*(?:PlatformName|SwitchInputs\["platform"\]),.*=/.test(text)
        ? [file]
        : [],
    );
    // The first is made of `systems`.
    expect(whole.sort()).toEqual(["src/cli/init/names.ts", "src/platforms/index.ts"]);
  });
});
