import type { OspfInterface, OspfIntent, RoutingIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { ON, when, type Tree } from "./tree.ts";

const BACKBONE = "0.0.0.0";

const watched = ({ bfd }: OspfIntent): Tree =>
  bfd === null
    ? {}
    : {
        bfd: {
          "detect-multiplier": bfd.detectMultiplier,
          enable: ON,
          "min-receive-interval": bfd.receive,
          "min-transmit-interval": bfd.transmit,
        },
      };

/** What an interface of a role has besides its area. A loopback has no cost. */
const settings: Readonly<Record<OspfInterface["role"], (one: OspfInterface, intent: OspfIntent) => Tree>> = {
  link: ({ cost }, intent) => ({
    ...watched(intent),
    cost,
    enable: ON,
    "network-type": "point-to-point",
    timers: { "dead-interval": intent.timers.dead, "hello-interval": intent.timers.hello },
  }),
  passive: ({ cost }) => ({ ...when(cost > 0, { cost }), enable: ON, passive: ON }),
};

/** What OSPF is to know of an interface. */
export function ospfInterface({ ospf }: RoutingIntent, name: string): Tree {
  const one = ospf?.interfaces.find((each) => each.name === name);
  if (ospf === null || one === undefined) return {};
  return { router: { ospf: { area: BACKBONE, ...settings[one.role](one, ospf) } } };
}

/** That OSPF runs at all. */
export const ospfService = ({ ospf }: RoutingIntent): Tree => when(ospf !== null, { ospf: { enable: ON } });

/** OSPFv2 (RFC 2328) in the default VRF. Of equal ways it takes as many as the system installs. */
export const ospfProcess = ({ ospf, routerId }: RoutingIntent): Tree =>
  when(ospf !== null, { ospf: { enable: ON, "router-id": formatIpv4(routerId) } });
