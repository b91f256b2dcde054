import type { FabricLayout } from "../../plan/lay-out.ts";
import type { SessionPlan } from "../../plan/session.ts";
import type { Datacenter } from "../../spec/index.ts";
import { takenFromOutside, toldToOutside } from "./outside-rules.ts";
import { asnsOf, common, dialled } from "./sessions.ts";

/** A session of each border with each router outside that speaks BGP. GTSM is not asked for: the other end is somebody else's. */
export function outsideSessions(layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] {
  const { outside } = layout;
  if (outside === null) return [];
  const asnOf = asnsOf(layout);
  const exports = { name: "TO-OUTSIDE", rules: toldToOutside(layout, outside), scope: "group" } as const;
  return outside.peers.flatMap(({ id, border, interface: port, address, router, peer, exchange }) => {
    if (exchange.kind === "static") return [];
    const rules = takenFromOutside(layout, [exchange]);
    return [
      {
        id,
        type: "ebgp",
        ...common(dc),
        ttlSecurityHops: null,
        ends: [
          {
            ...dialled,
            group: "OUTSIDE",
            device: border,
            interface: port,
            address: address.address,
            asn: asnOf(border),
            policy: { imports: { name: `FROM-OUTSIDE-${port}`, rules, scope: "peer" }, exports },
            maximumPrefixes: exchange.maximumPrefixes,
          },
          { kind: "outside", router, asn: exchange.asn, address: peer },
        ],
      } satisfies SessionPlan,
    ];
  });
}
