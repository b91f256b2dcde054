import { BlockList } from "node:net";
import type { Facts, InterfaceFacts, SessionFacts, VlanFacts } from "../../support/facts.ts";
import { said, within, type Found } from "./modes.ts";

type Ip = "ip" | "ipv6";
export const IPS = ["ip", "ipv6"] as const;
const FAMILY = { ip: "ipv4", ipv6: "ipv6" } as const;

/** An interface as it was found. */
export interface Interface {
  readonly name: string;
  readonly found: Found;
}

/** `Ethernet`, `Vlan`. */
export const kindOf = (name: string): string => name.replace(/[\d/]+$/, "");

const isAPort = (name: string): boolean => ["Ethernet", "port-channel"].includes(kindOf(name));

/** @throws Error where it would be down, neither routed nor switched, or both */
function checkState({ name, found }: Interface): void {
  const says = (key: string): boolean => found.once(key) !== null;
  const linked = says("link-local");
  if (linked !== says("forwards")) throw new Error(`${name} is half of a link without addresses`);
  const routes = linked || says("ip address") || says("ipv6 address");
  if (linked && (says("ip address") || says("ipv6 address"))) throw new Error(`${name} has addresses`);
  if (kindOf(name) !== "loopback") said(found, "up", name);
  if (isAPort(name) && says("routed") === says("switched")) throw new Error(`${name} is neither, or both`);
  if (!isAPort(name) && (says("routed") || says("switched"))) throw new Error(`${name} is no port`);
  if (routes === says("switched")) throw new Error(`${name} routes and switches, or neither`);
  if (says("switched") !== says("mode")) throw new Error(`${name} has half a mode`);
  if (says("silent") !== (says("ipv6 address") && kindOf(name) !== "loopback"))
    throw new Error(`${name} would be announced as a router, or can't be`);
}

export function interfacesOf(top: Found): readonly Interface[] {
  const all = top.opened("interface").map(([[name = ""], found]) => ({ name, found }));
  all.forEach(checkState);
  return all;
}

export const interfaceFacts = (all: readonly Interface[]): Facts["interfaces"] =>
  Object.fromEntries(
    all.map(({ name, found }): [string, InterfaceFacts] => [
      name,
      {
        description: said(found, "description", name)[0] ?? "",
        addresses: IPS.flatMap((ip) => found.once(`${ip} address`)?.[0] ?? []),
      },
    ]),
  );

function carries({ name, found }: Interface, mode: "access" | "trunk"): string | null {
  const [is] = found.once("mode") ?? [];
  const [untagged] = found.once("access") ?? [];
  const [tagged] = found.once("allowed") ?? [];
  const guards = ["edge", "guard"].filter((key) => found.once(key) !== null).length;
  if (is !== undefined && (is === "access" ? tagged : untagged) !== undefined)
    throw new Error(`${name} has a VLAN of the other mode`);
  if (guards !== (is === "access" ? 2 : 0))
    throw new Error(`${name} is guarded by half, or towards a switch`);
  if (is !== mode) return null;
  const vlan = mode === "access" ? untagged : tagged;
  if (vlan === undefined) throw new Error(`${name} carries every VLAN, or the first`);
  return vlan;
}

export function vlanFacts(top: Found, all: readonly Interface[]): Facts["vlans"] {
  const vlans = top.opened("vlan").map(([[number = ""]]): [string, VlanFacts] => {
    within(number, 2, 3966);
    const gateway = `Vlan${number}`;
    if (!all.some(({ name }) => name === gateway)) throw new Error(`nothing routes in VLAN ${number}`);
    const ports = (mode: "access" | "trunk"): readonly string[] =>
      all.filter((one) => carries(one, mode) === number).map(({ name }) => name);
    return [number, { gateway, untagged: ports("access").toSorted(), tagged: ports("trunk").toSorted() }];
  });
  const known = new Set(
    vlans.flatMap(([, { gateway, untagged, tagged }]) => [gateway, ...untagged, ...tagged]),
  );
  const lost = all.filter(
    ({ name, found }) => (kindOf(name) === "Vlan" || found.once("switched")) && !known.has(name),
  );
  if (lost.length > 0) throw new Error(`in no VLAN: ${lost.map(({ name }) => name).join(", ")}`);
  return Object.fromEntries(vlans);
}

/** The interface on whose network an address is. */
export function interfaceTowards(all: readonly Interface[], ip: Ip, address: string): Interface | null {
  return (
    all.find(({ found }) => {
      const [own] = found.once(`${ip} address`) ?? [];
      if (own === undefined) return false;
      const [base = "", length = ""] = own.split("/");
      const network = new BlockList();
      network.addSubnet(base, Number(length), FAMILY[ip]);
      return network.check(address, FAMILY[ip]);
    }) ?? null
  );
}

/** The timers of BFD on an interface. @throws Error where it would not come up, or not have these timers */
export function bfdOn({ name, found }: Interface): SessionFacts["bfd"] {
  const [transmit = "", receive = "", packets = ""] = said(found, "timers", name);
  said(found, "no echo", name);
  for (const ip of IPS)
    if (found.once(`${ip} address`) !== null || (ip === "ip" && found.once("forwards") !== null))
      said(found, `${ip} no redirects`, name);
  return {
    transmit: within(transmit, 50, 999),
    receive: within(receive, 50, 999),
    multiplier: within(packets, 1, 50),
  };
}
