import { networkOf } from "../../net/ipv4.ts";
import { bridgingOf } from "./bridges.ts";
import type { Attachment, Bridge, Router, Segment } from "./types.ts";

/** Loopbacks stand alone in their network; they are nobody's neighbour. */
const HOST_LENGTH = 32;

/** Interfaces in the same network are adjacent; segments are in the networks' order. */
export function segmentsOf(routers: readonly Router[], bridges: readonly Bridge[]): readonly Segment[] {
  const found = new Map<
    string,
    { readonly network: Segment["network"]; readonly attachments: Attachment[] }
  >();
  for (const [router, { interfaces }] of routers.entries()) {
    for (const [at, one] of interfaces.entries()) {
      if (one.length === HOST_LENGTH) continue;
      const network = networkOf(one);
      const key = `${network.base}/${network.length}`;
      const segment = found.get(key) ?? { network, attachments: [] };
      segment.attachments.push({ router, interface: at, address: one.address });
      found.set(key, segment);
    }
  }
  return [...found.values()]
    .sort((a, b) => a.network.base - b.network.base || a.network.length - b.network.length)
    .map(({ network, attachments }) => ({
      network,
      attachments,
      bridging: bridgingOf(bridges, routers, network, attachments),
    }));
}
