import type { BridgeIntent } from "../../../intent/index.ts";
import { lacks, type BridgeRendering, type Lacks } from "../../platform.ts";
import { LAST_AGGREGATE, linksOf, portChannel } from "./links.ts";

/** Names that a router may have, and a switch's port not. */
function misnamed(intent: BridgeIntent): Lacks | null {
  const links = linksOf(intent);
  const bundled = new Set(links.flatMap(({ aggregate }) => aggregate?.members ?? []));
  const own = new Set(links.filter(({ aggregate }) => aggregate !== null).map(({ name }) => name));
  for (const { name } of intent.ports) {
    if (name.startsWith("Vlan"))
      return lacks(`the port ${name} is a VLAN's interface`, "name ports, as Ethernet1, or port channels");
    if (name.startsWith("Port-Channel") && bundled.has(name))
      return lacks(
        `the port ${name} would be in another port channel`,
        "name its ports, as Ethernet1: the fabric makes port channels of them",
      );
    if (own.has(name))
      return lacks(
        `${name} is also the fabric's own port channel to other switches or servers`,
        "give the port channel that you name another number",
      );
  }
  return null;
}

/** Numbers of aggregates follow from the places of racks and nodes. */
function outnumbered(intent: BridgeIntent): Lacks | null {
  const past = linksOf(intent).find(
    ({ aggregate, leadsTo }) => leadsTo !== "peer" && aggregate !== null && aggregate.number > LAST_AGGREGATE,
  );
  return past === undefined
    ? null
    : lacks(
        `${past.name} would be past ${portChannel(LAST_AGGREGATE)}, the last that it has for it`,
        "give racks lower indices",
      );
}

/** Why EOS can't do what is asked of one switch, though it has the way of switching; null where it can. */
export const refusedBridge: NonNullable<BridgeRendering["refuses"]> = (intent) =>
  misnamed(intent) ?? outnumbered(intent);
