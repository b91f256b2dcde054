import { compile, reachability, simulate, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { systems } from "../../src/hardware/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import type { Need } from "../../src/platforms/needs.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import type { Facts, SessionFacts } from "./support/facts.ts";
import { factsOfIntent } from "./support/facts-of-intent.ts";
import { readBack as readComware } from "./comware/read-back.ts";
import { readBack as readCumulus } from "./cumulus/read-back.ts";
import { readBack as readEos } from "./eos/read-back.ts";
import { readBack as readLinux } from "./linux/read-back.ts";
import { readBack as readNxos } from "./nxos/read-back.ts";
import { readSonic } from "./sonic/read-back.ts";
import { readBack as readVrp } from "./vrp/read-back.ts";

/**
 * FRR's text is its own daemon's to read, which the lab has. Of a platform that is not here, `describePlatform` has what its text says equal
 * what its intent says.
 */
const readers: Readonly<Partial<Record<PlatformName, (text: string) => Facts>>> = {
  linux: readLinux,
  eos: readEos,
  nxos: readNxos,
  comware: readComware,
  vrp: readVrp,
  sonic: readSonic,
  cumulus: readCumulus,
};

const rack = (index: number, tors: readonly PlatformName[]) => ({
  name: `r${String(index + 1)}`,
  index,
  tors: tors.map((platform, tor) => ({ index: tor, platform })),
  nodes: [{ name: `r${String(index + 1)}-n1`, index: 0 }],
});

const NAMED: readonly (readonly PlatformName[])[] = [
  ["frr"],
  ["sonic"],
  ["cumulus"],
  ["comware", "vrp"],
  ["eos", "nxos"],
  ["sonic", "cumulus"],
  ["linux"],
];

/** ToRs of every kind, by rack: those whose platform nobody named come last, each alone. */
const TORS: typeof NAMED = [
  ...NAMED,
  ...(Object.keys(systems) as PlatformName[])
    .filter((name) => !NAMED.flat().includes(name))
    .map((name) => [name]),
];

/** A spine of each kind that is usual there, and ToRs of every kind, two of them in a rack. */
const mixed: DatacenterSpec = {
  name: "mixed",
  bgp: { passwords: { switches: "fabric" }, bfd: { enabled: true } },
  spines: (["eos", "nxos", "comware", "vrp"] as const).map((platform, index) => ({
    name: `spine-${String(index + 1)}`,
    index,
    platform,
  })),
  racks: TORS.map((tors, index) => rack(index, tors)),
};

const fabric = compile(mixed);

const facts: ReadonlyMap<string, Facts> = new Map(
  fabric.switches.map(({ intent, text }) => [
    intent.device,
    readers[intent.platform]?.(text) ?? factsOfIntent(intent),
  ]),
);

/** Whose an address is, by what the switches' texts say. */
const owners = new Map(
  [...facts].flatMap(([device, { interfaces }]) =>
    Object.values(interfaces).flatMap(({ addresses }) =>
      addresses.map((one): [string, string] => [one.split("/")[0] ?? "", device]),
    ),
  ),
);

/** A session as one of two switches has it. */
interface End {
  readonly device: string;
  readonly peer: string;
  readonly session: SessionFacts;
}

const ends: readonly End[] = [...facts].flatMap(([device, { sessions }]) =>
  Object.entries(sessions).flatMap(([address, session]) => {
    const peer = owners.get(address);
    return peer === undefined ? [] : [{ device, peer, session }];
  }),
);

const capable = (device: string, need: Need): boolean => {
  const { platform } = fabric.switches.find(({ intent }) => intent.device === device)?.intent ?? {};
  return platform !== undefined && platforms[platform].capabilities[need].kind === "has";
};

/** What both ends of a session must have alike, where both have it. */
const shared = ({ device, peer, session: { password, ttlSecurityHops, bfd, keepalive, hold } }: End) => {
  const both = (need: Need): boolean => capable(device, need) && capable(peer, need);
  return {
    password,
    ...(both("gtsm") ? { ttlSecurityHops } : {}),
    ...(both("bfd") ? { bfd } : {}),
    keepalive,
    hold,
  };
};

describe("a fabric of every platform", () => {
  it("runs them all", () => {
    expect([...new Set(fabric.switches.map(({ intent }) => intent.platform))].sort()).toEqual(
      Object.keys(systems).sort(),
    );
  });

  it("says of each what its intent says", () => {
    for (const { intent } of fabric.switches) expect(facts.get(intent.device)).toEqual(factsOfIntent(intent));
  });

  it("has both ends of every session agree, by what the texts themselves say", () => {
    // Four spines with every ToR, and pairs of ToRs.
    const pairs = TORS.filter(({ length }) => length === 2);
    expect(ends).toHaveLength(2 * (4 * TORS.flat().length + pairs.length));
    for (const end of ends) {
      const { device, peer, session } = end;
      const back = ends.filter((one) => one.device === peer && one.peer === device);
      expect(back).toHaveLength(1);
      expect(session.asn).toBe(facts.get(peer)?.bgp.asn);
      expect(shared(end)).toEqual(shared(back[0] ?? end));
    }
  });

  it("works, as it would on FRR alone", () => {
    const reached = reachability(simulate(intentsOf(fabric)));
    expect(reached).toMatchObject({
      unreachable: { count: 0 },
      partlyLost: { count: 0 },
      loops: { count: 0 },
    });
    const alone = compile({
      ...mixed,
      spines: mixed.spines.map((spine) => ({ ...spine, platform: "frr" as const })),
      racks: (mixed.racks ?? []).map((one) => ({
        ...one,
        tors: (one.tors ?? []).map((tor) => ({ ...tor, platform: "frr" as const })),
      })),
    });
    expect(reached.pairs).toBe(reachability(simulate(intentsOf(alone))).pairs);
  });
});
