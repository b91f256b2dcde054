import { hasLinks, type HostIntent, type RoutingIntent } from "../../intent/index.ts";
import { networkOf, type Prefix4 } from "../../net/ipv4.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { ipFamilies } from "../ip-family.ts";
import { asText, routing } from "../frr/render.ts";
import { frrLook } from "../frr/look.ts";
import type { HostDaemonPlatform } from "./host-daemon.ts";

const TORS = "TORS";
const FROM_TORS = "FROM-TORS";
const TO_TORS = "TO-TORS";

const isAddress = ({ length }: Prefix4): boolean => length === 32;

/** The host as FRR's renderer knows routers. */
const asRouter = (intent: HostIntent): RoutingIntent => ({
  device: intent.device,
  draining: false,
  asn: intent.asn,
  routerId: intent.address.address,
  interfaces: [],
  prefixLists: [
    { name: FROM_TORS, rules: intent.imports },
    { name: TO_TORS, rules: intent.exports },
  ],
  groups: [
    {
      name: TORS,
      remoteAsn: null,
      listen: null,
      passive: false,
      network: null,
      timers: intent.timers,
      ttlSecurityHops: intent.ttlSecurityHops,
      ...(intent.password === undefined ? {} : { password: intent.password }),
      reflectsToClients: false,
      nextHopSelf: false,
      updateSource: null,
      bfd: null,
      originatesDefault: false,
      prepends: 0,
      ...(intent.allowsOwnAs === undefined ? {} : { allowsOwnAs: intent.allowsOwnAs }),
      maximumPrefixes: intent.maximumPrefixes,
      policy: { imports: FROM_TORS, exports: TO_TORS },
    },
  ],
  neighbors: intent.peers.map(({ device, address, asn }) => ({
    address,
    group: TORS,
    remoteAsn: asn,
    description: device,
    policy: { imports: null, exports: null },
  })),
  linkPeers: [],
  networks: [...intent.announces, ...(hasLinks(intent) ? [networkOf(intent.address)] : [])],
  discards: intent.announces.filter((prefix) => !isAddress(prefix)),
  aggregates: [],
  staticRoutes: [],
  multipath: intent.multipath,
  listenLimit: null,
  gracefulRestart:
    intent.gracefulRestart === null ? null : { ...intent.gracefulRestart, afterNotification: true },
  forwardingHold: 0,
  announcementHold: 0,
  ospf: null,
  ipv6: intent.ipv6,
});

/**
 * FRR on a server: single addresses that it announces are set on the loopback, networks are routes to nowhere behind whatever the server
 * has there itself. Whether it forwards is the server's to say, so there is no `ip forwarding`.
 */
function render(intent: HostIntent): string {
  const addresses = ipFamilies(intent).flatMap(({ ip, prefix }) =>
    intent.announces.filter(isAddress).map((one) => ` ${ip} address ${prefix(one)}`),
  );
  const loopback = addresses.length === 0 ? [] : [[`interface ${LOOPBACK}`, ...addresses, "exit"]];
  return asText([...loopback, ...routing(asRouter(intent))]);
}

/** FRRouting 8.4 and newer. */
export const frrHost: HostDaemonPlatform = { render, extension: ".conf", look: frrLook };
