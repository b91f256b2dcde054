import { hasLinks, type HostIntent } from "../../../src/intent/index.ts";
import { formatPrefix, networkOf, type InterfaceAddress } from "../../../src/net/ipv4.ts";
import { birdBgp } from "../../simulate/observed/bird.ts";
import { bird2Bgp } from "../../simulate/observed/bird2.ts";
import { frrBgp } from "../../simulate/observed/frr.ts";
import { gobgpBgp } from "../../simulate/observed/gobgp.ts";
import type { ObservedBgp, ObservedForwarding, ObservedPath } from "../../simulate/observed/tables.ts";
import { familiesOf, type LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { switchRoutes } from "./routers.ts";
import { MANAGEMENT_NETWORK, switchNamespace } from "../topology.ts";

/** How a daemon is asked for its table, and read. */
const TABLES: Readonly<
  Record<HostIntent["daemon"], readonly [ask: string, read: (text: string) => ObservedBgp]>
> = {
  bird2: ["show route all", bird2Bgp],
  bird1: ["show route all", birdBgp],
  gobgp: ["global rib -j", gobgpBgp],
  frr: ["'show bgp ipv4 unicast json'", frrBgp],
};

/**
 * A path of its own counts once, the best one: BIRD has an address on the loopback twice, as the kernel's and as its own. GoBGP may have
 * heard of a connected network from zebra before it had read its policies; then it keeps it, tells nobody, and forwards as before.
 */
function counted({ daemon }: HostIntent, paths: readonly ObservedPath[], announced: boolean): ObservedPath[] {
  const own = paths.filter(({ peer, best }) => peer === null && best);
  const told = paths.filter(({ peer }) => peer !== null);
  if (daemon !== "gobgp" || announced) return [...own.slice(0, 1), ...told];
  return told.map((path, at) => ({ ...path, best: at === 0 }));
}

const networkText = (address: InterfaceAddress): string => formatPrefix(networkOf(address));

/** With its own address where that is a route. */
const announcedBy = (host: HostIntent): ReadonlySet<string> =>
  new Set([...host.announces.map(formatPrefix), ...(hasLinks(host) ? [networkText(host.address)] : [])]);

/** A host's BGP table; of the lab's management network the fabric knows nothing. */
export async function hostTable(lab: Lab, host: HostIntent): Promise<ObservedBgp> {
  const [ask, read] = TABLES[host.daemon];
  const announced = announcedBy(host);
  const seen = read(await lab.askHost(host, ask));
  return new Map(
    [...seen]
      .filter(([prefix]) => prefix !== MANAGEMENT_NETWORK)
      .map(([prefix, paths]) => [prefix, counted(host, paths, announced.has(prefix))] as const),
  );
}

/** What a host's kernel forwards by, and which of the announced addresses are its own. */
export async function hostForwarding(lab: Lab, host: HostIntent): Promise<ObservedForwarding> {
  const at = switchNamespace(host.device);
  // Hosts speak IPv4 only.
  const [ipv4] = familiesOf({ ipv6: null }) as [LabFamily];
  const [routes, addresses] = await Promise.all([
    switchRoutes(lab, host.device, ipv4),
    lab.inside(at, ["ip", "-json", "-4", "address", "show", "dev", "lo"]),
  ]);
  const [{ addr_info: own }] = JSON.parse(addresses) as [
    { addr_info: readonly { readonly local: string }[] },
  ];
  const announced = announcedBy(host);
  const connected = new Set([...host.peers.map(({ source }) => source), host.address].map(networkText));
  return new Map([
    ...[...routes]
      .filter(([prefix]) => prefix !== MANAGEMENT_NETWORK)
      .map(([prefix, hops]) => {
        const none = connected.has(prefix) ? ["connected"] : ["discard"];
        return [prefix === "default" ? "0.0.0.0/0" : prefix, hops.length === 0 ? none : hops] as const;
      }),
    ...own
      .map(({ local }) => `${local}/32`)
      .filter((prefix) => announced.has(prefix))
      .map((prefix) => [prefix, ["local"]] as const),
  ]);
}
