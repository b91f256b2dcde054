import type { BridgeIntent } from "../../../intent/index.ts";
import { lacks, type Lacks } from "../../platform.ts";
import { isPort, isPortChannel, refusedVlan } from "../interface-names.ts";
import { linksOf, vlanOf } from "./links.ts";

/** VLANs that NX-OS keeps for itself. */
function reserved({ networks }: BridgeIntent): Lacks | null {
  for (const vlan of networks.map(vlanOf)) {
    const refusal = refusedVlan(vlan);
    if (refusal !== null)
      return lacks(`VLAN ${String(vlan)} ${refusal}`, "set fabric.firstVlan to 3963 at most");
  }
  return null;
}

/** Names that a router may have, and a switch's port not. */
function misnamed(intent: BridgeIntent): Lacks | null {
  const other = intent.ports.find(({ name }) => !isPort(name));
  if (other !== undefined)
    return lacks(
      `the port ${other.name} is a VLAN's interface`,
      "name ports, as Ethernet1/49, or port channels",
    );
  const links = linksOf(intent);
  const nested = links.flatMap(({ members }) => members).find(({ name }) => isPortChannel(name));
  if (nested !== undefined)
    return lacks(
      `the port ${nested.name} would be in another port channel`,
      "name its ports, as Ethernet1/49: the fabric makes port channels of them",
    );
  const taken = links.find((one) => links.some((other) => other !== one && other.name === one.name));
  return taken === undefined
    ? null
    : lacks(
        `${taken.name} would be two port channels: the fabric numbers those to nodes and ToRs from 1, those to spines from 1001, and has its peer link in 4096`,
        "give the port channel that you name another number, or declare room for fewer racks",
      );
}

/** Why NX-OS can't do what is asked of one switch, though it has the way of switching; null where it can. */
export const refusedBridge = (intent: BridgeIntent): Lacks | null => reserved(intent) ?? misnamed(intent);
