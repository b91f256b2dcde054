import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace, switchNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const nodes = lab
    .plan()
    .racks.flatMap((rack) => [
      ...rack.nodes.map((node) => ({ ...node, at: nodeNamespace(node.name) })),
      ...(rack.addresses === null
        ? []
        : rack.hosts.map((host) => ({ ...host, at: switchNamespace(host.name) }))),
    ]);
  const pings = await Promise.all(
    nodes.flatMap((from) =>
      nodes
        .filter((to) => to !== from)
        .map(async (to) => {
          const command = ["ping", "-q", "-n", "-c", "1", "-W", "1", family.address(to.address)];
          const said = await lab.inside(from.at, command, [0, 1, 2]);
          return said.includes(" 0% packet loss") ? [] : [`${from.name} does not reach ${to.name}`];
        }),
    ),
  );
  return allOf("ordered pairs of servers", pings.length, pings.flat());
}

/** Nobody tells a node what it sends as: the fabric knows nothing of its links, so a reply would not find them. */
export const addressesPing: Claim = {
  id: "addresses-ping",
  says: "every server reaches every other by its stable address, and sends as its own",
  appliesTo: (_, { servers, racks }) =>
    [servers, ...racks].some(({ attachment }) => attachment !== undefined && attachment !== "shared"),
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family))),
};
