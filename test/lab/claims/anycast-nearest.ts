import { formatPrefix } from "../../../src/net/ipv4.ts";
import type { Lab } from "../lab.ts";
import { WORLD } from "../outside-topology.ts";
import { nodeNamespace, podNamespace, switchNamespace, type LabNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { settled } from "./settled.ts";

/** An address of several nodes, and these. */
interface Shared {
  readonly prefix: string;
  readonly owners: readonly string[];
}

function sharedIn(lab: Lab): readonly Shared[] {
  const nodes = lab.plan().racks.flatMap((rack) => rack.nodes);
  const owned = nodes.flatMap(({ name, anycast }) =>
    anycast.map((prefix) => ({ name, prefix: formatPrefix(prefix) })),
  );
  return [...Map.groupBy(owned, ({ prefix }) => prefix)].map(([prefix, all]) => ({
    prefix,
    owners: all.map(({ name }) => name),
  }));
}

/** Every pod, and the rest of the world where it is told. */
const sourcesIn = (lab: Lab): readonly LabNamespace[] => [
  ...lab.assignments().map(({ node }) => podNamespace(node)),
  ...(lab.plan().outside?.announce.anycast === true ? [switchNamespace(WORLD)] : []),
];

async function look(lab: Lab, { prefix }: Shared, when: string): Promise<Finding> {
  const [address = ""] = prefix.split("/");
  const sources = sourcesIn(lab);
  const faults = await Promise.all(
    sources.map(async (from) => {
      const said = await lab.inside(from, ["ping", "-q", "-n", "-c", "1", "-W", "1", address], [0, 1, 2]);
      return said.includes(" 0% packet loss") ? [] : [`${from.device} does not reach ${address} ${when}`];
    }),
  );
  return allOf("pings", sources.length, faults.flat());
}

const change =
  (lab: Lab, { prefix }: Shared, how: "add" | "del") =>
  (node: string): Promise<string> =>
    lab.inside(nodeNamespace(node), ["ip", "address", how, prefix, "dev", "lo"]);

/** Owners lose the address one after another, but for the last. */
async function run(lab: Lab, shared: Shared): Promise<Finding> {
  const gone: string[] = [];
  let finding = await settled(() => look(lab, shared, "while all have it"));
  try {
    for (const owner of shared.owners.slice(0, -1)) {
      if (!finding.ok) return finding;
      gone.push(owner);
      await change(lab, shared, "del")(owner);
      finding = await settled(() => look(lab, shared, `without ${gone.join(" and ")}`));
    }
  } finally {
    await Promise.all(gone.map(change(lab, shared, "add")));
  }
  return finding.ok ? settled(() => look(lab, shared, "once all have it again")) : finding;
}

export const anycastNearest: Claim = {
  id: "anycast-nearest",
  says: "an address of several nodes answers every pod, and the rest of the world where it is told, as long as one of them has it",
  appliesTo: (_, { anycast }) => anycast.length > 0,
  async run(lab) {
    const findings: Finding[] = [];
    for (const shared of sharedIn(lab)) findings.push(await run(lab, shared));
    return (
      findings.find(({ ok }) => !ok) ?? findings[0] ?? allOf("pings", 0, ["no node has such an address"])
    );
  },
};
