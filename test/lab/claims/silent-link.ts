import type { FabricPlan } from "../../../src/index.ts";
import type { Lab } from "../lab.ts";
import { deviceNamespace } from "../topology.ts";

export type Link = FabricPlan["links"][number];

/** The links of the first rack's first ToR: its own end is the first. */
export function uplinks(lab: Lab): { readonly rack: string; readonly links: readonly Link[] } {
  const { links, racks } = lab.plan();
  const rack = racks[0];
  const tor = rack?.tors[0];
  if (rack === undefined || tor === undefined) throw new Error("the fabric has no ToR");
  return { rack: rack.name, links: links.filter(({ ends: [own] }) => own.device === tor.device) };
}

async function sent(lab: Lab, { ends: [own] }: Link): Promise<number> {
  const counter = `/sys/class/net/${own.interface}/statistics/tx_packets`;
  return Number(await lab.onSwitch(own.device, ["cat", counter]));
}

/** What sends more than the others while `during` runs: which way a flow takes, hashes tell, and a link with none would be missed by nobody. */
export async function busiest(lab: Lab, links: readonly Link[], during: () => Promise<void>): Promise<Link> {
  const before = await Promise.all(links.map((link) => sent(lab, link)));
  await during();
  const after = await Promise.all(links.map((link) => sent(lab, link)));
  const counts = after.map((count, at) => count - (before[at] ?? 0));
  const link = links[counts.indexOf(Math.max(...counts))];
  if (link === undefined) throw new Error("the ToR has no link");
  return link;
}

/** Has both ports of a link drop what they are to send (tc's `blackhole`) and stay up, or send again. */
export function onBothPorts(lab: Lab, { ends }: Link, verb: "add" | "del"): Promise<unknown> {
  return Promise.all(
    ends.map((end) =>
      lab.inside(deviceNamespace(lab.plan(), end.device), [
        ...["tc", "qdisc", verb, "dev", end.interface, "root"],
        ...(verb === "add" ? ["blackhole"] : []),
      ]),
    ),
  );
}
