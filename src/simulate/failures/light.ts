import type { Machine, Up } from "../bgp/machine.ts";
import type { Attachment, Tap } from "../network.ts";
import { partsOf } from "../network/parts.ts";

/** The number of an attachment's port among all routers' ports. */
export const portOf = ({ nextHops }: Machine, { router, interface: at }: Attachment): number =>
  (nextHops.firstPort[router] ?? 0) + at;

/** Everything, as it is before anything fails. */
export function allUp(machine: Machine): Up {
  const { network, channels, nextHops } = machine;
  const up: Up = {
    channels: new Uint8Array(channels.count).fill(1),
    ports: new Uint8Array(nextHops.ports).fill(1),
    routers: new Uint8Array(network.routers.length).fill(1),
    bridges: new Uint8Array(network.bridges.length).fill(1),
    bridgePorts: new Uint8Array(network.bridges.reduce((sum, { ports }) => sum + ports.length, 0)).fill(1),
    parts: new Int32Array(nextHops.ports),
  };
  darken(machine, up);
  return up;
}

/** What becomes of bridged networks: ports that are plugged into something dead see no light, and the rest may fall into parts. */
export function darken(machine: Machine, { bridges, bridgePorts, ports, parts }: Up): void {
  const carries = ({ bridge, port }: Tap): boolean => bridges[bridge] === 1 && bridgePorts[port] === 1;
  for (const { attachments, bridging } of machine.network.segments) {
    if (bridging === null) continue;
    const found = partsOf(bridging, carries);
    for (const [at, one] of attachments.entries()) {
      const port = portOf(machine, one);
      const taps = bridging.taps[at] ?? [];
      parts[port] = found[at] ?? 0;
      if (taps.length > 0 && !taps.some(carries)) ports[port] = 0;
    }
  }
}
