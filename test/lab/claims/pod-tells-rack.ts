import { isOf } from "../confd/family.ts";
import type { Datastore, IpPoolSpec, Resource } from "../confd/objects.ts";
import { parseSelector } from "../confd/selector.ts";
import type { LabFamily } from "../families.ts";
import { givenIn } from "../ipam.ts";
import type { Lab } from "../lab.ts";
import { switchNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";
import { meetingOf } from "../../../src/plan/meeting.ts";

const holds = ({ bird, bits, contains }: LabFamily, { spec }: Resource<IpPoolSpec>, pod: string): boolean =>
  spec !== undefined && isOf(bird, spec.cidr) && contains(spec.cidr, `${pod}/${String(bits)}`);

/** The interface by which a switch's kernel sends to an address; null where it has no way there. */
async function interfaceTo(lab: Lab, device: string, address: string): Promise<string | null> {
  const command = ["ip", "-json", "route", "get", address];
  const said = await lab.inside(switchNamespace(device), command, [0, 2]);
  const routes = said === "" ? [] : (JSON.parse(said) as readonly { readonly dev?: string }[]);
  return routes[0]?.dev ?? null;
}

/** Racks by a pod's address alone: the pools that hold it, and the racks of the nodes that these select. */
function racksTold(
  family: LabFamily,
  { ipPools, nodes }: Datastore,
  rackOf: ReadonlyMap<string, string>,
  pod: string,
) {
  const selected = ipPools
    .filter((pool) => holds(family, pool, pod))
    .flatMap(({ spec }) => {
      const selects = parseSelector(spec?.nodeSelector ?? "all()");
      return nodes.filter(({ metadata }) => selects(metadata.labels ?? {}));
    });
  return [...new Set(selected.map(({ metadata: { name } }) => rackOf.get(name) ?? name))];
}

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const { racks } = lab.plan();
  const rackOf = new Map(racks.flatMap((rack) => rack.nodes.map(({ name }) => [name, rack.name] as const)));
  const given = (await lab.datastores()).flatMap(({ store, assignments }) =>
    assignments.map((assignment) => ({ store, assignment })),
  );
  const tors = racks.flatMap((rack) =>
    rack.tors.map((tor) => ({
      device: tor.device,
      rack: rack.name,
      ports: new Set(rack.nodes.map((node) => meetingOf(tor, node).interface)),
    })),
  );
  const faults = await Promise.all(
    given.map(async ({ store, assignment }) => {
      const { node } = assignment;
      const { pod: address } = givenIn(family.bird, assignment);
      const own = rackOf.get(node);
      const told = racksTold(family, store, rackOf, address);
      const sent = tors.map(async (tor) => {
        const within = tor.ports.has((await interfaceTo(lab, tor.device, address)) ?? "");
        if (within === (tor.rack === own)) return [];
        return [`${tor.device} ${within ? "looks" : "does not look"} for ${address} in its own rack`];
      });
      const tells = told.length === 1 && told[0] === own;
      return [
        ...(tells ? [] : [`${address} on ${node} tells ${told.join(", ")}`]),
        ...(await Promise.all(sent)).flat(),
      ];
    }),
  );
  return allOf("looks at pods' addresses", given.length * (1 + tors.length), faults.flat());
}

export const podTellsRack: Claim = {
  id: "pod-tells-rack",
  says: "a pod's address tells its rack: the pool that holds it selects that rack's nodes alone, and only that rack's ToRs look for it among their own",
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family))),
};
