import type { DatacenterSpec } from "../../../src/index.ts";
import { formatLosses, pairsAcross, startFlows } from "../flows.ts";
import type { Lab } from "../lab.ts";
import { atRest } from "./at-rest.ts";
import type { Claim, Finding } from "./claim.ts";
import { waitForSessions } from "./sessions-up.ts";

/** How long sessions may take to be up again once both ends have a password, in seconds: BIRD waits up to 30 after an error. */
const BACK_SECONDS = 60;

/** Passwords by name, null for none: of one rack's nodes, of one session between switches, and of the nodes of all racks. */
interface Signed {
  readonly what: string;
  readonly rack: string | null;
  readonly uplink: string | null;
  readonly all: string | null;
}

const NONE = { rack: null, uplink: null, all: null } as const;

const ONE_RACK: readonly Signed[] = [
  { ...NONE, what: "on", rack: "one-rack", uplink: "one-uplink" },
  { ...NONE, what: "changed", rack: "nodes", uplink: "fabric" },
  { ...NONE, what: "off" },
];

/** `LAB_PASSWORDS=all` has it changed as well. */
const ALL_RACKS: readonly Signed[] = [
  { ...NONE, what: "on for all racks", all: "nodes" },
  ...(process.env["LAB_PASSWORDS"] === "all"
    ? [{ ...NONE, what: "changed for all racks", all: "one-rack" }]
    : []),
  { ...NONE, what: "off for all racks" },
];

/** Whether a step is about every rack, so that no rack stands by. */
const ofAll = ({ what }: Signed): boolean => what.endsWith("for all racks");

function signed(spec: DatacenterSpec, { rack: password, uplink, all }: Signed): DatacenterSpec {
  const [first, ...others] = spec.racks ?? [];
  const [spine] = spec.spines;
  if (first === undefined || spine === undefined) throw new Error("the fabric has no rack or no spine");
  const [tor, ...tors] = first.tors ?? [{ index: 0 }];
  const rack = {
    ...first,
    ...(password === null ? {} : { password }),
    tors: [
      {
        ...tor,
        index: 0,
        ...(uplink === null ? {} : { uplinkPasswords: { [spine.name]: uplink } }),
      },
      ...tors,
    ],
  };
  const passwords = { ...spec.bgp?.passwords, ...(all === null ? {} : { nodes: all }) };
  return { ...spec, bgp: { ...spec.bgp, passwords }, racks: [rack, ...others] };
}

/** What a step costs in pings of the racks that it is about, and how long their sessions take; pings between other racks cost nothing. */
async function step(
  lab: Lab,
  spec: DatacenterSpec,
  one: Signed,
): Promise<{ cost: string; pings: number; faults: string[] }> {
  const [rack] = lab.plan().racks;
  const own = pairsAcross(lab, ofAll(one) ? null : (rack?.name ?? null));
  const others = pairsAcross(lab, null).filter(
    (pair) => !own.some(([from, to]) => from === pair[0] && to === pair[1]),
  );
  const flows = await Promise.all([startFlows(lab, own), startFlows(lab, others)]);
  const begun = performance.now();
  try {
    await lab.up(signed(spec, one), { refresh: false });
    const both = performance.now();
    const sessions = await waitForSessions(lab);
    const seconds = (performance.now() - both) / 1000;
    await Promise.all(flows.map((one) => one.more(50)));
    const [ours, theirs] = await Promise.all(flows.map((one) => one.stop()));
    if (ours === undefined || theirs === undefined) throw new Error("no pings ran");
    return {
      cost: `${one.what}: ${formatLosses(ours)}, sessions back after ${seconds.toFixed(1)} s`,
      pings: ours.sent + theirs.sent,
      faults: [
        ...(sessions.ok ? [] : [`${one.what}: ${sessions.detail ?? "a session is down"}`]),
        ...(seconds <= BACK_SECONDS ? [] : [`${one.what}: sessions took ${seconds.toFixed(0)} s`]),
        ...(theirs.lost === 0 ? [] : [`${one.what}, between other racks: ${formatLosses(theirs)}`]),
      ],
    };
  } catch (error) {
    await Promise.all(flows.map((one) => one.stop()));
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    throw new Error(
      `${one.what}, after ${seconds} s: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

export const passwordsComeAndGo: Claim = {
  id: "passwords-come-and-go",
  says: "passwords of one rack's nodes and of one session between switches, put on, changed and taken off again, and then of the nodes of all racks at once: each time the sessions are back within 60 s, with no daemon restarted, and other racks lose no ping; what it costs is told",
  // Where switches only switch, and where nodes are configured one by one, no range has a password.
  appliesTo: ({ model }, { bgp }) => model !== "l2" && bgp.discovery === "dynamic",
  async run(lab): Promise<Finding> {
    const spec = lab.spec();
    await atRest(lab);
    const costs: string[] = [];
    const faults: string[] = [];
    let pings = 0;
    try {
      for (const one of [...ONE_RACK, ...ALL_RACKS]) {
        const found = await step(lab, spec, one);
        costs.push(found.cost);
        faults.push(...found.faults);
        pings += found.pings;
      }
    } finally {
      await lab.up(spec, { refresh: false });
      await atRest(lab);
    }
    return {
      ok: faults.length === 0,
      figure: pings,
      unit: "pings",
      detail: [...faults, ...costs].join("; "),
    };
  },
};
