import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { expectedViews } from "./sessions-up.ts";
import { settled } from "./settled.ts";
import { networkIn } from "./simulation.ts";

interface Neighbor {
  readonly neighborCapabilities?: { readonly gracefulRestart?: string };
}

async function onSwitchEnd(lab: Lab, device: string, address: string): Promise<boolean> {
  const said = await lab.vtysh(device, `show bgp neighbors ${address} json`);
  const neighbors = JSON.parse(said) as Readonly<Record<string, Neighbor>>;
  return neighbors[address]?.neighborCapabilities?.gracefulRestart === "advertisedAndReceived";
}

/** What BIRD says of its neighbour's capabilities; its own side is seen by the switch. */
const onNodeEnd = async (lab: Lab, node: string, session: string, { bird }: LabFamily): Promise<boolean> =>
  /Neighbor caps:.*\brestart-able\b/.test(await lab.birdc(node, `show protocols all ${session}`, bird));

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const views = expectedViews(networkIn(lab), family);
  const read = { switch: onSwitchEnd, node: onNodeEnd };
  const faults = await Promise.all(
    views.map(async ({ kind, device, session }) =>
      (await read[kind](lab, device, session, family))
        ? []
        : [`${device}: ${session} has no graceful restart`],
    ),
  );
  return allOf("session ends with graceful restart", views.length, faults.flat());
}

export const gracefulRestart: Claim = {
  id: "graceful-restart-negotiated",
  says: "both ends of every session announced graceful restart (RFC 4724) and heard it",
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family))),
};
