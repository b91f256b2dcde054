import { platforms } from "../../../src/platforms/index.ts";
import type { ModelledSystem } from "../device-model/index.ts";
import { goldens, holds } from "../ordered-change/pairs.ts";
import { OWN } from "./lines.ts";

const SYSTEMS: readonly ModelledSystem[] = ["eos", "nxos", "comware", "vrp"];

const ASN: Readonly<Record<ModelledSystem, RegExp>> = {
  eos: /^router bgp (\S+)$/m,
  nxos: /^router bgp (\S+)$/m,
  comware: /^bgp (\S+)$/m,
  vrp: /^bgp (\S+)$/m,
};

/** Fabrics whose process goes on: what is a user's in it goes on, too. */
const FABRICS = ["demo/r1-tor0.cfg", "downward-default/spine-1.cfg"];

type Part = "site" | "role" | "device";

/** A fabric's text with lines of a user's own, as `render` writes it. */
function withLines(system: ModelledSystem, fabric: string, parts: readonly Part[]): string {
  const asn = ASN[system].exec(fabric)?.[1] ?? "";
  const { site, role, device } = OWN[system];
  const texts = { site, role, device: device(asn) };
  const own = parts.map((part) => texts[part]);
  return platforms[system].lines[system]?.added(fabric, own) ?? fabric;
}

const ALL: readonly Part[] = ["site", "role", "device"];

/** What a spec had, and what it has. */
const STEPS: readonly (readonly [was: readonly Part[], wanted: readonly Part[]])[] = [
  [[], ALL],
  [ALL, []],
  [["role"], ["site", "device", "role"]],
  [
    ["device", "role"],
    ["site", "role"],
  ],
];

describe.each(SYSTEMS)("lines of a user's own on a device of %s", (system) => {
  const dialect = platforms[system].dialect;
  const texts = [...goldens(system)].filter(([name]) => FABRICS.includes(name));

  it("come and go with the spec, and those that never were in it stay", () => {
    expect(texts.length).toBe(FABRICS.length);
    if (dialect === undefined) throw new Error("no dialect");
    for (const [, fabric] of texts)
      for (const [was, wanted] of STEPS)
        holds(
          { system, was: withLines(system, fabric, was), wanted: withLines(system, fabric, wanted) },
          dialect,
        );
  });

  it("come with the fabric, and leave with it", () => {
    if (dialect === undefined) throw new Error("no dialect");
    for (const [, fabric] of texts) {
      const whole = withLines(system, fabric, ALL);
      holds({ system, was: "", wanted: whole }, dialect);
      holds({ system, was: whole, wanted: "" }, dialect);
    }
  });
});
