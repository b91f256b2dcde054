import { isDeepStrictEqual } from "node:util";
import { compileSpec, formatDiagnostics, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { readBack as readCumulus } from "./cumulus/read-back.ts";
import { outOfVrf as outOfCumulus } from "./cumulus/vrf.ts";
import { readBack as readEos } from "./eos/read-back.ts";
import { outOfVrf as outOfEos } from "./eos/vrf.ts";
import { frrOutOfVrf, outOfVrf as outOfLinux } from "./linux/vrf.ts";
import { readBack as readLinux } from "./linux/read-back.ts";
import { readBack as readNxos } from "./nxos/read-back.ts";
import { outOfVrf as outOfNxos } from "./nxos/vrf.ts";
import { adjusted } from "./nxos/adjusted.ts";
import { fabricsOn } from "./support/fabrics.ts";
import type { Facts } from "./support/facts.ts";
import type { OutOfVrf } from "./support/vrf-part.ts";

const VRF = "k8s";

/** How a platform's text is taken out of its VRF, and read; FRR's alone has no addresses of ports to be read by. */
const READERS: Readonly<
  Partial<Record<PlatformName, readonly [(text: string) => OutOfVrf, ((text: string) => Facts) | null]>>
> = {
  cumulus: [outOfCumulus, readCumulus],
  eos: [outOfEos, readEos],
  frr: [frrOutOfVrf, null],
  linux: [outOfLinux, readLinux],
  nxos: [outOfNxos, readNxos],
};

/** Of every concern one: OSPF in both families, links without addresses, routers outside in every way, bonds, reflectors, planes, drains. */
const NAMES = [
  "as-per-rack-dual",
  "as-per-rack-ethernet",
  "as-per-server-dual",
  "borders",
  "dual-stack-outside",
  "guarded",
  "guarded-igp",
  "igp-ipv6",
  "lacp-dual-stack",
  "unnumbered",
  "uplink-aggregates",
];

const compiled = (spec: DatacenterSpec): CompiledFabric | string => {
  const compilation = compileSpec(spec);
  return compilation.ok ? compilation.fabric : formatDiagnostics(compilation.diagnostics).join("\n");
};

const having = Object.keys(READERS) as readonly PlatformName[];

it("every platform that has a fabric in a VRF is read here", () => {
  const all = (Object.keys(platforms) as PlatformName[]).filter(
    (name) => platforms[name].capabilities.vrf.kind === "has",
  );
  expect([...having].toSorted()).toEqual(all.toSorted());
});

describe.each(having)("%s", (platform) => {
  const [outOf, readBack] = READERS[platform] ?? [];
  const specs = fabricsOn(platform)
    .filter(({ name }) => NAMES.includes(name))
    .map((spec) => (platform === "nxos" ? adjusted(spec) : spec));
  const both = specs.map((spec): [string, CompiledFabric | string, CompiledFabric | string] => [
    spec.name,
    compiled(spec),
    compiled({ ...spec, vrf: VRF }),
  ]);

  it.each(both)(
    "%s: what is in the VRF is what is elsewhere in the default one, and nothing else",
    (_, plain, own) => {
      if (typeof plain === "string" || typeof own === "string") {
        // Refused for what it is without a VRF, or for OSPF in one.
        expect(typeof own === "string" ? own : "").toMatch(
          typeof plain === "string" ? /lacks/ : /lacks OSPF in a VRF/,
        );
        return;
      }
      expect(own.switches.map(({ text }) => outOf?.(text))).toEqual(
        plain.switches.map(({ text }) => ({ vrf: VRF, rest: text })),
      );
      expect(plain.switches.map(({ text }) => outOf?.(text).vrf)).toEqual(plain.switches.map(() => null));
    },
  );

  it("a line of the VRF that is missing, or another VRF's, is noticed", () => {
    if (readBack === undefined || readBack === null) return;
    const [, , own] = both.find(([name]) => name === "dual-stack-outside") ?? [];
    if (own === undefined || typeof own === "string") throw new Error(String(own));
    for (const { text } of own.switches.filter(({ intent }) =>
      ["spine-1", "r1-tor0"].includes(intent.device),
    )) {
      const facts = readBack(text);
      const lines = text.split("\n");
      const mutilated = lines.flatMap((line, at) =>
        new RegExp(`\\b${VRF}\\b`).test(line)
          ? [lines.toSpliced(at, 1), lines.with(at, line.replace(VRF, "blue"))].map((all) => all.join("\n"))
          : [],
      );
      expect(mutilated.length).toBeGreaterThan(7);
      for (const one of mutilated) {
        const found = ((): Facts | null => {
          try {
            return readBack(one);
          } catch {
            return null;
          }
        })();
        if (isDeepStrictEqual(found, facts)) throw new Error(one);
      }
    }
  });
});
