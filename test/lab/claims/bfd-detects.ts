import type { DatacenterSpec } from "../../../src/index.ts";
import { formatIpv4 } from "../../../src/net/ipv4.ts";
import { formatLosses, pairsAcross, startFlows, type Losses } from "../flows.ts";
import type { Lab } from "../lab.ts";
import { atRest, deploy } from "./at-rest.ts";
import { waitForBfd } from "./bfd-up.ts";
import type { Claim, Finding } from "./claim.ts";
import { busiest, onBothPorts, uplinks, type Link } from "./silent-link.ts";
import { there } from "../../../src/plan/there.ts";

/*
 * A link falls silent: both of its ports drop whatever they are to send (tc's `blackhole`), and neither goes down.
 *
 * Without BFD the hold time finds it out; the fabric is the same in all else.
 */

/** How many times longer it takes without, at least: 9 s of hold time against 1.5 s of BFD, less the noise of a busy machine. */
const LEAST_RATIO = 2;
/** Replies of each flow before a link falls silent, and after all are answered again. */
const REPLIES = 50;

const withoutBfd = (spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  bgp: {
    ...spec.bgp,
    bfd: { ...spec.bgp?.bfd, enabled: false },
  },
});

/** What pings in and out of the rack lose while its busiest link is silent, until every flow is answered again. */
async function measure(lab: Lab): Promise<Losses> {
  const { rack, links } = uplinks(lab);
  const flows = await startFlows(lab, pairsAcross(lab, rack));
  const answered = async (): Promise<Link> => {
    const link = await busiest(lab, links, () => flows.more(REPLIES));
    await onBothPorts(lab, link, "add");
    await flows.more(REPLIES).catch(async (error: unknown) => {
      await onBothPorts(lab, link, "del");
      throw error;
    });
    return link;
  };
  const outcome = await answered().then(
    (link) => ({ link }),
    (error: unknown) => ({ error }),
  );
  const losses = await flows.stop();
  if ("error" in outcome) throw outcome.error;
  await onBothPorts(lab, outcome.link, "del");
  await atRest(lab);
  return losses;
}

interface NeighborJson {
  readonly bgpTimerUpEstablishedEpoch?: number;
}

/** When each session between switches came up, in seconds. */
async function beginnings(lab: Lab): Promise<ReadonlyMap<string, number>> {
  const all = lab.plan().sessions.map(async ({ id, ends: [one, other] }) => {
    if (one.kind !== "switch" || other.kind !== "switch") return [];
    const peer = formatIpv4(there(other.address, `address of ${id}`));
    const said = await lab.vtysh(one.device, `show bgp neighbors ${peer} json`);
    const neighbors = JSON.parse(said) as Readonly<Record<string, NeighborJson>>;
    return [[id, neighbors[peer]?.bgpTimerUpEstablishedEpoch ?? 0] as const];
  });
  return new Map((await Promise.all(all)).flat());
}

/** Sessions that began anew while BFD was turned on. The clock of their age is known to a second. */
async function resetByTurningOn(lab: Lab, spec: DatacenterSpec): Promise<readonly string[]> {
  const before = await beginnings(lab);
  await lab.up(spec);
  await atRest(lab);
  await waitForBfd(lab);
  const after = await beginnings(lab);
  return [...before].filter(([id, then]) => Math.abs((after.get(id) ?? 0) - then) > 1).map(([id]) => id);
}

async function compare(lab: Lab, spec: DatacenterSpec): Promise<Finding> {
  await waitForBfd(lab);
  const with_ = await measure(lab);
  await deploy(lab, withoutBfd(spec));
  const without = await measure(lab);
  const reset = await resetByTurningOn(lab, spec);
  const ratio = with_.longestGap === 0 ? 0 : without.longestGap / with_.longestGap;
  return {
    ok: ratio >= LEAST_RATIO && reset.length === 0,
    figure: Math.round(ratio * 10) / 10,
    unit: "times longer without BFD",
    detail: [
      `with BFD: ${formatLosses(with_)}`,
      `without: ${formatLosses(without)}`,
      `reset when BFD was turned on: ${reset.join(", ") || "no session"}`,
    ].join("\n      "),
  };
}

export const bfdDetects: Claim = {
  id: "bfd-detects",
  says: "a link between switches that falls silent and stays up is gone around by BFD several times sooner than by the hold time, and turning BFD on resets no session",
  appliesTo: (_fabric, { bgp, spines }) => bgp.bfd.enabled && spines.length > 1,
  async run(lab) {
    const spec = lab.spec();
    await atRest(lab);
    try {
      return await compare(lab, spec);
    } finally {
      await deploy(lab, spec);
    }
  },
};
