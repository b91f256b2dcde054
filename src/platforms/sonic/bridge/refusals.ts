import type { BridgeIntent } from "../../../intent/index.ts";
import type { PlatformName } from "../../../spec/index.ts";
import { lacks, type Lacks } from "../../platform.ts";
import { kindOf } from "../names.ts";
import { linksOf } from "./links.ts";

type PlatformOf = (device: string) => PlatformName | null;

const isOther = (platform: PlatformName | null): boolean => platform !== null && platform !== "sonic";

/** Names that a router may have, and a switch's port not. */
function misnamed(intent: BridgeIntent): Lacks | null {
  const vlan = intent.ports.find(({ name }) => kindOf(name) === "vlan");
  if (vlan !== undefined)
    return lacks(`the port ${vlan.name} is a VLAN's interface`, "name ports, as Ethernet0, or port channels");
  const links = linksOf(intent);
  const members = new Set(links.flatMap((link) => link.members));
  const nested = intent.ports.find(({ name }) => members.has(name) && kindOf(name) === "port-channel");
  if (nested !== undefined)
    return lacks(
      `the port ${nested.name} would be in another port channel`,
      "name its ports, as Ethernet0: the fabric makes port channels of them",
    );
  const taken = links.find((one) => links.some((other) => other !== one && other.name === one.name));
  return taken === undefined
    ? null
    : lacks(
        `${taken.name} is also the fabric's own port channel to other switches or servers`,
        "give the port channel that you name another number",
      );
}

/**
 * On a port without a tag its PVST sends what only PVST understands, and takes untagged BPDUs of the standard's for VLAN 1's: a loop with
 * another system would be seen by neither.
 */
function unheard({ switching, ports }: BridgeIntent, platformOf: PlatformOf): Lacks | null {
  if (switching.kind !== "spanning-tree") return null;
  const deaf = ports.find(({ peer, networks }) => networks.length === 1 && isOther(platformOf(peer.device)));
  return deaf === undefined
    ? null
    : lacks(
        `a cable leads to a switch on ${String(platformOf(deaf.peer.device))}, and of untagged BPDUs it understands its own alone`,
        "put all switches of the plane on sonic or none, or choose another technology",
      );
}

/** Why SONiC can't do what is asked of one switch, though it has the way of switching; null where it can. */
export const refusedBridge = (intent: BridgeIntent, platformOf: PlatformOf): Lacks | null =>
  misnamed(intent) ?? unheard(intent, platformOf);
