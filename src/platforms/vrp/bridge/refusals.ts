import type { BridgeIntent } from "../../../intent/index.ts";
import { lacks, type Lacks } from "../../platform.ts";
import { isPort } from "../names.ts";
import { isTrunk, trunkName, trunkOf } from "./trunks.ts";

/** Why VRP can't do what is asked of one switch, though it has the way of switching: names that a router may have, and a switch's port not. Null where it can. */
export function refusedBridge(intent: BridgeIntent): Lacks | null {
  const routed = intent.ports.find(({ name }) => !isPort(name));
  if (routed !== undefined)
    return lacks(`the port ${routed.name} is a VLAN's interface`, "name ports, as 100GE1/0/1, or Eth-Trunks");
  if (intent.switching.kind !== "mlag") return null;
  const nested = intent.ports.find((port) => isTrunk(port.name) && trunkOf(intent, port) !== null);
  if (nested !== undefined)
    return lacks(
      `the port ${nested.name} would be in another Eth-Trunk`,
      "name its port, as 100GE1/0/1: the fabric makes Eth-Trunks",
    );
  const taken = new Set(
    intent.ports.flatMap((port) => {
      const number = trunkOf(intent, port);
      return number === null ? [] : [trunkName(number)];
    }),
  );
  const twice = intent.ports.find(({ name }) => taken.has(name));
  return twice === undefined
    ? null
    : lacks(
        `${twice.name} is also the fabric's own Eth-Trunk to other switches or servers`,
        "give the Eth-Trunk that you name another number",
      );
}
